package daylight.reader.ocr;

import java.text.Normalizer;

/// Character error rates: edit distance over code points by the length of what was printed, NFC, white space folded.
final class Rate {
    private Rate() {}

    /// @param solid the script is written without spaces: they do not count
    static String folded(String text, boolean solid) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\u200b-\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\u00ad]", "");
        return solid
                ? plain.replaceAll("\\s+", "")
                : plain.replaceAll("\\s+", " ").strip();
    }

    /// Errors in percent of the printed characters.
    static double percent(String printed, String recognised, boolean solid) {
        int[] a = folded(printed, solid).codePoints().toArray();
        int[] b = folded(recognised, solid).codePoints().toArray();
        return 100.0 * distance(a, b) / Math.max(1, a.length);
    }

    static int distance(int[] a, int[] b) {
        int[] above = new int[b.length + 1];
        for (int j = 0; j <= b.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            int[] row = new int[b.length + 1];
            row[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length];
    }

    /// How much of a line is nowhere in a text: the least edit distance to any stretch of it (Sellers 1980), by the
    /// line's length.
    static double missing(String line, String text, boolean solid) {
        int[] a = folded(line, solid).codePoints().toArray();
        int[] b = folded(text, solid).codePoints().toArray();
        int[] above = new int[b.length + 1];
        for (int i = 1; i <= a.length; i++) {
            int[] row = new int[b.length + 1];
            row[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        int least = above[0];
        for (int each : above) {
            least = Math.min(least, each);
        }
        return (double) least / Math.max(1, a.length);
    }
}
