package daylight.extraction;

import daylight.protocol.Drawing;
import daylight.protocol.NoDrawing;
import daylight.protocol.Reason;
import java.util.List;

/// What came of the wish to see a page.
public sealed interface PageAnswer {
    /// The page.
    ///
    /// @param drawn  its measures; they fit
    /// @param pixels rows from top to bottom, each pixel with as many bytes as it has channels; not to
    ///               be changed
    /// @param words  of a digital page, in reading order, within the picture; none where it is a scan
    record Picture(Drawing.Drawn drawn, byte[] pixels, List<Drawing.Placed> words) implements PageAnswer {
        public Picture {
            words = List.copyOf(words);
        }
    }

    /// There is none to see.
    ///
    /// @param pages how many pages the document has; 0 where that is not known
    record None(NoDrawing reason, int pages) implements PageAnswer {}

    /// The reader died of it or was stopped, or the original is not what it was.
    record Broken(Reason reason) implements PageAnswer {}
}
