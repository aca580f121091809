package daylight.house.sample;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// An xlsx with formulas, their last results, and sheets that may be hidden. Source: ECMA-376, part
/// 1, chapter 18.
///
/// A cell is a number, a text, or `=FORMULA~result`.
record Workbook(String author, LocalDateTime time, List<Sheet> sheets) {
    /// @param rows one line a row, cells between `|`
    record Sheet(String name, boolean hidden, String rows) {}

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d+)?");
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    byte[] bytes() {
        List<OfficePackage.Part> parts = new ArrayList<>();
        parts.add(new OfficePackage.Part("xl/workbook.xml", "spreadsheetml.sheet.main", "main", workbook()));
        for (int i = 0; i < sheets.size(); i++) {
            parts.add(new OfficePackage.Part(
                    "xl/worksheets/sheet" + (i + 1) + ".xml",
                    "spreadsheetml.worksheet",
                    "worksheet",
                    worksheet(sheets.get(i))));
        }
        var zip = new Zip(time)
                .with("[Content_Types].xml", OfficePackage.contentTypes(parts))
                .with("_rels/.rels", OfficePackage.rootRelationships("xl/workbook.xml"))
                .with("docProps/core.xml", OfficePackage.core(sheets.getFirst().name(), author, time, "en"))
                .with("xl/_rels/workbook.xml.rels", OfficePackage.relationships(parts));
        parts.forEach(part -> zip.with(part.name(), part.content()));
        return zip.bytes();
    }

    private String workbook() {
        var out = new StringBuilder(
                OfficePackage.XML + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + R + "\"><sheets>");
        for (int i = 0; i < sheets.size(); i++) {
            Sheet sheet = sheets.get(i);
            out.append("<sheet name=\"")
                    .append(Markup.xml(sheet.name()))
                    .append("\" sheetId=\"")
                    .append(i + 1);
            out.append(sheet.hidden() ? "\" state=\"hidden" : "")
                    .append("\" r:id=\"sheet")
                    .append(i + 1)
                    .append("\"/>");
        }
        return out.append("</sheets></workbook>").toString();
    }

    private static String worksheet(Sheet sheet) {
        var out = new StringBuilder(OfficePackage.XML + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
        int row = 0;
        for (String line : sheet.rows().lines().toList()) {
            row++;
            out.append("<row r=\"").append(row).append("\">");
            int column = 0;
            for (String value : line.split("\\|", -1)) {
                out.append(cell((char) ('A' + column) + Integer.toString(row), value.strip()));
                column++;
            }
            out.append("</row>");
        }
        return out.append("</sheetData></worksheet>").toString();
    }

    private static String cell(String place, String value) {
        if (value.isEmpty()) {
            return "";
        }
        if (value.startsWith("=")) {
            int split = value.indexOf('~');
            return "<c r=\"" + place + "\"><f>" + Markup.xml(value.substring(1, split)) + "</f><v>"
                    + value.substring(split + 1) + "</v></c>";
        }
        if (NUMBER.matcher(value).matches()) {
            return "<c r=\"" + place + "\"><v>" + value + "</v></c>";
        }
        return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + Markup.xml(value) + "</t></is></c>";
    }
}
