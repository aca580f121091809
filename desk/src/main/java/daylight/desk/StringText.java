package daylight.desk;

import daylight.index.TextSource;
import java.io.Reader;
import java.io.StringReader;

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
    public int pages() {
        return 1;
    }

    @Override
    public int pageStart(int page) {
        return 0;
    }

    @Override
    public String page(int page) {
        return text;
    }
}
