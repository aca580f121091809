package daylight.text;

import daylight.id.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The rules of what is recorded about documents and their layers. Works inside a transaction of the caller's.
final class TextFacts {
    private TextFacts() {}

    /// Record a reading. A document may be read several times, as a file and inside containers; the reading
    /// with the smallest rank stands, whichever came first. The same rank again is the same reading after a
    /// crash, or a later one: by another reader, with a password, with recognition. Of these the text that
    /// stood stays too, for what points into it. Readings at other places differ by chance of order alone, and
    /// leave none.
    static Recorded put(Handle handle, DocumentText text) {
        if (TextSql.add(handle, text)) {
            return new Recorded(true, Optional.empty());
        }
        String standing = TextSql.rank(handle, text.document()).orElse("");
        int order = standing.compareTo(text.rank());
        List<Sha256> before = TextSql.layers(handle, text.document());
        if (order < 0 || order == 0 && before.contains(text.layer().id())) {
            return new Recorded(false, unreferred(handle, text.layer().id()));
        }
        TextSql.replace(handle, text, order == 0 || text.recognised());
        return new Recorded(
                true,
                before.stream()
                        .flatMap(layer -> unreferred(handle, layer).stream())
                        .findFirst());
    }

    /// @return the layers that no document refers to any more
    static List<Sha256> erase(Handle handle, Sha256 document) {
        List<Sha256> layers = TextSql.layers(handle, document);
        TextSql.erase(handle, document);
        List<Sha256> unused = new ArrayList<>();
        for (Sha256 layer : layers) {
            unreferred(handle, layer).ifPresent(unused::add);
        }
        return unused;
    }

    private static Optional<Sha256> unreferred(Handle handle, Sha256 layer) {
        return TextSql.isReferredTo(handle, layer) ? Optional.empty() : Optional.of(layer);
    }
}
