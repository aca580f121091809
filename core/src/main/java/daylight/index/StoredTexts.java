package daylight.index;

import daylight.id.Sha256;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;

/// From a document's number inside the index to its text.
final class StoredTexts {
    private final TextShelf shelf;

    StoredTexts(TextShelf shelf) {
        this.shelf = shelf;
    }

    Optional<TextSource> of(LeafReaderContext leaf, int document) throws IOException {
        Optional<String> id = value(leaf, DocumentFields.ID, document);
        Optional<String> layer = value(leaf, DocumentFields.LAYER, document);
        return id.isEmpty() || layer.isEmpty() ? Optional.empty() : shelf.text(new Sha256(id.get()), layer.get());
    }

    private static Optional<String> value(LeafReaderContext leaf, String field, int document) throws IOException {
        SortedDocValues values = DocValues.getSorted(leaf.reader(), field);
        return values.advanceExact(document)
                ? Optional.of(values.lookupOrd(values.ordValue()).utf8ToString())
                : Optional.empty();
    }
}
