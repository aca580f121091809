package daylight.reader.fast;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.message.DefaultBodyDescriptorBuilder;
import org.apache.james.mime4j.message.MaximalBodyDescriptor;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;

/// Cuts a mail into its parts: headers by RFC 5322, boundaries by RFC 2046, and where mails break these
/// rules, as the general reader's library does. Works on the mail's bytes in place.
final class PartReader {
    /// Ten times what the general reader takes, which reads nothing of a mail that has more.
    private static final int FIELDS_MAX = 10_000;

    private static final int FIELD_BYTES_MAX = 1_000_000;

    /// Deeper nesting is an attack, and each level costs stack.
    private static final int DEPTH_MAX = 50;

    private static final Pattern PASSED_ON = Pattern.compile(">From \\S+ .* remote from \\S+");

    private final byte[] mail;
    private final BodyText texts;

    PartReader(byte[] mail, BodyText texts) {
        this.mail = mail;
        this.texts = texts;
    }

    /// @throws NotForFastPath for a form whose reading here is not known to agree with the general reader's
    MailPart read(int start) {
        return part(start, mail.length, "", 0);
    }

    private MailPart part(int start, int end, String parentType, int depth) {
        if (depth > DEPTH_MAX) {
            throw new NotForFastPath("parts nested too deep");
        }
        List<HeaderField> fields = new ArrayList<>();
        List<MailPart.Stray> strays = new ArrayList<>();
        int body = header(start, end, fields, strays);
        MaximalBodyDescriptor descriptor = descriptor(fields, parentType);
        String boundary = descriptor.getBoundary();
        boolean multipart = boundary != null && descriptor.getMimeType().startsWith("multipart/");
        Cut cut = multipart
                ? parts(body, end, boundary, descriptor.getMimeType(), depth)
                : new Cut(List.of(), body, end, true);
        return new MailPart(
                mail,
                fields,
                strays,
                descriptor,
                body,
                end,
                multipart,
                cut.parts(),
                cut.preambleTo(),
                cut.epilogueFrom(),
                cut.isClosed());
    }

    /// Collect the fields from `start` on.
    ///
    /// @return the body's first byte
    private int header(int start, int end, List<HeaderField> fields, List<MailPart.Stray> strays) {
        int at = start;
        if (at < end && (mail[at] == ' ' || mail[at] == '\t')) {
            throw new NotForFastPath("header begins with a folded line");
        }
        while (at < end) {
            int lineEnd = lineEnd(at, end);
            if (contentEnd(at, lineEnd) == at) {
                return lineEnd;
            }
            int fieldEnd = lineEnd;
            while (fieldEnd < end && (mail[fieldEnd] == ' ' || mail[fieldEnd] == '\t')) {
                fieldEnd = lineEnd(fieldEnd, end);
            }
            int contentEnd = contentEnd(at, fieldEnd);
            // A From_ line in a mail's first line is an envelope; whatever else is no field has somebody's words.
            boolean isMark = at == start ? isEnvelope(at, contentEnd) : isPassedOn(at, contentEnd);
            if (!field(at, contentEnd, fields) && !isMark) {
                strays.add(new MailPart.Stray(at, contentEnd));
            }
            at = fieldEnd;
        }
        return end;
    }

    private boolean isEnvelope(int from, int to) {
        String start = new String(mail, from, Math.min(6, to - from), StandardCharsets.US_ASCII);
        return start.startsWith("From ") || start.equals(">From ");
    }

    /// What machines wrote that passed a mail on by UUCP (RFC 976, 2.4).
    private boolean isPassedOn(int from, int to) {
        return mail[from] == '>'
                && PASSED_ON
                        .matcher(new String(mail, from, to - from, StandardCharsets.ISO_8859_1))
                        .matches();
    }

    /// @return whether it is a field
    private boolean field(int from, int to, List<HeaderField> fields) {
        if (to - from > FIELD_BYTES_MAX || fields.size() >= FIELDS_MAX) {
            throw new NotForFastPath("header too long");
        }
        int colon = from;
        while (colon < to && mail[colon] != ':') {
            if (mail[colon] == '(') {
                throw new NotForFastPath("comment in a field name");
            }
            colon++;
        }
        int nameEnd = colon;
        while (nameEnd > from && (mail[nameEnd - 1] == ' ' || mail[nameEnd - 1] == '\t')) {
            nameEnd--;
        }
        if (colon == to || nameEnd == from) {
            return false;
        }
        for (int i = from; i < nameEnd; i++) {
            if (mail[i] <= ' ' || mail[i] > '~') {
                return false;
            }
        }
        String name = new String(mail, from, nameEnd - from, StandardCharsets.US_ASCII);
        fields.add(new HeaderField(mail, name, from, colon, to));
        return true;
    }

    private MaximalBodyDescriptor descriptor(List<HeaderField> fields, String parentType) {
        DefaultBodyDescriptorBuilder builder = new DefaultBodyDescriptorBuilder(parentType);
        try {
            for (HeaderField field : fields) {
                if (field.is("content-type")
                        || field.is("content-transfer-encoding")
                        || field.is("content-disposition")) {
                    HeaderField right = Parameters.repaired(field, texts).orElse(field);
                    RawField raw = RawFieldParser.DEFAULT.parseField(right.raw());
                    builder.addField(raw);
                }
            }
        } catch (MimeException | RuntimeException _) {
            throw new NotForFastPath("a content field could not be parsed");
        }
        return (MaximalBodyDescriptor) builder.build();
    }

    /// A multipart's parts and the text around them, as [MailPart] has them.
    private record Cut(List<MailPart> parts, int preambleTo, int epilogueFrom, boolean isClosed) {}

    private Cut parts(int start, int end, String boundary, String type, int depth) {
        byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        List<MailPart> parts = new ArrayList<>();
        int at = delimiter(start, end, start, delimiter);
        int preambleTo = at < 0 ? end : at;
        while (at >= 0 && !isLast(at, end, delimiter)) {
            int partStart = lineEnd(at, end);
            int next = delimiter(partStart, end, partStart, delimiter);
            int partEnd = next < 0 ? end : beforeLineEnd(partStart, next);
            parts.add(part(partStart, partEnd, type, depth + 1));
            at = next;
        }
        return new Cut(parts, preambleTo, at < 0 ? end : lineEnd(at, end), at >= 0);
    }

    private boolean isLast(int at, int end, byte[] delimiter) {
        int after = at + delimiter.length;
        return after + 1 < end && mail[after] == '-' && mail[after + 1] == '-';
    }

    /// The first line from `from` on that is a delimiter: the boundary, then white space, `--` or the end.
    private int delimiter(int from, int end, int lineStart, byte[] delimiter) {
        int line = lineStart;
        while (line < end) {
            int after = line + delimiter.length;
            if (after <= end
                    && line >= from
                    && mail[line] == '-'
                    && Arrays.equals(mail, line, after, delimiter, 0, delimiter.length)
                    && (after == end || endsBoundary(after, end))) {
                return line;
            }
            line = lineEnd(line, end);
        }
        return -1;
    }

    private boolean endsBoundary(int after, int end) {
        byte b = mail[after];
        return b == ' '
                || b == '\t'
                || b == '\r'
                || b == '\n'
                || (b == '-' && after + 1 < end && mail[after + 1] == '-');
    }

    /// The line end before a delimiter belongs to the delimiter (RFC 2046, 5.1.1).
    private int beforeLineEnd(int partStart, int delimiter) {
        int end = delimiter;
        if (end > partStart && mail[end - 1] == '\n') {
            end--;
            if (end > partStart && mail[end - 1] == '\r') {
                end--;
            }
        }
        return end;
    }

    /// Past the line feed that ends the line at `at`.
    private int lineEnd(int at, int end) {
        int i = at;
        while (i < end && mail[i] != '\n') {
            i++;
        }
        return Math.min(end, i + 1);
    }

    private int contentEnd(int from, int lineEnd) {
        int end = lineEnd;
        if (end > from && mail[end - 1] == '\n') {
            end--;
        }
        if (end > from && mail[end - 1] == '\r') {
            end--;
        }
        return end;
    }
}
