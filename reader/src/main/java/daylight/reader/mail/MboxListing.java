package daylight.reader.mail;

import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Counts the messages of an mbox by the rule of docs/formats/containers.md, with code of its own: a walk over the
/// lines that looks at patterns where a line has `From ` at its start.
final class MboxListing {
    private static final int BUFFER_BYTES = 1 << 17;

    /// What is looked at from the start of such a line on, and how long it may be itself.
    private static final int LOOK_BYTES = 8_192;

    private static final int FROM_LINE_MAX = 2_000;

    private static final Pattern DAY = Pattern.compile("[ \t\r](?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?(?=[ \t\r]|\\z)");
    private static final Pattern TIME = Pattern.compile("[ \t\r][0-9]{1,2}:[0-9]{2}");
    private static final Pattern YEAR = Pattern.compile("[ \t\r](?:19|20)[0-9]{2}(?=[ \t\r]|\\z)");

    /// Nobody's name, one word, or something with an at sign first.
    private static final Pattern SENDER =
            Pattern.compile("(?s)From[ \t\r]+(?:[^ \t\r]*[ \t\r]*|-[ \t\r].*|[^ \t\r]*@.*)");

    private static final Pattern NOBODY = Pattern.compile("(?s)From[ \t\r]+-(?:[ \t\r].*)?");

    private static final Pattern FIELD = Pattern.compile("([!-9;-~]{0,100})[ \t\r]*:(?!//)");
    private static final Pattern NO_NAME = Pattern.compile("(?s)[ \t\r]*:.*");
    private static final Pattern BLANK = Pattern.compile("[ \t\r]*");
    private static final Pattern USUAL = Pattern.compile(
            "(?i)return-path|received|delivered-to|from|to|date|subject|message-id|mime-version|content-type|status"
                    + "|reply-to|sender|x-.*");
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length:[\\s&&[^\n]]*([0-9]{1,15})\\s*");

    private final Evidence evidence;
    private final InputStream in;
    private final byte[] bytes = new byte[BUFFER_BYTES];
    private int at;
    private int to;

    /// Where the buffer begins in the file.
    private long base;

    private boolean isEnd;
    private int messages;
    private boolean afterEmptyLine = true;
    private boolean inHeader;
    private long length = -1;
    private long bodyEnd = -1;
    private long leadsTo = -1;

    private MboxListing(Evidence evidence, InputStream in) {
        this.evidence = evidence;
        this.in = in;
    }

    static int count(Evidence evidence) throws IOException {
        try (InputStream in = evidence.open()) {
            MboxListing listing = new MboxListing(evidence, in);
            listing.walk();
            return listing.messages;
        }
    }

    private void walk() throws IOException {
        have(3);
        if (to >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf) {
            at = 3;
        }
        boolean isFirst = true;
        while (have(5)) {
            boolean isFrom = bytes[at] == 'F'
                    && to - at >= 5
                    && bytes[at + 1] == 'r'
                    && bytes[at + 2] == 'o'
                    && bytes[at + 3] == 'm'
                    && bytes[at + 4] == ' ';
            if (isFrom && (isFirst || begins())) {
                messages++;
                passLine();
                inHeader = true;
                afterEmptyLine = false;
                length = -1;
                bodyEnd = -1;
                leadsTo = -1;
            } else {
                if (inHeader) {
                    headerLine();
                }
                afterEmptyLine = passLine();
                if (inHeader && afterEmptyLine) {
                    inHeader = false;
                    bodyEnd = length < 0 ? -1 : base + at + length;
                }
            }
            isFirst = false;
            if (!inHeader) {
                passWords();
            }
        }
    }

    /// Pass over the lines of a body at hand that cannot begin a message: nearly all there are.
    private void passWords() {
        byte[] held = bytes;
        int end = to;
        int start = at;
        boolean isEmpty = afterEmptyLine;
        while (start < end && held[start] != 'F') {
            int i = start;
            while (i < end && held[i] != '\n') {
                i++;
            }
            if (i == end) {
                break;
            }
            int returns = start;
            while (held[returns] == '\r') {
                returns++;
            }
            isEmpty = returns == i;
            start = i + 1;
        }
        at = start;
        afterEmptyLine = isEmpty;
    }

    /// @return whether there is a byte left; as many as wanted are at hand where the file has them
    private boolean have(int wanted) throws IOException {
        if (to - at < wanted && !isEnd) {
            System.arraycopy(bytes, at, bytes, 0, to - at);
            base += at;
            to -= at;
            at = 0;
            while (to < wanted && !isEnd) {
                int count = in.read(bytes, to, bytes.length - to);
                isEnd = count < 0;
                to += Math.max(0, count);
            }
        }
        return at < to;
    }

    /// @return whether there was nothing in the line
    private boolean passLine() throws IOException {
        boolean isEmpty = true;
        byte[] held = bytes;
        while (have(1)) {
            int end = to;
            int i = at;
            while (i < end && held[i] == '\r') {
                i++;
            }
            isEmpty &= i == end || held[i] == '\n';
            while (i < end && held[i] != '\n') {
                i++;
            }
            at = Math.min(end, i + 1);
            if (i < end) {
                return isEmpty;
            }
        }
        return false;
    }

    private void headerLine() throws IOException {
        if (length >= 0 || bytes[at] != 'C' && bytes[at] != 'c') {
            return;
        }
        have(40);
        Matcher matcher = LENGTH.matcher(firstLine(at, Math.min(to, at + 39)));
        length = matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }

    private String firstLine(int from, int end) {
        int i = from;
        while (i < end && bytes[i] != '\n') {
            i++;
        }
        return new String(bytes, from, i - from, StandardCharsets.ISO_8859_1);
    }

    private boolean begins() throws IOException {
        if (bodyEnd >= 0) {
            leadsTo = next(bodyEnd);
            bodyEnd = -1;
        }
        if (leadsTo >= 0) {
            return base + at >= leadsTo;
        }
        if (!afterEmptyLine && inHeader) {
            return false;
        }
        have(LOOK_BYTES);
        int end = Math.min(to, at + LOOK_BYTES);
        String line = firstLine(at, end);
        if (line.length() > FROM_LINE_MAX) {
            return false;
        }
        boolean isDated = DAY.matcher(line).find()
                && TIME.matcher(line).find()
                && YEAR.matcher(line).find();
        int behind = Math.min(end, at + line.length() + 1);
        if (!afterEmptyLine) {
            return (isDated || NOBODY.matcher(line).matches()) && isHeader(behind, end, true);
        }
        return isDated || isHeader(behind, end, !SENDER.matcher(line).matches());
    }

    private boolean isHeader(int from, int end, boolean mustBeUsual) {
        int lines = 0;
        boolean isUsual = false;
        String line;
        for (int next = from; next < end; next += line.length() + 1) {
            line = firstLine(next, end);
            Matcher field = FIELD.matcher(line);
            boolean isField = field.lookingAt() && !NO_NAME.matcher(line).matches();
            boolean isFolded = lines > 0 && !BLANK.matcher(line).matches() && " \t\r".indexOf(line.charAt(0)) >= 0;
            if (!isField && !isFolded) {
                return lines > 0 && (!mustBeUsual || lines > 1 && isUsual);
            }
            isUsual |= isField && USUAL.matcher(field.group(1)).matches();
            lines++;
        }
        return lines > 0;
    }

    /// Where a body that ends at `end` is followed by a `From ` line or by nothing, give or take four bytes; else -1.
    private long next(long end) throws IOException {
        long size = evidence.sizeBytes();
        if (end > size) {
            return -1;
        }
        try (InputStream there = evidence.open()) {
            there.skipNBytes(end - 1);
            String around = new String(there.readNBytes(10), StandardCharsets.ISO_8859_1);
            int from = around.indexOf("\nFrom ");
            if (from >= 0) {
                return end + from;
            }
        }
        return size - end <= 4 ? size : -1;
    }
}
