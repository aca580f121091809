package daylight.text;

/// What of a long text is enough to tell its language: slices of its start, middle and end. A title page, a
/// table of numbers or an appendix in another language does not decide alone.
public final class LanguageSample {
    static final int SLICE_CHARS = 1_024;
    private static final int SLICES = 4;

    private LanguageSample() {}

    /// Up to four slices of the layer's text, evenly spread, a line break between two.
    public static String of(OpenLayer layer) {
        long chars = layer.joinedChars();
        StringBuilder sample = new StringBuilder();
        if (layer.pages() == 0) {
            return "";
        }
        int slices = chars <= (long) SLICES * SLICE_CHARS ? 1 : SLICES;
        int length = slices == 1 ? (int) chars : SLICE_CHARS;
        for (int i = 0; i < slices; i++) {
            long start = slices == 1 ? 0 : (chars - length) * i / (slices - 1);
            append(sample, layer, start, length);
        }
        return sample.toString();
    }

    private static void append(StringBuilder sample, OpenLayer layer, long start, int chars) {
        TextPosition at = layer.position(start);
        int page = at.page();
        int from = at.codePoint();
        int left = chars;
        while (left > 0 && page <= layer.pages()) {
            String piece = layer.slice(page, from, (int) Math.min(Integer.MAX_VALUE, (long) from + left));
            sample.append(piece).append('\n');
            left -= piece.length() + 1;
            page++;
            from = 0;
        }
    }
}
