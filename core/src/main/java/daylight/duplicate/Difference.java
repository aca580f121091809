package daylight.duplicate;

import daylight.id.Span;
import java.util.List;

/// Where two texts differ, line by line, and in lines that stand for each other word by word. White
/// space makes no difference.
///
/// @param changes  in the order of the texts
/// @param complete false where the texts are too long and too different to be held against each other;
///                 their changes then begin with all that lies between their equal beginning and end
public record Difference(List<Change> changes, boolean complete) {
    public Difference {
        changes = List.copyOf(changes);
    }

    /// Lines of one text that stand in the other as other lines, or not at all.
    public record Change(List<Line> left, List<Line> right) {
        public Change {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }
    }

    /// A line that the other text does not have.
    ///
    /// @param page  from 1
    /// @param place code points of the page
    /// @param words the words that the other text has otherwise, in code points of the page; all of the
    ///              line where no line stands for it
    public record Line(int page, Span place, String text, List<Span> words) {
        public Line {
            words = List.copyOf(words);
        }
    }
}
