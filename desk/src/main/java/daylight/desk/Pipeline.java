package daylight.desk;

import daylight.custody.Taken;
import daylight.extraction.Extraction;
import daylight.extraction.SandboxTier;
import daylight.id.Sha256;
import daylight.protocol.Passwords;
import daylight.protocol.Reason;
import daylight.protocol.Recognition;
import daylight.source.Choice;
import daylight.source.Found;
import daylight.source.FoundFile;
import daylight.source.Intake;
import daylight.source.Occurrence;
import daylight.source.Root;
import daylight.store.GroupCommit;
import daylight.work.Stage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Maps stages to rooms: what comes in is taken into custody, what is taken is read, what is read is made
/// searchable. The stages run side by side and meet in the durable queue, so that a kill at any moment leaves
/// each item done or to do.
final class Pipeline {
    /// What was asked for.
    ///
    /// @param choice which files below the paths are taken
    /// @param rehash read files again whose size and time have not changed
    record Order(List<Path> paths, Choice choice, boolean inPlace, boolean rehash, Effort effort) {}

    /// How originals are read.
    ///
    /// @param freshWorker a new process for each document
    /// @param recognition whether text in pictures is recognised, when all else is read
    /// @param passwords   to try beside those that the case has
    record Effort(int workers, boolean freshWorker, Recognition recognition, Passwords passwords) {}

    /// Files taken together, and their bytes: one synchronisation with the disk for all of them.
    private static final int BATCH_FILES_MAX = 128;

    private static final long BATCH_BYTES_MAX = 64L << 20;

    private final OpenCase open;
    private final Progress progress;

    /// The files waiting to be taken together.
    private static final class Batch {
        private List<Found> found = new ArrayList<>();
        private long bytes;

        boolean add(Found one) {
            found.add(one);
            if (one instanceof FoundFile file) {
                bytes += file.size();
            }
            return found.size() >= BATCH_FILES_MAX || bytes >= BATCH_BYTES_MAX;
        }

        List<Found> take() {
            List<Found> taken = found;
            found = new ArrayList<>();
            bytes = 0;
            return taken;
        }
    }

    Pipeline(OpenCase open, Progress progress) {
        this.open = open;
        this.progress = progress;
    }

    /// What a run was and used.
    ///
    /// @param isolation    of the readers, found out when the run began
    /// @param workersNanos CPU time of all workers
    record Run(SandboxTier isolation, long workersNanos) {}

    /// Take in, read and index; what an interrupted run left is done too.
    Run ingest(Order order, Readers readers) {
        List<Root> roots = open.sources().roots(order.paths());
        return run(order.effort(), readers, reading -> {
            takeIn(order, roots, reading);
            retryDamaged(reading);
        });
    }

    /// Read originals again, and whatever else waits.
    ///
    /// @param originals for each stage of reading, by their SHA-256
    Run again(Map<Stage, Set<String>> originals, Effort effort, Readers readers) {
        open.database()
                .update(handle ->
                        originals.forEach((stage, some) -> open.queue().enqueue(handle, stage, some)));
        return run(effort, readers, ReadingStage::moreToDo);
    }

    private Run run(Effort effort, Readers readers, Consumer<ReadingStage> feeding) {
        Passwords passwords = passwords(effort.passwords());
        progress.toRead(waiting(Stage.EXTRACT));
        try (Extraction extraction = readers.start(open.folder(), effort.workers(), effort.freshWorker());
                GroupCommit commits = new GroupCommit(open.database(), open.texts()::sync)) {
            warn(extraction.tier());
            ReadingStage reading = new ReadingStage(
                    open,
                    extraction,
                    commits,
                    progress,
                    effort.workers(),
                    new ReadingStage.Pass(Stage.EXTRACT, Recognition.NONE, passwords, readers.fingerprint()));
            IndexingStage indexing = new IndexingStage(open, progress);
            reading.start();
            indexing.start();
            try {
                feeding.accept(reading);
                progress.allTaken();
                reading.finish();
                recognise(effort, readers, extraction, commits);
                indexing.finish();
            } finally {
                reading.stop();
                indexing.stop();
            }
            new Withdrawal(open, progress).ofUnplaced();
            open.ledger().seal();
            return new Run(extraction.tier(), extraction.cpuNanos());
        }
    }

    /// What an earlier run left on the queue.
    private Progress.Amount waiting(Stage stage) {
        AtomicLong files = new AtomicLong();
        AtomicLong bytes = new AtomicLong();
        open.queue().each(stage, some -> {
            files.addAndGet(some.size());
            open.custody()
                    .held(some.stream().map(Sha256::new).toList())
                    .forEach(held -> bytes.addAndGet(held.sizeBytes()));
        });
        return new Progress.Amount(files.get(), bytes.get());
    }

    /// All that are to be tried. Where some are new, what was locked is put on the queue, and only then are they kept:
    /// killed in between, the same command does both again.
    private Passwords passwords(Passwords handed) {
        PasswordList list = new PasswordList(open.folder());
        Passwords known = list.all();
        if (known.tried().containsAll(handed.tried())) {
            return known;
        }
        Passwords all = list.with(handed);
        Set<String> locked = new TreeSet<>();
        for (Reason reason : List.of(Reason.PASSWORD, Reason.ENCRYPTED_PART)) {
            for (Sha256 document : open.extraction().with(reason)) {
                open.originalsWith(document).forEach(original -> locked.add(original.hex()));
            }
        }
        open.database().update(handle -> open.queue().enqueue(handle, Stage.EXTRACT, locked));
        list.keep(all);
        return all;
    }

    /// Recognition is a hundred times slower than reading, so it comes last: everything else is searchable by then, and
    /// what is recognised becomes so original by original. Killed, it goes on with the originals that are left.
    private void recognise(Effort effort, Readers readers, Extraction extraction, GroupCommit commits) {
        if (!effort.recognition().isWanted()) {
            if (open.toRecognise(true).isEmpty()) {
                Wanted.forget(open.folder());
            }
            return;
        }
        List<Sha256> originals = open.toRecognise(effort.recognition().mode() == Recognition.Mode.ALWAYS);
        if (!originals.isEmpty() && readers.languages().isEmpty()) {
            progress.note("Text in pictures cannot be recognised on this machine, and " + originals.size()
                    + " files wait for it; 'daylight doctor' says why.");
            return;
        }
        open.database()
                .update(handle -> open.queue()
                        .enqueue(
                                handle,
                                Stage.RECOGNISE,
                                originals.stream().map(Sha256::hex).toList()));
        progress.toRecognise(open.queue().remaining(Stage.RECOGNISE));
        ReadingStage recognising = new ReadingStage(
                open,
                extraction,
                commits,
                progress,
                effort.workers(),
                new ReadingStage.Pass(
                        Stage.RECOGNISE,
                        effort.recognition(),
                        new PasswordList(open.folder()).all(),
                        readers.fingerprint()));
        recognising.start();
        try {
            recognising.finish();
            Wanted.forget(open.folder());
        } finally {
            recognising.stop();
        }
    }

    /// Before anything is read, because the evidence may be hostile and the user may want to stop here.
    private void warn(SandboxTier isolation) {
        if (isolation != SandboxTier.BUBBLEWRAP) {
            progress.note("Isolation of readers, as tried out just now: " + isolation.sentence());
        }
    }

    private void takeIn(Order order, List<Root> roots, ReadingStage reading) {
        Intake.How how = order.inPlace() ? Intake.How.IN_PLACE : Intake.How.COPY;
        Intake intake = open.custody().begin(open.ledger().actor(), roots, how, order.choice());
        Intake asked = order.rehash() ? intake.withRehash() : intake;
        Batch batch = new Batch();
        AtomicLong withdrawn = new AtomicLong();
        long named = open.sources().walk(roots, order.choice(), found -> {
            reading.throwIfFailed();
            reading.awaitEndOfPause();
            if (batch.add(found)) {
                withdrawn.addAndGet(takeIn(asked, batch.take(), reading));
            }
        });
        withdrawn.addAndGet(takeIn(asked, batch.take(), reading));
        if (withdrawn.get() > 0) {
            progress.note(String.format(
                    Locale.ROOT, "%,d files hold withdrawn documents and were left out.", withdrawn.get()));
        }
        open.custody().end(open.ledger().actor(), asked, named - withdrawn.get());
    }

    /// An original that was damaged may have been restored since, and is read anew.
    private void retryDamaged(ReadingStage reading) {
        List<String> damaged = open.extraction().with(Reason.ORIGINAL_DAMAGED).stream()
                .map(Sha256::hex)
                .toList();
        open.database().update(handle -> open.queue().enqueue(handle, Stage.EXTRACT, damaged));
        reading.moreToDo();
    }

    /// @return files that were left out, because they hold what was withdrawn
    private int takeIn(Intake intake, List<Found> batch, ReadingStage reading) {
        if (batch.isEmpty()) {
            return 0;
        }
        Taken taken = open.custody().takeIn(open.ledger().actor(), intake, batch, this::enqueue);
        progress.taken(amount(batch));
        reading.moreToDo();
        return taken.withdrawn();
    }

    private static Progress.Amount amount(List<Found> batch) {
        long bytes = 0;
        for (Found one : batch) {
            bytes += one instanceof FoundFile file ? file.size() : 0;
        }
        return new Progress.Amount(batch.size(), bytes);
    }

    /// New documents are to be read; known ones, and what was read so far of one that is being read, have a new place,
    /// which their entry in the index must tell.
    private void enqueue(Handle handle, List<Occurrence> occurrences) {
        Set<Sha256> documents = occurrences.stream().map(Occurrence::document).collect(Collectors.toSet());
        Set<Sha256> known = open.extraction().readAs(handle, documents, Ranks.OF_FILES);
        Set<Sha256> unread = new TreeSet<>(documents);
        unread.removeAll(known);
        List<String> toRead = unread.stream().map(Sha256::hex).toList();
        open.queue().enqueue(handle, Stage.EXTRACT, toRead);
        progress.toRead(new Progress.Amount(toRead.size(), bytesOf(occurrences, Set.copyOf(toRead))));
        Set<Sha256> placedAnew = open.extraction().within(handle, documents);
        placedAnew.removeAll(unread);
        open.queue()
                .enqueueAgain(
                        handle,
                        Stage.INDEX,
                        placedAnew.stream().map(Sha256::hex).toList());
    }

    private static long bytesOf(List<Occurrence> occurrences, Set<String> documents) {
        Map<Sha256, Long> sizes = new HashMap<>();
        occurrences.forEach(one -> sizes.put(one.document(), one.size()));
        return sizes.entrySet().stream()
                .filter(size -> documents.contains(size.getKey().hex()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
