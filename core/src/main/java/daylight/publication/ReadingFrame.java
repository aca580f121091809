package daylight.publication;

import daylight.publication.PlacedWord.Gap;
import java.text.Bidi;
import java.util.List;
import java.util.stream.IntStream;

/// Which way the lines of a page run in its picture: scans lie on their side, or on their head. Told from
/// where each word stands beside the one before it.
///
/// @param quarters of a turn, clockwise, by which the text lies
/// @param width    pixels of the picture, like `height`
record ReadingFrame(int quarters, double width, double height) {
    /// A place with the lines upright: `along` the line, and `down` the page.
    record Box(double start, double top, double end, double bottom) {
        double height() {
            return bottom - top;
        }
    }

    /// A point of the picture, pixels from its upper left corner.
    record Point(double x, double y) {}

    static ReadingFrame of(List<PlacedWord> words, double width, double height) {
        int[] inLines = new int[4];
        int[] betweenLines = new int[4];
        int lineStart = 0;
        for (int i = 1; i < words.size(); i++) {
            PlacedWord word = words.get(i);
            if (word.before() == Gap.LINE) {
                // The next line lies a quarter further on, clockwise, than the next word.
                vote(betweenLines, words.get(lineStart), word, 3);
                lineStart = i;
            } else {
                vote(inLines, words.get(i - 1), word, isRightToLeft(word.text()) ? 2 : 0);
            }
        }
        int[] votes = IntStream.of(inLines).sum() > 0 ? inLines : betweenLines;
        int most = 0;
        for (int quarters = 1; quarters < votes.length; quarters++) {
            most = votes[quarters] > votes[most] ? quarters : most;
        }
        return new ReadingFrame(most, width, height);
    }

    private static void vote(int[] votes, PlacedWord from, PlacedWord to, int more) {
        double right = to.left() + to.right() - from.left() - from.right();
        double down = to.top() + to.bottom() - from.top() - from.bottom();
        int quarters;
        if (Math.abs(right) >= Math.abs(down)) {
            quarters = right >= 0 ? 0 : 2;
        } else {
            quarters = down >= 0 ? 1 : 3;
        }
        votes[(quarters + more) % votes.length]++;
    }

    /// Whether the letters of a text go from right to left; those that have no direction do not count.
    static boolean isRightToLeft(String text) {
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length())
                && !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    }

    Box upright(PlacedWord word) {
        return switch (quarters) {
            case 1 -> new Box(word.top(), width - word.right(), word.bottom(), width - word.left());
            case 2 -> new Box(width - word.right(), height - word.bottom(), width - word.left(), height - word.top());
            case 3 -> new Box(height - word.bottom(), word.left(), height - word.top(), word.right());
            default -> new Box(word.left(), word.top(), word.right(), word.bottom());
        };
    }

    /// Back from upright lines to the picture.
    Point inPicture(double along, double down) {
        return switch (quarters) {
            case 1 -> new Point(width - down, along);
            case 2 -> new Point(width - along, height - down);
            case 3 -> new Point(down, height - along);
            default -> new Point(along, down);
        };
    }

    /// The first four numbers of a text matrix (ISO 32000-1:2008, 9.4.2), in which y goes up.
    String turn() {
        return switch (quarters) {
            case 1 -> "0 -1 1 0";
            case 2 -> "-1 0 0 -1";
            case 3 -> "0 1 -1 0";
            default -> "1 0 0 1";
        };
    }
}
