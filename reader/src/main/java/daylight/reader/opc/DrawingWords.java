package daylight.reader.opc;

import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The words of charts, diagrams and shapes (DrawingML: ECMA-376, part 1, 20 and 21).
public final class DrawingWords {
    /// A value of a chart, or the place that its values come from.
    private static final Set<String> POINTS = Set.of("pt", "f");

    private DrawingWords() {}

    /// The words of the element that a reader stands on, which is left behind where it has some: a paragraph, or the
    /// texts and values of a chart's series and categories. Empty for every other element.
    public static String of(XMLStreamReader xml) throws XMLStreamException {
        return switch (xml.getLocalName()) {
            case "p" -> paragraph(xml);
            case "strCache", "strLit", "strDim", "numCache", "numLit", "numDim" -> points(xml);
            default -> "";
        };
    }

    private static String paragraph(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("t")) {
                    text.append(Xml.text(xml));
                } else {
                    depth++;
                    text.append(xml.getLocalName().equals("br") ? " " : "");
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        return text.toString();
    }

    private static String points(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (POINTS.contains(xml.getLocalName())) {
                    String value = Xml.text(xml).strip();
                    text.append(text.isEmpty() ? "" : " | ").append(value);
                } else {
                    depth++;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        return text.toString();
    }
}
