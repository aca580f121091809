package daylight.reader.tika;

import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The type of a picture whose first bytes say it beyond doubt, whatever it is called: most of what lies in documents,
/// and detection takes longer than reading it.
final class PictureType {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /// The only chunk that comes before any other (PNG, third edition, 5.6).
    private static final byte[] PNG_HEADER = {0, 0, 0, 13, 'I', 'H', 'D', 'R'};

    /// Where the next chunk's name stands; `acTL` there makes an animation of it, which detection calls otherwise.
    private static final int PNG_NEXT = 37;

    private static final int BEGINNING = PNG_NEXT + 4;

    private PictureType() {}

    /// The media type; empty where the bytes do not say it.
    static Optional<String> of(Evidence evidence) throws IOException {
        byte[] beginning;
        try (InputStream in = evidence.open()) {
            beginning = in.readNBytes(BEGINNING);
        }
        String start = new String(beginning, 0, Math.min(6, beginning.length), StandardCharsets.ISO_8859_1);
        if (start.equals("GIF87a") || start.equals("GIF89a")) {
            return Optional.of("image/gif");
        }
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of("image/jpeg");
        }
        return isPng(beginning) ? Optional.of("image/png") : Optional.empty();
    }

    private static boolean isPng(byte[] beginning) {
        if (beginning.length < BEGINNING || !has(beginning, 0, PNG) || !has(beginning, PNG.length, PNG_HEADER)) {
            return false;
        }
        return !new String(beginning, PNG_NEXT, 4, StandardCharsets.ISO_8859_1).equals("acTL");
    }

    private static boolean has(byte[] bytes, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
