package daylight.reader.office;

import daylight.reader.Zips;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes packages of Office Open XML for tests, part by part, as their XML comes.
final class MadePackage {
    static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.";

    /// The prefixes that the parts of these tests use.
    static final String NAMESPACES = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
            + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
            + " xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""
            + " xmlns:p188=\"http://schemas.microsoft.com/office/powerpoint/2018/8/main\""
            + " xmlns:p14=\"http://schemas.microsoft.com/office/powerpoint/2010/main\""
            + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
            + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
            + " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
            + " xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\""
            + " xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\""
            + " xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\""
            + " xmlns:v=\"urn:schemas-microsoft-com:vml\""
            + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

    private final Zips zip = new Zips();
    private final Map<String, List<String>> relations = new LinkedHashMap<>();
    private final List<String> types = new ArrayList<>();

    /// A package whose main part is of a type, such as `wordprocessingml.document.main+xml`.
    MadePackage(String mainPart, String type) {
        relation("", "main", "officeDocument", mainPart);
        types.add(override(mainPart, type));
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"/" + part + "\" ContentType=\"" + TYPE + type + "\"/>";
    }

    /// Add a part of XML: its root element with content, without namespaces.
    MadePackage part(String path, String root, String content) {
        zip.with(path, HEAD + "<" + root + NAMESPACES + ">" + content + "</" + root.split(" ", 2)[0] + ">");
        return this;
    }

    MadePackage type(String path, String type) {
        types.add(override(path, type));
        return this;
    }

    MadePackage file(String path, byte[] content) {
        zip.with(path, content);
        return this;
    }

    /// @param source a part, or `""` for the package
    /// @param target a part, or what has a colon and is outside
    MadePackage relation(String source, String id, String kind, String target) {
        boolean outside = target.contains(":");
        relations
                .computeIfAbsent(source, _ -> new ArrayList<>())
                .add("<Relationship Id=\"" + id + "\" Type=\"" + RELATION + kind + "\" Target=\""
                        + (outside ? target : "/" + target) + "\"" + (outside ? " TargetMode=\"External\"" : "")
                        + "/>");
        return this;
    }

    byte[] bytes() {
        relations.forEach((source, all) -> {
            int slash = source.lastIndexOf('/') + 1;
            zip.with(
                    source.substring(0, slash) + "_rels/" + source.substring(slash) + ".rels",
                    HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                            + String.join("", all) + "</Relationships>");
        });
        zip.with(
                "[Content_Types].xml",
                HEAD + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Default Extension=\"png\" ContentType=\"image/png\"/>" + String.join("", types)
                        + "</Types>");
        return zip.bytes();
    }
}
