package daylight.reader.fast;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.address.Address;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.field.AddressListField;
import org.apache.james.mime4j.dom.field.MailboxListField;
import org.apache.james.mime4j.dom.field.ParsedField;
import org.apache.james.mime4j.field.LenientFieldParser;
import org.apache.james.mime4j.util.ContentUtil;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.mailcommons.MailUtil;

/// A mail's header as metadata, under the names and with the values that the general reader gives.
final class MailFields {
    private static final String CREATOR = TikaCoreProperties.CREATOR.getName();
    private static final String CREATED = TikaCoreProperties.CREATED.getName();
    private static final String TITLE = TikaCoreProperties.TITLE.getName();
    private static final String SUBJECT = TikaCoreProperties.SUBJECT.getName();
    private static final String FROM_NAME = Message.MESSAGE_FROM_NAME.getName();
    private static final String FROM_EMAIL = Message.MESSAGE_FROM_EMAIL.getName();

    private MailFields() {}

    static void into(Findings findings, List<HeaderField> fields) {
        for (HeaderField field : fields) {
            if (field.is("from")) {
                from(findings, field);
            } else if (field.is("subject")) {
                subject(findings, field);
            } else if (field.is("to")) {
                recipients(findings, field, Message.MESSAGE_TO);
            } else if (field.is("cc")) {
                recipients(findings, field, Message.MESSAGE_CC);
            } else if (field.is("bcc")) {
                recipients(findings, field, Message.MESSAGE_BCC);
            } else if (field.is("date")) {
                MailDate.utc(field.body()).ifPresent(date -> findings.set(CREATED, date));
            } else if (field.is("content-type")) {
                contentType(findings, field);
            } else {
                raw(findings, field);
            }
        }
    }

    private static void raw(Findings findings, HeaderField field) {
        findings.add(Metadata.MESSAGE_RAW_HEADER_PREFIX + field.name(), field.body());
    }

    private static void subject(Findings findings, HeaderField field) {
        String text = decoded(field.body());
        findings.set(TITLE, text);
        findings.set(SUBJECT, text);
        findings.set(TikaCoreProperties.RESOURCE_NAME_KEY, text + ".eml");
    }

    private static void contentType(Findings findings, HeaderField field) {
        MediaType type = MediaType.parse(field.body());
        if (type == null) {
            // The general reader drops a content type that is none; its words may still matter to someone.
            raw(findings, field);
        } else if ("multipart".equalsIgnoreCase(type.getType())) {
            findings.set(Message.MULTIPART_SUBTYPE, type.getSubtype());
            Optional.ofNullable(type.getParameters().get("boundary"))
                    .ifPresent(boundary -> findings.set(Message.MULTIPART_BOUNDARY, boundary));
        } else {
            raw(findings, field);
        }
    }

    private static void from(Findings findings, HeaderField field) {
        Optional<List<SimpleAddress>> simple = SimpleAddress.list(field.body());
        if (simple.isPresent()) {
            for (SimpleAddress address : simple.get()) {
                if (!address.name().isEmpty()) {
                    findings.set(FROM_NAME, address.name());
                }
                findings.set(FROM_EMAIL, address.address());
                findings.add(Metadata.MESSAGE_FROM, address.display());
                findings.add(CREATOR, address.display());
            }
            return;
        }
        if (!(parsed(field) instanceof MailboxListField list)) {
            return;
        }
        if (list.isValidField() && list.getMailboxList() != null) {
            list.getMailboxList().forEach(mailbox -> sender(findings, display(mailbox), display(mailbox)));
        } else {
            String whole = withoutPrefix(field, "From:".length());
            String bare = whole.startsWith("<") ? whole.substring(1) : whole;
            sender(findings, whole, bare.endsWith(">") ? bare.substring(0, bare.length() - 1) : bare);
        }
    }

    private static void sender(Findings findings, String nameAndAddress, String shown) {
        Metadata split = new Metadata();
        MailUtil.setPersonAndEmail(nameAndAddress, Message.MESSAGE_FROM_NAME, Message.MESSAGE_FROM_EMAIL, split);
        for (String name : split.names()) {
            for (String value : split.getValues(name)) {
                findings.set(name, value);
            }
        }
        findings.add(Metadata.MESSAGE_FROM, shown);
        findings.add(CREATOR, shown);
    }

    private static void recipients(Findings findings, HeaderField field, String name) {
        Optional<List<SimpleAddress>> simple = SimpleAddress.list(field.body());
        if (simple.isPresent()) {
            simple.get().forEach(address -> findings.add(name, address.display()));
            return;
        }
        if (!(parsed(field) instanceof AddressListField list)) {
            return;
        }
        if (list.isValidField()) {
            list.getAddressList().forEach(address -> findings.add(name, display(address)));
        } else {
            for (String each : withoutPrefix(field, field.name().length() + 1).split(",")) {
                findings.add(name, each.trim());
            }
        }
    }

    private static ParsedField parsed(HeaderField field) {
        try {
            return LenientFieldParser.parse(field.raw(), DecodeMonitor.SILENT);
        } catch (MimeException | RuntimeException _) {
            throw new NotForFastPath("address field could not be parsed");
        }
    }

    private static String display(Address address) {
        if (address instanceof Mailbox mailbox) {
            String name = mailbox.getName();
            return name == null || name.isEmpty()
                    ? mailbox.getAddress()
                    : decoded(name) + " <" + mailbox.getAddress() + ">";
        }
        return address.toString();
    }

    /// Encoded words (RFC 2047) become what they mean.
    private static String decoded(String body) {
        return body.contains("=?") ? DecoderUtil.decodeEncodedWords(body, DecodeMonitor.SILENT) : body;
    }

    private static String withoutPrefix(HeaderField field, int prefixLength) {
        String whole = ContentUtil.decode(field.raw());
        int start = prefixLength;
        while (start < whole.length() && whole.charAt(start) == ' ') {
            start++;
        }
        return start <= whole.length() ? whole.substring(start) : "";
    }

    /// The metadata that a part's own header gives its member.
    static void intoMember(Map<String, List<String>> metadata, MailPart part, Optional<MailPart> parent) {
        var descriptor = part.descriptor();
        metadata.put(Metadata.CONTENT_TYPE, List.of(descriptor.getMimeType()));
        parent.ifPresent(multipart -> {
            metadata.put(
                    Message.MULTIPART_SUBTYPE, List.of(multipart.descriptor().getSubType()));
            metadata.put(
                    Message.MULTIPART_BOUNDARY, List.of(multipart.descriptor().getBoundary()));
        });
        String kind = "inline".equalsIgnoreCase(descriptor.getContentDispositionType()) ? "INLINE" : "ATTACHMENT";
        metadata.put(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE.getName(), List.of(kind));
        String disposition = descriptor.getContentDispositionType();
        if (disposition == null || disposition.isEmpty()) {
            return;
        }
        StringBuilder whole = new StringBuilder(disposition);
        descriptor.getContentDispositionParameters().forEach((name, value) -> {
            whole.append("; ").append(name).append("=\"").append(value).append('"');
            if ("creation-date".equalsIgnoreCase(name)) {
                MailDate.utc(value).ifPresent(date -> metadata.put(CREATED, List.of(date)));
            } else if ("modification-date".equalsIgnoreCase(name)) {
                MailDate.utc(value)
                        .ifPresent(date -> metadata.put(TikaCoreProperties.MODIFIED.getName(), List.of(date)));
            }
        });
        metadata.put(Metadata.CONTENT_DISPOSITION, List.of(whole.toString()));
    }
}
