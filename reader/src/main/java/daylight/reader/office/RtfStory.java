package daylight.reader.office;

import java.util.List;

/// A stretch of a rich text with paragraphs of its own: the text itself, a note, a header, a text box.
final class RtfStory {
    /// A paragraph is handed out in pieces of this size: one that fills a document is an attack or a
    /// dump.
    private static final int PARAGRAPH_CHARS_MAX = 1_000_000;

    private static final int REMARKS_MAX = 10_000;

    private final Flow flow;
    private final RtfTables tables;
    private Paragraph paragraph = new Paragraph();
    private int headingLevel;
    private int depth;
    private boolean inTable;

    RtfStory(Flow flow) {
        this.flow = flow;
        this.tables = new RtfTables(flow);
    }

    Paragraph paragraph() {
        return paragraph;
    }

    void append(String words, List<Change> changes, boolean hidden) {
        paragraph.append(words, changes, hidden);
        if (paragraph.length() > PARAGRAPH_CHARS_MAX) {
            paragraphEnds();
        }
    }

    void remark(Remark remark) {
        paragraph.remark(remark);
        if (paragraph.remarks().size() > REMARKS_MAX) {
            paragraphEnds();
        }
    }

    /// `\pard`: the form of paragraphs is that of the default again.
    void plain() {
        headingLevel = 0;
        depth = 0;
        inTable = false;
    }

    void headingLevel(int level) {
        headingLevel = level;
    }

    void inTable() {
        inTable = true;
    }

    void depth(int tables) {
        depth = tables;
    }

    private int tablesAround() {
        return depth > 0 ? depth : inTable ? 1 : 0;
    }

    void paragraphEnds() {
        if (!paragraph.isBlank() || !paragraph.number().isEmpty()) {
            tables.at(tablesAround());
            paragraph.headingLevel(headingLevel);
            flow.paragraph(paragraph);
        }
        paragraph = new Paragraph();
    }

    /// @param isNested whether of a table inside of a cell
    void cellEnds(boolean isNested) {
        tables.at(isNested ? Math.max(2, tablesAround()) : 1);
        int before = depth;
        depth = isNested ? Math.max(2, tablesAround()) : 1;
        paragraphEnds();
        depth = before;
        tables.cellEnds();
    }

    void rowEnds(boolean isNested) {
        paragraphEnds();
        tables.rowEnds(isNested);
    }

    void ends() {
        paragraphEnds();
        tables.end();
    }
}
