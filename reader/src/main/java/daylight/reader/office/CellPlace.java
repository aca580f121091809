package daylight.reader.office;

/// Where a cell of a sheet lies, counted while the sheet streams by; cells and rows may stand for several.
final class CellPlace {
    private static final int LETTERS = 26;

    private long row;
    private long nextRow = 1;
    private long column;
    private int repeated = 1;

    void table() {
        row = 0;
        nextRow = 1;
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
        StringBuilder letters = new StringBuilder();
        for (long left = column; left >= 0; left = left / LETTERS - 1) {
            letters.insert(0, (char) ('A' + left % LETTERS));
        }
        return letters.append(row).toString();
    }
}
