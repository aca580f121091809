package daylight.desk;

/// A bounded sample of a text that streams by: its beginning, and a slice wherever the length has doubled
/// since the last one, so that a long document's cover page does not decide its language alone.
final class LanguageSample {
    private static final int BEGINNING_CHARS = 2_000;
    private static final int SLICE_CHARS = 800;
    private static final int SLICES_MAX = 6;

    private final StringBuilder sample = new StringBuilder();
    private long seen;
    private long nextSliceAt = 2L * BEGINNING_CHARS;
    private int slices;
    private int wanted = BEGINNING_CHARS;

    void add(String chunk) {
        if (wanted > 0) {
            int take = Math.min(wanted, chunk.length());
            sample.append(chunk, 0, take);
            wanted -= take;
        } else if (slices < SLICES_MAX && seen + chunk.length() > nextSliceAt) {
            int from = (int) Math.max(0, nextSliceAt - seen);
            sample.append('\n').append(chunk, from, Math.min(chunk.length(), from + SLICE_CHARS));
            slices++;
            nextSliceAt *= 2;
        }
        seen += chunk.length();
    }

    String text() {
        return sample.toString();
    }
}
