package daylight.reader.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Counts a mail's leaf parts line by line, knowing nothing but headers' ends and boundaries. It shares no
/// code with the reader of parts, so that a part lost there is missed here.
public final class PartCount {
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;\"]+))", Pattern.CASE_INSENSITIVE);

    /// Of a longer line only the beginning is looked at; no boundary is as long (RFC 2046: 70 characters).
    private static final int LINE_BYTES_MAX = 64 * 1024;

    private static final String CONTENT_TYPE = "content-type";

    private final Deque<String> open = new ArrayDeque<>();
    private final StringBuilder contentType = new StringBuilder();
    private boolean inHeader = true;
    private boolean inContentType;
    private int leaves;

    private PartCount() {}

    /// @param start the header's first byte
    public static int leaves(byte[] mail, int start) {
        PartCount count = new PartCount();
        int at = start;
        while (at < mail.length) {
            int end = at;
            while (end < mail.length && mail[end] != '\n') {
                end++;
            }
            count.line(mail, at, end > at && mail[end - 1] == '\r' ? end - 1 : end);
            at = end + 1;
        }
        if (count.inHeader) {
            count.headerEnds();
        }
        return count.leaves;
    }

    /// The same for a mail that is read from a stream, from its header on.
    public static int leaves(InputStream mail) throws IOException {
        PartCount count = new PartCount();
        byte[] line = new byte[LINE_BYTES_MAX];
        int length = 0;
        for (int b = mail.read(); b >= 0; b = mail.read()) {
            if (b == '\n') {
                count.line(line, 0, length > 0 && line[length - 1] == '\r' ? length - 1 : length);
                length = 0;
            } else if (length < LINE_BYTES_MAX) {
                line[length++] = (byte) b;
            }
        }
        if (length > 0) {
            count.line(line, 0, length);
        }
        if (count.inHeader) {
            count.headerEnds();
        }
        return count.leaves;
    }

    private void line(byte[] mail, int from, int to) {
        if (!open.isEmpty()
                && to - from >= 2
                && mail[from] == '-'
                && mail[from + 1] == '-'
                && boundary(mail, from, to)) {
            return;
        }
        if (!inHeader) {
            return;
        }
        if (to == from) {
            headerEnds();
            return;
        }
        boolean folded = mail[from] == ' ' || mail[from] == '\t';
        if (!folded) {
            String start = new String(mail, from, Math.min(13, to - from), StandardCharsets.ISO_8859_1);
            inContentType =
                    contentType.isEmpty() && start.toLowerCase(Locale.ROOT).startsWith("content-type");
        }
        if (inContentType) {
            contentType.append(new String(mail, from, to - from, StandardCharsets.ISO_8859_1));
        }
    }

    private boolean boundary(byte[] mail, int from, int to) {
        String line = new String(mail, from, to - from, StandardCharsets.ISO_8859_1);
        for (String each : open) {
            if (!line.startsWith(each, 2)) {
                continue;
            }
            String rest = line.substring(2 + each.length());
            boolean last = rest.startsWith("--");
            if (!last && !rest.isBlank() && !Character.isWhitespace(rest.charAt(0))) {
                continue;
            }
            if (inHeader) {
                headerEnds();
            }
            while (!open.peek().equals(each)) {
                open.pop();
            }
            if (last) {
                open.pop();
            } else {
                inHeader = true;
            }
            return true;
        }
        return false;
    }

    private void headerEnds() {
        inHeader = false;
        inContentType = false;
        String type = contentType.toString();
        contentType.setLength(0);
        int colon = type.indexOf(':');
        Matcher matcher = BOUNDARY.matcher(type);
        if (colon >= 0
                && type.substring(colon + 1).strip().toLowerCase(Locale.ROOT).startsWith("multipart/")
                && matcher.find()) {
            open.push(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        } else {
            leaves++;
        }
    }
}
