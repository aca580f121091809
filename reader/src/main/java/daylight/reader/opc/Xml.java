package daylight.reader.opc;

import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Streams of XML from evidence: no document type, no entity but the five of XML itself.
public final class Xml {
    /// Tables in tables in text boxes are some hundred deep; Java's own limit of 200 would end them.
    static final int DEPTH_MAX = 5_000;

    private static final XMLInputFactory FACTORY = factory();

    private Xml() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty("jdk.xml.maxElementDepth", String.valueOf(DEPTH_MAX));
        return factory;
    }

    /// A reader of any XML.
    public static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(in);
    }

    /// A reader for large parts, which gives no events but elements and characters, and of [XMLStreamReader] has what
    /// they need: the next event, local names, attributes by their number, texts.
    public static XMLStreamReader quickReader(InputStream in) throws XMLStreamException {
        return QuickXml.of(in);
    }

    /// An attribute's value in whatever namespace; empty where it is missing.
    public static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    /// Whether an attribute says yes, as XML Schema writes it.
    public static boolean isTrue(XMLStreamReader xml, String name) {
        String value = attribute(xml, name);
        return value.equals("1") || value.equals("true");
    }

    /// An attribute as a number from 0; `otherwise` where it is none.
    public static int number(XMLStreamReader xml, String name, int otherwise) {
        String value = attribute(xml, name);
        int number = 0;
        if (value.isEmpty() || value.length() > 9) {
            return otherwise;
        }
        for (int i = 0; i < value.length(); i++) {
            int digit = value.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return otherwise;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /// All characters inside the current element, which is left behind.
    public static String text(XMLStreamReader xml) throws XMLStreamException {
        if (xml instanceof QuickXml quick) {
            Optional<String> whole = quick.textInOnePiece();
            if (whole.isPresent()) {
                return whole.get();
            }
        }
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                default -> {}
            }
        }
        return text.toString();
    }
}
