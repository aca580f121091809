package daylight.reader.mail;

import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;

/// Cuts an mbox file into lines and says which of them begin a message: the file's first line that has `From ` there,
/// and each further one that [FromLine] takes for one and no [DeclaredLength] of the message before makes a part of it.
final class MboxLines {
    private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final String LENGTH = "content-length:";

    /// The field and any number that is one.
    private static final int LENGTH_BYTES = LENGTH.length() + 24;

    private static final int DIGITS_MAX = 15;

    /// Deeper than any thread was ever quoted.
    private static final int MARKS_MAX = 1_000;

    private final Evidence evidence;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int from;
    private int to;

    /// Where `buffer[from]` stands in the file.
    private long offset;

    private long firstLine;
    private boolean atLineStart = true;
    private boolean afterEmptyLine = true;
    private boolean lineIsEmpty = true;
    private boolean inHeader;

    /// What the message says of its body; -1 where it says nothing.
    private long declared = -1;

    /// Where the body ends by that, and then where that leads to, once somebody asked.
    private long declaredEnd = -1;

    private long leadsTo = -1;

    /// The last place that was judged.
    private long judgedAt = -1;

    private boolean judged;

    /// @param in begins where `evidence` does
    MboxLines(Evidence evidence, InputStream in) {
        this.evidence = evidence;
        this.in = in;
    }

    /// Whether the next bytes are a line that begins a message. Does not move.
    boolean atMessageStart() throws IOException {
        if (!atLineStart || !fill(FROM.length) || buffer[from] != 'F') {
            return false;
        }
        if (!Arrays.equals(buffer, from, from + FROM.length, FROM, 0, FROM.length)) {
            return false;
        }
        if (judgedAt != offset) {
            judgedAt = offset;
            judged = judge();
        }
        return judged;
    }

    private boolean judge() throws IOException {
        if (offset == firstLine) {
            return true;
        }
        if (declaredEnd >= 0) {
            OptionalLong end = DeclaredLength.leadsTo(evidence, declaredEnd);
            leadsTo = end.orElse(-1);
            declaredEnd = -1;
        }
        if (leadsTo >= 0) {
            return offset >= leadsTo;
        }
        fill(FromLine.WINDOW_BYTES);
        int end = Math.min(to, from + FromLine.WINDOW_BYTES);
        return (afterEmptyLine || !inHeader) && FromLine.begins(buffer, from, end, afterEmptyLine);
    }

    /// The next piece of a line, up to and with its line break; at most a buffer long. Of a line of a body that is
    /// `From ` behind one or more `>` the first of these is left out.
    ///
    /// @return bytes written into `into`, or -1 at the end
    int next(byte[] into, int at, int length) throws IOException {
        if (!fill(1)) {
            return -1;
        }
        if (atLineStart && inHeader) {
            headerLine();
        } else if (atLineStart && buffer[from] == '>') {
            unescape();
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
        }
        System.arraycopy(held, start, into, at, end - start);
        from = end;
        offset += end - start;
        if (atLineStart) {
            lineEnds();
        }
        return end - start;
    }

    /// Pass over the first `>` of a line that a mail program wrote there, so that the line begins no message.
    private void unescape() throws IOException {
        int marks = 0;
        while (marks < MARKS_MAX && fill(marks + 1) && buffer[from + marks] == '>') {
            marks++;
        }
        if (fill(marks + FROM.length)
                && Arrays.equals(buffer, from + marks, from + marks + FROM.length, FROM, 0, FROM.length)) {
            from++;
            offset++;
        }
    }

    private void lineEnds() {
        afterEmptyLine = lineIsEmpty;
        lineIsEmpty = true;
        if (inHeader && afterEmptyLine) {
            inHeader = false;
            declaredEnd = declared < 0 ? -1 : offset + declared;
        }
    }

    private void headerLine() throws IOException {
        if (declared >= 0 || (buffer[from] | 0x20) != 'c') {
            return;
        }
        fill(LENGTH_BYTES);
        String line = new String(buffer, from, Math.min(LENGTH_BYTES, to - from), StandardCharsets.ISO_8859_1);
        if (!line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
            return;
        }
        int lineEnd = line.indexOf('\n');
        String value = line.substring(LENGTH.length(), lineEnd < 0 ? line.length() : lineEnd)
                .strip();
        boolean isNumber = !value.isEmpty()
                && value.length() <= DIGITS_MAX
                && value.chars().allMatch(c -> c >= '0' && c <= '9');
        declared = isNumber ? Long.parseLong(value) : -1;
    }

    private static boolean isReturns(byte[] held, int start, int end) {
        int at = start;
        while (at < end && held[at] == '\r') {
            at++;
        }
        return at == end;
    }

    /// Pass over the line that begins a message.
    void skipFromLine() throws IOException {
        inHeader = false;
        byte[] piece = new byte[256];
        int count;
        do {
            count = next(piece, 0, piece.length);
        } while (count > 0 && piece[count - 1] != '\n');
        // The From line is no empty line, and the message begins behind it.
        afterEmptyLine = false;
        inHeader = true;
        declared = -1;
        declaredEnd = -1;
        leadsTo = -1;
    }

    /// Pass over a byte order mark, which is no part of the first line.
    void skipMark() throws IOException {
        if (fill(MARK.length) && Arrays.equals(buffer, from, from + MARK.length, MARK, 0, MARK.length)) {
            from += MARK.length;
            offset += MARK.length;
            firstLine = offset;
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
