package daylight.index;

import daylight.id.Sha256;
import java.util.Optional;

/// Where the index finds a document's text again: it keeps none itself.
@FunctionalInterface
public interface TextShelf {
    /// The very text that was indexed under this layer, or nothing when it is gone; then the hit has no snippet
    /// and no spans, and says so.
    Optional<TextSource> text(Sha256 document, String layer);
}
