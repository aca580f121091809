package daylight.reader.pdf;

import daylight.protocol.BlockKind;
import daylight.reader.ground.Node;

/// Writes remarks into a node's text, each on lines of its own.
final class Notes {
    private final Node node;
    private boolean onNewPage;

    Notes(Node node) {
        this.node = node;
    }

    /// What comes from now on stands on a page of its own, if anything comes.
    void newPage() {
        onNewPage = true;
    }

    /// @param lead what it is, in words, with a colon and a space at its end
    void note(String label, boolean hidden, String lead, String words) {
        if (words.isBlank() || node.isTextCut()) {
            return;
        }
        if (onNewPage) {
            node.pageEnd();
            onNewPage = false;
        }
        // Most pages end with a line feed, and some do not.
        if (node.position() > 0) {
            node.text("\n");
        }
        int from = node.position();
        node.text(lead);
        node.text(words.strip());
        node.block(BlockKind.NOTE, 0, node.page(), from, label, hidden);
    }

    /// A word, who and when: `Comment by Jane Roe, 2024-05-01T10:00:00Z`.
    static String by(String what, String author, String moment) {
        return what
                + (author.isBlank() ? "" : " by " + author.strip())
                + (moment.isBlank() ? "" : ", " + moment.strip());
    }
}
