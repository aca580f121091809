package daylight.reader.office;

import daylight.protocol.BlockKind;
import daylight.reader.ground.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Writes paragraphs into a node's text: each a line, its remarks on lines of their own behind it, a tab between two
/// cells of a row.
///
/// Words that were deleted stand where they stood, and so a phrase that reads over them is broken. Where a paragraph
/// has deleted words and others, it follows once more as it reads with the changes; where it has inserted words and
/// others, as it read before them. Each phrase that was ever in the document is found.
final class Lines implements Flow {
    /// So much of a change is said again with who made it.
    private static final int SAID_AGAIN_CHARS_MAX = 200;

    private static final class Open {
        private final BlockKind kind;
        private final int page;
        private final int position;
        private final boolean hidden;
        private final String label;
        private boolean hasCells;

        Open(BlockKind kind, Node node, boolean hidden, String label) {
            this.label = label;
            this.kind = kind;
            this.page = node.page();
            this.position = node.position();
            this.hidden = hidden;
        }
    }

    private final Node node;
    private final Deque<Open> open = new ArrayDeque<>();

    /// The line that was written last has no end yet.
    private boolean inLine;

    Lines(Node node) {
        this.node = node;
    }

    @Override
    public void paragraph(Paragraph paragraph) {
        node.reading().checkTime();
        if (!paragraph.text().isBlank() || !paragraph.number().isEmpty()) {
            newLine();
            int from = node.position();
            node.text(paragraph.number().isEmpty() ? "" : paragraph.number() + " ");
            words(paragraph, false);
            if (paragraph.headingLevel() > 0) {
                node.block(BlockKind.HEADING, paragraph.headingLevel(), node.page(), from);
            } else if (paragraph.isListItem()) {
                node.block(BlockKind.LIST_ITEM, 0, node.page(), from);
            }
        }
        beside(paragraph);
    }

    /// What is said beside a paragraph.
    private void beside(Paragraph paragraph) {
        changes(paragraph);
        paragraph.remarks().forEach(this::remark);
    }

    void remark(Remark remark) {
        if (remark.isBlank()) {
            return;
        }
        newLine();
        int page = node.page();
        int from = node.position();
        node.text(remark.lead());
        boolean isFirst = true;
        for (Paragraph paragraph : remark.paragraphs()) {
            if (!isFirst) {
                newLine();
            }
            isFirst = false;
            node.text(paragraph.number().isEmpty() ? "" : paragraph.number() + " ");
            words(paragraph, remark.hidden());
            inLine = true;
            beside(paragraph);
        }
        node.block(BlockKind.NOTE, 0, page, from, remark.label(), remark.hidden());
        inLine = true;
    }

    /// The words, each stretch as a block of its kind.
    private void words(Paragraph paragraph, boolean isHiddenAnyway) {
        String text = paragraph.text();
        for (Paragraph.Stretch stretch : paragraph.stretches()) {
            int from = node.position();
            node.text(text.substring(stretch.from(), stretch.to()));
            for (Change change : stretch.changes()) {
                boolean hidden = change.kind().takesAway() || isHiddenAnyway;
                node.block(BlockKind.NOTE, 0, node.page(), from, change.kind().label(), hidden);
            }
            if (stretch.hidden()) {
                node.block(BlockKind.NOTE, 0, node.page(), from, "hidden text", true);
            }
        }
        inLine = true;
    }

    private void changes(Paragraph paragraph) {
        boolean isDeleted = false;
        boolean isInserted = false;
        List<Paragraph.Stretch> stretches = paragraph.stretches();
        String text = paragraph.text();
        for (Paragraph.Stretch stretch : stretches) {
            isDeleted |= stretch.isDeleted();
            isInserted |= stretch.isInserted();
            for (Change change : stretch.changes()) {
                String words =
                        beginning(text.substring(stretch.from(), stretch.to()).strip());
                note(change.kind().label(), change.kind().takesAway(), change.said() + ": ", words);
            }
        }
        if (isDeleted && differs(paragraph.accepted(), text)) {
            note("with the changes", false, "With the changes: ", paragraph.accepted());
        }
        if (isInserted && differs(paragraph.before(), text)) {
            note("before the changes", true, "Before the changes: ", paragraph.before());
        }
    }

    private static boolean differs(String words, String text) {
        return !words.replaceAll("\\s+", "").equals(text.replaceAll("\\s+", ""));
    }

    /// The words stand whole in the paragraph above.
    private static String beginning(String words) {
        if (words.length() <= SAID_AGAIN_CHARS_MAX) {
            return words;
        }
        int end = Character.isHighSurrogate(words.charAt(SAID_AGAIN_CHARS_MAX - 1)) ? 1 : 0;
        return words.substring(0, SAID_AGAIN_CHARS_MAX - end) + " …";
    }

    /// A remark of one line.
    void note(String label, boolean hidden, String lead, String words) {
        if (words.isBlank()) {
            return;
        }
        newLine();
        int from = node.position();
        node.text(lead);
        node.text(words);
        node.block(BlockKind.NOTE, 0, node.page(), from, label, hidden);
        inLine = true;
    }

    /// End the line that is open, if any.
    void newLine() {
        if (inLine) {
            node.text("\n");
        }
        inLine = false;
    }

    @Override
    public void open(BlockKind kind, boolean hidden) {
        open(kind, hidden, "");
    }

    @Override
    public void open(BlockKind kind, boolean hidden, String label) {
        if (kind == BlockKind.CELL && !open.isEmpty()) {
            node.text(open.peek().hasCells ? "\t" : "");
            open.peek().hasCells = true;
            inLine = false;
        } else {
            newLine();
        }
        open.push(new Open(kind, node, hidden, label));
    }

    @Override
    public void close() {
        if (open.isEmpty()) {
            return;
        }
        Open last = open.pop();
        node.block(last.kind, 0, last.page, last.position, last.label, last.hidden);
        inLine = last.kind != BlockKind.CELL && node.position() > 0;
    }
}
