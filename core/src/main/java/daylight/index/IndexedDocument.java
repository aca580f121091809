package daylight.index;

import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All that the index is told about one document.
///
/// @param layer     the text layer that `text` is, so that the same text can be asked for again
/// @param paths     every occurrence's path, in any order; kept in the order of their bytes
/// @param mediaType lower case, without parameters; empty when unknown
/// @param language  ISO 639 code of the detected language; empty when unknown
/// @param sender    empty when there is none, as are `subject` and `author`
/// @param folders   the folders this document is counted under
/// @param outcome   the code of the extraction's outcome
/// @param confidence of the words that were recognised in its pictures, 0 to 100; nothing where none was
/// @param other     further facts in words, searchable as text
public record IndexedDocument(
        Sha256 document,
        String layer,
        String title,
        List<NameBytes> paths,
        String mediaType,
        String language,
        Optional<Instant> date,
        Optional<Instant> created,
        Optional<Instant> modified,
        String sender,
        List<String> recipients,
        String subject,
        String author,
        List<String> folders,
        String outcome,
        long sizeBytes,
        Optional<Integer> confidence,
        SortedMap<String, String> other,
        TextSource text) {
    public IndexedDocument {
        paths = paths.stream().sorted().distinct().toList();
        recipients = List.copyOf(recipients);
        folders = folders.stream().sorted().distinct().toList();
        other = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(other));
        if (sizeBytes < 0) {
            throw new IllegalArgumentException("a size is at least 0, found: " + sizeBytes);
        }
    }

    /// The same document where its text cannot be read: it is still found by what is said about it.
    public IndexedDocument withoutText() {
        return new IndexedDocument(
                document,
                "",
                title,
                paths,
                mediaType,
                language,
                date,
                created,
                modified,
                sender,
                recipients,
                subject,
                author,
                folders,
                outcome,
                sizeBytes,
                confidence,
                other,
                TextSource.NONE);
    }

    /// Everything that is said about the document in words, its pages apart.
    Stream<String> words() {
        return Stream.of(
                        Stream.of(title, sender, subject, author),
                        recipients.stream(),
                        paths.stream().map(NameBytes::display),
                        other.values().stream())
                .flatMap(s -> s)
                .filter(s -> !s.isEmpty());
    }
}
