package daylight.reader.fast;

import java.util.List;
import org.apache.james.mime4j.message.MaximalBodyDescriptor;

/// A mail or a part of one (RFC 2045): its header, and either a body or parts.
///
/// @param from  the body's first byte
/// @param to    past the body's last byte
/// @param parts of a multipart; empty for a leaf
record MailPart(
        byte[] mail,
        List<HeaderField> fields,
        MaximalBodyDescriptor descriptor,
        int from,
        int to,
        boolean multipart,
        List<MailPart> parts) {
    MailPart {
        fields = List.copyOf(fields);
        parts = List.copyOf(parts);
    }

    boolean isAlternative() {
        return "multipart/alternative".equalsIgnoreCase(descriptor.getMimeType());
    }

    boolean isType(String mimeType) {
        return !multipart && mimeType.equalsIgnoreCase(descriptor.getMimeType());
    }
}
