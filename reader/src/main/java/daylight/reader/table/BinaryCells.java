package daylight.reader.table;

import daylight.reader.ground.Node;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Set;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.NumberToTextConverter;

/// The cells of one sheet of a binary workbook, record by record ([MS-XLSB] 2.1.7.62), and what the sheet says
/// around them.
final class BinaryCells {
    private static final int ROW = 0;
    private static final int BLANK = 1;
    private static final int RK = 2;
    private static final int ERROR = 3;
    private static final int TRUTH = 4;
    private static final int REAL = 5;
    private static final int TEXT = 6;
    private static final int SHARED_TEXT = 7;
    private static final int FORMULA_TEXT = 8;
    private static final int FORMULA_REAL = 9;
    private static final int FORMULA_TRUTH = 10;
    private static final int FORMULA_ERROR = 11;

    /// Short cells, from the blank one to that of a shared text, come in the order of the long ones, and
    /// leave the column out: it is the one behind the cell before.
    private static final int SHORT_FIRST = 12;

    private static final int SHORT_LAST = 18;
    private static final int COLUMNS = 60;
    private static final int RICH_TEXT = 62;
    private static final int CELLS_BEGIN = 145;
    private static final int CELLS_END = 146;
    private static final int MERGED = 176;
    private static final int MARGINS = 479;
    private static final int LINK = 494;
    private static final int COLUMNS_MAX = 16_384;

    /// What stands between cells and is none: what is said of the next cell, formulas that several share,
    /// and the brackets around what a later version has.
    private static final Set<Integer> BETWEEN_CELLS = Set.of(35, 36, 37, 38, 49, 50, 426, 427, 428);

    private static final int FUTURE = 1024;

    private static final int MARGINS_COUNT = 6;

    /// Of the second byte of a row's flags.
    private static final int ROW_HIDDEN = 0x10;

    private final Node node;
    private final TablePages pages;
    private final SharedStrings strings;
    private final CellFormats formats;
    private final BitSet hiddenColumns = new BitSet();
    private final AroundCells around;
    private boolean rowHidden;
    private boolean lostStrings;
    private boolean inCells;

    /// Of the cell before.
    private int column = -1;

    BinaryCells(Node node, TablePages pages, SharedStrings strings, CellFormats formats) {
        this.node = node;
        this.pages = pages;
        this.strings = strings;
        this.formats = formats;
        this.around = new AroundCells(node);
    }

    AroundCells around() {
        return around;
    }

    /// Whether cells referred to texts that are not there.
    boolean hasLostStrings() {
        return lostStrings;
    }

    void take(BinaryRecords records) {
        ByteBuffer body = records.body();
        switch (records.kind()) {
            case ROW -> {
                node.reading().checkTime();
                pages.rowBroken();
                column = -1;
                rowHidden = body.limit() > 11 && (body.get(11) & ROW_HIDDEN) != 0;
                pages.rowStart(Long.toString(Integer.toUnsignedLong(body.getInt()) + 1), rowHidden);
            }
            case COLUMNS -> {
                int from = body.getInt();
                int to = Math.min(COLUMNS_MAX - 1, body.getInt());
                boolean isHidden = body.getInt() == 0 || (body.getShort(16) & 1) != 0;
                if (isHidden && from >= 0 && from <= to) {
                    hiddenColumns.set(from, to + 1);
                }
            }
            case CELLS_BEGIN -> inCells = true;
            case CELLS_END -> inCells = false;
            default -> {
                if (records.kind() <= SHORT_LAST || records.kind() == RICH_TEXT) {
                    cell(records);
                } else {
                    around(records);
                }
            }
        }
    }

    private void cell(BinaryRecords records) {
        ByteBuffer body = records.body();
        boolean isShort = records.kind() >= SHORT_FIRST && records.kind() <= SHORT_LAST;
        int kind = isShort ? records.kind() - SHORT_FIRST + BLANK : records.kind();
        column = isShort ? column + 1 : body.getInt();
        int style = body.getInt() & 0xFFFFFF;
        switch (kind) {
            case BLANK -> {}
            case RK -> number(packed(body.getInt()), style);
            case REAL, FORMULA_REAL -> number(body.getDouble(), style);
            case ERROR, FORMULA_ERROR -> write(error(body.get()), false);
            case TRUTH, FORMULA_TRUTH -> write(body.get() == 0 ? "FALSE" : "TRUE", false);
            case SHARED_TEXT -> write(string(body.getInt()), false);
            case TEXT, FORMULA_TEXT -> write(records.text(), false);
            case RICH_TEXT -> write(records.richText(), false);
            default -> throw new IllegalStateException("no cell: " + kind);
        }
    }

    private void around(BinaryRecords records) {
        switch (records.kind()) {
            case MERGED -> around.merged(place(records.body()));
            case LINK -> around.link(place(records.body()), records.text(), records.text());
            case MARGINS -> {
                records.body().getShort();
                for (int i = 0; i < MARGINS_COUNT && records.body().hasRemaining(); i++) {
                    around.margin(CellText.withoutCodes(records.text()));
                }
            }
            default -> {
                // What a later version put between cells begins at FUTURE; else a cell is passed over here.
                if (inCells && records.kind() < FUTURE && !BETWEEN_CELLS.contains(records.kind())) {
                    node.damaged();
                }
            }
        }
    }

    private static String place(ByteBuffer body) {
        int firstRow = body.getInt();
        int lastRow = body.getInt();
        int firstColumn = body.getInt();
        return new CellRangeAddress(firstRow, lastRow, firstColumn, body.getInt()).formatAsString();
    }

    private void number(double number, int style) {
        CellFormats.Shown shown = formats.shown(NumberToTextConverter.toText(number), style);
        write(shown.text(), shown.hides());
    }

    /// A number in four bytes: the upper half of a double, or a whole one, of which both may be hundredths.
    private static double packed(int bits) {
        double number = (bits & 2) != 0 ? bits >> 2 : Double.longBitsToDouble((bits & 0xFFFFFFFCL) << 32);
        return (bits & 1) != 0 ? number / 100 : number;
    }

    private static String error(int code) {
        int unsigned = code & 0xFF;
        return FormulaError.isValidCode(unsigned)
                ? FormulaError.forInt(unsigned).getString()
                : "#ERROR " + unsigned;
    }

    private String string(int index) {
        return strings.text(index).orElseGet(() -> {
            lostStrings = true;
            return "";
        });
    }

    private void write(String text, boolean hides) {
        if (column >= 0 && column < COLUMNS_MAX && !text.isEmpty()) {
            pages.cell(column, text, rowHidden || hides || hiddenColumns.get(column));
        }
    }
}
