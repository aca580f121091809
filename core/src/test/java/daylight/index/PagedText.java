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
    public OpenPages pages() {
        return OpenPages.of(texts);
    }
}
