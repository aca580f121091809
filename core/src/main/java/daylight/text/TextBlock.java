package daylight.text;

import daylight.id.Span;
import daylight.protocol.BlockKind;

/// A stretch of one page that is more than a plain paragraph.
///
/// @param level heading level from 1; 0 where it means nothing
/// @param page  from 1
/// @param span  code points from the page's start
/// @param label how the document counts it: of a row its number, of a cell the letters of its column; else empty
/// @param hidden whether the document hides it from who opens it
public record TextBlock(BlockKind kind, int level, int page, Span span, String label, boolean hidden) {
    /// What two bytes of the layer's file hold.
    static final int LEVEL_MAX = 0xffff;

    /// A block that nothing counts and nothing hides.
    public TextBlock(BlockKind kind, int level, int page, Span span) {
        this(kind, level, page, span, "", false);
    }

    public TextBlock {
        if (level < 0 || level > LEVEL_MAX || page < 1) {
            throw new IllegalArgumentException("a block has a level of 0 to " + LEVEL_MAX
                    + " and a page from 1, found level " + level + " on page " + page);
        }
    }
}
