package daylight.desk;

import daylight.extraction.DocumentReading;
import daylight.id.Sha256;
import daylight.index.IndexedDocument;
import daylight.index.TextLost;
import daylight.index.TextSource;
import daylight.protocol.NameBytes;
import daylight.text.DocumentFacts;
import daylight.text.DocumentText;
import daylight.text.Moment;
import daylight.text.Person;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// What the index is told about a document: a function of the facts and of nothing else, so that a rebuild finds the
/// same.
final class IndexedDocuments {
    /// A path of more folders than this is an attack or an accident; the whole path stays searchable.
    private static final int FOLDERS_MAX = 64;

    private final OpenCase open;
    private final BiConsumer<Sha256, TextLost> lost;

    /// @param lost gets the documents whose text is missing or damaged; they are indexed without it
    IndexedDocuments(OpenCase open, BiConsumer<Sha256, TextLost> lost) {
        this.open = open;
        this.lost = lost;
    }

    /// @return without those that were withdrawn or never read
    Map<Sha256, IndexedDocument> of(List<Sha256> documents) {
        Map<Sha256, DocumentText> texts = new HashMap<>();
        open.texts().withoutRaw(documents).forEach(text -> texts.put(text.document(), text));
        Map<Sha256, Collection<NameBytes>> places = open.places().of(documents);
        Map<Sha256, IndexedDocument> indexed = new HashMap<>();
        for (DocumentReading reading : open.extraction().readings(documents)) {
            Sha256 document = reading.document();
            DocumentText text = texts.get(document);
            if (text != null) {
                indexed.put(document, indexed(text, reading, places.getOrDefault(document, List.of())));
            }
        }
        return indexed;
    }

    private IndexedDocument indexed(DocumentText text, DocumentReading reading, Collection<NameBytes> places) {
        try {
            return indexed(
                    text,
                    reading,
                    places,
                    new LayerText(open.texts().layers(), text.layer().id()));
        } catch (TextLost e) {
            lost.accept(reading.document(), e);
            return indexed(text, reading, places, TextSource.NONE).withoutText();
        }
    }

    private static IndexedDocument indexed(
            DocumentText text, DocumentReading reading, Collection<NameBytes> places, TextSource words) {
        DocumentFacts facts = text.facts();
        TreeMap<String, String> other = new TreeMap<>();
        facts.application().ifPresent(application -> other.put("application", application));
        return new IndexedDocument(
                reading.document(),
                text.layer().id().hex(),
                facts.titleAt(
                        places.stream().findFirst().map(NameBytes::display).orElse("")),
                List.copyOf(places),
                facts.mediaType(),
                facts.language().code(),
                facts.date().map(Moment.Known::at),
                instant(facts.created()),
                instant(facts.modified()),
                facts.sender().map(IndexedDocuments::words).orElse(""),
                Stream.of(facts.recipients(), facts.cc(), facts.bcc())
                        .flatMap(List::stream)
                        .map(IndexedDocuments::words)
                        .toList(),
                facts.subject().orElse(""),
                String.join(", ", facts.authors()),
                folders(places),
                reading.verdict().code(),
                reading.sizeBytes(),
                facts.confidence(),
                other,
                words);
    }

    private static String words(Person person) {
        if (person.address().isEmpty() || person.display().equals(person.address())) {
            return person.display().isEmpty() ? person.address() : person.display();
        }
        return person.display().isEmpty() ? person.address() : person.display() + " <" + person.address() + ">";
    }

    private static Optional<Instant> instant(Optional<Moment> moment) {
        return moment.flatMap(m -> m instanceof Moment.Known known ? Optional.of(known.at()) : Optional.empty());
    }

    /// Every folder above every place; a container counts as a folder of what it holds.
    private static List<String> folders(Collection<NameBytes> places) {
        Set<String> folders = new LinkedHashSet<>();
        for (NameBytes place : places) {
            String path = place.display();
            for (int i = 0, n = 0; i < path.length() && n < FOLDERS_MAX; i++) {
                if (path.charAt(i) == '/' || path.charAt(i) == '!') {
                    folders.add(path.substring(0, i));
                    n++;
                }
            }
        }
        return List.copyOf(folders);
    }
}
