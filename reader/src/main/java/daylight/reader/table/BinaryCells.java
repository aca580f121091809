package daylight.reader.table;

import daylight.reader.ground.Node;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.NumberToTextConverter;

/// The cells of one sheet of a binary workbook, record by record ([MS-XLSB] 2.1.7.62), and what the sheet says
/// around them.
final class BinaryCells {
    private static final int ROW = 0;
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
    private static final int COLUMNS = 60;
    private static final int RICH_TEXT = 62;
    private static final int MERGED = 176;
    private static final int MARGINS = 479;
    private static final int LINK = 494;
    private static final int COLUMNS_MAX = 16_384;
    private static final int REMARKS_MAX = 10_000;
    private static final int MARGINS_COUNT = 6;

    /// Of the second byte of a row's flags.
    private static final int ROW_HIDDEN = 0x10;

    private final Node node;
    private final TablePages pages;
    private final SharedStrings strings;
    private final CellFormats formats;
    private final BitSet hiddenColumns = new BitSet();
    private final List<String> merged = new ArrayList<>();
    private final List<String> margins = new ArrayList<>();
    private final List<SheetCells.Link> links = new ArrayList<>();
    private boolean rowHidden;
    private boolean lostStrings;

    BinaryCells(Node node, TablePages pages, SharedStrings strings, CellFormats formats) {
        this.node = node;
        this.pages = pages;
        this.strings = strings;
        this.formats = formats;
    }

    List<String> merged() {
        return merged;
    }

    /// Headers and footers.
    List<String> margins() {
        return margins;
    }

    List<SheetCells.Link> links() {
        return links;
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
                rowHidden = body.limit() > 11 && (body.get(11) & ROW_HIDDEN) != 0;
                pages.rowStart(Long.toString(Integer.toUnsignedLong(body.getInt()) + 1), rowHidden);
            }
            case RK, REAL, FORMULA_REAL -> number(body, records.kind());
            case ERROR, FORMULA_ERROR -> cell(body, error(body.get(8)));
            case TRUTH, FORMULA_TRUTH -> cell(body, body.get(8) == 0 ? "FALSE" : "TRUE");
            case SHARED_TEXT -> cell(body, string(body.getInt(8)));
            case TEXT, FORMULA_TEXT, RICH_TEXT -> {
                int at = body.getInt();
                body.position(8);
                write(at, records.kind() == RICH_TEXT ? records.richText() : records.text(), false);
            }
            case COLUMNS -> {
                int from = body.getInt();
                int to = Math.min(COLUMNS_MAX - 1, body.getInt());
                boolean isHidden = body.getInt() == 0 || (body.getShort(16) & 1) != 0;
                if (isHidden && from >= 0 && from <= to) {
                    hiddenColumns.set(from, to + 1);
                }
            }
            default -> around(records);
        }
    }

    private void around(BinaryRecords records) {
        switch (records.kind()) {
            case MERGED -> {
                if (merged.size() < REMARKS_MAX) {
                    merged.add(place(records.body()));
                }
            }
            case LINK -> {
                if (links.size() < REMARKS_MAX) {
                    String place = place(records.body());
                    String relation = records.text();
                    links.add(new SheetCells.Link(place, relation, records.text()));
                }
            }
            case MARGINS -> {
                records.body().getShort();
                for (int i = 0; i < MARGINS_COUNT && records.body().hasRemaining(); i++) {
                    margins.add(CellText.withoutCodes(records.text()));
                }
            }
            default -> {}
        }
    }

    private static String place(ByteBuffer body) {
        int firstRow = body.getInt();
        int lastRow = body.getInt();
        int firstColumn = body.getInt();
        return new CellRangeAddress(firstRow, lastRow, firstColumn, body.getInt()).formatAsString();
    }

    private void number(ByteBuffer body, int kind) {
        double number = kind == RK ? packed(body.getInt(8)) : body.getDouble(8);
        int style = body.getInt(4) & 0xFFFFFF;
        CellFormats.Shown shown = formats.shown(NumberToTextConverter.toText(number), style);
        write(body.getInt(0), shown.text(), shown.hides());
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

    private void cell(ByteBuffer body, String text) {
        write(body.getInt(0), text, false);
    }

    private void write(int column, String text, boolean hides) {
        if (column >= 0 && column < COLUMNS_MAX && !text.isEmpty()) {
            pages.cell(column, text, rowHidden || hides || hiddenColumns.get(column));
        }
    }
}
