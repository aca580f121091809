package daylight.reader.table;

import daylight.reader.ground.Node;
import java.util.ArrayList;
import java.util.List;

/// What stands around a sheet's cells and is written behind them: merged places, headers and footers,
/// links. What does not fit into memory is left out, and makes the document partly read.
final class AroundCells {
    private static final int CHARS_MAX = 32 * 1024 * 1024;

    /// What an entry of a list takes beside its characters.
    private static final int ENTRY_CHARS = 32;

    private final Node node;
    private final List<String> merged = new ArrayList<>();
    private final List<String> margins = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private long chars;

    /// A link of a cell or of several: where it leads to is said by the sheet's relations, unless it
    /// stays inside.
    record Link(String cell, String relation, String location) {}

    AroundCells(Node node) {
        this.node = node;
    }

    void merged(String place) {
        if (hasRoom(place.length())) {
            merged.add(place);
        }
    }

    /// A header or footer.
    void margin(String text) {
        if (hasRoom(text.length())) {
            margins.add(text);
        }
    }

    void link(String cell, String relation, String location) {
        if (hasRoom(cell.length() + relation.length() + location.length())) {
            links.add(new Link(cell, relation, location));
        }
    }

    List<String> merged() {
        return merged;
    }

    List<String> margins() {
        return margins;
    }

    List<Link> links() {
        return links;
    }

    private boolean hasRoom(int length) {
        chars += ENTRY_CHARS + length;
        if (chars > CHARS_MAX) {
            node.lostWords();
            return false;
        }
        return true;
    }
}
