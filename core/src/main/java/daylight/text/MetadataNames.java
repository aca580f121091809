package daylight.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Looks raw metadata up by what it means. A field's names stand in the order of trust: what a person entered
/// before what a program wrote. Names are compared without regard to case, as mail headers must be.
final class MetadataNames {
    static final List<String> TITLE = List.of("dc:title", "pdf:docinfo:title", "xmp:dc:title", "title");
    static final List<String> AUTHORS =
            List.of("dc:creator", "meta:author", "pdf:docinfo:creator", "xmp:dc:creator", "Author", "Exif IFD0:Artist");
    static final List<String> CREATED = List.of(
            "dcterms:created",
            "meta:creation-date",
            "pdf:docinfo:created",
            "xmp:CreateDate",
            "Exif SubIFD:Date/Time Original",
            "exif:DateTimeOriginal",
            "Creation-Date",
            "date");
    static final List<String> MODIFIED = List.of(
            "dcterms:modified",
            "pdf:docinfo:modified",
            "xmp:ModifyDate",
            "meta:save-date",
            "Last-Modified",
            "Exif IFD0:Date/Time",
            "Last-Save-Date");

    /// A mail's own header first: it has the sender's offset, which the normalised date has lost.
    static final List<String> SENT = List.of(
            "Message:Raw-Header:Date",
            "mapi:client-submit-time",
            "mapi:property:PR_CLIENT_SUBMIT_TIME",
            "dcterms:created");

    static final List<String> FROM = List.of("Message-From", "Message:Raw-Header:From", "dc:creator", "meta:author");
    static final List<String> FROM_NAME = List.of("Message:From-Name", "mapi:from-representing-name");
    static final List<String> FROM_ADDRESS = List.of("Message:From-Email", "mapi:from-representing-email");
    static final List<String> TO = List.of("Message-To", "Message:Raw-Header:To");
    static final List<String> CC = List.of("Message-Cc", "Message:Raw-Header:Cc");
    static final List<String> BCC = List.of("Message-Bcc", "Message:Raw-Header:Bcc");

    /// Outlook's items name recipients and addresses in two lists of the same order.
    static final List<String> TO_NAMES = List.of("Message:To-Display-Name", "Message:To-Name");

    static final List<String> TO_ADDRESSES = List.of("Message:To-Email");
    static final List<String> CC_NAMES = List.of("Message:CC-Display-Name", "Message:CC-Name");
    static final List<String> CC_ADDRESSES = List.of("Message:CC-Email");
    static final List<String> BCC_NAMES = List.of("Message:BCC-Display-Name", "Message:BCC-Name");
    static final List<String> BCC_ADDRESSES = List.of("Message:BCC-Email");
    static final List<String> SUBJECT = List.of("Message:Raw-Header:Subject", "dc:subject", "dc:title", "subject");
    static final List<String> MESSAGE_ID =
            List.of("Message:Raw-Header:Message-ID", "mapi:internet-message-id", "Message-ID");
    static final List<String> IN_REPLY_TO =
            List.of("Message:Raw-Header:In-Reply-To", "mapi:in-reply-to-id", "In-Reply-To");
    static final List<String> REFERENCES =
            List.of("Message:Raw-Header:References", "mapi:internet-references", "References");
    static final List<String> APPLICATION = List.of(
            "extended-properties:Application",
            "xmp:CreatorTool",
            "pdf:docinfo:creator_tool",
            "generator",
            "meta:generator",
            "Message:Raw-Header:User-Agent",
            "Message:Raw-Header:X-Mailer",
            "pdf:docinfo:producer",
            "Application-Name");
    static final List<String> PAGES = List.of("xmpTPg:NPages", "meta:page-count", "meta:slide-count", "Page-Count");

    private final Map<String, List<String>> byLowerCaseName = new TreeMap<>();

    MetadataNames(Map<String, List<String>> raw) {
        raw.forEach((name, values) -> byLowerCaseName.put(name.toLowerCase(Locale.ROOT), values));
    }

    /// The values of the first of some names that has any.
    List<String> all(List<String> names) {
        for (String name : names) {
            List<String> values = byLowerCaseName.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                    .filter(value -> !value.isBlank())
                    .toList();
            if (!values.isEmpty()) {
                return values;
            }
        }
        return List.of();
    }

    Optional<String> first(List<String> names) {
        return all(names).stream().findFirst();
    }
}
