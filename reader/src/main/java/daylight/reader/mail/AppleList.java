package daylight.reader.mail;

import daylight.reader.ground.Node;
import daylight.reader.opc.Xml;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The property list behind a mail of Apple Mail: names and values, those of inner lists with the names around them
/// before theirs. Numbers of seconds that are dates are written as dates.
///
/// @param entries in the list's order
/// @param isWhole whether it could be read to its end
record AppleList(List<Entry> entries, boolean isWhole) {
    /// @param name  such as `date-received`
    /// @param value never blank
    record Entry(String name, String value) {}

    private static final int ENTRIES_MAX = 2_000;
    private static final int DEPTH_MAX = 64;

    /// A name stands before all that is inside of it: a longer one is an entry of its own, and is cut.
    private static final int NAME_CHARS_MAX = 100;

    /// The bits of `flags`, as the program sets them; the rest count attachments and levels.
    private static final List<String> FLAGS = List.of(
            "read",
            "deleted",
            "answered",
            "encrypted",
            "flagged",
            "recent",
            "draft",
            "initial",
            "forwarded",
            "redirected");

    private static final int SIGNED = 23;
    private static final int JUNK = 24;

    AppleList {
        entries = List.copyOf(entries);
    }

    /// @param list a character for each byte, from the declaration of XML on
    static AppleList of(String list) {
        List<Entry> entries = new ArrayList<>();
        boolean isWhole = false;
        try {
            // The program writes UTF-8; a byte that is none must not end the list.
            String text = new String(list.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            isWhole = read(Xml.reader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))), entries);
        } catch (XMLStreamException _) {
            // What came before the damage is kept, and the mail is called damaged.
            isWhole = false;
        }
        return new AppleList(entries, isWhole);
    }

    private static boolean read(XMLStreamReader xml, List<Entry> entries) throws XMLStreamException {
        Deque<String> names = new ArrayDeque<>();
        String key = "";
        while (xml.hasNext() && entries.size() < ENTRIES_MAX) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "key" -> key = bounded(entries, Xml.text(xml).strip());
                    case "dict", "array" -> {
                        if (names.size() >= DEPTH_MAX) {
                            return false;
                        }
                        names.addLast(key);
                        key = "";
                    }
                    case "plist" -> {}
                    case "true", "false" -> add(entries, names, key, xml.getLocalName());
                    default -> add(entries, names, key, Xml.text(xml));
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.getLocalName().equals("plist")) {
                    return true;
                }
                if (xml.getLocalName().equals("dict") || xml.getLocalName().equals("array")) {
                    names.pollLast();
                    key = "";
                }
            }
        }
        return false;
    }

    private static String bounded(List<Entry> entries, String key) {
        if (key.length() <= NAME_CHARS_MAX) {
            return key;
        }
        entries.add(new Entry("long-name", key));
        return key.substring(0, key.offsetByCodePoints(0, NAME_CHARS_MAX / 2)) + "…";
    }

    /// Where what stands behind the list begins.
    ///
    /// @param list as for [#of]
    static int end(String list) {
        int tag = list.indexOf("</plist");
        int end = tag < 0 ? -1 : list.indexOf('>', tag);
        return end < 0 ? list.length() : end + 1;
    }

    private static void add(List<Entry> entries, Deque<String> names, String key, String value) {
        StringBuilder name = new StringBuilder();
        for (String each : names) {
            name.append(each).append(each.isEmpty() ? "" : ".");
        }
        name.append(key);
        if (name.length() > 1 && name.charAt(name.length() - 1) == '.') {
            name.setLength(name.length() - 1);
        }
        if (!value.isBlank()) {
            entries.add(new Entry(name.toString(), key.startsWith("date") ? date(value.strip()) : value.strip()));
        }
    }

    private static String date(String value) {
        try {
            return Instant.ofEpochSecond((long) Double.parseDouble(value)).toString();
        } catch (NumberFormatException | DateTimeException _) {
            return value;
        }
    }

    /// As metadata: each entry, and what its flags mean.
    static void facts(List<Entry> entries, Node node) {
        for (Entry entry : entries) {
            node.put("emlx:" + entry.name(), entry.value());
            if (entry.name().equals("flags")) {
                flags(entry.value(), node);
            }
        }
    }

    private static void flags(String value, Node node) {
        long bits;
        try {
            bits = Long.parseLong(value);
        } catch (NumberFormatException _) {
            return;
        }
        for (int i = 0; i < FLAGS.size(); i++) {
            if ((bits >> i & 1) != 0) {
                node.put("emlx:flag", FLAGS.get(i));
            }
        }
        if ((bits >> SIGNED & 1) != 0) {
            node.put("emlx:flag", "signed");
        }
        if ((bits >> JUNK & 1) != 0) {
            node.put("emlx:flag", "junk");
        }
        long attachments = bits >> 10 & 0x3f;
        if (attachments > 0) {
            node.put("emlx:attachments", Long.toString(attachments));
        }
    }
}
