package daylight.reader.charset;

import daylight.reader.ground.Evidence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// The bytes that a charset is told from: the beginning of a text, or, where that has few letters
/// beyond ASCII and the rest has more, the lines that have some.
final class Sample {
    private static final int BYTES = 64 * 1024;

    /// A line without end is looked at in pieces of this length.
    private static final int LINE_BYTES_MAX = 1024;

    /// With fewer than so many bytes beyond ASCII, statistics of letters are a guess.
    private static final int BEYOND_ASCII_MIN = 512;

    private Sample() {}

    static byte[] of(Evidence evidence) throws IOException {
        try (InputStream in = evidence.open()) {
            byte[] head = in.readNBytes(BYTES);
            if (head.length < BYTES || beyondAscii(head, head.length) >= BEYOND_ASCII_MIN) {
                return head;
            }
        }
        byte[] lines = lines(evidence);
        return lines.length == 0 ? head(evidence) : lines;
    }

    private static byte[] head(Evidence evidence) throws IOException {
        try (InputStream in = evidence.open()) {
            return in.readNBytes(BYTES);
        }
    }

    private static byte[] lines(Evidence evidence) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] line = new byte[LINE_BYTES_MAX];
        int length = 0;
        byte[] buffer = new byte[BYTES];
        try (InputStream in = evidence.open()) {
            for (int read = in.read(buffer); read >= 0 && kept.size() < BYTES; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    line[length++] = buffer[i];
                    if (buffer[i] == '\n' || length == line.length) {
                        keep(line, length, kept);
                        length = 0;
                    }
                }
            }
        }
        keep(line, length, kept);
        return kept.toByteArray();
    }

    private static void keep(byte[] line, int length, ByteArrayOutputStream kept) {
        if (beyondAscii(line, length) > 0) {
            kept.write(line, 0, length);
        }
    }

    private static int beyondAscii(byte[] bytes, int length) {
        int count = 0;
        for (int i = 0; i < length; i++) {
            count += bytes[i] < 0 ? 1 : 0;
        }
        return count;
    }
}
