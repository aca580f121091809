package daylight.reader.office;

import daylight.protocol.BlockKind;
import daylight.protocol.Reason;
import daylight.reader.ground.LimitReached;
import java.util.ArrayList;
import java.util.List;

/// Keeps the paragraphs of a remark until it is written; a table's cells are paragraphs.
final class Gathered implements Flow {
    /// A footnote of more than a thick book is an attack.
    private static final int CHARS_MAX = 16_000_000;

    private final List<Paragraph> paragraphs = new ArrayList<>();
    private long chars;

    @Override
    public void paragraph(Paragraph paragraph) {
        chars += paragraph.length();
        if (chars > CHARS_MAX) {
            throw new LimitReached(Reason.TEXT_LIMIT);
        }
        if (!paragraph.isBlank()) {
            paragraphs.add(paragraph);
        }
    }

    @Override
    public void open(BlockKind kind, boolean hidden) {
        // A remark has no table.
    }

    @Override
    public void close() {
        // A remark has no table.
    }

    List<Paragraph> paragraphs() {
        return paragraphs;
    }

    long chars() {
        return chars;
    }
}
