package daylight.desk;

import daylight.custody.OriginalDamagedException;
import daylight.extraction.Asked;
import daylight.extraction.Extraction;
import daylight.extraction.Original;
import daylight.extraction.ReadSoFar;
import daylight.extraction.RecognisedPages;
import daylight.id.Sha256;
import daylight.protocol.Passwords;
import daylight.protocol.Recognition;
import daylight.store.CaseException;
import daylight.store.Causes;
import daylight.store.GroupCommit;
import daylight.text.DocumentText;
import daylight.text.Languages;
import daylight.work.Lease;
import daylight.work.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The stage that reads: as many threads as workers, each leasing originals, having them read, and handing
/// the facts to the group commit without waiting for the disk.
final class ReadingStage {
    private static final long IDLE_MILLIS = 200;

    /// One way through the originals.
    ///
    /// @param stage       whose queue is worked off
    /// @param recognition whether text in pictures is recognised; then only documents in which that was tried are
    ///                    recorded
    /// @param passwords   tried on what is locked
    /// @param reader      which reader it is; its progress is good for no other
    record Pass(Stage stage, Recognition recognition, Passwords passwords, String reader) {
        Pass {
            // Other passwords open other members, and other languages read other words.
            String way = reader + ' ' + recognition + ' ' + String.join("\n", passwords.tried());
            reader = Sha256.of(way.getBytes(StandardCharsets.UTF_8)).hex();
        }
    }

    private final OpenCase open;
    private final LeasedOriginals originals;
    private final Extraction extraction;
    private final GroupCommit commits;
    private final Progress progress;
    private final Languages languages = Languages.load();
    private final Set<Sha256> withdrawn;
    private final List<Thread> threads = new ArrayList<>();
    private final Set<Path> awaited = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final Phaser committing = new Phaser(1);
    private final Object more = new Object();
    private volatile boolean allTakenIn;
    private volatile boolean stopped;
    private final int workers;
    private final Pass pass;
    private final Pause pause;

    ReadingStage(OpenCase open, Extraction extraction, GroupCommit commits, Progress progress, int workers, Pass pass) {
        this.open = open;
        this.originals = new LeasedOriginals(open, pass.stage());
        this.pass = pass;
        this.pause = new Pause(open.folder());
        this.withdrawn = open.custody().withdrawn();
        this.extraction = extraction;
        this.commits = commits;
        this.progress = progress;
        this.workers = workers;
    }

    void start() {
        for (int i = 0; i < workers; i++) {
            threads.add(Thread.ofPlatform().name("reading-" + i).start(this::readUntilDone));
        }
    }

    /// There is more in the queue than before.
    void moreToDo() {
        synchronized (more) {
            more.notifyAll();
        }
    }

    /// Wait until everything that was taken in is read and its facts are on disk.
    void finish() {
        allTakenIn = true;
        moreToDo();
        join();
        commits.hurry();
        committing.arriveAndAwaitAdvance();
        throwIfFailed();
    }

    /// End early; leases go back when the case is opened next.
    void stop() {
        stopped = true;
        moreToDo();
        threads.forEach(Thread::interrupt);
        join();
    }

    private void join() {
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CaseException(CaseException.Kind.UNAVAILABLE, "Interrupted; run the same command again.", e);
            }
        }
    }

    void throwIfFailed() {
        RuntimeException thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
    }

    /// Wait as long as somebody asked for a pause.
    void awaitEndOfPause() {
        try {
            pause.await(progress, open.folder().root());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CaseException(CaseException.Kind.UNAVAILABLE, "Interrupted; run the same command again.", e);
        }
    }

    private void readUntilDone() {
        try {
            while (!stopped && failure.get() == null) {
                pause.await(progress, open.folder().root());
                boolean last = allTakenIn;
                Optional<LeasedOriginals.Leased> next = originals.next();
                if (next.isPresent()) {
                    read(next.get().lease(), next.get().original());
                } else if (last) {
                    return;
                } else {
                    waitForMore();
                }
            }
        } catch (RuntimeException | VirtualMachineError | LinkageError e) {
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitForMore() throws InterruptedException {
        synchronized (more) {
            more.wait(IDLE_MILLIS);
        }
    }

    private void fail(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        RuntimeException kept = cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
        if (!stopped) {
            failure.compareAndSet(null, kept);
        }
    }

    private void read(Lease lease, OpenCase.Known known) throws InterruptedException {
        Sha256 document = new Sha256(lease.item());
        boolean recognised = pass.recognition().isWanted();
        Optional<ReadSoFar> from = readSoFar(document, known);
        RecognisedPages pages = recognisedPages(document, known);
        AtomicBoolean inParts = new AtomicBoolean(from.isPresent());
        List<Sha256> handedOn = new ArrayList<>();
        TreeRecorder recorder =
                new TreeRecorder(document, open.texts(), languages, withdrawn, pass.recognition(), from, part -> {
                    inParts.set(true);
                    handedOn.addAll(documents(part.documents()));
                    List<Sha256> placed = part.reached().isPresent() ? List.copyOf(handedOn) : List.of();
                    if (part.reached().isPresent()) {
                        handedOn.clear();
                    }
                    commit(handle -> record(handle, document, part, placed));
                });
        try {
            Original original = open.original(known);
            extraction.read(original, new Asked(pass.recognition(), pass.passwords(), from, pages), recorder);
        } catch (OriginalDamagedException e) {
            List<Path> absent = open.sources().absentRoots(document);
            if (!absent.isEmpty()) {
                recorder.abort();
                waitFor(absent);
                return;
            }
            recorder.damaged();
        } catch (IOException e) {
            recorder.abort();
            throw new CaseException(
                    CaseException.Kind.UNAVAILABLE,
                    "The original " + document + " could not be opened: " + Causes.sentence(e) + ".",
                    e);
        } catch (RuntimeException e) {
            recorder.abort();
            throw e;
        }
        List<TreeRecorder.Recorded> last = recorder.takeLast();
        handedOn.addAll(documents(last));
        boolean isWhole = recorder.brokenOff().isEmpty();
        Runnable forgetting = recognised && isWhole ? () -> open.recognition().forget(document) : () -> {};
        commit(
                handle -> {
                    if (open.queue().complete(handle, lease)) {
                        conclude(handle, document, new Conclusion(isWhole, inParts.get(), last, handedOn));
                    }
                },
                forgetting);
        if (pass.recognition().isWanted()) {
            recorder.brokenOff()
                    .ifPresent(reason ->
                            progress.note("Recognition in " + known.name().display()
                                    + " was broken off, and the scans after that place are as before; the same command tries again. "
                                    + reason.sentence()));
            progress.recognised(1);
        } else {
            progress.read(new Progress.Amount(1, known.held().sizeBytes()));
        }
    }

    /// How the reading of an original ended.
    ///
    /// @param inParts  whether documents were handed on before
    /// @param handedOn since the place that was told last
    private record Conclusion(
            boolean isWhole, boolean inParts, List<TreeRecorder.Recorded> last, List<Sha256> handedOn) {}

    private void conclude(Handle handle, Sha256 document, Conclusion end) {
        boolean isFirst = end.isWhole() && open.extraction().isUnread(handle, document);
        Set<Sha256> changed = new TreeSet<>(end.handedOn());
        if (end.inParts() && !isFirst) {
            changed.addAll(open.extraction().within(handle, List.of(document)));
        }
        record(handle, end.last());
        // What time or a reader's death ended can be gone on with: daylight retry.
        if (end.isWhole()) {
            open.extraction().finished(handle, document, pass.recognition().isWanted());
        }
        if (end.inParts()) {
            Set<Sha256> all = open.extraction().within(handle, List.of(document));
            changed.addAll(isFirst ? open.extraction().withinMany(handle, all) : all);
        }
        enqueue(handle, changed);
    }

    /// Where an earlier reading came to.
    private Optional<ReadSoFar> readSoFar(Sha256 document, OpenCase.Known known) {
        Optional<ReadSoFar> from =
                open.extraction().progress(document, pass.recognition().isWanted(), pass.reader());
        from.ifPresent(earlier -> progress.note(String.format(
                Locale.ROOT,
                "Going on in %s after %,d of its members.",
                known.name().display(),
                earlier.members().size())));
        return from;
    }

    /// What was recognised of the original before. Nothing where a document is withdrawn: that may be inside, which
    /// is known only when it has been read.
    private RecognisedPages recognisedPages(Sha256 document, OpenCase.Known known) {
        if (!pass.recognition().isWanted() || !withdrawn.isEmpty()) {
            return RecognisedPages.NONE;
        }
        RecognisedPages pages = open.recognition().of(document, pass.reader());
        int count = pages.count();
        if (count > 0) {
            progress.note(String.format(
                    Locale.ROOT,
                    "Going on in %s: %,d of its pages are recognised.",
                    known.name().display(),
                    count));
        }
        return pages;
    }

    /// Their documents keep their place in the queue until the case is opened again.
    private void waitFor(List<Path> absent) {
        for (Path place : absent) {
            if (awaited.add(place)) {
                progress.note(
                        place + " is not there; what was not read of it waits. Bring it back and run the same command"
                                + " again.");
            }
        }
    }

    private void commit(Consumer<Handle> work) {
        commit(work, () -> {});
    }

    /// @param then runs when the work is durable
    private void commit(Consumer<Handle> work, Runnable then) {
        committing.register();
        CompletableFuture<Boolean> done = commits.submit(handle -> {
            work.accept(handle);
            return true;
        });
        done.whenComplete((_, thrown) -> {
            try {
                if (thrown == null) {
                    then.run();
                } else {
                    fail(thrown);
                }
            } catch (RuntimeException e) {
                fail(e);
            }
            committing.arriveAndDeregister();
        });
    }

    /// Documents are indexed with their places. In an original that is read for the first time these are known
    /// as far as it was reached, so that a mailbox of a hundred thousand mails can be searched while it is read.
    /// What lies there again later waits for the end; and so does all where an earlier reading stands or this
    /// one was broken off, because only then it is told which places are right.
    ///
    /// @param placed what was handed on since the place that was told before
    private void record(Handle handle, Sha256 original, TreeRecorder.Part part, List<Sha256> placed) {
        record(handle, part.documents());
        if (part.reached().isEmpty()) {
            return;
        }
        open.extraction()
                .reached(
                        handle,
                        original,
                        pass.recognition().isWanted(),
                        pass.reader(),
                        part.reached().get(),
                        part.members(),
                        part.named());
        if (open.extraction().isUnread(handle, original)) {
            enqueue(handle, placed);
        }
    }

    private void record(Handle handle, List<TreeRecorder.Recorded> documents) {
        for (TreeRecorder.Recorded one : documents) {
            if (open.extraction().record(handle, one.reading(), one.members())) {
                if (!pass.recognition().isWanted()) {
                    progress.document(one.reading().verdict());
                }
                DocumentText text = one.text();
                if (open.texts().put(handle, text).stands()) {
                    open.threads().put(handle, text.document(), text.facts());
                }
            }
        }
    }

    private static List<Sha256> documents(List<TreeRecorder.Recorded> recorded) {
        return recorded.stream().map(one -> one.reading().document()).toList();
    }

    private void enqueue(Handle handle, Collection<Sha256> documents) {
        open.queue()
                .enqueueAgain(
                        handle, Stage.INDEX, documents.stream().map(Sha256::hex).toList());
    }
}
