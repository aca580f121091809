package daylight.index;

import java.io.IOException;
import java.io.Reader;
import java.util.List;

/// The text of one document as one stream: its pages in order with one form feed (U+000C) between two.
public interface TextSource {
    /// No text.
    TextSource NONE = new TextSource() {
        @Override
        public Reader open() {
            return Reader.nullReader();
        }

        @Override
        public int length() {
            return 0;
        }

        @Override
        public OpenPages pages() {
            return OpenPages.of(List.of());
        }
    };

    /// The stream from its start; each call opens a new one.
    ///
    /// @throws TextLost when the text is missing or damaged, which may show only while it is read
    Reader open() throws IOException;

    /// UTF-16 code units in the stream, form feeds between pages included.
    int length();

    /// The pages, to look places up; each call opens them anew.
    ///
    /// @throws TextLost when the text is missing or damaged, which may show only while it is read
    OpenPages pages() throws IOException;
}
