package daylight.reader.ocr;

import java.util.List;
import java.util.function.Consumer;

/// What recognition made of one page.
///
/// @param lines       in reading order
/// @param languages   whose models read it, joined by `+`
/// @param missing     languages that were asked for, or that the script suggests, and that have no model here
/// @param quarters    quarters of a turn, clockwise, by which the page was set upright
/// @param skewDegrees by which it lay askew, clockwise
/// @param unread      boxes of ink that looks like text and that nothing read
/// @param pictures    boxes of ink too large for letters
/// @param stopped     whether the budget ended the reading before the page's end
public record RecognisedPage(
        List<Line> lines,
        String languages,
        List<String> missing,
        int quarters,
        double skewDegrees,
        List<Box> unread,
        List<Box> pictures,
        boolean stopped) {
    public RecognisedPage {
        lines = List.copyOf(lines);
        missing = List.copyOf(missing);
        unread = List.copyOf(unread);
        pictures = List.copyOf(pictures);
    }

    /// Whether every line that was seen was read.
    public boolean isWhole() {
        return unread.isEmpty() && !stopped;
    }

    /// A line to a line, an empty one between paragraphs.
    public String text() {
        StringBuilder text = new StringBuilder();
        pieces(text::append, word -> text.append(word.text()));
        return text.toString();
    }

    /// The same text piece by piece, so that each word's place in it is known.
    ///
    /// @param between gets what stands between two words, which may be nothing
    public void pieces(Consumer<String> between, Consumer<Word> words) {
        int paragraph = -1;
        boolean isFirst = true;
        for (Line line : lines) {
            if (!isFirst) {
                between.accept(line.paragraph() == paragraph ? "\n" : "\n\n");
            }
            line.pieces(between, words);
            paragraph = line.paragraph();
            isFirst = false;
        }
    }
}
