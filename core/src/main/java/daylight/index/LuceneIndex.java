package daylight.index;

import daylight.id.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NIOFSDirectory;

/// The laptop's index: Lucene in a folder of the case.
///
/// Scores rest on statistics that count removed documents until these are merged away; [#settle] does that, and
/// then two indexes of the same documents give the same results to the last bit, however each came to be.
public final class LuceneIndex implements SearchIndex {
    /// Memory for documents not yet written.
    private static final double BUFFER_MEGABYTES = 64;

    /// From this length on a text's words are sorted on the disk, one document at a time: Lucene would hold all of
    /// them in memory until its end.
    private static final int LONG_CHARS = 2 << 20;

    /// Lucene's own bound is 1,024 clauses, which a question of forty words in all languages exceeds; this one
    /// is only there to end what would exhaust the memory.
    private static final int CLAUSES_MAX = 1 << 17;

    static {
        IndexSearcher.setMaxClauseCount(CLAUSES_MAX);
    }

    private final Analysis analysis = new Analysis();
    private final DocumentFields fields;
    private final HeldWords held = new HeldWords();
    private final Semaphore longDocuments = new Semaphore(1);
    private final TextShelf shelf;
    private final Directory directory;

    private final Optional<IndexWriter> writer;
    private final SearcherManager searchers;

    private LuceneIndex(Directory directory, boolean writes, TextShelf shelf, int longChars) throws IOException {
        this.directory = directory;
        this.shelf = shelf;
        this.fields = new DocumentFields(analysis.inflections(), longChars);
        IndexFormat.check(directory);
        SearcherFactory opened = new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
                return new OpenedSearcher(reader, analysis.inflections());
            }
        };
        if (writes) {
            IndexWriter made = new IndexWriter(directory, settings());
            made.setLiveCommitData(IndexFormat.written().entrySet());
            this.writer = Optional.of(made);
            this.searchers = new SearcherManager(made, opened);
        } else {
            this.writer = Optional.empty();
            this.searchers = new SearcherManager(directory, opened);
        }
    }

    /// Opens the folder's index to write and search, or starts one there. One process at a time.
    ///
    /// @throws RebuildNeeded        when another build made the index
    /// @throws UncheckedIOException when the folder cannot be used
    public static LuceneIndex open(Path folder, TextShelf shelf) {
        return open(folder, shelf, LONG_CHARS);
    }

    /// @param longChars from this length on a text is long
    static LuceneIndex open(Path folder, TextShelf shelf, int longChars) {
        return opened(folder, true, shelf, longChars);
    }

    /// Opens the last commit of the folder's index to search it, beside a process that writes.
    ///
    /// @throws RebuildNeeded        when another build made the index
    /// @throws UncheckedIOException when there is no index
    public static LuceneIndex openReadOnly(Path folder, TextShelf shelf) {
        return opened(folder, false, shelf, LONG_CHARS);
    }

    /// The only place that opens the index's files.
    private static LuceneIndex opened(Path folder, boolean writes, TextShelf shelf, int longChars) {
        try {
            // Searches map the files. A writer reads them: a merge walks through all it merges, and what is mapped
            // counts as
            // the process's memory, up to the size of the index.
            Directory directory = writes ? new NIOFSDirectory(folder) : FSDirectory.open(folder);
            try {
                return new LuceneIndex(directory, writes, shelf, longChars);
            } catch (IOException | RuntimeException e) {
                directory.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IndexWriterConfig settings() {
        TieredMergePolicy merges = new TieredMergePolicy();
        merges.setForceMergeDeletesPctAllowed(0); // settle() leaves no removed document behind
        return new IndexWriterConfig(analysis.forDocuments())
                .setSimilarity(new BM25Similarity())
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setMergePolicy(merges);
    }

    private IndexWriter writer() {
        return writer.orElseThrow(() -> new IllegalStateException("this index was opened to read only"));
    }

    @Override
    public void add(IndexedDocument document) {
        boolean isLong = fields.isLong(document);
        if (isLong) {
            longDocuments.acquireUninterruptibly();
        }
        try {
            Document made = fields.of(document);
            try {
                if (isLong) {
                    addLong(document, made);
                } else {
                    writer().updateDocument(idTerm(document.document()), made);
                }
            } finally {
                for (IndexableField field : made) {
                    if (field.readerValue() != null) {
                        field.readerValue().close();
                    } else if (field instanceof Field one && one.tokenStreamValue() != null) {
                        one.tokenStreamValue().close();
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (isLong) {
                longDocuments.release();
            }
        }
    }

    private void addLong(IndexedDocument document, Document made) throws IOException {
        try (LongDocument one =
                new LongDocument(made, fields.textFields(document), analysis.forDocuments(), directory)) {
            writer().deleteDocuments(idTerm(document.document()));
            writer().flush(); // or the deletion would wait, and hit what is added now
            writer().addIndexes(one.segment());
        }
    }

    private static Term idTerm(Sha256 document) {
        return new Term(DocumentFields.ID, document.hex());
    }

    @Override
    public void delete(Sha256 document) {
        run(() -> writer().deleteDocuments(idTerm(document)));
    }

    @Override
    public boolean contains(Sha256 document) {
        return searched(s -> s.count(new TermQuery(idTerm(document))) > 0);
    }

    @Override
    public long count() {
        return searched(s -> (long) s.getIndexReader().numDocs());
    }

    @Override
    public void refresh() {
        run(searchers::maybeRefreshBlocking);
    }

    @Override
    public void commit() {
        run(() -> {
            writer().commit();
            searchers.maybeRefreshBlocking();
        });
    }

    @Override
    public void settle() {
        run(() -> {
            writer().forceMergeDeletes(true);
            writer().commit();
            searchers.maybeRefreshBlocking();
        });
    }

    @Override
    public Hits search(Query query, Ask ask) {
        return searched(s -> new OneSearch(s, analysis, held, shelf, ask).of(query));
    }

    @Override
    public void close() {
        run(() -> {
            searchers.close();
            if (writer.isPresent()) {
                writer.get().close();
            }
            directory.close();
        });
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void run(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Searched<T> {
        T by(OpenedSearcher searcher) throws IOException;
    }

    private <T> T searched(Searched<T> search) {
        try {
            OpenedSearcher searcher = (OpenedSearcher) searchers.acquire();
            try {
                return search.by(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
