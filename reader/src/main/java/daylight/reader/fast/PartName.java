package daylight.reader.fast;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a member is called: the file name of its disposition (RFC 2183, 2231), else the name of its content
/// type, else its number among the mail's parts with the ending of its declared type, which is a hint for its
/// reader.
final class PartName {
    private static final Map<String, String> ENDINGS = Map.of(
            "text/plain", ".txt",
            "text/html", ".html",
            "text/calendar", ".ics",
            "message/rfc822", ".eml",
            "image/jpeg", ".jpg",
            "image/png", ".png",
            "image/gif", ".gif",
            "application/pdf", ".pdf",
            "application/pgp-signature", ".asc",
            "application/pkcs7-signature", ".p7s");

    private PartName() {}

    static String of(MailPart part, int number) {
        var descriptor = part.descriptor();
        return named(descriptor.getContentDispositionFilename())
                .or(() -> named(descriptor.getContentTypeParameters().get("name")))
                .orElseGet(() -> "part-" + number
                        + ENDINGS.getOrDefault(descriptor.getMimeType().toLowerCase(Locale.ROOT), ""));
    }

    private static Optional<String> named(@org.jspecify.annotations.Nullable String name) {
        return Optional.ofNullable(name).filter(text -> !text.isBlank());
    }
}
