package daylight.reader.table;

import daylight.reader.Zips;
import java.util.ArrayList;
import java.util.List;

/// Makes workbooks for tests, part by part, as their XML comes.
final class MadeWorkbook {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

    private final Zips zip = new Zips();
    private final List<String> sheets = new ArrayList<>();
    private final List<String> relations = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private String properties = "";
    private String names = "";

    MadeWorkbook properties(String attributes) {
        properties = "<workbookPr " + attributes + "/>";
        return this;
    }

    MadeWorkbook names(String elements) {
        names = "<definedNames>" + elements + "</definedNames>";
        return this;
    }

    MadeWorkbook part(String kind, String path, String content) {
        relations.add("<Relationship Id=\"k" + relations.size() + "\" Type=\"" + RELATION + "/" + kind + "\" Target=\"/"
                + path + "\"/>");
        types.add("<Override PartName=\"/" + path + "\" ContentType=\"application/vnd.openxmlformats-officedocument."
                + "spreadsheetml." + kind + "+xml\"/>");
        zip.with(path, HEAD + content);
        return this;
    }

    MadeWorkbook strings(String items) {
        return part("sharedStrings", "xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\">" + items + "</sst>");
    }

    MadeWorkbook styles(String content) {
        return part("styles", "xl/styles.xml", "<styleSheet xmlns=\"" + MAIN + "\">" + content + "</styleSheet>");
    }

    /// @param related relationships of the sheet, each `kind target`
    MadeWorkbook sheet(String name, String attributes, String content, String... related) {
        int number = sheets.size() + 1;
        String path = "worksheets/sheet" + number + ".xml";
        sheets.add("<sheet name=\"" + name + "\" sheetId=\"" + number + "\" r:id=\"s" + number + "\" " + attributes
                + "/>");
        relations.add(
                "<Relationship Id=\"s" + number + "\" Type=\"" + RELATION + "/worksheet\" Target=\"" + path + "\"/>");
        types.add("<Override PartName=\"/xl/" + path + "\" ContentType=\"application/vnd.openxmlformats-officedocument."
                + "spreadsheetml.worksheet+xml\"/>");
        zip.with(
                "xl/" + path,
                HEAD + "<worksheet xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATION + "\">" + content + "</worksheet>");
        StringBuilder of = new StringBuilder();
        for (int i = 0; i < related.length; i++) {
            String[] one = related[i].split(" ", 2);
            of.append("<Relationship Id=\"r" + i + "\" Type=\"" + RELATION + "/" + one[0] + "\" Target=\"" + one[1]
                    + "\"" + (one[1].contains(":") ? " TargetMode=\"External\"" : "") + "/>");
        }
        if (related.length > 0) {
            zip.with("xl/worksheets/_rels/sheet" + number + ".xml.rels", HEAD + relationships(of.toString()));
        }
        return this;
    }

    MadeWorkbook file(String path, String content) {
        zip.with(path, HEAD + content);
        return this;
    }

    private static String relationships(String all) {
        return "<Relationships xmlns=\"" + PACKAGE + "\">" + all + "</Relationships>";
    }

    byte[] bytes() {
        zip.with(
                "[Content_Types].xml",
                HEAD + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-"
                        + "officedocument.spreadsheetml.sheet.main+xml\"/>" + String.join("", types) + "</Types>");
        zip.with(
                "_rels/.rels",
                HEAD
                        + relationships("<Relationship Id=\"w\" Type=\"" + RELATION
                                + "/officeDocument\" Target=\"xl/workbook.xml\"/>"));
        zip.with("xl/_rels/workbook.xml.rels", HEAD + relationships(String.join("", relations)));
        zip.with(
                "xl/workbook.xml",
                HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATION + "\">" + properties + "<sheets>"
                        + String.join("", sheets) + "</sheets>" + names + "</workbook>");
        return zip.bytes();
    }
}
