package daylight.reader.mail;

import daylight.reader.ground.Node;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Office;
import org.apache.tika.metadata.TikaCoreProperties;

/// Who wrote a message packed into one file, to whom, when and about what, by its properties (\[MS-OXPROPS\]) and where
/// it has none by its old attributes; as metadata. What nobody here knows by name becomes lines behind the text.
///
/// @param properties of the message
/// @param old        its other attributes, by their ids
/// @param eightBits  the charset of texts that are no Unicode
record TnefFacts(MapiProperties properties, Map<Integer, byte[]> old, Charset eightBits) {
    private static final int SUBJECT = 0x0037;
    private static final int SENDER_NAME = 0x0c1a;
    private static final int SENDER_ADDRESS = 0x0c1f;
    private static final int SENDER_SMTP = 0x5d01;
    private static final int FOR_NAME = 0x0042;
    private static final int FOR_ADDRESS = 0x0065;
    private static final int CLASS = 0x001a;
    private static final int SUBMITTED = 0x0039;
    private static final int DELIVERED = 0x0e06;
    private static final int CREATED = 0x3007;
    private static final int MODIFIED = 0x3008;
    private static final int MESSAGE_ID = 0x1035;
    private static final int IN_REPLY_TO = 0x1042;
    private static final int REFERENCES = 0x1039;
    private static final int TO = 0x0e04;
    private static final int COPY = 0x0e03;
    private static final int BLIND_COPY = 0x0e02;
    private static final int HEADERS = 0x007d;

    private static final int OLD_FROM = 0x00008000;
    private static final int OLD_SUBJECT = 0x00018004;
    private static final int OLD_SENT = 0x00038005;
    private static final int OLD_RECEIVED = 0x00038006;
    private static final int OLD_MODIFIED = 0x00038020;
    private static final int OLD_CLASS = 0x00078008;
    private static final int OLD_RECIPIENTS = 0x00069004;
    private static final int OLD_START = 0x00030006;
    private static final int OLD_END = 0x00030007;

    /// The bodies, and what has a name of the house.
    private static final List<Integer> SAID = List.of(
            SUBJECT,
            SENDER_NAME,
            SENDER_ADDRESS,
            SENDER_SMTP,
            CLASS,
            SUBMITTED,
            CREATED,
            MODIFIED,
            MESSAGE_ID,
            IN_REPLY_TO,
            REFERENCES,
            TO,
            COPY,
            BLIND_COPY,
            Tnef.BODY,
            Tnef.HTML,
            Tnef.RTF);

    private static final Set<String> PLUMBING = Set.of("1008", "3fd9", "0064", "0075", "0077", "0c1e", "4022", "4024");

    private static final String APPOINTMENT = "{00062002-0000-0000-c000-000000000046} ";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry(APPOINTMENT + "8208", "location"),
            Map.entry(APPOINTMENT + "820d", "start"),
            Map.entry(APPOINTMENT + "820e", "end"),
            Map.entry(APPOINTMENT + "8232", "recurrence"),
            Map.entry(APPOINTMENT + "8238", "attendees"),
            Map.entry(APPOINTMENT + "823b", "attendees-required"),
            Map.entry(APPOINTMENT + "823c", "attendees-optional"),
            Map.entry("0042", "sent-for"),
            Map.entry("0065", "sent-for-address"),
            Map.entry("0070", "conversation-topic"),
            Map.entry("007d", "headers"),
            Map.entry("0e06", "delivered"),
            Map.entry("0060", "start"),
            Map.entry("0061", "end"));

    private String words(int id) {
        return properties.words(id, eightBits);
    }

    private String oldText(int id) {
        return Tnef.text(old.getOrDefault(id, new byte[0]), eightBits);
    }

    private static String first(String... all) {
        return Stream.of(all).filter(each -> !each.isBlank()).findFirst().orElse("");
    }

    void tell(Node node) {
        String subject = first(words(SUBJECT), oldText(OLD_SUBJECT));
        node.put(TikaCoreProperties.TITLE.getName(), subject);
        node.put(TikaCoreProperties.SUBJECT.getName(), subject);
        sender(node);
        node.put(Office.MAPI_MESSAGE_CLASS.getName(), first(words(CLASS), oldText(OLD_CLASS)));
        node.put(Office.MAPI_MESSAGE_CLIENT_SUBMIT_TIME.getName(), words(SUBMITTED));
        node.put(
                TikaCoreProperties.CREATED.getName(),
                first(words(SUBMITTED), oldTime(OLD_SENT), words(CREATED), words(DELIVERED), oldTime(OLD_RECEIVED)));
        node.put(TikaCoreProperties.MODIFIED.getName(), first(words(MODIFIED), oldTime(OLD_MODIFIED)));
        node.put(Metadata.MESSAGE_RAW_HEADER_PREFIX + "Message-ID", words(MESSAGE_ID));
        node.put(Metadata.MESSAGE_RAW_HEADER_PREFIX + "In-Reply-To", words(IN_REPLY_TO));
        node.put(Metadata.MESSAGE_RAW_HEADER_PREFIX + "References", words(REFERENCES));
        recipients(node);
        node.put("mapi:start", oldTime(OLD_START));
        node.put("mapi:end", oldTime(OLD_END));
        further().forEach(each -> node.put("mapi:" + each.name(), each.value()));
    }

    private void sender(Node node) {
        String name = first(words(SENDER_NAME), words(FOR_NAME));
        String address = first(words(SENDER_SMTP), words(SENDER_ADDRESS), words(FOR_ADDRESS));
        if (name.isBlank() && address.isBlank()) {
            String[] said = oldSender();
            name = said[0];
            address = said[1];
        }
        String shown = person(name, address);
        node.put(Metadata.MESSAGE_FROM, shown);
        node.put(TikaCoreProperties.CREATOR.getName(), shown);
        node.put(Message.MESSAGE_FROM_NAME.getName(), name);
        node.put(Message.MESSAGE_FROM_EMAIL.getName(), address);
    }

    private static String person(String name, String address) {
        return name.isBlank() || address.isBlank() || name.equals(address)
                ? first(name, address)
                : name + " <" + address + ">";
    }

    /// Name and address: two entries of eight bytes, whose lengths say where both stand.
    private String[] oldSender() {
        byte[] bytes = old.getOrDefault(OLD_FROM, new byte[0]);
        if (bytes.length < 16) {
            return new String[] {"", ""};
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int nameBytes = Math.min(in.getShort(4) & 0xffff, bytes.length - 16);
        int addressBytes = Math.min(in.getShort(6) & 0xffff, bytes.length - 16 - nameBytes);
        String address = Tnef.text(Arrays.copyOfRange(bytes, 16 + nameBytes, 16 + nameBytes + addressBytes), eightBits);
        return new String[] {
            Tnef.text(Arrays.copyOfRange(bytes, 16, 16 + nameBytes), eightBits),
            address.regionMatches(true, 0, "SMTP:", 0, 5) ? address.substring(5) : address
        };
    }

    /// Year, month, day, hour, minute and second; of which zone is not said.
    private String oldTime(int id) {
        byte[] bytes = old.getOrDefault(id, new byte[0]);
        if (bytes.length < 12) {
            return "";
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            return LocalDateTime.of(
                            in.getShort(), in.getShort(), in.getShort(), in.getShort(), in.getShort(), in.getShort())
                    .toString();
        } catch (DateTimeException _) {
            return "";
        }
    }

    private void recipients(Node node) {
        byte[] table = old.getOrDefault(OLD_RECIPIENTS, new byte[0]);
        boolean told = false;
        if (table.length >= Integer.BYTES) {
            ByteBuffer in = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
            int rows = in.getInt();
            for (int i = 0; i < rows && in.remaining() > 0; i++) {
                MapiProperties row = MapiProperties.of(in);
                told |= recipient(row, node);
                if (!row.isWhole()) {
                    node.damaged();
                    break;
                }
            }
        }
        if (!told) {
            node.put(Metadata.MESSAGE_TO, words(TO));
            node.put(Metadata.MESSAGE_CC, words(COPY));
            node.put(Metadata.MESSAGE_BCC, words(BLIND_COPY));
        }
    }

    private boolean recipient(MapiProperties row, Node node) {
        String address = first(row.words(0x39fe, eightBits), row.words(0x3003, eightBits));
        String person = person(row.words(0x3001, eightBits), address);
        String field = switch (row.words(0x0c15, eightBits)) {
            case "2" -> Metadata.MESSAGE_CC;
            case "3" -> Metadata.MESSAGE_BCC;
            default -> Metadata.MESSAGE_TO;
        };
        node.put(field, person);
        return !person.isBlank();
    }

    /// A property that has no name of the house.
    ///
    /// @param name  as here, by its name in the file, or its number
    /// @param value never blank
    record Further(String name, String value) {}

    /// Those that say what no other value says, but for kinds of addresses and the beginning of the text that
    /// Outlook keeps to compare bodies.
    List<Further> lines() {
        Set<String> said = new HashSet<>();
        SAID.forEach(id -> said.add(words(id).toLowerCase(Locale.ROOT)));
        return further().stream()
                .filter(each -> !PLUMBING.contains(each.name()))
                .filter(each -> said.add(each.value().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /// Texts and times that have no name of the house.
    List<Further> further() {
        List<Further> further = new ArrayList<>();
        for (MapiProperties.Property each : properties.properties()) {
            boolean isWords = each.isText() || each.type() == MapiProperties.TIME;
            String value = isWords && !SAID.contains(each.id()) ? each.words(eightBits) : "";
            if (!value.isBlank()) {
                String number = each.name().isEmpty() ? HexFormat.of().toHexDigits((short) each.id()) : each.name();
                further.add(new Further(NAMES.getOrDefault(number, number), value));
            }
        }
        return further;
    }
}
