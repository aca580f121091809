package daylight.reader.ocr;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// A line of words in reading order.
///
/// @param box       of all its ink, which may be more than the words' boxes hold
/// @param paragraph counts the page's paragraphs from 0
/// @param rescued   whether the first reading had lost it and the ink audit found it
public record Line(List<Word> words, Box box, int paragraph, boolean rescued) {
    public Line {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a line has words");
        }
    }

    /// A line that reaches as far as its words.
    static Line around(List<Word> words, int paragraph, boolean rescued) {
        return new Line(words, words.stream().map(Word::box).reduce(Box::with).orElseThrow(), paragraph, rescued);
    }

    /// Mean of the words' confidences, each weighted by its length.
    public float confidence() {
        float sum = 0;
        int length = 0;
        for (Word word : words) {
            sum += word.confidence() * word.text().length();
            length += word.text().length();
        }
        return sum / length;
    }

    /// The words with a space between them; none between two that meet in Chinese characters, which are written
    /// without.
    public String text() {
        StringBuilder text = new StringBuilder();
        pieces(text::append, word -> text.append(word.text()));
        return text.toString();
    }

    /// The same text piece by piece.
    void pieces(Consumer<String> between, Consumer<Word> each) {
        String before = "";
        for (Word word : words) {
            boolean meetSolid = !before.isEmpty()
                    && isWrittenSolid(before.codePointBefore(before.length()))
                    && isWrittenSolid(word.text().codePointAt(0));
            between.accept(before.isEmpty() || meetSolid ? "" : " ");
            each.accept(word);
            before = word.text();
        }
    }

    /// Whether most of it is written without spaces between words.
    boolean isSolid() {
        return letters().filter(Line::isWrittenSolid).count() * 2 > letters().count();
    }

    IntStream letters() {
        return words.stream().flatMapToInt(word -> word.text().codePoints());
    }

    private static boolean isWrittenSolid(int codePoint) {
        return Character.isIdeographic(codePoint)
                || switch (Character.UnicodeBlock.of(codePoint)) {
                    case Character.UnicodeBlock block
                    when block == Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION
                            || block == Character.UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS -> true;
                    case null, default -> false;
                };
    }
}
