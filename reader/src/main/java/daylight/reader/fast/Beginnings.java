package daylight.reader.fast;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// The beginnings of formats that are text but not plain text, as the general reader's detector knows them.
/// The table is kept beside this class; its test compares it with the detector's own.
final class Beginnings {
    private static final String TABLE = "beginnings.tsv";

    /// Formats that the detector knows by a pattern instead of fixed bytes.
    private static final Pattern PATTERNS = Pattern.compile(
            "(?s)\\s*<.*|RIFF.*|FORM.*|OggS.*|AC[0-9].*|JAVA PROFILE.*|FCS[1-3].*|[0-9]{5}.*|BZh.*|P[1-7]\\b.*"
                    + "|function [a-zA-Z].*|\\s*(strict\\s+)?(di)?graph\\b.*|\\s*//.{0,1024}graph\\b.*"
                    + "|\\s*/\\*.{0,1024}graph\\b.*|.{0,64}\\bSECTION\\r?\\n.*");

    /// How far the patterns look.
    private static final int PATTERN_CHARS = 1_200;

    private record Beginning(int from, int to, boolean anyCase, byte[] bytes) {}

    private static final List<List<Beginning>> AT_START = byFirstByte();
    private static final List<Beginning> ELSEWHERE = elsewhere();

    private Beginnings() {}

    /// Whether the detector may see another format than plain text in these bytes; true in doubt.
    static boolean ofAnotherFormat(byte[] bytes, int start) {
        if (start < bytes.length) {
            for (Beginning each : AT_START.get(bytes[start] & 0xFF)) {
                if (matches(bytes, start, each)) {
                    return true;
                }
            }
        }
        for (Beginning each : ELSEWHERE) {
            int last = Math.min(start + each.to(), bytes.length - each.bytes().length);
            for (int at = start + each.from(); at <= last; at++) {
                if (matches(bytes, at, each)) {
                    return true;
                }
            }
        }
        int length = Math.min(PATTERN_CHARS, bytes.length - start);
        return PATTERNS.matcher(new String(bytes, start, length, StandardCharsets.ISO_8859_1))
                .matches();
    }

    private static boolean matches(byte[] bytes, int at, Beginning beginning) {
        byte[] wanted = beginning.bytes();
        if (at + wanted.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            byte found = bytes[at + i];
            if (found != wanted[i] && !(beginning.anyCase() && lower(found) == lower(wanted[i]))) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }

    private static List<List<Beginning>> byFirstByte() {
        List<List<Beginning>> lists = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            lists.add(new ArrayList<>());
        }
        for (Beginning each : table()) {
            if (each.to() == 0) {
                byte first = each.bytes()[0];
                lists.get(first & 0xFF).add(each);
                if (each.anyCase() && lower(first) != first) {
                    lists.get(lower(first)).add(each);
                } else if (each.anyCase() && first >= 'a' && first <= 'z') {
                    lists.get(first - 32).add(each);
                }
            }
        }
        return lists;
    }

    private static List<Beginning> elsewhere() {
        return table().stream().filter(each -> each.to() > 0).toList();
    }

    private static List<Beginning> table() {
        List<Beginning> all = new ArrayList<>();
        try (InputStream in = Beginnings.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("the reader's jar lacks " + TABLE);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    all.add(beginning(line.split("\t", -1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static Beginning beginning(String[] columns) {
        String[] range = columns[0].split(":", -1);
        int from = Integer.parseInt(range[0]);
        int to = range.length > 1 ? Integer.parseInt(range[1]) : from;
        return new Beginning(from, to, columns[1].equals("i"), HexFormat.of().parseHex(columns[2]));
    }
}
