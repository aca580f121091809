package daylight.reader.ground;

import daylight.protocol.BlockKind;

/// Follows the text of a document line by line, to say what the lines are.
public interface LineWatch {
    /// One line, without its end. A long one is cut: what a line is shows at its beginning.
    ///
    /// @param start code points from the page's start, inclusive
    /// @param end   exclusive, without the line's end
    void line(String line, int start, int end);

    /// The document's own structure has marked a stretch of the page that ends here. What it calls a quote is the
    /// watch's to mark or not; everything else is marked.
    ///
    /// @param start code points from the page's start, inclusive
    /// @param end   exclusive
    /// @param label as the structure has it
    void marked(BlockKind kind, int level, int start, int end, String label);

    /// The page ends, or the text does. What reaches here is to be marked now.
    ///
    /// @param position code points from the page's start
    void pageEnds(int position);
}
