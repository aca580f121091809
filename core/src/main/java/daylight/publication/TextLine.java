package daylight.publication;

import daylight.publication.PlacedWord.Gap;
import daylight.publication.ReadingFrame.Box;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A line of a page as a PDF shall have it: pieces from left to right, also where people read it from
/// right to left, because that is the order in which programs expect letters on a page; they turn them
/// round themselves. All pieces have one size, and stand on one base line unless the page lies askew: by
/// these two, programs tell lines and columns.
///
/// @param size pixels, the height of its letters
record TextLine(double size, List<Piece> pieces) {
    /// A word taller than so many usual ones is a rule or a drawing that was taken for a letter.
    private static final double TALL = 2;

    /// Of its words' height, how high a straight line is at most.
    private static final double STRAIGHT = 1.5;

    /// Of the line's height, what a space has at least where words overlap, and of a word what is left to it.
    private static final double SPACE_MIN = 0.1;

    private static final double WORD_LEFT_MIN = 0.5;

    TextLine {
        pieces = List.copyOf(pieces);
    }

    /// A word or a space, with the lines upright.
    ///
    /// @param text  from left to right
    /// @param start pixels, like `end` and `base`, on which it stands
    record Piece(String text, double start, double end, double base) {}

    /// @param words of one line, in the order in which they are read
    static TextLine of(List<PlacedWord> words, ReadingFrame frame) {
        boolean isRightToLeft = isRightToLeft(words);
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            placed.add(new Placed(i, words.get(i), frame.upright(words.get(i))));
        }
        if (isRightToLeft) {
            placed.sort(Comparator.comparingDouble(one -> one.box().start()));
        }
        Footing footing = Footing.of(placed.stream().map(Placed::box).toList());
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < placed.size(); i++) {
            Placed here = placed.get(i);
            String text = leftToRight(here.word().text(), isRightToLeft);
            double start = here.box().start();
            double end = here.box().end();
            double foot = footing.under(here.box());
            if (i + 1 == placed.size()) {
                pieces.add(new Piece(text, start, end, foot));
                continue;
            }
            double next = placed.get(i + 1).box().start();
            double leastEnd = start + WORD_LEFT_MIN * (end - start);
            if (isParted(here, placed.get(i + 1))) {
                double space = Math.max(next - end, SPACE_MIN * footing.size());
                end = next - end < space ? Math.max(leastEnd, next - space) : end;
                pieces.add(new Piece(text, start, end, foot));
                pieces.add(new Piece(" ", end, Math.max(next, end + SPACE_MIN * footing.size()), foot));
            } else {
                // What stands close together is read as one; a gap would be taken for a space.
                end = next - end < footing.size() ? Math.max(leastEnd, next) : end;
                pieces.add(new Piece(text, start, end, foot));
            }
        }
        return new TextLine(footing.size(), pieces);
    }

    /// @param order in which it is read
    private record Placed(int order, PlacedWord word, Box box) {}

    /// Whether a space stands between two neighbours. Of those that are not read one after the other it is
    /// not known; most words have one.
    private static boolean isParted(Placed left, Placed right) {
        return switch (right.order() - left.order()) {
            case 1 -> right.word().before() != Gap.NONE;
            case -1 -> left.word().before() != Gap.NONE;
            default -> true;
        };
    }

    private static boolean isRightToLeft(List<PlacedWord> words) {
        int balance = 0;
        for (PlacedWord word : words) {
            if (ReadingFrame.isRightToLeft(word.text())) {
                balance++;
            } else if (word.text().codePoints().anyMatch(Character::isLetter)) {
                balance--;
            }
        }
        return balance > 0;
    }

    /// A word's letters in the order in which they stand (Unicode Standard Annex 9).
    private static String leftToRight(String word, boolean inRightToLeft) {
        if (!inRightToLeft && !Bidi.requiresBidi(word.toCharArray(), 0, word.length())) {
            return word;
        }
        Bidi bidi = new Bidi(word, inRightToLeft ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        int count = bidi.getRunCount();
        byte[] levels = new byte[count];
        Integer[] runs = new Integer[count];
        for (int i = 0; i < count; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            runs[i] = i;
        }
        Bidi.reorderVisually(levels, 0, runs, 0, count);
        StringBuilder out = new StringBuilder();
        for (int run : runs) {
            String part = word.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
            out.append(bidi.getRunLevel(run) % 2 == 0 ? part : new StringBuilder(part).reverse());
        }
        return out.toString();
    }

    /// On what the words of a line stand.
    ///
    /// @param bottom   of a straight line
    /// @param straight whether all words stand on it; else each on the bottom of its own box
    private record Footing(double size, double bottom, boolean straight) {
        static Footing of(List<Box> boxes) {
            double[] heights = boxes.stream().mapToDouble(Box::height).sorted().toArray();
            double usual = TALL * heights[heights.length / 2];
            List<Box> plain =
                    boxes.stream().filter(box -> box.height() <= usual).toList();
            double highest = plain.stream().mapToDouble(Box::height).max().orElseThrow();
            double top = plain.stream().mapToDouble(Box::top).min().orElseThrow();
            double bottom = plain.stream().mapToDouble(Box::bottom).max().orElseThrow();
            boolean straight = bottom - top <= STRAIGHT * highest;
            return new Footing(straight ? bottom - top : highest, bottom, straight);
        }

        double under(Box box) {
            return straight ? bottom : box.bottom();
        }
    }

    /// The lines of a page, in the order in which they are read.
    static List<TextLine> of(ReadingFrame frame, List<PlacedWord> words) {
        List<TextLine> lines = new ArrayList<>();
        int[] starts = IntStream.range(0, words.size())
                .filter(i -> i == 0 || words.get(i).before() == Gap.LINE)
                .toArray();
        for (int i = 0; i < starts.length; i++) {
            int end = i + 1 < starts.length ? starts[i + 1] : words.size();
            lines.add(of(words.subList(starts[i], end), frame));
        }
        return lines;
    }
}
