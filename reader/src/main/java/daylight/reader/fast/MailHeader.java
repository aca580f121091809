package daylight.reader.fast;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// A whole header of a mail (RFC 5322, 2.2), told by all of its lines: where servers wrote long fields first, the
/// ones that tell a mail stand far behind, and a detector that looks at the beginning does not see them.
final class MailHeader {
    private static final int BYTES_MAX = 64 * 1024;

    /// Fields that have no other use than in mails, of which a header has three or more.
    private static final Set<String> TELLING = Set.of(
            "cc",
            "content-type",
            "date",
            "delivered-to",
            "from",
            "in-reply-to",
            "message-id",
            "mime-version",
            "received",
            "reply-to",
            "return-path",
            "subject",
            "to");

    private static final int TELLING_MIN = 3;

    private MailHeader() {}

    /// Whether a header begins at `start`, has an empty line behind it and names a sender or a server on its way.
    static boolean begins(byte[] bytes, int start) {
        int end = Math.min(bytes.length, start + BYTES_MAX);
        Set<String> told = new HashSet<>();
        int fields = 0;
        int at = start;
        while (at < end) {
            int next = at;
            while (next < end && bytes[next] != '\n') {
                next++;
            }
            int length = next > at && bytes[next - 1] == '\r' ? next - 1 - at : next - at;
            if (length == 0) {
                return told.size() >= TELLING_MIN && (told.contains("from") || told.contains("received"));
            }
            boolean isContinued = fields > 0 && (bytes[at] == ' ' || bytes[at] == '\t');
            if (!isContinued) {
                int name = name(bytes, at, at + length);
                if (name < 0) {
                    return false;
                }
                fields++;
                String field = new String(bytes, at, name - at, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
                if (TELLING.contains(field)) {
                    told.add(field);
                }
            }
            at = next + 1;
        }
        return false;
    }

    /// Past the field's name, where a colon follows it; -1 where the line is no field.
    private static int name(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] > ' ' && bytes[i] <= '~' && bytes[i] != ':') {
            i++;
        }
        return i > from && i < to && bytes[i] == ':' ? i : -1;
    }
}
