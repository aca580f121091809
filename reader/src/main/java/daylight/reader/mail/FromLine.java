package daylight.reader.mail;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/// Tells a line that begins a message of an mbox from a sentence that begins with the same word, by the rule of
/// docs/formats/containers.md. RFC 4155, appendix A, wants a sender and the time as `asctime` writes it; mail
/// programs write other things there, and then the header that follows says what it is.
final class FromLine {
    /// What is looked at from the line's start on: the line, and as much of a header as fits.
    static final int WINDOW_BYTES = 8 * 1024;

    /// No sender and time are longer.
    private static final int LINE_BYTES_MAX = 2_000;

    private static final int NAME_BYTES_MAX = 100;

    private static final int WORD = "From ".length();

    private static final Set<String> DAYS = Set.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

    /// One of these stands in every header that a mail program writes.
    private static final Set<String> USUAL = Set.of(
            "return-path",
            "received",
            "delivered-to",
            "from",
            "to",
            "date",
            "subject",
            "message-id",
            "mime-version",
            "content-type",
            "status",
            "reply-to",
            "sender");

    private final byte[] bytes;
    private final int to;
    private final int lineEnd;
    private boolean hasDay;
    private boolean hasTime;
    private boolean hasYear;
    private int words;
    private String sender = "";

    private FromLine(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.to = to;
        this.lineEnd = lineEnd(bytes, from, to);
        words(from + WORD, Math.min(lineEnd, from + LINE_BYTES_MAX));
    }

    /// @param from        where the line begins, which has `From ` there
    /// @param to          the end of the bytes at hand: [#WINDOW_BYTES] behind `from`, or where the file ends
    /// @param isSetOff    whether an empty line stands before it
    static boolean begins(byte[] bytes, int from, int to, boolean isSetOff) {
        FromLine line = new FromLine(bytes, from, to);
        if (line.lineEnd - from > LINE_BYTES_MAX) {
            return false;
        }
        boolean hasDate = line.hasDay && line.hasTime && line.hasYear;
        if (!isSetOff) {
            return (hasDate || line.sender.equals("-")) && line.hasHeader(true);
        }
        boolean hasSender = line.words <= 1 || line.sender.equals("-") || line.sender.indexOf('@') >= 0;
        return hasDate || line.hasHeader(!hasSender);
    }

    private void words(int from, int end) {
        int at = from;
        while (at < end) {
            if (isSpace(bytes[at])) {
                at++;
                continue;
            }
            int start = at;
            while (at < end && !isSpace(bytes[at])) {
                at++;
            }
            word(new String(bytes, start, at - start, StandardCharsets.ISO_8859_1));
        }
    }

    private void word(String word) {
        if (words++ == 0) {
            sender = word;
        }
        hasDay |= DAYS.contains(word.endsWith(",") ? word.substring(0, word.length() - 1) : word);
        hasYear |= word.length() == 4 && areDigits(word, 2, 4) && (word.startsWith("19") || word.startsWith("20"));
        int colon = word.indexOf(':');
        hasTime |= (colon == 1 || colon == 2)
                && areDigits(word, 0, colon)
                && word.length() >= colon + 3
                && areDigits(word, colon + 1, colon + 3);
    }

    private static boolean areDigits(String word, int from, int to) {
        for (int i = from; i < to; i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /// Whether the next line is a header field.
    ///
    /// @param usual ask for a second line of a header, and for a field that is usual in it
    private boolean hasHeader(boolean usual) {
        boolean isUsual = false;
        int lines = 0;
        int at = lineEnd + 1;
        while (at < to) {
            int end = lineEnd(bytes, at, to);
            boolean isFolded = lines > 0 && isSpace(bytes[at]) && !isBlank(at, end);
            String name = isFolded ? "" : fieldName(at, end);
            if (!isFolded && name.isEmpty()) {
                return lines > 0 && (!usual || lines > 1 && isUsual);
            }
            if (!usual) {
                return true;
            }
            isUsual |= USUAL.contains(name) || name.startsWith("x-");
            lines++;
            at = end + 1;
        }
        // A header longer than what is at hand, or one in which the file breaks off.
        return lines > 0;
    }

    /// The name of the field that the line is, in lower case; empty where it is none (RFC 5322, 2.2).
    private String fieldName(int from, int end) {
        int at = from;
        while (at < end && bytes[at] > ' ' && bytes[at] <= '~' && bytes[at] != ':') {
            at++;
        }
        int nameEnd = at;
        while (at < end && isSpace(bytes[at])) {
            at++;
        }
        boolean isField = at < end
                && bytes[at] == ':'
                && nameEnd - from <= NAME_BYTES_MAX
                && !(at + 2 < end && bytes[at + 1] == '/' && bytes[at + 2] == '/');
        return isField
                ? new String(bytes, from, nameEnd - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT)
                : "";
    }

    private boolean isBlank(int from, int end) {
        for (int i = from; i < end; i++) {
            if (!isSpace(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }

    private static int lineEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }
}
