package daylight.reader.ocr;

import java.util.Arrays;

/// Whether a page is one plain block of lines. Tesseract reads such a page best when it is told so, and everything else
/// when it looks for columns itself.
final class Columns {
    /// A gutter is wider than the widest space between words.
    private static final double GUTTER_INCHES = 0.15;

    /// A heading over both columns may cross a gutter.
    private static final double CROSSED_MAX = 0.06;

    /// Where a gutter is looked for: not in the margins, nor where ragged lines end.
    private static final double INSET = 0.15;

    private Columns() {}

    /// @param ink of a page that lies straight
    static boolean isOneBlock(Ink ink, int dpi) {
        int[] columns = new int[ink.width()];
        for (int y = 0; y < ink.height(); y++) {
            for (int x = 0; x < ink.width(); x++) {
                if (ink.dark()[y * ink.width() + x]) {
                    columns[x]++;
                }
            }
        }
        long usual = Math.round(
                Arrays.stream(columns).filter(count -> count > 0).average().orElse(0));
        long least = Math.max(1, usual / 4);
        int left = 0;
        while (left < columns.length && columns[left] < least) {
            left++;
        }
        int right = columns.length;
        while (right > left && columns[right - 1] < least) {
            right--;
        }
        double crossed = usual * CROSSED_MAX;
        // A page is read from either side: both are ragged for somebody.
        int inset = (int) ((right - left) * INSET);
        int gutter = 0;
        for (int x = left + inset; x < right - inset; x++) {
            gutter = columns[x] <= crossed ? gutter + 1 : 0;
            if (gutter >= GUTTER_INCHES * dpi) {
                return false;
            }
        }
        return usual > 0;
    }
}
