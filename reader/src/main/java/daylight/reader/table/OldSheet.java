package daylight.reader.table;

import daylight.reader.ground.Hostile;
import daylight.reader.ground.Node;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.hssf.record.ArrayRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.CommonObjectDataSubRecord;
import org.apache.poi.hssf.record.DrawingRecord;
import org.apache.poi.hssf.record.FooterRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.HeaderRecord;
import org.apache.poi.hssf.record.HyperlinkRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NoteRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.ObjRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.SharedFormulaRecord;
import org.apache.poi.hssf.record.SharedValueRecordBase;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.hssf.record.SubRecord;
import org.apache.poi.hssf.record.TableRecord;
import org.apache.poi.hssf.record.TextObjectRecord;
import org.apache.poi.hssf.record.chart.SeriesTextRecord;
import org.apache.poi.hssf.record.common.UnicodeString;
import org.apache.poi.ss.formula.ptg.ExpPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.NumberToTextConverter;

/// One sheet of a binary workbook, record by record ([MS-XLS] 2.1.7.20.5). Cells are written as they come; what
/// stands around them follows behind the last.
final class OldSheet {
    /// Characters of remarks that wait for the last cell; where there are more, they are written before it.
    private static final int REMARK_CHARS_MAX = 4 * 1024 * 1024;

    /// What a remark takes beside its characters.
    private static final int REMARK_CHARS = 32;

    private static final int NOTES_MAX = 100_000;

    /// Values of a chart that stand in one line.
    private static final int CHART_CHARS_MAX = 1024 * 1024;

    /// A formula whose text or whose sharing is told by the records behind it.
    private record Waiting(FormulaRecord cell, String formula, String text) {}

    /// A remark with its kind.
    private record Said(String text, String label) {}

    private final Node node;
    private final TablePages pages;
    private final Optional<SSTRecord> strings;
    private final OldFormulas formulas;
    private final CellFormats formats;
    private final BitSet hiddenColumns = new BitSet();
    private final BitSet hiddenRows = new BitSet();
    private final Map<Integer, String> comments = new HashMap<>();
    private final List<NoteRecord> notes = new ArrayList<>();
    private final List<Said> remarks = new ArrayList<>();
    private final StringBuilder chart = new StringBuilder();
    private Optional<Waiting> waiting = Optional.empty();
    private Optional<CommonObjectDataSubRecord> object = Optional.empty();
    private int row = -1;
    private boolean lostStrings;
    private long remarkChars;
    private long commentChars;

    OldSheet(Node node, TablePages pages, Optional<SSTRecord> strings, OldFormulas formulas, CellFormats formats) {
        this.node = node;
        this.pages = pages;
        this.strings = strings;
        this.formulas = formulas;
        this.formats = formats;
    }

    /// Whether cells referred to texts that are not there.
    boolean hasLostStrings() {
        return lostStrings;
    }

    /// @param inChart whether the record is one of a chart on the sheet, whose cells are copies
    void take(Record record, boolean inChart) {
        boolean explains = record instanceof StringRecord
                || record instanceof SharedFormulaRecord
                || record instanceof ArrayRecord
                || record instanceof TableRecord;
        if (waiting.isPresent() && !explains) {
            settle();
        }
        if (!inChart && !chart.isEmpty()) {
            endChart();
        }
        switch (record) {
            case FormulaRecord formula -> formula(formula);
            case StringRecord string ->
                waiting = waiting.map(w -> new Waiting(w.cell(), w.formula(), string.getString()));
            case SharedFormulaRecord shared -> shared(shared);
            case ArrayRecord array -> array(array);
            case LabelSSTRecord each -> cell(each.getRow(), each.getColumn(), string(each.getSSTIndex()), inChart);
            case LabelRecord each -> cell(each.getRow(), each.getColumn(), each.getValue(), inChart);
            case NumberRecord number -> number(number, inChart);
            case BoolErrRecord value -> cell(value.getRow(), value.getColumn(), shown(value), inChart);
            case RowRecord each -> {
                if (each.getZeroHeight()) {
                    hiddenRows.set(each.getRowNumber());
                }
            }
            case ColumnInfoRecord each -> {
                boolean isOrdered = each.getFirstColumn() >= 0 && each.getFirstColumn() <= each.getLastColumn();
                if (isOrdered && (each.getHidden() || each.getColumnWidth() == 0)) {
                    hiddenColumns.set(each.getFirstColumn(), each.getLastColumn() + 1);
                }
            }
            default -> around(record);
        }
    }

    private void around(Record record) {
        switch (record) {
            case HeaderRecord header -> say(CellText.withoutCodes(header.getText()), "header or footer");
            case FooterRecord footer -> say(CellText.withoutCodes(footer.getText()), "header or footer");
            case MergeCellsRecord merged -> {
                List<String> places = new ArrayList<>();
                for (int i = 0; i < merged.getNumAreas(); i++) {
                    places.add(merged.getAreaAt(i).formatAsString());
                }
                say("Merged: " + String.join(", ", places), "merged");
            }
            case HyperlinkRecord link -> orDamaged(() -> link(link));
            case DrawingRecord drawing ->
                orDamaged(() -> ShapeLinks.of(drawing.getRecordData()).forEach(target -> say(target, "link")));
            case SeriesTextRecord text -> say(text.getText(), "chart");
            case ObjRecord each -> object = object(each);
            case TextObjectRecord text -> text(text);
            case NoteRecord note -> {
                notes.add(note);
                if (notes.size() >= NOTES_MAX) {
                    writeNotes();
                }
            }
            default -> {}
        }
    }

    private void say(String text, String label) {
        if (text != null && !text.isBlank()) {
            remarks.add(new Said(text.strip(), label));
            remarkChars += REMARK_CHARS + text.length();
            if (remarkChars > REMARK_CHARS_MAX) {
                writeRemarks();
            }
        }
    }

    /// A remark that is damaged costs itself and not the sheet.
    private void orDamaged(Hostile.Body body) {
        if (Hostile.fails(body)) {
            node.damaged();
        }
    }

    private static Optional<CommonObjectDataSubRecord> object(ObjRecord record) {
        for (SubRecord part : record.getSubRecords()) {
            if (part instanceof CommonObjectDataSubRecord common) {
                return Optional.of(common);
            }
        }
        return Optional.empty();
    }

    private void text(TextObjectRecord record) {
        String text = record.getStr() == null ? "" : record.getStr().getString();
        boolean isComment = object.filter(o -> o.getObjectType() == CommonObjectDataSubRecord.OBJECT_TYPE_COMMENT)
                .isPresent();
        commentChars += isComment ? REMARK_CHARS + text.length() : 0;
        if (isComment && commentChars < REMARK_CHARS_MAX) {
            comments.merge(object.get().getObjectId(), text, String::concat);
        } else {
            say(text, isComment ? "comment" : "drawing");
        }
    }

    private void link(HyperlinkRecord link) {
        String place = TablePages.letters(link.getFirstColumn()) + (link.getFirstRow() + 1);
        String address = Optional.ofNullable(link.getAddress()).orElse("");
        String shortName = Optional.ofNullable(link.getShortFilename()).orElse("");
        String mark = Optional.ofNullable(link.getTextMark()).map(m -> "#" + m).orElse("");
        String target = (address.isEmpty() ? shortName : address) + mark;
        String label = Optional.ofNullable(link.getLabel()).orElse("");
        if (!target.isBlank()) {
            say(place + " " + target + (label.isBlank() || label.equals(target) ? "" : " (" + label + ")"), "link");
        }
    }

    private void formula(FormulaRecord record) {
        Ptg[] tokens = record.getParsedExpression();
        boolean isElsewhere = tokens.length > 0 && tokens[0] instanceof ExpPtg;
        String formula = isElsewhere ? "" : formulas.written(tokens);
        waiting = Optional.of(new Waiting(record, formula, ""));
    }

    private void shared(SharedFormulaRecord shared) {
        waiting = waiting.map(w -> {
            String[] formula = {w.formula()};
            orDamaged(() -> formula[0] = formulas.written(shared.getFormulaTokens(w.cell())));
            return new Waiting(w.cell(), formula[0] + place(shared), w.text());
        });
    }

    private void array(ArrayRecord array) {
        waiting = waiting.map(
                w -> new Waiting(w.cell(), formulas.written(array.getFormulaTokens()) + place(array), w.text()));
    }

    /// The places over which a formula is filled, behind it.
    /// The cells that a formula is written for.
    private static String place(SharedValueRecordBase formula) {
        return " ("
                + new CellRangeAddress(
                                formula.getFirstRow(),
                                formula.getLastRow(),
                                formula.getFirstColumn(),
                                formula.getLastColumn())
                        .formatAsString()
                + ")";
    }

    /// Write the formula that waited; whatever explains it has come.
    private void settle() {
        Waiting done = waiting.orElseThrow();
        waiting = Optional.empty();
        FormulaRecord cell = done.cell();
        String formula = done.formula().isBlank() || done.formula().startsWith(" (") ? "" : "=" + done.formula();
        CellFormats.Shown shown = shown(cell, done.text());
        write(cell.getRow(), cell.getColumn(), shown, formula);
    }

    private CellFormats.Shown shown(FormulaRecord cell, String text) {
        if (cell.hasCachedResultString()) {
            return new CellFormats.Shown(text, false);
        }
        return switch (cell.getCachedResultTypeEnum()) {
            case BOOLEAN -> new CellFormats.Shown(cell.getCachedBooleanValue() ? "TRUE" : "FALSE", false);
            case ERROR -> new CellFormats.Shown(error(cell.getCachedErrorValue()), false);
            case NUMERIC -> formats.shown(NumberToTextConverter.toText(cell.getValue()), cell.getXFIndex());
            default -> new CellFormats.Shown("", false);
        };
    }

    private static String shown(BoolErrRecord value) {
        return value.isError() ? error(value.getErrorValue()) : value.getBooleanValue() ? "TRUE" : "FALSE";
    }

    private static String error(int code) {
        return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERROR " + code;
    }

    private void number(NumberRecord number, boolean inChart) {
        String written = NumberToTextConverter.toText(number.getValue());
        CellFormats.Shown shown = formats.shown(written, number.getXFIndex());
        if (inChart) {
            inChart(shown.text());
        } else {
            write(number.getRow(), number.getColumn(), shown, "");
        }
    }

    /// A value that a chart keeps of a cell, maybe of another workbook's.
    private void inChart(String value) {
        if (!value.isBlank()) {
            chart.append(chart.isEmpty() ? "" : " | ").append(value.strip());
            if (chart.length() > CHART_CHARS_MAX) {
                endChart();
            }
        }
    }

    private void endChart() {
        say(chart.toString(), "chart");
        chart.setLength(0);
    }

    private String string(int index) {
        if (strings.isEmpty() || index < 0 || index >= strings.get().getNumUniqueStrings()) {
            lostStrings = true;
            return "";
        }
        UnicodeString text = strings.get().getString(index);
        String phonetic = text.getExtendedRst() == null
                ? ""
                : Optional.ofNullable(text.getExtendedRst().getPhoneticText()).orElse("");
        return phonetic.isBlank() ? text.getString() : text.getString() + " " + phonetic;
    }

    private void cell(int at, int column, String text, boolean inChart) {
        String told = Optional.ofNullable(text).orElse("");
        if (inChart) {
            inChart(told);
        } else {
            write(at, column, new CellFormats.Shown(told, false), "");
        }
    }

    private void write(int at, int column, CellFormats.Shown shown, String formula) {
        if (shown.text().isEmpty() && formula.isEmpty()) {
            return;
        }
        if (at != row || !pages.inRow()) {
            pages.rowBroken();
            row = at;
            node.reading().checkTime();
            pages.rowStart(Integer.toString(at + 1), hiddenRows.get(at));
        }
        boolean hidden = hiddenRows.get(at) || shown.hides() || hiddenColumns.get(column);
        pages.cell(column, shown.text(), formula, hidden);
    }

    /// The sheet's last record has come.
    void end() {
        if (waiting.isPresent()) {
            settle();
        }
        pages.rowBroken();
        endChart();
        writeRemarks();
        writeNotes();
        comments.values().forEach(text -> pages.note(text, "comment", false));
    }

    private void writeRemarks() {
        pages.rowBroken();
        remarks.forEach(said -> pages.note(said.text(), said.label(), false));
        remarks.clear();
        remarkChars = 0;
    }

    private void writeNotes() {
        pages.rowBroken();
        for (NoteRecord note : notes) {
            String text =
                    Optional.ofNullable(comments.remove(note.getShapeId())).orElse("");
            String author = Optional.ofNullable(note.getAuthor()).orElse("");
            String place = TablePages.letters(note.getColumn()) + (note.getRow() + 1);
            pages.note(place + " " + (author.isBlank() ? "" : author + ": ") + text, "comment", false);
        }
        notes.clear();
    }
}
