package daylight.index;

import daylight.id.Sha256;

/// The port that every engine implements: documents in, hits out.
///
/// Failing disks surface as [java.io.UncheckedIOException]. Of its methods, `search` and `contains` see what
/// was added before the last [#refresh].
public interface SearchIndex extends AutoCloseable {
    /// Adds a document, or replaces the one with the same SHA-256. Safe from many threads, each with documents of its
    /// own. Where it fails, the document it was to replace may be gone: it is to be added again.
    void add(IndexedDocument document);

    /// Removes a document, if it is there. Its words leave the disk with the next [#settle].
    void delete(Sha256 document);

    boolean contains(Sha256 document);

    /// Documents held.
    long count();

    /// Makes what was added so far visible to searches, not yet durable.
    void refresh();

    /// Makes what was added so far durable and visible.
    void commit();

    /// Rewrites whatever still holds removed documents, and commits. After it, hits, scores and order are a
    /// function of the documents alone: not of the order, threads, interruptions or batches in which they were
    /// added.
    void settle();

    /// Never throws because of what was asked.
    Hits search(Query query, Ask ask);

    @Override
    void close();
}
