package daylight.reader.ocr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which pixels of a page are dark, and the pieces they form.
///
/// @param dark one entry a pixel, row after row; changed by [#blank]
record Ink(boolean[] dark, int width, int height) {
    /// Pixels that touch, corners included.
    ///
    /// @param pixels how many
    record Piece(Box box, int pixels) {}

    private static final int GREYS = 256;

    /// A page that is all one grey has no ink: text differs from its paper by more than this.
    private static final int CONTRAST_MIN = 40;

    /// Two rows of letters part within the middle third of the box around both; there may be a speck, or the tail of a
    /// letter.
    private static final double PARTED_INSET = 0.33;

    private static final double PARTED_INK = 0.05;

    /// More pieces than this are a photograph or noise, and no page's letters.
    private static final int RUNS_MAX = 2_000_000;

    /// Dark is what lies below the threshold that best parts the page's greys in two (Otsu 1979).
    static Ink of(PageImage page) {
        boolean[] dark = new boolean[page.grey().length];
        int threshold = threshold(page.grey());
        for (int i = 0; i < dark.length; i++) {
            dark[i] = (page.grey()[i] & 0xff) <= threshold;
        }
        return new Ink(dark, page.width(), page.height());
    }

    private static int threshold(byte[] grey) {
        long[] counts = new long[GREYS];
        for (byte value : grey) {
            counts[value & 0xff]++;
        }
        double all = 0;
        for (int i = 0; i < GREYS; i++) {
            all += (double) i * counts[i];
        }
        double best = -1;
        int threshold = -1;
        double sumBelow = 0;
        long below = 0;
        for (int i = 0; i < GREYS - 1; i++) {
            below += counts[i];
            sumBelow += (double) i * counts[i];
            long above = grey.length - below;
            if (below == 0 || above == 0) {
                continue;
            }
            double apart = (all - sumBelow) / above - sumBelow / below;
            double between = apart * apart * below * above;
            if (apart >= CONTRAST_MIN && between > best) {
                best = between;
                threshold = i;
            }
        }
        return threshold;
    }

    /// Take the ink of a box away.
    void blank(Box box) {
        for (int y = Math.max(0, box.top()); y < Math.min(height, box.bottom()); y++) {
            int from = y * width + Math.clamp(box.left(), 0, width);
            int to = y * width + Math.clamp(box.right(), 0, width);
            Arrays.fill(dark, from, Math.max(from, to), false);
        }
    }

    /// Whether what stands in a box falls into two, one above the other: around its middle is a row with next to no
    /// ink.
    boolean isParted(Box box) {
        int[] rows = rows(box);
        int most = Arrays.stream(rows).max().orElse(0);
        int inset = (int) (rows.length * PARTED_INSET);
        return Arrays.stream(rows, inset, rows.length - inset).anyMatch(ink -> ink <= most * PARTED_INK);
    }

    /// How many pixels of each row of a box are dark.
    int[] rows(Box box) {
        int[] rows = new int[box.height()];
        for (int y = 0; y < rows.length; y++) {
            for (int x = box.left(); x < box.right(); x++) {
                rows[y] += dark[(box.top() + y) * width + x] ? 1 : 0;
            }
        }
        return rows;
    }

    boolean isBlank(Box box) {
        for (int y = box.top(); y < box.bottom(); y++) {
            for (int x = box.left(); x < box.right(); x++) {
                if (dark[y * width + x]) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The pieces of the page; none where there are more than a page of letters can have.
    List<Piece> pieces() {
        Runs runs = new Runs();
        int previousFirst = 0;
        int previousEnd = 0;
        for (int y = 0; y < height && runs.count < RUNS_MAX; y++) {
            int first = runs.count;
            findRuns(y, runs);
            int above = previousFirst;
            for (int run = first; run < runs.count; run++) {
                while (above < previousEnd && runs.end[above] < runs.start[run]) {
                    above++;
                }
                for (int other = above; other < previousEnd && runs.start[other] <= runs.end[run]; other++) {
                    runs.join(run, other);
                }
            }
            previousFirst = first;
            previousEnd = runs.count;
        }
        return runs.count < RUNS_MAX ? runs.pieces() : List.of();
    }

    private void findRuns(int y, Runs runs) {
        int row = y * width;
        int x = 0;
        while (x < width) {
            if (!dark[row + x]) {
                x++;
                continue;
            }
            int start = x;
            while (x < width && dark[row + x]) {
                x++;
            }
            runs.add(y, start, x);
        }
    }

    /// Stretches of dark pixels in a row, joined into pieces by union and find.
    private static final class Runs {
        private int[] start = new int[4096];
        private int[] end = new int[4096];
        private int[] row = new int[4096];
        private int[] parent = new int[4096];
        private int count;

        void add(int y, int from, int to) {
            if (count == start.length) {
                start = Arrays.copyOf(start, count * 2);
                end = Arrays.copyOf(end, count * 2);
                row = Arrays.copyOf(row, count * 2);
                parent = Arrays.copyOf(parent, count * 2);
            }
            start[count] = from;
            end[count] = to;
            row[count] = y;
            parent[count] = count;
            count++;
        }

        private int root(int run) {
            int at = run;
            while (parent[at] != at) {
                parent[at] = parent[parent[at]];
                at = parent[at];
            }
            return at;
        }

        void join(int one, int other) {
            int first = root(one);
            int second = root(other);
            parent[Math.max(first, second)] = Math.min(first, second);
        }

        List<Piece> pieces() {
            int[] left = new int[count];
            int[] right = new int[count];
            int[] bottom = new int[count];
            int[] pixels = new int[count];
            Arrays.fill(left, Integer.MAX_VALUE);
            for (int run = 0; run < count; run++) {
                int root = root(run);
                left[root] = Math.min(left[root], start[run]);
                right[root] = Math.max(right[root], end[run]);
                bottom[root] = row[run] + 1;
                pixels[root] += end[run] - start[run];
            }
            List<Piece> pieces = new ArrayList<>();
            for (int run = 0; run < count; run++) {
                if (parent[run] == run) {
                    pieces.add(new Piece(new Box(left[run], row[run], right[run], bottom[run]), pixels[run]));
                }
            }
            return pieces;
        }
    }
}
