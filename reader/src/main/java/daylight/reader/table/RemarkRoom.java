package daylight.reader.table;

import daylight.reader.ground.Node;

/// How much of what stands around a sheet's cells is kept until the cells are written: merged places, links.
final class RemarkRoom {
    private static final int CHARS_MAX = 32 * 1024 * 1024;

    /// What an entry of a list takes beside its characters.
    private static final int ENTRY_CHARS = 32;

    private final Node node;
    private long chars;

    RemarkRoom(Node node) {
        this.node = node;
    }

    /// Whether there is room for one more; one for which there is none makes the document partly read.
    boolean takes(int length) {
        chars += ENTRY_CHARS + length;
        if (chars > CHARS_MAX) {
            node.lostWords();
            return false;
        }
        return true;
    }
}
