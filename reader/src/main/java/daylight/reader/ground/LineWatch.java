package daylight.reader.ground;

import daylight.protocol.BlockKind;

/// Follows the text of a document line by line, to say what the lines are.
public interface LineWatch {
    /// One line, without its end. A long one is cut: what a line is shows at its beginning.
    ///
    /// @param start code points from the page's start, inclusive
    /// @param end   exclusive, without the line's end
    void line(String line, int start, int end);

    /// The document's own structure has marked a stretch of the page that ends here.
    ///
    /// @param start code points from the page's start, inclusive
    /// @param end   exclusive
    void marked(BlockKind kind, int start, int end);

    /// The page ends, or the text does. What reaches here is to be marked now.
    ///
    /// @param position code points from the page's start
    void pageEnds(int position);
}
