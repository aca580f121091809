package daylight.house.sample;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// The parts that every OOXML file shares: content types, relationships, core properties. Source:
/// ECMA-376, part 2.
final class OfficePackage {
    static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);

    /// A part of the package.
    ///
    /// @param type the content type behind the vendor prefix
    /// @param relation the last word of the relationship type; the part's id in its parent's
    ///     relationships is its own
    ///     file name without the ending
    record Part(String name, String type, String relation, String content) {
        String id() {
            String file = name.substring(name.lastIndexOf('/') + 1);
            return file.substring(0, file.indexOf('.'));
        }
    }

    private OfficePackage() {}

    static Part word(String file, String type, String content) {
        return new Part(
                "word/" + file + ".xml",
                "wordprocessingml." + (type.equals("main") ? "document.main" : type),
                type,
                content);
    }

    static String stamp(LocalDateTime time) {
        return STAMP.format(time);
    }

    static String contentTypes(List<Part> parts) {
        var out = new StringBuilder(XML + "<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/docProps/core.xml\""
                + " ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>");
        for (Part part : parts) {
            out.append("<Override PartName=\"/").append(part.name()).append("\" ContentType=\"");
            out.append(TYPE).append(part.type()).append("+xml\"/>");
        }
        return out.append("</Types>").toString();
    }

    static String rootRelationships(String main) {
        return XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\">"
                + "<Relationship Id=\"main\" Type=\"" + OFFICE + "officeDocument\" Target=\"" + main + "\"/>"
                + "<Relationship Id=\"core\" Type=\"" + PACKAGE
                + "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";
    }

    /// The relationships of a part to others in its own folder or below; the main part has none to itself.
    static String relationships(List<Part> parts) {
        var out = new StringBuilder(XML + "<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (Part part : parts) {
            if (!part.relation().equals("main")) {
                out.append(relationship(part.id(), part.relation(), "/" + part.name()));
            }
        }
        return out.append("</Relationships>").toString();
    }

    private static String relationship(String id, String relation, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + OFFICE + relation + "\" Target=\"" + target + "\"/>";
    }

    static String core(String title, String author, LocalDateTime time, String language) {
        String stamp = stamp(time);
        return XML + "<cp:coreProperties xmlns:cp=\"" + PACKAGE + "metadata/core-properties\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                + "<dc:title>" + Markup.xml(title) + "</dc:title><dc:creator>" + Markup.xml(author) + "</dc:creator>"
                + "<dc:language>" + language + "</dc:language>"
                + "<cp:lastModifiedBy>" + Markup.xml(author) + "</cp:lastModifiedBy>"
                + "<dcterms:created xsi:type=\"dcterms:W3CDTF\">" + stamp + "</dcterms:created>"
                + "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">" + stamp + "</dcterms:modified></cp:coreProperties>";
    }
}
