package daylight.reader.table;

import daylight.protocol.BlockKind;
import daylight.reader.ground.Node;

/// Writes tables into a document's text: each a page with its name as heading, a line for each row, a tab between
/// two cells. Rows and cells are blocks; a row is labelled with its number, a cell with its column's letters.
///
/// A cell's text has no tab, so that where a document has more cells than blocks are kept for, the cell is found in
/// its row by counting tabs; it may have line feeds.
final class TablePages {
    /// Empty cells stand as tabs up to so many in a row: a cell in the last column of an empty row would bring
    /// sixteen thousand.
    static final int GAP_MAX = 64;

    /// The label of a note that is a cell's formula.
    static final String FORMULA = "formula";

    private static final String[] LETTERS = new String[1024];

    static {
        for (int i = 0; i < LETTERS.length; i++) {
            LETTERS[i] = spell(i);
        }
    }

    private final Node node;
    private boolean pageOpen;
    private String rowLabel = "";
    private boolean rowHidden;
    private int rowStart;
    private int rowPage;
    private int nextColumn;

    TablePages(Node node) {
        this.node = node;
    }

    /// Open the page of a table; the one before ends.
    ///
    /// @param heading the table's name; no heading when empty
    void page(String heading, boolean hidden) {
        if (pageOpen) {
            node.pageEnd();
        }
        pageOpen = true;
        if (!heading.isBlank()) {
            int from = node.position();
            node.text(heading.replace('\n', ' '));
            node.block(BlockKind.HEADING, 1, node.page(), from, "", hidden);
            node.text("\n");
        }
    }

    /// What the table itself does not say in its cells: a remark on a line of its own.
    void note(String text) {
        note(text, false);
    }

    void note(String text, boolean hidden) {
        note(text, "", hidden);
    }

    /// @param label what kind of remark it is, such as `comment`
    void note(String text, String label, boolean hidden) {
        int from = node.position();
        int page = node.page();
        node.text(text);
        node.block(BlockKind.NOTE, 0, page, from, label, hidden);
        node.text("\n");
    }

    void rowStart(String label, boolean hidden) {
        rowLabel = label;
        rowHidden = hidden;
        rowStart = node.position();
        rowPage = node.page();
        nextColumn = 0;
    }

    /// Whether anything stands in the current row.
    boolean inRow() {
        return nextColumn > 0;
    }

    /// Add a cell to the row.
    ///
    /// @param column from 0; a cell left of the one before is put behind it all the same
    /// @param hidden whether the column is; a hidden row hides its cells without being said again
    void cell(int column, String text, boolean hidden) {
        cell(column, text, "", hidden);
    }

    /// The same, with the formula that gave the text behind it, as a note inside of the cell.
    void cell(int column, String text, String formula, boolean hidden) {
        moveTo(column);
        int from = node.position();
        node.text(text.indexOf('\t') < 0 ? text : text.replace('\t', ' '));
        if (!formula.isEmpty()) {
            if (!text.isEmpty()) {
                node.text(" ");
            }
            int formulaFrom = node.position();
            node.text(formula.indexOf('\t') < 0 ? formula : formula.replace('\t', ' '));
            node.block(BlockKind.NOTE, 0, rowPage, formulaFrom, FORMULA, hidden);
        }
        node.block(BlockKind.CELL, 0, rowPage, from, letters(column), hidden);
    }

    private void moveTo(int column) {
        int tabs = column - nextColumn;
        if (tabs < 0 || tabs > GAP_MAX) {
            tabs = 0;
        }
        if (nextColumn > 0) {
            tabs++;
        }
        for (int i = 0; i < tabs; i++) {
            node.text("\t");
        }
        nextColumn = column + 1;
    }

    void rowEnd() {
        node.block(BlockKind.ROW, 0, rowPage, rowStart, rowLabel, rowHidden);
        node.text("\n");
        nextColumn = 0;
    }

    /// The row that is open, if any, breaks off here.
    void rowBroken() {
        if (inRow()) {
            rowEnd();
        }
    }

    /// A column's name as workbooks have it: `A` to `Z`, then `AA`.
    ///
    /// @param column from 0
    static String letters(int column) {
        return column < LETTERS.length ? LETTERS[column] : spell(column);
    }

    private static String spell(int column) {
        StringBuilder letters = new StringBuilder();
        for (int left = column; left >= 0; left = left / 26 - 1) {
            letters.insert(0, (char) ('A' + left % 26));
        }
        return letters.toString();
    }
}
