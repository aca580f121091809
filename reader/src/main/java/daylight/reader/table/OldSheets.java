package daylight.reader.table;

import daylight.reader.ground.Hostile;
import daylight.reader.ground.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.ExternSheetRecord;
import org.apache.poi.hssf.record.ExternalNameRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.NameRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.SupBookRecord;
import org.apache.poi.hssf.record.WriteAccessRecord;

/// A binary workbook's records in their order: first those of the whole workbook, then those of each sheet
/// ([MS-XLS] 2.1.7.20).
final class OldSheets {
    private static final int FORMATS_MAX = 100_000;

    private final Node node;
    private final TablePages pages;
    private final OldFormulas formulas = new OldFormulas();
    private final List<Integer> styles = new ArrayList<>();
    private final Map<Integer, String> formats = new HashMap<>();
    private boolean from1904;
    private Optional<SSTRecord> strings = Optional.empty();
    private List<BoundSheetRecord> order = List.of();
    private Optional<OldSheet> sheet = Optional.empty();
    private int depth;
    private int sheetsBegun;
    private boolean isWorkbook;
    private boolean damaged;

    OldSheets(Node node) {
        this.node = node;
        this.pages = new TablePages(node);
    }

    /// Whether the records are those of a workbook in this form.
    boolean isWorkbook() {
        return isWorkbook;
    }

    boolean isDamaged() {
        return damaged || isWorkbook && sheetsBegun < formulas.sheets().size();
    }

    /// @return false when nothing more is wanted: a limit cut the text
    boolean take(Record record) {
        node.reading().checkTime();
        switch (record) {
            case BOFRecord begin -> begin(begin);
            case EOFRecord _ -> endOfStream();
            default -> {
                if (sheet.isPresent()) {
                    // A record of a chart inside of the sheet gives its words and no cells.
                    sheet.get().take(record, depth > 1);
                } else if (depth == 1) {
                    ofWorkbook(record);
                }
            }
        }
        return !node.isTextCut();
    }

    private void ofWorkbook(Record record) {
        switch (record) {
            case BoundSheetRecord each -> formulas.add(each);
            case SSTRecord each -> strings = Optional.of(each);
            case NameRecord each -> formulas.add(each);
            case SupBookRecord each -> formulas.add(each);
            case ExternalNameRecord each -> formulas.add(each);
            case ExternSheetRecord each -> formulas.add(each);
            case DateWindow1904Record each -> from1904 = each.getWindowing() == 1;
            case WriteAccessRecord each -> node.put("msoffice:excel:write-access", each.getUsername());
            case FormatRecord each -> {
                if (formats.size() < FORMATS_MAX) {
                    formats.put(each.getIndexCode(), each.getFormatString());
                }
            }
            case ExtendedFormatRecord each -> {
                if (styles.size() < FORMATS_MAX) {
                    styles.add((int) each.getFormatIndex());
                }
            }
            default -> {}
        }
    }

    private void begin(BOFRecord begin) {
        depth++;
        if (begin.getType() == BOFRecord.TYPE_WORKBOOK) {
            isWorkbook = true;
        } else if (depth == 1 && isWorkbook) {
            if (order.isEmpty()) {
                order = List.of(BoundSheetRecord.orderByBofPosition(formulas.sheets()));
            }
            Optional<BoundSheetRecord> bound =
                    sheetsBegun < order.size() ? Optional.of(order.get(sheetsBegun)) : Optional.empty();
            sheetsBegun++;
            boolean isVery = bound.filter(BoundSheetRecord::isVeryHidden).isPresent();
            boolean isHidden =
                    isVery || bound.filter(BoundSheetRecord::isHidden).isPresent();
            pages.page(bound.map(BoundSheetRecord::getSheetname).orElse("Sheet " + sheetsBegun), isHidden);
            if (isHidden) {
                pages.note(isVery ? "Very hidden sheet" : "Hidden sheet", "hidden", true);
            }
            if (begin.getType() == BOFRecord.TYPE_EXCEL_4_MACRO) {
                pages.note("Sheet of macros of Excel 4", "macros", isHidden);
            }
            CellFormats shown = CellFormats.of(styles, formats, from1904);
            sheet = Optional.of(new OldSheet(node, pages, strings, formulas, shown));
        }
    }

    private void endOfStream() {
        depth = Math.max(0, depth - 1);
        if (depth == 0) {
            endOfSheet();
        }
    }

    private void endOfSheet() {
        sheet.ifPresent(each -> {
            each.end();
            damaged |= each.hasLostStrings();
        });
        sheet = Optional.empty();
    }

    /// Nothing follows: what is open ends, and names and links to other workbooks come last.
    void end() {
        endOfSheet();
        if (!isWorkbook || sheetsBegun == 0) {
            return;
        }
        List<String> linked = formulas.linkedBooks();
        if (!formulas.names().isEmpty() || !linked.isEmpty()) {
            pages.page("Defined names", false);
        }
        for (NameRecord name : formulas.names()) {
            String[] meaning = {""};
            Hostile.thrownBy(() -> meaning[0] = formulas.written(name.getNameDefinition()));
            pages.note(name.getNameText() + " =" + meaning[0], "name", name.isHiddenName());
        }
        linked.forEach(book -> pages.note("Linked workbook: " + book, "link", false));
    }
}
