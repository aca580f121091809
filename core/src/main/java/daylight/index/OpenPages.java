package daylight.index;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/// The pages of one text, open to be looked at in places. A page may be as long as the whole text, a workbook of a
/// million rows, so nobody holds one.
///
/// Pages are counted from 1; a *unit* is a UTF-16 code unit. Used by one thread at a time. What is asked of a
/// damaged text throws [java.io.UncheckedIOException] with [TextLost] in it.
public interface OpenPages extends AutoCloseable {
    /// At least 0.
    int count();

    /// Where a page starts in the joined text, in units.
    int start(int page);

    /// Units of a page.
    int length(int page);

    /// The text of a page, read piece by piece where it is long; of no use once the pages are closed.
    CharSequence page(int page);

    /// Code points of a page before one of its units.
    ///
    /// @param unit 0 to the page's length
    int points(int page, int unit);

    /// The unit at which a code point of a page starts; the inverse of [#points].
    ///
    /// @param point 0 to the page's number of code points
    int unit(int page, int point);

    @Override
    void close();

    /// Finds the page that an offset of the joined text lies on.
    ///
    /// @return from 1; an offset on the form feed after a page belongs to that page
    default int pageAt(int offset) {
        int low = 1;
        int high = Math.max(1, count());
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (start(middle) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// Pages that are in memory.
    static OpenPages of(List<String> pages) {
        return new HeldPages(
                pages.size(),
                page -> pages.subList(0, page - 1).stream()
                        .mapToInt(one -> one.length() + 1)
                        .sum(),
                page -> pages.get(page - 1));
    }

    /// Pages that are made when they are asked for, each of them short.
    ///
    /// @param start where a page starts, by its number
    /// @param page  its text, by its number
    static OpenPages made(int count, IntUnaryOperator start, IntFunction<String> page) {
        return new HeldPages(count, start, page);
    }
}
