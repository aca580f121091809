package daylight.reader.fast;

import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.message.MaximalBodyDescriptor;

/// A mail or a part of one (RFC 2045): its header, and either a body or parts.
///
/// @param strays lines of the header that are no fields
/// @param from  the body's first byte
/// @param to    past the body's last byte
/// @param parts of a multipart; empty for a leaf
/// @param preambleTo   past the text before a multipart's first boundary line; `to` when there is no such line, and
///     `from` for a leaf
/// @param isClosed     whether a multipart has its last boundary line; a leaf is closed
/// @param epilogueFrom where the text after its last boundary line begins; `to` when there is none
record MailPart(
        byte[] mail,
        List<HeaderField> fields,
        List<Stray> strays,
        MaximalBodyDescriptor descriptor,
        int from,
        int to,
        boolean multipart,
        List<MailPart> parts,
        int preambleTo,
        int epilogueFrom,
        boolean isClosed) {
    /// Bytes of the mail, the end exclusive.
    record Stray(int from, int to) {}

    MailPart {
        fields = List.copyOf(fields);
        strays = List.copyOf(strays);
        parts = List.copyOf(parts);
    }

    boolean isAlternative() {
        return "multipart/alternative".equalsIgnoreCase(descriptor.getMimeType());
    }

    /// Whether its header calls it a multipart; the library forgets that where there is no boundary.
    boolean isCalledMultipart() {
        return fields.stream()
                .anyMatch(field -> field.is("content-type")
                        && field.body().strip().toLowerCase(Locale.ROOT).startsWith("multipart/"));
    }

    /// Said to be a multipart, and without the boundary that would cut it into parts.
    boolean isBoundless() {
        return !multipart && descriptor.getMimeType().startsWith("multipart/");
    }

    /// Apple Mail keeps the content in another file, and here its length alone.
    boolean isElsewhere() {
        if (fields.stream().noneMatch(field -> field.is("x-apple-content-length"))) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (mail[i] < 0 || mail[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    boolean isType(String mimeType) {
        return !multipart && mimeType.equalsIgnoreCase(descriptor.getMimeType());
    }
}
