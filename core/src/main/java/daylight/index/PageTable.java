package daylight.index;

/// Finds the page that an offset of the joined text lies on.
record PageTable(TextSource text) {
    /// From 1; an offset on the form feed after a page belongs to that page.
    int pageAt(int offset) {
        int low = 1;
        int high = Math.max(1, text.pages());
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (text.pageStart(middle) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
