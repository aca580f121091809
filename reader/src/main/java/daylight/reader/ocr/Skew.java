package daylight.reader.ocr;

/// How far a page lies askew, by the angle at which its rows of ink part best from the white between them: the sum of
/// squared differences of neighbouring rows' ink is greatest there (after Postl 1986).
final class Skew {
    /// Pages are fed askew by less; text that is slanted on purpose is no skew.
    private static final double DEGREES_MAX = 7;

    private static final double COARSE_DEGREES = 0.5;
    private static final double FINE_DEGREES = 0.1;

    /// Letters are ten pixels high at this width; finer detail says nothing about the angle.
    private static final int COLUMNS = 700;

    /// Fewer dark cells than this are no text.
    private static final int CELLS_MIN = 300;

    /// An angle is believed when it parts the rows so much better than none.
    private static final double GAIN_MIN = 1.15;

    private final int[] xs;
    private final int[] ys;
    private final int count;
    private final int rows;
    private final int columns;

    private Skew(Ink ink) {
        int step = Math.max(1, ink.width() / COLUMNS);
        columns = ink.width() / step;
        rows = ink.height() / step;
        int[] foundX = new int[columns * rows];
        int[] foundY = new int[columns * rows];
        int found = 0;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                if (ink.dark()[y * step * ink.width() + x * step]) {
                    foundX[found] = x - columns / 2;
                    foundY[found] = y;
                    found++;
                }
            }
        }
        xs = foundX;
        ys = foundY;
        count = found;
    }

    /// Degrees by which the page is turned clockwise; 0 when it is straight or has no lines that would tell.
    static double degrees(Ink ink) {
        Skew skew = new Skew(ink);
        if (skew.count < CELLS_MIN) {
            return 0;
        }
        double straight = skew.sharpness(0);
        double best = skew.best(0, DEGREES_MAX, COARSE_DEGREES);
        best = skew.best(best, COARSE_DEGREES, FINE_DEGREES);
        return skew.sharpness(best) >= straight * GAIN_MIN ? best : 0;
    }

    private double best(double middle, double reach, double step) {
        double best = middle;
        double sharpest = sharpness(middle);
        for (int i = 1; i * step <= reach + step / 2; i++) {
            for (double each : new double[] {middle - i * step, middle + i * step}) {
                double sharp = sharpness(each);
                if (sharp > sharpest) {
                    sharpest = sharp;
                    best = each;
                }
            }
        }
        return best;
    }

    private double sharpness(double degrees) {
        double slope = Math.tan(Math.toRadians(degrees));
        int margin = (int) Math.ceil(Math.abs(slope) * columns / 2) + 1;
        int[] profile = new int[rows + 2 * margin];
        for (int i = 0; i < count; i++) {
            profile[(int) Math.floor(ys[i] - xs[i] * slope + 0.5) + margin]++;
        }
        double sum = 0;
        for (int i = 1; i < profile.length; i++) {
            double step = (double) profile[i] - profile[i - 1];
            sum += step * step;
        }
        return sum;
    }
}
