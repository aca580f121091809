package daylight.index;

import java.io.Reader;
import java.io.StringReader;
import java.util.List;

/// A text whose pages lie in memory.
public record PagedText(List<String> texts) implements TextSource {
    public static PagedText of(String... pages) {
        return new PagedText(List.of(pages));
    }

    @Override
    public Reader open() {
        return new StringReader(String.join("\f", texts));
    }

    @Override
    public int length() {
        return String.join("\f", texts).length();
    }

    @Override
    public int pages() {
        return texts.size();
    }

    @Override
    public int pageStart(int page) {
        int start = 0;
        for (int i = 1; i < page; i++) {
            start += texts.get(i - 1).length() + 1;
        }
        return start;
    }

    @Override
    public String page(int page) {
        return texts.get(page - 1);
    }
}
