package daylight.index;

import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// A few documents in memory, and the shelf their texts stand on.
public final class Shelf implements TextShelf {
    private final Map<Sha256, TextSource> texts = new ConcurrentHashMap<>();

    public static Sha256 id(String name) {
        return Sha256.of(name.getBytes(StandardCharsets.UTF_8));
    }

    /// A document named after its path, with nothing but a language and pages.
    public IndexedDocument plain(String name, String language, String... pages) {
        return document(name, language, "", Optional.empty(), PagedText.of(pages));
    }

    /// A document whose words were recognised in a picture.
    public IndexedDocument recognised(String name, int confidence, String page) {
        IndexedDocument plain = plain(name, "en", page);
        return new IndexedDocument(
                plain.document(),
                plain.layer(),
                plain.title(),
                plain.paths(),
                plain.mediaType(),
                plain.language(),
                plain.date(),
                plain.created(),
                plain.modified(),
                plain.sender(),
                plain.recipients(),
                plain.subject(),
                plain.author(),
                plain.folders(),
                plain.outcome(),
                plain.sizeBytes(),
                Optional.of(confidence),
                plain.other(),
                plain.text());
    }

    public IndexedDocument document(
            String name, String language, String sender, Optional<Instant> date, TextSource text) {
        texts.put(id(name), text);
        return new IndexedDocument(
                id(name),
                "layer-1",
                "",
                List.of(NameBytes.of("box/" + name)),
                "text/plain",
                language,
                date,
                date,
                Optional.empty(),
                sender,
                sender.isEmpty() ? List.of() : List.of("desk@example.org"),
                "",
                "",
                List.of("box"),
                "read",
                text.length(),
                Optional.empty(),
                new TreeMap<>(),
                text);
    }

    @Override
    public Optional<TextSource> text(Sha256 document, String layer) {
        return Optional.ofNullable(texts.get(document));
    }

    public void forget(Sha256 document) {
        texts.remove(document);
    }
}
