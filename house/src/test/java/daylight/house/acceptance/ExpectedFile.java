package daylight.house.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What others than Daylight say of one file of the corpora: a row of `expectations.tsv`, whose head explains the
/// columns.
///
/// @param path       below the corpora
/// @param sha256     its first twelve digits
/// @param mediaType  or `-`
/// @param outcomes   each of which is right: `verdict`, or `verdict/reason`
/// @param members    how many there are, or `-`
/// @param words      what is found, and where
/// @param source     who says so
record ExpectedFile(
        String path,
        String sha256,
        String mediaType,
        List<String> outcomes,
        String members,
        List<Words> words,
        String source) {
    static final String TABLE = "expectations.tsv";

    private static final String NOTHING = "-";
    private static final int COLUMNS = 7;

    /// Where words must stand.
    enum Place {
        OWN_TEXT,
        OWN_TEXT_OR_ANY_MEMBER,
        NAMED_MEMBER,
        METADATA
    }

    /// Words or a short phrase. Without a phrase it is enough that the named member is there.
    ///
    /// @param said   as it stands in the table
    /// @param member the end of the member's name, where a member is named
    record Words(String said, Place place, String member, String phrase) {
        private static final String MARK = " »";

        static Words of(String said) {
            int mark = said.indexOf(MARK);
            if (mark < 0) {
                return new Words(said, Place.OWN_TEXT, "", said);
            }
            String where = said.substring(0, mark);
            String phrase = said.substring(mark + MARK.length()).strip();
            return switch (where) {
                case "*" -> new Words(said, Place.OWN_TEXT_OR_ANY_MEMBER, "", phrase);
                case "@" -> new Words(said, Place.METADATA, "", phrase);
                default -> new Words(said, Place.NAMED_MEMBER, where, phrase);
            };
        }
    }

    ExpectedFile {
        outcomes = List.copyOf(outcomes);
        words = List.copyOf(words);
        if (sha256.length() != 12 || outcomes.isEmpty() || source.isEmpty()) {
            throw new IllegalArgumentException("not a row of " + TABLE + ": " + path);
        }
    }

    boolean saysMediaType() {
        return !mediaType.equals(NOTHING);
    }

    boolean saysMembers() {
        return !members.equals(NOTHING);
    }

    /// How many things are said of the file.
    int cells() {
        return 1 + (saysMediaType() ? 1 : 0) + (saysMembers() ? 1 : 0) + words.size();
    }

    /// The whole table, in its own order.
    static List<ExpectedFile> all() {
        try (InputStream in = ExpectedFile.class.getResourceAsStream("/" + TABLE)) {
            if (in == null) {
                throw new IllegalStateException(TABLE + " is not on the class path");
            }
            List<ExpectedFile> rows = new ArrayList<>();
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    rows.add(row(line));
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExpectedFile row(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException(cells.length + " columns instead of " + COLUMNS + ": " + line);
        }
        List<Words> words = cells[5].equals(NOTHING)
                ? List.of()
                : Stream.of(cells[5].split(" \\| ")).map(Words::of).toList();
        return new ExpectedFile(
                cells[0], cells[1], cells[2], List.of(cells[3].split(" or ")), cells[4], words, cells[6]);
    }
}
