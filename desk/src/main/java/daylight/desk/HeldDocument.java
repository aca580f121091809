package daylight.desk;

import daylight.custody.OriginalDamagedException;
import daylight.extraction.DocumentReading;
import daylight.extraction.Original;
import daylight.id.Sha256;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.store.Causes;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds the file in which the case holds a document.
final class HeldDocument {
    private final OpenCase open;
    private final Sha256 document;
    private Optional<Original> original = Optional.empty();

    HeldDocument(OpenCase open, Sha256 document) {
        this.open = open;
        this.document = document;
    }

    Sha256 document() {
        return document;
    }

    /// The document's own size.
    long sizeBytes() {
        return reading().map(DocumentReading::sizeBytes).orElse(0L);
    }

    Optional<DocumentReading> reading() {
        return open.extraction().reading(document);
    }

    /// The document's own file where the case took it in as one, else the smallest that has it inside.
    Original original() {
        if (original.isEmpty()) {
            original = Optional.of(find());
        }
        return original.orElseThrow();
    }

    private Original find() {
        List<OpenCase.Known> holders = open.known(open.originalsWith(document)).values().stream()
                .sorted(Comparator.comparing(
                                (OpenCase.Known one) -> !one.held().document().equals(document))
                        .thenComparing(one -> one.held().sizeBytes())
                        .thenComparing(one -> one.held().document()))
                .toList();
        for (OpenCase.Known holder : holders) {
            try {
                Original found = open.original(holder);
                if (Files.isReadable(found.file())) {
                    return found;
                }
            } catch (OriginalDamagedException _) {
                // Another may still be there.
            } catch (IOException e) {
                throw new CaseException(
                        Kind.UNAVAILABLE,
                        "The original of the document " + document + " could not be opened: " + Causes.sentence(e)
                                + ".",
                        e);
            }
        }
        throw new CaseException(
                Kind.DAMAGED,
                "No original that holds the document " + document + " is there; daylight verify "
                        + open.folder().root() + " names what is missing.");
    }
}
