package daylight.reader.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Cuts an mbox file into lines and says which of them begin a message.
///
/// The rule (mboxo and mboxrd, RFC 4155 appendix A): a line that begins with `From ` begins a message when it is
/// the file's first line or follows an empty line. `>From ` is text and stays as it is.
final class MboxLines {
    private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int from;
    private int to;
    private boolean atLineStart = true;
    private boolean afterEmptyLine = true;
    private boolean lineIsEmpty = true;

    MboxLines(InputStream in) {
        this.in = in;
    }

    /// Whether the next bytes are a line that begins a message. Does not move.
    boolean atMessageStart() throws IOException {
        if (!atLineStart || !afterEmptyLine || !fill(FROM.length)) {
            return false;
        }
        for (int i = 0; i < FROM.length; i++) {
            if (buffer[from + i] != FROM[i]) {
                return false;
            }
        }
        return true;
    }

    /// The next piece of a line, up to and with its line break; at most a buffer long.
    ///
    /// @return bytes written into `into`, or -1 at the end
    int next(byte[] into, int at, int length) throws IOException {
        if (!fill(1)) {
            return -1;
        }
        byte[] held = buffer;
        int start = from;
        int limit = Math.min(to, start + length);
        int end = start;
        while (end < limit && held[end] != '\n') {
            end++;
        }
        lineIsEmpty = lineIsEmpty && isReturns(held, start, end);
        atLineStart = end < limit;
        if (atLineStart) {
            end++;
            afterEmptyLine = lineIsEmpty;
            lineIsEmpty = true;
        }
        System.arraycopy(held, start, into, at, end - start);
        from = end;
        return end - start;
    }

    private static boolean isReturns(byte[] held, int start, int end) {
        int at = start;
        while (at < end && held[at] == '\r') {
            at++;
        }
        return at == end;
    }

    /// Pass over the current line.
    void skipLine() throws IOException {
        byte[] piece = new byte[256];
        int count;
        do {
            count = next(piece, 0, piece.length);
        } while (count > 0 && piece[count - 1] != '\n');
        // The From line is no empty line, and the message begins behind it.
        afterEmptyLine = false;
    }

    /// Pass over a byte order mark, which is no part of the first line.
    void skipMark() throws IOException {
        if (fill(MARK.length) && Arrays.equals(buffer, from, from + MARK.length, MARK, 0, MARK.length)) {
            from += MARK.length;
        }
    }

    private boolean fill(int wanted) throws IOException {
        if (to - from >= wanted) {
            return true;
        }
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        while (to < wanted) {
            int read = in.read(buffer, to, buffer.length - to);
            if (read < 0) {
                return false;
            }
            to += read;
        }
        return true;
    }
}
