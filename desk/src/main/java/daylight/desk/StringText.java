package daylight.desk;

import daylight.index.OpenPages;
import daylight.index.TextSource;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;

/// A text of one page that is in memory.
record StringText(String text) implements TextSource {
    @Override
    public Reader open() {
        return new StringReader(text);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public OpenPages pages() {
        return OpenPages.of(List.of(text));
    }
}
