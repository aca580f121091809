package daylight.index;

import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/// Pages that are strings; the last one asked for is kept, as several places of a page are asked for in a row.
final class HeldPages implements OpenPages {
    private final int count;
    private final IntUnaryOperator starts;
    private final IntFunction<String> texts;
    private int kept;
    private String keptText = "";

    HeldPages(int count, IntUnaryOperator starts, IntFunction<String> texts) {
        this.count = count;
        this.starts = starts;
        this.texts = texts;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int start(int page) {
        return starts.applyAsInt(page);
    }

    @Override
    public int length(int page) {
        return page(page).length();
    }

    @Override
    public String page(int page) {
        if (page != kept) {
            keptText = texts.apply(page);
            kept = page;
        }
        return keptText;
    }

    @Override
    public int points(int page, int unit) {
        return page(page).codePointCount(0, unit);
    }

    @Override
    public int unit(int page, int point) {
        return page(page).offsetByCodePoints(0, point);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
