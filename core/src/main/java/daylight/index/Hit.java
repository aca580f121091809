package daylight.index;

import daylight.id.Sha256;
import daylight.id.Span;
import daylight.protocol.NameBytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One document that was found.
///
/// @param layer   the text layer that `pages` and `snippet` refer to
/// @param pages   where the query matches in the text, in order; empty when it matches only in facts beside it
/// @param further whether the text has more matches than `pages` tells
public record Hit(
        Sha256 document,
        String layer,
        String title,
        List<NameBytes> paths,
        String type,
        String language,
        Optional<Instant> date,
        float score,
        Snippet snippet,
        List<PageSpans> pages,
        boolean further) {
    public Hit {
        paths = List.copyOf(paths);
        pages = List.copyOf(pages);
    }

    /// Where a page matches.
    ///
    /// @param page  from 1
    /// @param spans code points from the page's start; ordered, without overlap
    public record PageSpans(int page, List<Span> spans) {
        public PageSpans {
            spans = List.copyOf(spans);
        }
    }

    /// A stretch of a page to show.
    ///
    /// @param page       from 1; 0 when there is no text to show
    /// @param text       one line: line breaks, control and direction-changing characters are spaces
    /// @param highlights code points from the start of `text`
    public record Snippet(int page, String text, List<Span> highlights) {
        public static final Snippet NONE = new Snippet(0, "", List.of());

        public Snippet {
            highlights = List.copyOf(highlights);
        }
    }
}
