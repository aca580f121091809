package daylight.house.sample;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// One mail message. Source: RFC 5322, 2045 to 2047, 2231. Lines end in CR LF.
final class Mail {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ROOT);
    /// RFC 2047, 2: an encoded word has at most 75 characters; 30 bytes of text leave room for any
    /// charset's name.
    private static final int ENCODED_WORD_BYTES_MAX = 30;
    /// RFC 2045, 6.7: a quoted-printable line has at most 76 characters.
    private static final int QUOTED_LINE_MAX = 76;

    record Attachment(String name, String type, byte[] bytes) {}

    private final List<String> headers = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private final String id;
    private String charset = "UTF-8";
    private boolean base64;
    private String text = "";
    private String html = "";

    /// @param id the local part of the message id, which also names the boundaries
    Mail(String id, String date, String from, String to, String subject) {
        this(id, date, from, to, subject, "UTF-8");
    }

    Mail(String id, String date, String from, String to, String subject, String charset) {
        this.id = id;
        this.charset = charset;
        header("Date", DATE.format(OffsetDateTime.parse(date)));
        header("From", address(from));
        header("To", address(to));
        header("Subject", words(subject));
        header("Message-ID", messageId(id));
    }

    private static String messageId(String id) {
        return "<" + id + "@mail.selmentau.example>";
    }

    Mail header(String name, String value) {
        headers.add(name + ": " + value);
        return this;
    }

    Mail copyTo(String addresses) {
        return header("Cc", address(addresses));
    }

    /// The mails before this one in its thread, oldest first.
    Mail answering(String... earlier) {
        header("In-Reply-To", messageId(earlier[earlier.length - 1]));
        return header(
                "References",
                String.join(
                        "\r\n ", List.of(earlier).stream().map(Mail::messageId).toList()));
    }

    Mail inBase64() {
        base64 = true;
        return this;
    }

    Mail text(String body) {
        text = body;
        return this;
    }

    Mail html(String body) {
        html = body;
        return this;
    }

    Mail attach(String name, String type, byte[] bytes) {
        attachments.add(new Attachment(name, type, bytes));
        return this;
    }

    byte[] bytes() {
        String body = text.isEmpty() ? part("text/html", html) : part("text/plain", text);
        if (!text.isEmpty() && !html.isEmpty()) {
            body = multipart("alternative", List.of(body, part("text/html", html)));
        }
        if (!attachments.isEmpty()) {
            List<String> parts = new ArrayList<>(List.of(body));
            attachments.forEach(attachment -> parts.add(part(attachment)));
            body = multipart("mixed", parts);
        }
        return (String.join("\r\n", headers) + "\r\nMIME-Version: 1.0\r\n" + body).getBytes(StandardCharsets.US_ASCII);
    }

    private String multipart(String kind, List<String> parts) {
        String boundary = "=_" + kind + "_" + id;
        var out = new StringBuilder("Content-Type: multipart/" + kind + "; boundary=\"" + boundary + "\"\r\n\r\n");
        parts.forEach(part ->
                out.append("--").append(boundary).append("\r\n").append(part).append("\r\n"));
        return out.append("--").append(boundary).append("--\r\n").toString();
    }

    private String part(String type, String body) {
        byte[] raw = PlainFormats.in(charset, body.replace("\n", "\r\n"));
        return "Content-Type: " + type + "; charset=" + charset + "\r\nContent-Transfer-Encoding: "
                + (base64 ? "base64\r\n\r\n" + lines(raw) : "quoted-printable\r\n\r\n" + quoted(raw));
    }

    private static String part(Attachment attachment) {
        boolean message = attachment.type.equals("message/rfc822");
        String body = message ? new String(attachment.bytes, StandardCharsets.US_ASCII) : lines(attachment.bytes);
        return "Content-Type: " + attachment.type + "\r\nContent-Disposition: attachment; "
                + fileName(attachment.name) + "\r\nContent-Transfer-Encoding: " + (message ? "7bit" : "base64")
                + "\r\n\r\n" + body;
    }

    private static String fileName(String name) {
        if (name.chars().allMatch(c -> c < 128)) {
            return "filename=\"" + name + "\"";
        }
        var out = new StringBuilder("filename*=UTF-8''");
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b == '.';
            out.append(plain ? "" + (char) b : String.format(Locale.ROOT, "%%%02X", b));
        }
        return out.toString();
    }

    private static String lines(byte[] bytes) {
        return Base64.getMimeEncoder().encodeToString(bytes) + "\r\n";
    }

    private static String quoted(byte[] bytes) {
        var out = new StringBuilder();
        int column = 0;
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i] & 0xff;
            if (b == '\r' || b == '\n') {
                out.append((char) b);
                column = 0;
                continue;
            }
            boolean lineEnd = i + 1 < bytes.length && bytes[i + 1] == '\r';
            boolean plain = b >= 33 && b <= 126 && b != '=' || b == ' ' && !lineEnd;
            String piece = plain ? "" + (char) b : String.format(Locale.ROOT, "=%02X", b);
            if (column + piece.length() >= QUOTED_LINE_MAX) {
                out.append("=\r\n");
                column = 0;
            }
            out.append(piece);
            column += piece.length();
        }
        return out.append("\r\n").toString();
    }

    private String address(String addresses) {
        List<String> all = new ArrayList<>();
        for (String one : addresses.split(", ", -1)) {
            int angle = one.indexOf(" <");
            all.add(angle < 0 ? one : words(one.substring(0, angle)) + one.substring(angle));
        }
        return String.join(",\r\n ", all);
    }

    /// A header's text, as encoded words where it is not ASCII; never cut inside a letter.
    private String words(String value) {
        if (value.chars().allMatch(c -> c < 128)) {
            return value;
        }
        List<String> words = new ArrayList<>();
        var word = new StringBuilder();
        Charset set = Charset.forName(charset);
        for (int c : value.codePoints().toArray()) {
            String letter = Character.toString(c);
            if ((word + letter).getBytes(set).length > ENCODED_WORD_BYTES_MAX) {
                words.add(encoded(word.toString()));
                word.setLength(0);
            }
            word.append(letter);
        }
        words.add(encoded(word.toString()));
        return String.join("\r\n ", words);
    }

    private String encoded(String word) {
        return "=?" + charset + "?B?" + Base64.getEncoder().encodeToString(PlainFormats.in(charset, word)) + "?=";
    }
}
