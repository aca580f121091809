package daylight.reader.agenda;

import daylight.reader.ground.Reading;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Cuts a stream into lines and joins those that were folded (RFC 5545, 3.1; vCard 2.1, 2.1.3), also the soft ends of
/// quoted-printable lines and base64 that goes on without indentation.
final class ContentLines {
    /// A line holds a whole picture in base64. Of a longer one the rest is passed over.
    static final int LINE_BYTES_MAX = 16 * 1024 * 1024;

    private static final int AHEAD_BYTES = 128;
    private static final int HEAD_BYTES_MAX = 1_000;

    /// Time is looked at after so many bytes.
    private static final int STRETCH_BYTES = 64 * 1024;

    private final BufferedInputStream in;
    private final Reading reading;
    private final Gathered line = new Gathered();
    private long passed;
    private boolean isCut;
    private boolean keepsFold;

    /// Bytes of a line that is being joined.
    private static final class Gathered extends ByteArrayOutputStream {
        boolean endsWith(char letter) {
            return count > 0 && buf[count - 1] == letter;
        }

        void dropLast() {
            count--;
        }

        String start(int bytesMax) {
            return new String(buf, 0, Math.min(count, bytesMax), StandardCharsets.ISO_8859_1);
        }
    }

    ContentLines(InputStream in, Reading reading) {
        this.reading = reading;
        this.in = new BufferedInputStream(in, 64 * 1024);
    }

    /// Whether a line was longer than the limit.
    boolean isCut() {
        return isCut;
    }

    /// In vCard 2.1 a line is folded before a space that belongs to it; since then the space is added.
    void foldsKeepTheirSpace(boolean keep) {
        keepsFold = keep;
    }

    /// The next line that is not empty, unfolded.
    Optional<byte[]> next() throws IOException {
        boolean more;
        do {
            reading.checkTime();
            line.reset();
            more = physical();
        } while (more && line.size() == 0);
        if (!more) {
            return Optional.empty();
        }
        String head = head();
        boolean isSoft = head.contains("QUOTED-PRINTABLE");
        boolean isBase64 = head.contains("BASE64") || head.contains("ENCODING=B:") || head.contains("ENCODING=B;");
        while (goesOn(isSoft, isBase64)) {
            reading.checkTime();
        }
        return Optional.of(line.toByteArray());
    }

    /// Append the next line where it continues this one.
    private boolean goesOn(boolean isSoft, boolean isBase64) throws IOException {
        if (isSoft && line.endsWith('=')) {
            line.dropLast();
            return physical();
        }
        int next = peek();
        if (next == ' ' || next == '\t') {
            int fold = in.read();
            if (keepsFold && !isBase64) {
                line.write(fold);
            }
            return physical();
        }
        return isBase64 && isLetters() && physical();
    }

    private String head() {
        String start = line.start(HEAD_BYTES_MAX);
        int colon = start.indexOf(':');
        return (colon < 0 ? start : start.substring(0, colon + 1)).toUpperCase(Locale.ROOT);
    }

    private int peek() throws IOException {
        in.mark(1);
        int next = in.read();
        in.reset();
        return next;
    }

    /// Whether the line ahead is base64 and nothing else.
    private boolean isLetters() throws IOException {
        in.mark(AHEAD_BYTES);
        byte[] ahead = in.readNBytes(AHEAD_BYTES);
        in.reset();
        int count = 0;
        while (count < ahead.length && ahead[count] != '\n' && ahead[count] != '\r') {
            int c = ahead[count++];
            boolean isLetter = c >= '0' && c <= '9'
                    || c >= 'A' && c <= 'Z'
                    || c >= 'a' && c <= 'z'
                    || c == '+'
                    || c == '/'
                    || c == '=';
            if (!isLetter) {
                return false;
            }
        }
        return count > 0;
    }

    /// Append the bytes up to the line's end.
    ///
    /// @return false at the end of the stream
    private boolean physical() throws IOException {
        int next = in.read();
        if (next < 0) {
            return false;
        }
        while (next >= 0 && next != '\n') {
            if (next == '\r') {
                in.mark(1);
                if (in.read() != '\n') {
                    in.reset();
                }
                return true;
            }
            if (line.size() < LINE_BYTES_MAX) {
                line.write(next);
            } else {
                isCut = true;
            }
            next = in.read();
            if (++passed % STRETCH_BYTES == 0) {
                reading.checkTime();
            }
        }
        return true;
    }
}
