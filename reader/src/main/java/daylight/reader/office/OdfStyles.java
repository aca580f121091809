package daylight.reader.office;

import daylight.reader.opc.Xml;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Which styles of an OpenDocument hide what follows them: words, slides, tables, rows and columns.
final class OdfStyles {
    private final Set<String> hiding = new HashSet<>();
    private String open = "";

    /// Take an element if it belongs to a style.
    void take(String name, XMLStreamReader xml) {
        switch (name) {
            case "style" -> open = Xml.attribute(xml, "family") + " " + Xml.attribute(xml, "name");
            case "text-properties" -> hideIf(Xml.attribute(xml, "display").equals("none"));
            case "drawing-page-properties" ->
                hideIf(Xml.attribute(xml, "visibility").equals("hidden"));
            case "table-properties" -> hideIf(Xml.attribute(xml, "display").equals("false"));
            case "section-properties" -> hideIf(Xml.attribute(xml, "display").equals("none"));
            default -> {}
        }
    }

    private void hideIf(boolean hides) {
        if (hides) {
            hiding.add(open);
        }
    }

    /// @param family of styles, such as `text` or `paragraph`
    boolean hides(String family, String style) {
        return hiding.contains(family + " " + style);
    }

    /// Take all styles of a part.
    void read(InputStream in) throws XMLStreamException {
        XMLStreamReader xml = Xml.reader(in);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                take(xml.getLocalName(), xml);
            }
        }
    }
}
