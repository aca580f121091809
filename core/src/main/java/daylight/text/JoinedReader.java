package daylight.text;

import java.io.Reader;

/// The joined text of a layer, one segment in memory at a time.
final class JoinedReader extends Reader {
    private final OpenLayer layer;
    private final LayerTables tables;
    private int page = 1;
    private int nextSegment;
    private String text = "";
    private int at;

    JoinedReader(OpenLayer layer) {
        this.layer = layer;
        this.tables = layer.tables();
    }

    @Override
    public int read(char[] into, int from, int count) {
        if (count == 0) {
            return 0;
        }
        int read = 0;
        while (read < count && (at < text.length() || advance())) {
            int some = Math.min(count - read, text.length() - at);
            text.getChars(at, at + some, into, from + read);
            at += some;
            read += some;
        }
        return read == 0 ? -1 : read;
    }

    /// Make the next piece of text ready, which is a segment or a page separator.
    private boolean advance() {
        if (page > tables.pages()) {
            return false;
        }
        at = 0;
        if (nextSegment < tables.endSegment(page)) {
            text = layer.text(nextSegment++);
            return true;
        }
        page++;
        text = page <= tables.pages() ? String.valueOf(OpenLayer.PAGE_SEPARATOR) : "";
        return page <= tables.pages();
    }

    @Override
    public void close() {
        // The layer belongs to whoever opened it.
        text = "";
        page = tables.pages() + 1;
        at = 0;
    }
}
