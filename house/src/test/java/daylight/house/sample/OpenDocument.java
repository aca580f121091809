package daylight.house.sample;

import daylight.house.sample.Markup.Block;
import daylight.house.sample.Markup.Shape;
import java.time.LocalDateTime;
import java.util.List;

/// An odt or ods. Source: OASIS OpenDocument 1.3; the first entry is the stored `mimetype` (part 2, 3.3).
///
/// @param sheet true for a spreadsheet, whose text is all rows
record OpenDocument(String text, boolean sheet, String language, String author, LocalDateTime time) {
    private static final String ODF = "urn:oasis:names:tc:opendocument:xmlns:";
    private static final String SPACES = " xmlns:office=\"" + ODF + "office:1.0\" xmlns:text=\"" + ODF
            + "text:1.0\" xmlns:table=\"" + ODF + "table:1.0\" xmlns:meta=\"" + ODF
            + "meta:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"";

    byte[] bytes() {
        String type = "application/vnd.oasis.opendocument." + (sheet ? "spreadsheet" : "text");
        return new Zip(time)
                .with("mimetype", type)
                .with("META-INF/manifest.xml", manifest(type))
                .with("meta.xml", meta())
                .with("content.xml", content())
                .bytes();
    }

    private static String manifest(String type) {
        return OfficePackage.XML + "<manifest:manifest xmlns:manifest=\"" + ODF
                + "manifest:1.0\" manifest:version=\"1.3\">" + entry("/", type) + entry("content.xml", "text/xml")
                + entry("meta.xml", "text/xml") + "</manifest:manifest>";
    }

    private static String entry(String path, String type) {
        return "<manifest:file-entry manifest:full-path=\"" + path + "\" manifest:media-type=\"" + type + "\"/>";
    }

    private String meta() {
        String title = Markup.blocks(text).getFirst().cells().getFirst();
        return OfficePackage.XML + "<office:document-meta" + SPACES + "><office:meta><dc:title>" + Markup.xml(title)
                + "</dc:title><meta:initial-creator>" + Markup.xml(author) + "</meta:initial-creator><dc:creator>"
                + Markup.xml(author) + "</dc:creator><meta:creation-date>" + OfficePackage.stamp(time)
                + "</meta:creation-date><dc:date>" + OfficePackage.stamp(time) + "</dc:date><dc:language>" + language
                + "</dc:language></office:meta></office:document-meta>";
    }

    private String content() {
        String kind = sheet ? "spreadsheet" : "text";
        var out = new StringBuilder(
                OfficePackage.XML + "<office:document-content" + SPACES + "><office:body><office:" + kind + ">");
        List<Block> blocks = Markup.blocks(text);
        boolean inTable = false;
        int tables = 0;
        for (Block block : blocks) {
            if (inTable != (block.shape() == Shape.ROW)) {
                inTable = !inTable;
                out.append(inTable ? "<table:table table:name=\"T" + ++tables + "\">" : "</table:table>");
            }
            out.append(
                    switch (block.shape()) {
                        case TITLE -> heading(1, block.text());
                        case HEADING -> heading(2, block.text());
                        case PARAGRAPH -> "<text:p>" + Markup.xml(block.text()) + "</text:p>";
                        case ROW -> row(block);
                    });
        }
        return out.append(inTable ? "</table:table>" : "")
                .append("</office:")
                .append(kind)
                .append("></office:body></office:document-content>")
                .toString();
    }

    private static String heading(int level, String text) {
        return "<text:h text:outline-level=\"" + level + "\">" + Markup.xml(text) + "</text:h>";
    }

    private static String row(Block block) {
        var out = new StringBuilder("<table:table-row>");
        for (String cell : block.cells()) {
            out.append("<table:table-cell office:value-type=\"string\"><text:p>")
                    .append(Markup.xml(cell))
                    .append("</text:p></table:table-cell>");
        }
        return out.append("</table:table-row>").toString();
    }
}
