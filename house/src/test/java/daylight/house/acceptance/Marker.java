package daylight.house.acceptance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// A word that occurs nowhere but where it was planted, looked for in every dress in which a program may have left it:
/// UTF-8, UTF-16 in both orders, base64, and any of these inside gzip and zip.
final class Marker {
    /// An archive in an archive in an archive; nothing nests a temporary file deeper.
    private static final int DEPTH_MAX = 3;

    private final String word;
    private final List<byte[]> dresses = new ArrayList<>();

    Marker(String word) {
        this.word = word;
        byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
        dresses.add(utf8);
        dresses.add(word.getBytes(StandardCharsets.UTF_16LE));
        dresses.add(word.getBytes(StandardCharsets.UTF_16BE));
        for (int before = 0; before < 3; before++) {
            dresses.add(base64(utf8, before));
        }
    }

    String word() {
        return word;
    }

    /// The letters of base64 that depend on the word alone, when so many bytes stand before it in its group of three.
    private static byte[] base64(byte[] word, int before) {
        byte[] shifted = new byte[before + word.length];
        System.arraycopy(word, 0, shifted, before, word.length);
        byte[] letters = Base64.getEncoder().withoutPadding().encode(shifted);
        int from = (before * 8 + 5) / 6;
        int to = shifted.length * 8 / 6;
        return Arrays.copyOfRange(letters, from, to);
    }

    /// Whether a file's name or its bytes hold the word; not, where the file has gone meanwhile.
    boolean isIn(Path file) throws IOException {
        if (file.toString().contains(word)) {
            return true;
        }
        try {
            return isIn(Files.readAllBytes(file), 0);
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    boolean isIn(byte[] bytes) {
        return isIn(bytes, 0);
    }

    private boolean isIn(byte[] bytes, int depth) {
        if (dresses.stream().anyMatch(dress -> holds(bytes, dress))) {
            return true;
        }
        byte[] joined = withoutLineEnds(bytes);
        if (joined.length < bytes.length && dresses.stream().anyMatch(dress -> holds(joined, dress))) {
            return true;
        }
        return depth < DEPTH_MAX && unpacked(bytes).stream().anyMatch(inner -> isIn(inner, depth + 1));
    }

    /// Base64 is broken into lines.
    private static byte[] withoutLineEnds(byte[] bytes) {
        byte[] kept = new byte[bytes.length];
        int n = 0;
        for (byte b : bytes) {
            if (b != '\r' && b != '\n') {
                kept[n++] = b;
            }
        }
        return Arrays.copyOf(kept, n);
    }

    private static List<byte[]> unpacked(byte[] bytes) {
        List<byte[]> inner = new ArrayList<>();
        if (holds(Arrays.copyOf(bytes, Math.min(bytes.length, 2)), new byte[] {0x1f, (byte) 0x8b})) {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                inner.add(in.readAllBytes());
            } catch (IOException _) {
                // Cut off, or no gzip: what it holds cannot be read by anyone else either.
            }
        }
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                inner.add(entry.getName().getBytes(StandardCharsets.UTF_8));
                inner.add(in.readAllBytes());
            }
        } catch (IOException | IllegalArgumentException _) {
            // See above.
        }
        return inner;
    }

    private static boolean holds(byte[] bytes, byte[] wanted) {
        for (int i = 0; i <= bytes.length - wanted.length; i++) {
            int k = 0;
            while (k < wanted.length && bytes[i + k] == wanted[k]) {
                k++;
            }
            if (k == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
