package daylight.reader.office;

import daylight.reader.ground.Hostile;
import daylight.reader.ground.Node;
import daylight.reader.opc.PackageParts;
import daylight.reader.opc.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What a package holds beside its document's own parts: custom XML, who worked on it, and what it takes from outside.
final class PackageRemarks {
    /// What programs keep in a document for themselves may be large, and is not what people wrote.
    private static final int CHARS_MAX = 1_000_000;

    private PackageRemarks() {}

    /// Facts under the names that the general reader gives.
    static void facts(PackageParts parts, Node node) throws IOException {
        node.put("hasSignature", parts.related("", "origin").isPresent() ? "true" : "");
        boolean hasObjects = outside(parts).stream().anyMatch(each -> each.startsWith("oleObject "));
        node.put("msoffice:has-external-ole-objects", hasObjects ? "true" : "");
    }

    static void write(PackageParts parts, String main, Lines lines) throws IOException {
        outside(parts).forEach(each -> lines.note("outside", true, "Taken from outside: ", each));
        for (PackageParts.Relation relation : parts.relations(main)) {
            if (!relation.external() && parts.has(relation.target())) {
                switch (relation.kind()) {
                    case "people" -> people(parts, relation.target(), lines);
                    case "customXml" -> lines.note("custom XML", true, "Custom XML: ", words(parts, relation.target()));
                    default -> {}
                }
            }
        }
    }

    /// What relationships of any part say is elsewhere, by kind and place; links are said where they stand.
    private static Set<String> outside(PackageParts parts) {
        Set<String> outside = new LinkedHashSet<>();
        for (String name : parts.names()) {
            if (name.endsWith(".rels") && name.contains("_rels/")) {
                String part =
                        name.substring(0, name.length() - ".rels".length()).replace("_rels/", "");
                // Relationships that are damaged lead nowhere.
                Hostile.thrownBy(() -> parts.relations(part).stream()
                        .filter(relation ->
                                relation.external() && !relation.kind().equals("hyperlink"))
                        .forEach(relation -> outside.add(relation.kind() + " " + relation.target())));
            }
        }
        return outside;
    }

    private static void people(PackageParts parts, String part, Lines lines) throws IOException {
        try (InputStream in = parts.open(part)) {
            XMLStreamReader xml = Xml.reader(in);
            String author = "";
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    author = xml.getLocalName().equals("person") ? Xml.attribute(xml, "author") : author;
                    if (xml.getLocalName().equals("presenceInfo")) {
                        lines.note("person", true, "Person: ", author + " " + Xml.attribute(xml, "userId"));
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /// The texts of all elements.
    private static String words(PackageParts parts, String part) throws IOException {
        StringBuilder words = new StringBuilder();
        try (InputStream in = parts.open(part)) {
            XMLStreamReader xml = Xml.reader(in);
            while (xml.hasNext() && words.length() < CHARS_MAX) {
                switch (xml.next()) {
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> words.append(xml.getText());
                    case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT -> words.append(' ');
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return words.toString().replaceAll("\\s+", " ").strip();
    }
}
