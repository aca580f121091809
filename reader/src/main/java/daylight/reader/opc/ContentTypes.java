package daylight.reader.opc;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.io.input.BoundedInputStream;

/// What a package calls its parts (ECMA-376, part 2, 10.1.2).
public final class ContentTypes {
    /// More is an attack: a package has some hundred parts.
    private static final int TYPES_MAX = 100_000;

    private final Map<String, String> byPart = new HashMap<>();
    private final Map<String, String> byEnding = new HashMap<>();

    private ContentTypes() {}

    static ContentTypes of(PackageParts parts) throws IOException {
        ContentTypes types = new ContentTypes();
        try (InputStream in = BoundedInputStream.builder()
                .setInputStream(parts.open(PackageParts.CONTENT_TYPES))
                .setMaxCount(PackageParts.RELATIONS_BYTES_MAX)
                .get()) {
            XMLStreamReader xml = Xml.quickReader(in);
            int elements = 0;
            while (xml.hasNext() && elements < TYPES_MAX) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    types.add(xml);
                    elements++;
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return types;
    }

    private void add(XMLStreamReader xml) {
        String type = Xml.attribute(xml, "ContentType");
        switch (xml.getLocalName()) {
            case "Override" -> byPart.putIfAbsent(small(Xml.attribute(xml, "PartName")), type);
            case "Default" -> byEnding.putIfAbsent(small(Xml.attribute(xml, "Extension")), type);
            default -> {}
        }
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// The type of a part, as the package writes it; empty where it says nothing.
    public String of(String part) {
        String name = small(part);
        String own = byPart.get("/" + name);
        return own != null ? own : byEnding.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
    }
}
