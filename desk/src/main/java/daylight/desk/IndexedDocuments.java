package daylight.desk;

import daylight.extraction.DocumentReading;
import daylight.id.Sha256;
import daylight.index.IndexedDocument;
import daylight.protocol.NameBytes;
import daylight.text.DocumentFacts;
import daylight.text.DocumentText;
import daylight.text.Moment;
import daylight.text.Person;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the index is told about a document: a function of the facts and of nothing else, so that a rebuild finds the
/// same.
final class IndexedDocuments {
    /// A path of more folders than this is an attack or an accident; the whole path stays searchable.
    private static final int FOLDERS_MAX = 64;

    private final OpenCase open;

    IndexedDocuments(OpenCase open) {
        this.open = open;
    }

    /// @return empty for a document that was withdrawn or never read
    Optional<IndexedDocument> of(Sha256 document) {
        Optional<DocumentText> text = open.texts().document(document);
        Optional<DocumentReading> reading = open.extraction().reading(document);
        if (text.isEmpty() || reading.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(indexed(text.get(), reading.get(), open.places().of(document)));
    }

    private IndexedDocument indexed(DocumentText text, DocumentReading reading, Collection<NameBytes> places) {
        DocumentFacts facts = text.facts();
        TreeMap<String, String> other = new TreeMap<>();
        facts.application().ifPresent(application -> other.put("application", application));
        return new IndexedDocument(
                reading.document(),
                text.layer().id().hex(),
                facts.title(),
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
                other,
                new LayerText(open.texts().layers(), text.layer().id()));
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
