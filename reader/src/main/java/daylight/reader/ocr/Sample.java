package daylight.reader.ocr;

import java.util.Arrays;
import java.util.List;

/// A part of a page that stands for the whole, where the whole would cost too much.
final class Sample {
    static final int BORDER_PIXELS = 20;

    /// Of the width and the height that have ink: a sixth of the page has letters enough to tell how it lies.
    private static final double MIDDLE = 0.42;

    /// Some five lines of running text, of which three or four are whole.
    private static final double LINES_INCHES = 1.2;

    /// Higher than a full stop, and less high than a headline.
    private static final double LETTER_INCHES_MIN = 0.03;

    private static final double LETTER_INCHES_MAX = 0.4;

    /// A sample less high than this, its border included, has one line, which Tesseract may not find in it.
    static final double ONE_LINE_INCHES = 0.45;

    /// A model that is so sure of a few lines is the right one of its script; the others are not asked.
    static final double SURE = 93;

    /// The right script's best model is nearly always as sure as this, and no other's: of 96 pages of one to
    /// three short lines in eight languages 94 were at 76 or more, and those of other scripts at 74 or less but
    /// for one.
    static final double SURE_OF_SCRIPT = 75;

    /// A script that nothing else speaks for is believed from here on: what models read into a picture of no letters is
    /// less sure.
    static final double SURE_AT_ALL = 40;

    /// So much of the fullest row's ink may lie in a white one.
    private static final double SPECKS = 0.02;

    /// Counts as so many letters that were not read.
    private static final double FEW = 1;

    private Sample() {}

    /// The middle of the ink, in both directions.
    static Box middle(Ink ink) {
        Box all = extent(ink);
        int width = (int) (all.width() * MIDDLE);
        int height = (int) (all.height() * MIDDLE);
        int left = all.left() + (all.width() - width) / 2;
        int top = all.top() + (all.height() - height) / 2;
        return new Box(left, top, left + width, top + height);
    }

    /// The full width of the ink and a few lines of it, where there are most letters: pieces of their size. A picture
    /// has more ink and says nothing.
    static Box lines(Ink ink, int dpi) {
        Box all = extent(ink);
        int high = Math.min(all.height(), (int) (LINES_INCHES * dpi));
        if (high == 0 || all.width() == 0) {
            return new Box(0, 0, ink.width(), ink.height());
        }
        long[] upTo = new long[ink.height() + 1];
        for (Ink.Piece piece : ink.pieces()) {
            Box box = piece.box();
            int longer = Math.max(box.width(), box.height());
            if (longer >= LETTER_INCHES_MIN * dpi && box.height() <= LETTER_INCHES_MAX * dpi) {
                upTo[(box.top() + box.bottom()) / 2 + 1] += piece.pixels();
            }
        }
        for (int y = 0; y < ink.height(); y++) {
            upTo[y + 1] += upTo[y];
        }
        int best = all.top();
        for (int y = all.top(); y + high <= all.bottom(); y++) {
            if (upTo[y + high] - upTo[y] > upTo[best + high] - upTo[best]) {
                best = y;
            }
        }
        return wholeLines(ink, all, new Box(all.left(), best, all.right(), best + high));
    }

    /// Without the lines that its edges cut through, where lines lie level enough to have white rows between
    /// them: a half of a line is read as nonsense.
    ///
    /// @param all where the page has ink; nothing is cut through at its ends
    private static Box wholeLines(Ink ink, Box all, Box box) {
        int[] rows = ink.rows(box);
        double white = Arrays.stream(rows).max().orElse(0) * SPECKS;
        int edge = rows.length / 3;
        int top = 0;
        while (box.top() > all.top() && top < edge && rows[top] > white) {
            top++;
        }
        int bottom = rows.length;
        while (box.bottom() < all.bottom() && bottom > rows.length - edge && rows[bottom - 1] > white) {
            bottom--;
        }
        return new Box(
                box.left(),
                box.top() + (top < edge ? top : 0),
                box.right(),
                box.top() + (bottom > rows.length - edge ? bottom : rows.length));
    }

    /// How sure a model is of what it read, 0 to 100: the mean confidence of the letters, in which only those of the
    /// model's own script count for it. The models for Chinese read Latin letters too, and each model gives
    /// digits and signs for what it cannot read. Few letters say less than many.
    static double confidence(List<Line> lines, Script script) {
        double sum = 0;
        long letters = 0;
        for (Line line : lines) {
            for (Word word : line.words()) {
                int[] read =
                        word.text().codePoints().filter(Character::isLetter).toArray();
                sum += word.confidence()
                        * Arrays.stream(read).filter(script::has).count();
                letters += read.length;
            }
        }
        return sum / (letters + FEW);
    }

    private static Box extent(Ink ink) {
        int left = ink.width();
        int right = 0;
        int top = ink.height();
        int bottom = 0;
        for (int y = 0; y < ink.height(); y++) {
            for (int x = 0; x < ink.width(); x++) {
                if (ink.dark()[y * ink.width() + x]) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = y + 1;
                }
            }
        }
        return right == 0 ? new Box(0, 0, 0, 0) : new Box(left, top, right, bottom);
    }
}
