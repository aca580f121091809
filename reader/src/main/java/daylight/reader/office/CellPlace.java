package daylight.reader.office;

import java.util.BitSet;

/// Where a cell of a sheet lies, counted while the sheet streams by; cells and rows may stand for several.
final class CellPlace {
    private static final int LETTERS = 26;

    /// A sheet has 16,384 columns.
    private static final int COLUMNS_MAX = 16_384;

    private long row;
    private long nextRow = 1;
    private long column;
    private int repeated = 1;
    private final BitSet hiddenColumns = new BitSet();
    private int columns;

    /// Columns of the table, before its rows.
    ///
    /// @param times how many columns are told at once
    void columns(int times, boolean hidden) {
        int end = Math.min(COLUMNS_MAX, columns + Math.clamp(times, 1, COLUMNS_MAX));
        if (hidden) {
            hiddenColumns.set(columns, end);
        }
        columns = end;
    }

    /// Whether the current cell's column is hidden.
    boolean isHidden() {
        return column < COLUMNS_MAX && hiddenColumns.get((int) column);
    }

    /// The current row's number, from 1.
    String rowName() {
        return Long.toString(row);
    }

    /// The number of the last row that the current one stands for.
    long lastRow() {
        return nextRow - 1;
    }

    /// The letters of the current cell's column.
    String columnName() {
        return letters(column);
    }

    /// @param times how many rows this one stands for
    void row(int times) {
        row = nextRow;
        nextRow += Math.max(1, times);
        column = 0;
    }

    /// @param times how many columns this cell stands for
    void cell(int times) {
        repeated = Math.max(1, times);
    }

    int repeated() {
        return repeated;
    }

    /// The cell ended.
    void next() {
        column += repeated;
    }

    /// Of the first cell that it stands for, such as `B7`.
    String named() {
        return letters(column) + row;
    }

    private static String letters(long column) {
        StringBuilder letters = new StringBuilder();
        for (long left = column; left >= 0; left = left / LETTERS - 1) {
            letters.insert(0, (char) ('A' + left % LETTERS));
        }
        return letters.toString();
    }
}
