package daylight.reader.office;

import daylight.protocol.BlockKind;
import java.util.ArrayList;
import java.util.List;

/// Opens and closes the tables of a rich text, which names ends alone: of cells, of rows, and how deep
/// a paragraph lies.
final class RtfTables {
    /// Tables inside of tables; deeper ones stand in the cell around.
    private static final int DEPTH_MAX = 30;

    private static final class Level {
        private boolean inRow;
        private boolean inCell;
    }

    private final Flow flow;
    private final List<Level> levels = new ArrayList<>();

    RtfTables(Flow flow) {
        this.flow = flow;
    }

    /// A paragraph follows that lies so many tables deep.
    void at(int depth) {
        int wanted = Math.clamp(depth, 0, DEPTH_MAX);
        while (levels.size() > wanted) {
            closeTable();
        }
        while (levels.size() < wanted) {
            if (!levels.isEmpty()) {
                cell(levels.getLast());
            }
            flow.open(BlockKind.TABLE, false);
            levels.add(new Level());
            cell(levels.getLast());
        }
        if (wanted > 0) {
            cell(levels.getLast());
        }
    }

    private void cell(Level level) {
        if (!level.inRow) {
            flow.open(BlockKind.ROW, false);
            level.inRow = true;
        }
        if (!level.inCell) {
            flow.open(BlockKind.CELL, false);
            level.inCell = true;
        }
    }

    void cellEnds() {
        if (!levels.isEmpty() && levels.getLast().inCell) {
            flow.close();
            levels.getLast().inCell = false;
        }
    }

    /// @param isNested whether of a table inside of a cell
    void rowEnds(boolean isNested) {
        while (!isNested && levels.size() > 1) {
            closeTable();
        }
        if (!levels.isEmpty()) {
            rowEnds(levels.getLast());
        }
    }

    private void rowEnds(Level level) {
        cellEnds();
        if (level.inRow) {
            flow.close();
            level.inRow = false;
        }
    }

    private void closeTable() {
        rowEnds(levels.getLast());
        flow.close();
        levels.removeLast();
    }

    void end() {
        at(0);
    }
}
