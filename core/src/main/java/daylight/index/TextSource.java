package daylight.index;

import java.io.IOException;
import java.io.Reader;

/// The text of one document as one stream: its pages in order with one form feed (U+000C) between two.
///
/// Offsets are UTF-16 code units from the start of that stream; pages are counted from 1.
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
        public int pages() {
            return 0;
        }

        @Override
        public int pageStart(int page) {
            throw new IndexOutOfBoundsException("no text has no page " + page);
        }

        @Override
        public String page(int page) {
            throw new IndexOutOfBoundsException("no text has no page " + page);
        }
    };

    /// The stream from its start; each call opens a new one.
    ///
    /// @throws TextLost when the text is missing or damaged, which may show only while it is read
    Reader open() throws IOException;

    /// Code units in the stream, form feeds between pages included.
    int length();

    /// At least 0.
    int pages();

    /// Where a page starts in the stream.
    int pageStart(int page);

    /// The text of a page.
    ///
    /// @throws TextLost when the text is missing or damaged
    String page(int page) throws IOException;
}
