package daylight.reader.opc;

import daylight.reader.ground.Node;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.tika.metadata.DublinCore;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Office;
import org.apache.tika.metadata.OfficeOpenXMLCore;
import org.apache.tika.metadata.OfficeOpenXMLExtended;
import org.apache.tika.metadata.PagedText;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;

/// What a package says of itself in its core, extended and custom properties (ECMA-376, part 2, 11, and part
/// 1, 22.2 and 22.3), under the names that the general reader gives.
public final class PackageFacts {
    private static final Map<String, Property> CORE = Map.ofEntries(
            Map.entry("category", OfficeOpenXMLCore.CATEGORY),
            Map.entry("contentStatus", OfficeOpenXMLCore.CONTENT_STATUS),
            Map.entry("created", TikaCoreProperties.CREATED),
            Map.entry("creator", TikaCoreProperties.CREATOR),
            Map.entry("description", TikaCoreProperties.DESCRIPTION),
            Map.entry("identifier", TikaCoreProperties.IDENTIFIER),
            Map.entry("subject", DublinCore.SUBJECT),
            Map.entry("keywords", Office.KEYWORDS),
            Map.entry("language", TikaCoreProperties.LANGUAGE),
            Map.entry("lastModifiedBy", TikaCoreProperties.MODIFIER),
            Map.entry("lastPrinted", TikaCoreProperties.PRINT_DATE),
            Map.entry("modified", TikaCoreProperties.MODIFIED),
            Map.entry("revision", OfficeOpenXMLCore.REVISION),
            Map.entry("title", TikaCoreProperties.TITLE),
            Map.entry("version", OfficeOpenXMLCore.VERSION));

    private static final Map<String, Property> EXTENDED = Map.of(
            "Application", OfficeOpenXMLExtended.APPLICATION,
            "AppVersion", OfficeOpenXMLExtended.APP_VERSION,
            "Company", OfficeOpenXMLExtended.COMPANY,
            "Manager", OfficeOpenXMLExtended.MANAGER,
            "PresentationFormat", OfficeOpenXMLExtended.PRESENTATION_FORMAT,
            "Template", OfficeOpenXMLExtended.TEMPLATE);

    /// Numbers, left out where they are 0.
    private static final Map<String, Property> COUNTS = Map.of(
            "TotalTime", OfficeOpenXMLExtended.TOTAL_TIME,
            "DocSecurity", OfficeOpenXMLExtended.DOC_SECURITY,
            "Notes", OfficeOpenXMLExtended.NOTES,
            "Pages", PagedText.N_PAGES,
            "Paragraphs", Office.PARAGRAPH_COUNT,
            "Lines", Office.LINE_COUNT,
            "Words", Office.WORD_COUNT,
            "Characters", Office.CHARACTER_COUNT,
            "CharactersWithSpaces", Office.CHARACTER_COUNT_WITH_SPACES);

    private static final Map<String, String> SECURITY = Map.of(
            "0", OfficeOpenXMLExtended.SECURITY_NONE,
            "1", OfficeOpenXMLExtended.SECURITY_PASSWORD_PROTECTED,
            "2", OfficeOpenXMLExtended.SECURITY_READ_ONLY_RECOMMENDED,
            "4", OfficeOpenXMLExtended.SECURITY_READ_ONLY_ENFORCED,
            "8", OfficeOpenXMLExtended.SECURITY_LOCKED_FOR_ANNOTATIONS);

    private final PackageParts parts;
    private final Metadata metadata = new Metadata();

    private PackageFacts(PackageParts parts) {
        this.parts = parts;
    }

    public static void copy(PackageParts parts, Node node) throws IOException {
        PackageFacts facts = new PackageFacts(parts);
        facts.metadata.set(OfficeOpenXMLExtended.DOC_SECURITY_STRING, OfficeOpenXMLExtended.SECURITY_NONE);
        for (PackageParts.Relation relation : parts.relations("")) {
            if (!relation.external() && parts.has(relation.target())) {
                switch (relation.kind()) {
                    case "core-properties", "coreProperties" -> facts.each(relation.target(), facts::core);
                    case "extended-properties", "extendedProperties" -> facts.each(relation.target(), facts::extended);
                    case "custom-properties", "customProperties" -> facts.each(relation.target(), facts::custom);
                    default -> {}
                }
            }
        }
        for (String name : facts.metadata.names()) {
            for (String value : facts.metadata.getValues(name)) {
                node.put(name, value);
            }
        }
    }

    private void core(String name, XMLStreamReader xml) throws XMLStreamException {
        Property property = CORE.get(name);
        if (property != null) {
            set(property, Xml.text(xml).strip());
        }
    }

    private void extended(String name, XMLStreamReader xml) throws XMLStreamException {
        Property property = EXTENDED.get(name);
        Property count = COUNTS.get(name);
        if (property == null && count == null && !name.equals("Slides")) {
            return;
        }
        String value = Xml.text(xml).strip();
        if (property != null) {
            set(property, value);
        }
        if (count != null && !value.equals("0")) {
            set(count, value);
        }
        if (name.equals("Company")) {
            set(TikaCoreProperties.PUBLISHER, value);
        }
        if (name.equals("DocSecurity")) {
            metadata.set(
                    OfficeOpenXMLExtended.DOC_SECURITY_STRING,
                    SECURITY.getOrDefault(value, OfficeOpenXMLExtended.SECURITY_UNKNOWN));
        }
        if (name.equals("Slides") && !value.equals("0")) {
            set(Office.SLIDE_COUNT, value);
            set(PagedText.N_PAGES, value);
        }
        if (name.equals("Pages")) {
            set(Office.PAGE_COUNT, value);
        }
    }

    private void custom(String name, XMLStreamReader xml) throws XMLStreamException {
        if (name.equals("property")) {
            String own = Xml.attribute(xml, "name");
            while (xml.next() != XMLStreamConstants.START_ELEMENT) {
                if (xml.isEndElement()) {
                    return;
                }
            }
            String kind = xml.getLocalName();
            String value = Xml.text(xml).strip();
            if (!value.isEmpty()) {
                metadata.set("custom:" + own, custom(kind, value));
            }
        }
    }

    /// A value as the general reader writes it.
    private static String custom(String kind, String value) {
        try {
            return switch (kind) {
                case "bool" -> String.valueOf(value.equals("1") || value.equals("true"));
                case "r4" -> Float.toString(Float.parseFloat(value));
                case "r8" -> Double.toString(Double.parseDouble(value));
                case "decimal" -> new BigDecimal(value).toPlainString();
                default -> value;
            };
        } catch (NumberFormatException _) {
            return value;
        }
    }

    /// Under its plain name: a date of another form than the property's type is kept as it is written.
    private void set(Property property, String value) {
        if (value.isEmpty()) {
            return;
        }
        if (property.isMultiValuePermitted()) {
            metadata.add(property, value);
        } else {
            metadata.set(property.getName(), value);
        }
    }

    /// Takes each element of a part.
    @FunctionalInterface
    private interface Element {
        void take(String name, XMLStreamReader xml) throws XMLStreamException;
    }

    private void each(String part, Element element) throws IOException {
        try (InputStream in = parts.open(part)) {
            XMLStreamReader xml = Xml.quickReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    element.take(xml.getLocalName(), xml);
                }
            }
        } catch (XMLStreamException _) {
            // Properties say something about a document and are none of its words; what came before is kept.
            return;
        }
    }
}
