package daylight.reader.office;

import daylight.reader.opc.Xml;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The tracked changes of an OpenDocument text (ODF 1.3, part 3, 5.5). The document says before its text who changed
/// what, keeps deleted words there, and marks in its text the places only.
final class OdfChanges {
    private final Map<String, Change> changes = new HashMap<>();
    private final Map<String, List<Paragraph>> deleted = new LinkedHashMap<>();

    /// Makes a walk whose paragraphs go elsewhere.
    @FunctionalInterface
    interface Walks {
        OdfWalk into(Gathered gathered);
    }

    /// Read the element of all changes, which is left behind.
    void read(XMLStreamReader xml, Walks walks) throws XMLStreamException, IOException {
        String id = "";
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            String name = xml.getLocalName();
            switch (name) {
                case "changed-region" -> {
                    id = Xml.attribute(xml, "id");
                    depth++;
                }
                case "insertion", "deletion" -> {
                    Gathered gathered = new Gathered();
                    OdfWalk walk = walks.into(gathered);
                    walk.inside(xml);
                    Change.Kind kind = name.equals("insertion") ? Change.Kind.INSERTED : Change.Kind.DELETED;
                    changes.put(id, new Change(kind, walk.author(), walk.moment()));
                    if (!gathered.paragraphs().isEmpty()) {
                        deleted.put(id, gathered.paragraphs());
                    }
                }
                default -> depth++;
            }
        }
    }

    /// The change of an identifier; one that nobody is said to have made where there is none.
    Change of(String id) {
        return changes.getOrDefault(id, new Change(Change.Kind.INSERTED, "", ""));
    }

    /// Take the words that were deleted at a place; each is taken once.
    List<Paragraph> take(String id) {
        List<Paragraph> words = deleted.remove(id);
        return words == null ? List.of() : words;
    }

    /// Identifiers of deletions that no place in the text was marked for.
    List<String> left() {
        return List.copyOf(deleted.keySet());
    }
}
