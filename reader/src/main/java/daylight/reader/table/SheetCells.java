package daylight.reader.table;

import daylight.reader.ground.Node;
import daylight.reader.opc.Xml;
import java.io.InputStream;
import java.util.BitSet;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The cells of one sheet as they stream by (ECMA-376, part 1, 18.3), and what the sheet says around them.
final class SheetCells {
    /// A workbook has 16,384 columns.
    private static final int COLUMNS_MAX = 16_384;

    private final Node node;
    private final TablePages pages;
    private final SharedStrings strings;
    private final CellFormats formats;
    private final BitSet hiddenColumns = new BitSet();
    private final AroundCells around;
    private boolean isProtected;
    private boolean lostStrings;
    private long row;
    private int column;
    private boolean rowHidden;

    SheetCells(Node node, TablePages pages, SharedStrings strings, CellFormats formats) {
        this.node = node;
        this.pages = pages;
        this.strings = strings;
        this.formats = formats;
        this.around = new AroundCells(node);
    }

    AroundCells around() {
        return around;
    }

    boolean isProtected() {
        return isProtected;
    }

    /// Whether cells referred to texts that are not there.
    boolean hasLostStrings() {
        return lostStrings;
    }

    void read(InputStream in) throws XMLStreamException {
        XMLStreamReader xml = Xml.quickReader(in);
        while (xml.hasNext() && !node.isTextCut()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                start(xml);
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("row")
                    && pages.inRow()) {
                pages.rowEnd();
            }
        }
    }

    private void start(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "c" -> cell(xml);
            case "row" -> row(xml);
            case "col" -> column(xml);
            case "mergeCell" -> around.merged(Xml.attribute(xml, "ref"));
            case "hyperlink" ->
                around.link(Xml.attribute(xml, "ref"), Xml.attribute(xml, "id"), Xml.attribute(xml, "location"));
            case "sheetProtection" -> isProtected = true;
            case "oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter" ->
                around.margin(CellText.withoutCodes(Xml.text(xml)));
            default -> {}
        }
    }

    private void column(XMLStreamReader xml) {
        int from = Xml.number(xml, "min", 0);
        int to = Math.min(COLUMNS_MAX, Xml.number(xml, "max", 0));
        if (from > 0
                && from <= to
                && (Xml.isTrue(xml, "hidden") || Xml.attribute(xml, "width").equals("0"))) {
            hiddenColumns.set(from - 1, to);
        }
    }

    private void row(XMLStreamReader xml) {
        node.reading().checkTime();
        row = Xml.number(xml, "r", (int) Math.min(Integer.MAX_VALUE, row + 1));
        rowHidden = Xml.isTrue(xml, "hidden") || Xml.attribute(xml, "ht").equals("0");
        column = 0;
        pages.rowStart(Long.toString(row), rowHidden);
    }

    private void cell(XMLStreamReader xml) throws XMLStreamException {
        int said = CellText.column(Xml.attribute(xml, "r"));
        int at = said < 0 ? column : said;
        column = at + 1;
        String type = Xml.attribute(xml, "t");
        int style = Xml.number(xml, "s", 0);
        String value = "";
        String formula = "";
        String inline = "";
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "v" -> value = Xml.text(xml);
                case "f" -> formula = formula(xml);
                case "is" -> inline = SharedStrings.item(xml);
                default -> Xml.text(xml);
            }
        }
        CellFormats.Shown shown = type.equals("inlineStr") && value.isEmpty()
                ? new CellFormats.Shown(inline, false)
                : shown(type, value, style);
        if (!shown.text().isEmpty() || !formula.isEmpty()) {
            boolean hidden = rowHidden || shown.hides() || hiddenColumns.get(at);
            pages.cell(at, shown.text(), formula, hidden);
        }
    }

    /// A formula that is filled over several cells stands at the first, with the place of all.
    private static String formula(XMLStreamReader xml) throws XMLStreamException {
        String place = Xml.attribute(xml, "ref");
        String text = Xml.text(xml);
        if (text.isBlank()) {
            return "";
        }
        return '=' + text + (place.isEmpty() || place.indexOf(':') < 0 ? "" : " (" + place + ")");
    }

    private CellFormats.Shown shown(String type, String value, int style) {
        return switch (type) {
            case "s" -> new CellFormats.Shown(string(value), false);
            case "b" -> new CellFormats.Shown(value.isEmpty() ? "" : value.equals("1") ? "TRUE" : "FALSE", false);
            case "e", "d" -> new CellFormats.Shown(value, false);
            case "str", "inlineStr" -> new CellFormats.Shown(CellText.unescaped(value), false);
            default -> value.isEmpty() ? new CellFormats.Shown("", false) : formats.shown(value.strip(), style);
        };
    }

    private String string(String value) {
        if (value.isBlank()) {
            // Some programs write an empty cell so.
            return "";
        }
        try {
            return strings.text(Integer.parseInt(value.strip())).orElseGet(this::lost);
        } catch (NumberFormatException _) {
            return lost();
        }
    }

    private String lost() {
        lostStrings = true;
        return "";
    }
}
