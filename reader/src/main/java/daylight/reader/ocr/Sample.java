package daylight.reader.ocr;

import java.util.List;

/// A part of a page that stands for the whole, where the whole would cost too much.
final class Sample {
    static final int BORDER_PIXELS = 20;

    /// Of the width and the height that have ink: a sixth of the page has letters enough to tell how it lies.
    private static final double MIDDLE = 0.42;

    /// Some four lines of running text.
    private static final double LINES_INCHES = 0.9;

    /// A model that is so sure of a few lines is the right one; the others are not asked.
    static final double SURE = 93;

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

    /// The full width of the ink and a few lines of it, where there is most.
    static Box lines(Ink ink, int dpi) {
        Box all = extent(ink);
        int high = Math.min(all.height(), (int) (LINES_INCHES * dpi));
        long[] upTo = new long[ink.height() + 1];
        for (int y = 0; y < ink.height(); y++) {
            upTo[y + 1] = upTo[y] + inRow(ink, y);
        }
        int best = all.top();
        for (int y = all.top(); y + high <= all.bottom(); y++) {
            if (upTo[y + high] - upTo[y] > upTo[best + high] - upTo[best]) {
                best = y;
            }
        }
        return high == 0 || all.width() == 0
                ? new Box(0, 0, ink.width(), ink.height())
                : new Box(all.left(), best, all.right(), best + high);
    }

    /// Mean confidence of the letters; nothing read is no confidence.
    static double confidence(List<Line> lines) {
        double sum = 0;
        int letters = 0;
        for (Line line : lines) {
            int length = line.text().length();
            sum += line.confidence() * length;
            letters += length;
        }
        return letters == 0 ? 0 : sum / letters;
    }

    private static int inRow(Ink ink, int y) {
        int count = 0;
        for (int x = 0; x < ink.width(); x++) {
            count += ink.dark()[y * ink.width() + x] ? 1 : 0;
        }
        return count;
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
