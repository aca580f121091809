package daylight.desk;

import daylight.duplicate.TextSignature;
import daylight.extraction.DocumentReading;
import daylight.id.Sha256;
import daylight.index.IndexedDocument;
import daylight.index.TextLost;
import daylight.store.CaseException;
import daylight.work.Lease;
import daylight.work.Stage;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The stage that makes documents searchable, while others are still being read. An item leaves the queue
/// when the index has it on disk.
final class IndexingStage {
    private static final int LEASED_TOGETHER = 256;

    /// A commit costs some milliseconds of disk; so many documents or seconds are found late at most.
    private static final int COMMIT_DOCUMENTS = 20_000;

    private static final long COMMIT_NANOS = 5_000_000_000L;

    /// Many small commits make many small segments to merge: commits may take this part of the time, one in so many.
    private static final int COMMIT_SHARE = 20;

    private static final long IDLE_MILLIS = 200;

    private final OpenCase open;
    private final Progress progress;
    private final IndexedDocuments documents;

    /// What the documents' texts are like, until the commit; nothing where one has no text.
    private final Map<Sha256, Optional<TextSignature>> signatures = new HashMap<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final Object more = new Object();
    private volatile boolean allRead;
    private volatile boolean stopped;
    private @Nullable Thread thread;

    IndexingStage(OpenCase open, Progress progress) {
        this.open = open;
        this.progress = progress;
        this.documents = new IndexedDocuments(open, this::lost);
    }

    void start() {
        if (open.hasNoIndex()) {
            new Reindexing(open, progress).queueAll();
        }
        try {
            open.index();
        } catch (CaseException unusable) {
            // Of another version, or damaged: it is derived, so whoever writes to the case makes it anew.
            progress.note("The index cannot be used and is made anew.");
            new Reindexing(open, progress).queueAll();
            open.throwIndexAway();
            open.index();
        }
        thread = Thread.ofPlatform().name("indexing").start(this::indexUntilDone);
    }

    /// Wait until everything that was read is searchable, and settle the index.
    void finish() {
        allRead = true;
        synchronized (more) {
            more.notifyAll();
        }
        join();
        RuntimeException thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
        open.index().settle();
    }

    void stop() {
        stopped = true;
        synchronized (more) {
            more.notifyAll();
        }
        join();
    }

    private void join() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            running.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void indexUntilDone() {
        List<Lease> added = new ArrayList<>();
        long lastCommit = System.nanoTime();
        long pause = COMMIT_NANOS;
        try {
            while (!stopped) {
                boolean last = allRead;
                List<Lease> leases = open.queue().claim(Stage.INDEX, LEASED_TOGETHER);
                index(leases.stream().map(lease -> new Sha256(lease.item())).toList());
                added.addAll(leases);
                boolean due = added.size() >= COMMIT_DOCUMENTS || System.nanoTime() - lastCommit > pause;
                if (!added.isEmpty() && (due || leases.isEmpty() && last)) {
                    long started = System.nanoTime();
                    commit(added);
                    lastCommit = System.nanoTime();
                    pause = Math.max(COMMIT_NANOS, COMMIT_SHARE * (lastCommit - started));
                }
                if (leases.isEmpty()) {
                    if (last) {
                        return;
                    }
                    synchronized (more) {
                        more.wait(IDLE_MILLIS);
                    }
                }
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        } catch (VirtualMachineError | LinkageError e) {
            failure.compareAndSet(null, new IllegalStateException(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void index(List<Sha256> leased) {
        Map<Sha256, IndexedDocument> indexed = documents.of(leased);
        for (Sha256 document : leased) {
            IndexedDocument found = indexed.get(document);
            signatures.put(document, Optional.empty());
            if (found == null) {
                open.index().delete(document);
            } else {
                add(found);
            }
        }
    }

    private void add(IndexedDocument found) {
        try (Reader text = found.text().open()) {
            open.index().add(found);
            if (found.text().length() > 0) {
                signatures.put(found.document(), Optional.of(TextSignature.of(text)));
            }
        } catch (TextLost lost) {
            lost(found.document(), lost);
            open.index().add(found.withoutText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof TextLost lost)) {
                throw e;
            }
            lost(found.document(), lost);
            open.index().add(found.withoutText());
        }
    }

    /// The text can be had again from the original, or from the original that the document lies in.
    private void lost(Sha256 document, TextLost lost) {
        progress.note("The document " + document + " is searchable without its text for now. " + lost.getMessage());
        Optional<String> recognised =
                open.extraction().reading(document).map(DocumentReading::rank).filter(Ranks::isRecognised);
        Stage stage = recognised.isPresent() ? Stage.RECOGNISE : Stage.EXTRACT;
        List<String> originals = recognised
                .map(rank -> List.of(Ranks.rootOf(document, rank)))
                .orElseGet(() -> List.copyOf(open.originalsWith(document)))
                .stream()
                .map(Sha256::hex)
                .toList();
        open.database().update(handle -> open.queue().enqueue(handle, stage, originals));
    }

    private void commit(List<Lease> added) {
        open.index().commit();
        open.database().update(handle -> {
            signatures.forEach((document, signature) -> signature.ifPresentOrElse(
                    known -> open.duplicates().put(handle, document, known),
                    () -> open.duplicates().erase(handle, document)));
            added.forEach(lease -> open.queue().complete(handle, lease));
        });
        signatures.clear();
        progress.indexed(added.size());
        added.clear();
    }
}
