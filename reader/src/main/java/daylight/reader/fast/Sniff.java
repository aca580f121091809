package daylight.reader.fast;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells mails and plain texts from their first bytes and their name. What it takes, the general reader's
/// detector calls a mail or a plain text too; in doubt it takes nothing.
sealed interface Sniff {
    /// A mail whose header begins at `start`: after the From_ line of a one-mail mbox, else 0.
    record Mail(int start) implements Sniff {}

    record Text(String mediaType) implements Sniff {}

    record NotMine() implements Sniff {}

    /// A mail's fields and a mailbox's are looked for so far, as the general reader's detector does.
    int MAIL_BYTES = 1_024;

    int TEXT_BYTES = 8_192;

    /// Endings of names and the type that the general reader's detector gives a text of that name. Source
    /// code stays out where the general reader has a parser of its own for it.
    Map<String, String> TEXT_ENDINGS = Map.ofEntries(
            Map.entry("", "text/plain"),
            Map.entry("txt", "text/plain"),
            Map.entry("text", "text/plain"),
            Map.entry("md", "text/markdown"),
            Map.entry("markdown", "text/markdown"),
            Map.entry("log", "text/x-log"),
            Map.entry("ini", "text/x-ini"),
            Map.entry("cfg", "text/x-config"),
            Map.entry("conf", "text/x-config"),
            Map.entry("properties", "text/x-java-properties"),
            Map.entry("py", "text/x-python"),
            Map.entry("rb", "text/x-ruby"),
            Map.entry("go", "text/x-go"),
            Map.entry("sql", "text/x-sql"),
            Map.entry("yaml", "text/x-yaml"),
            Map.entry("yml", "text/x-yaml"),
            Map.entry("css", "text/css"));

    /// Endings that would make another type of a mail.
    Set<String> NOT_MAIL_ENDINGS = Set.of("mht", "mhtml", "emlx", "mbox", "msg.gz");

    Set<String> FIRST_FIELDS = Set.of(
            "content-id",
            "content-location",
            "content-transfer-encoding",
            "content-type",
            "date",
            "from",
            "message-id",
            "mime-version",
            "received",
            "relay-version",
            "return-path",
            "x-originating-ip");

    /// The detector knows these in this case only.
    Set<String> FIRST_FIELDS_EXACT =
            Set.of("Delivered-To", "Sent", "Status", "Subject", "To", "User-Agent", "X-Mailer");

    Pattern SECOND_FIELD = Pattern.compile("\n(?:(?i:content-id|content-location|content-transfer-encoding|content-type"
            + "|date|from|mime-version|received|relay-version|return-path|x-originating-ip)"
            + "|Delivered-To|Sent|Status|Subject|To|User-Agent|X-Mailer):|\n(?:DKIM-|ARC-)");

    Pattern PLAIN_FIELD =
            Pattern.compile("\n(?:(?i:date|from|message-id|mime-version|received|relay-version|return-path"
                    + "|x-originating-ip)|Delivered-To|Status|User-Agent|X-Mailer):");

    Set<String> ENOUGH_ALONE = Set.of("relay-version", "return-path", "message-id");

    static Sniff of(byte[] bytes, String name) {
        String ending = ending(name);
        if (bytes.length > 5 && startsWith(bytes, 0, "From ")) {
            return NOT_MAIL_ENDINGS.contains(ending) && !ending.equals("mbox") ? new NotMine() : mailbox(bytes);
        }
        if (isMail(bytes)) {
            return NOT_MAIL_ENDINGS.contains(ending) ? new NotMine() : new Mail(0);
        }
        int header = blank(bytes);
        if (!NOT_MAIL_ENDINGS.contains(ending) && MailHeader.begins(bytes, header)) {
            return new Mail(header);
        }
        String type = TEXT_ENDINGS.get(ending);
        return type != null && isPlainText(bytes, type) ? new Text(type) : new NotMine();
    }

    /// Past blank lines, which a page that shows a mail's source has before it.
    private static int blank(byte[] bytes) {
        int line = 0;
        for (int i = 0; i < bytes.length && i < TEXT_BYTES && (bytes[i] == ' ' || isLineEnd(bytes[i])); i++) {
            line = bytes[i] == '\n' ? i + 1 : line;
        }
        return line;
    }

    private static boolean isLineEnd(byte b) {
        return b == '\r' || b == '\n';
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /// A From_ line, a header, and no second From_ line: an mbox of one mail.
    private static Sniff mailbox(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 256), StandardCharsets.ISO_8859_1);
        boolean header = false;
        for (String field : new String[] {
            "\nFrom: ",
            "\nDate: ",
            "\nSubject: ",
            "\nDelivered-To: ",
            "\nReceived: by ",
            "\nReceived: via ",
            "\nReceived: from ",
            "\nMime-Version: "
        }) {
            header |= head.indexOf(field, 32) >= 0;
        }
        if (!header) {
            return new NotMine();
        }
        int start = 0;
        for (int i = 0; i + 5 < bytes.length; i++) {
            if (bytes[i] == '\n') {
                start = start == 0 ? i + 1 : start;
                if (startsWith(bytes, i + 1, "From ")) {
                    return new NotMine();
                }
            }
        }
        return start == 0 ? new NotMine() : new Mail(start);
    }

    private static boolean isMail(byte[] bytes) {
        int colon = 0;
        while (colon < bytes.length && colon < 40 && isNameByte(bytes[colon])) {
            colon++;
        }
        if (colon == 0 || colon >= bytes.length || bytes[colon] != ':') {
            return false;
        }
        String first = new String(bytes, 0, colon, StandardCharsets.US_ASCII);
        String head = new String(bytes, 0, Math.min(bytes.length, MAIL_BYTES), StandardCharsets.ISO_8859_1);
        if (isWebArchive(head)) {
            return false;
        }
        String lower = first.toLowerCase(Locale.ROOT);
        return ENOUGH_ALONE.contains(lower)
                || first.equals("X-Mailer")
                || ((FIRST_FIELDS.contains(lower) || FIRST_FIELDS_EXACT.contains(first)) && hasSecondField(head))
                || ((first.startsWith("X-") || first.startsWith("DKIM-") || first.startsWith("ARC-"))
                        && hasPlainField(head));
    }

    private static boolean isNameByte(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '-' || b == '_';
    }

    private static boolean isWebArchive(String head) {
        return head.startsWith("From: <Saved by")
                || head.startsWith("From: \"Saved by")
                || (head.startsWith("MIME-Version: 1.0") && head.contains("\nContent-Type: multipart/related"));
    }

    private static boolean hasSecondField(String head) {
        return SECOND_FIELD.matcher(head).find();
    }

    /// One field that counts where the first one is an extension.
    private static boolean hasPlainField(String head) {
        return PLAIN_FIELD.matcher(head).find();
    }

    /// Text by its bytes, and no beginning of another format.
    private static boolean isPlainText(byte[] bytes, String type) {
        int start = bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF
                ? 3
                : 0;
        for (byte b : bytes) {
            if (b == 0) {
                return false;
            }
        }
        int end = Math.min(bytes.length, TEXT_BYTES);
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            if (b >= 0 && b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
                return false;
            }
        }
        return !Beginnings.ofAnotherFormat(bytes, start) && !looksLikeMessage(bytes, start, end);
    }

    /// Mails, news and the like that [#isMail] did not take, so that nobody reads them as plain text.
    private static boolean looksLikeMessage(byte[] bytes, int start, int end) {
        String head = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
        String lower = head.toLowerCase(Locale.ROOT);
        int line = lower.indexOf('\n');
        String first = line < 0 ? lower : lower.substring(0, line);
        int colon = first.indexOf(':');
        String field = colon < 0 ? "" : first.substring(0, colon);
        return FIRST_FIELDS.contains(field)
                || first.startsWith("x-")
                || Set.of("delivered-to", "sent", "status", "subject", "to", "user-agent", "path", "xref")
                        .contains(field)
                || first.startsWith("article")
                || first.startsWith("from ")
                || first.startsWith("forward to")
                || first.startsWith("pipe to")
                || lower.contains("\nmessage-id:")
                || lower.contains("user-agent:")
                || (line >= 0
                        && line < 10
                        && first.strip().chars().allMatch(Character::isDigit)
                        && lower.indexOf(':', line) > 0
                        && lower.indexOf(':', line) < line + 20);
    }

    private static boolean startsWith(byte[] bytes, int at, String ascii) {
        if (at + ascii.length() > bytes.length) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[at + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
