package daylight.reader.fast;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// What one part of a mail calls another (RFC 2392): the field `Content-ID` of the one, and `cid:` in the other.
final class ContentId {
    private static final String SCHEME = "cid:";

    private ContentId() {}

    /// The id that a part has.
    static Optional<String> of(MailPart part) {
        return part.fields().stream()
                .filter(field -> field.is("content-id"))
                .map(field -> field.body().strip())
                .map(id -> id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id)
                .filter(id -> !id.isEmpty())
                .findFirst();
    }

    /// The id that an address means; nothing where it means no part of the mail.
    static Optional<String> ofUrl(String url) {
        String stripped = url.strip();
        if (!stripped.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Optional.empty();
        }
        String id = stripped.substring(SCHEME.length());
        if (id.indexOf('%') < 0) {
            return Optional.of(id);
        }
        try {
            return Optional.of(URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.of(id);
        }
    }
}
