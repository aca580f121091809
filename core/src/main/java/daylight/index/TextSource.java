package daylight.index;

import java.io.IOException;
import java.io.Reader;

/// The text of one document as one stream: its pages in order with one form feed (U+000C) between two.
///
/// Offsets are UTF-16 code units from the start of that stream; pages are counted from 1.
public interface TextSource {
    /// The stream from its start; each call opens a new one.
    Reader open() throws IOException;

    /// Code units in the stream, form feeds between pages included.
    int length();

    /// At least 0.
    int pages();

    /// Where a page starts in the stream.
    int pageStart(int page);

    /// The text of a page.
    String page(int page) throws IOException;
}
