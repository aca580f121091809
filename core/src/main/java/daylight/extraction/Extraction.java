package daylight.extraction;

import daylight.protocol.Draw.WantedPage;
import daylight.protocol.HandOver.WantedDocument;
import daylight.protocol.Passwords;
import daylight.protocol.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The room's entry for reading: gives originals to workers and their answers to a sink. As many threads as wanted
/// may call [#read]; as many documents are read at a time as the limits allow, and the other callers wait.
///
/// A document whose worker died is read once more, alone in a fresh worker. When that one dies too, the document is
/// recorded with the reason, and what came before is kept. A worker that was killed from outside says little of its
/// document, which is then tried more often. No other document notices.
public final class Extraction implements AutoCloseable {
    /// Deaths of its workers after which a document has failed: one may be another document's fault.
    private static final int DEATHS_MAX = 2;

    /// Kills from outside after which a document has failed: then the kernel does it, because of this document.
    private static final int KILLS_MAX = 6;

    private final WorkerPool pool;
    private final PoolLimits limits;
    private final SandboxTier tier;

    /// Find the best sandbox that really runs here, and open the pool in it; workers start when they are needed.
    ///
    /// @param temporary the desk's folder for the workers' temporary files, inside the case; made when missing
    /// @throws WorkersUnavailable when no worker can be started at all
    public Extraction(ReaderCommand command, PoolLimits limits, Path temporary) {
        this(command, limits, temporary, Sandboxes.best(command, limits, temporary), List.of());
    }

    Extraction(ReaderCommand command, PoolLimits limits, Path temporary, Sandbox sandbox, List<String> properties) {
        this.limits = limits;
        this.tier = sandbox.tier();
        try {
            WorkerFolders folders = WorkerFolders.open(temporary);
            this.pool = new WorkerPool(new WorkerStart(sandbox, limits, folders, properties), limits, folders);
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for the readers could be made in " + temporary, e);
        }
    }

    /// How far workers are shut in on this machine.
    public SandboxTier tier() {
        return tier;
    }

    /// CPU time of all workers ever started, dead ones too, nanoseconds. Exact to a clock tick for workers that live
    /// or were ended by the desk; of one that died by itself up to a tenth of a second may be missing. The sandbox
    /// tool around a worker is not in it.
    public long cpuNanos() {
        return pool.cpuNanos();
    }

    /// Workers ever started.
    public int workersStarted() {
        return pool.started();
    }

    /// Read one original; returns when its tree is complete at the sink. What goes wrong with the document ends up
    /// there; only what concerns all documents is thrown.
    ///
    /// @throws WorkersUnavailable   when no worker can be started
    /// @throws InterruptedException when the caller was interrupted while it waited for its turn
    public void read(Original original, ReadingSink sink) throws InterruptedException {
        read(original, Asked.PLAINLY, sink);
    }

    /// The same in another way.
    public void read(Original original, Asked asked, ReadingSink sink) throws InterruptedException {
        pool.takeTurn();
        try {
            boolean keeps = original.sizeBytes() >= WorkerPool.OWN_BYTES_MIN;
            readUntilSettled(original, keeps ? asked : asked.withoutPages(), sink);
        } finally {
            pool.endTurn();
        }
    }

    /// Draw one page of an original, or of a document inside of it. What goes wrong with the document is
    /// in the answer. A reader that dies of it is replaced and tried once more, as for reading; one that
    /// took too long is not.
    ///
    /// @throws WorkersUnavailable   when no worker can be started
    /// @throws InterruptedException when the caller was interrupted while it waited for its turn
    public PageAnswer draw(Original original, WantedPage page, Passwords passwords) throws InterruptedException {
        pool.takeTurn();
        try {
            return settled(alone -> pool.draw(original, page, passwords, alone), PageAnswer.Broken::new);
        } finally {
            pool.endTurn();
        }
    }

    /// Have the bytes of an original, or of a document inside of it, written into a file, without the lock
    /// that one of the passwords opens. They are for a program that draws them behind walls of its own, and
    /// for nobody else. As [#draw] for what goes wrong.
    ///
    /// @param into     the file; it is made, and whoever asked deletes it
    /// @param bytesMax of a larger document the answer is a limit
    /// @throws WorkersUnavailable   when no worker can be started
    /// @throws UncheckedIOException when the file cannot be written
    /// @throws InterruptedException when the caller was interrupted while it waited for its turn
    public HandedDocument handOver(
            Original original, WantedDocument wanted, Passwords passwords, Path into, long bytesMax)
            throws InterruptedException {
        pool.takeTurn();
        try {
            return settled(
                    alone -> {
                        try (DocumentAssembly document = new DocumentAssembly(wanted, into, bytesMax)) {
                            return pool.handOver(original, wanted, passwords, document);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    PageAnswer.Broken::new);
        } finally {
            pool.endTurn();
        }
    }

    /// One try of a request for something of a document.
    @FunctionalInterface
    private interface Try<T> {
        T ask(boolean alone) throws WorkerEnd, SourceDamaged;
    }

    private <T> T settled(Try<? extends T> one, Function<Reason, ? extends T> broken) {
        int deaths = 0;
        int kills = 0;
        while (true) {
            try {
                return one.ask(deaths + kills > 0);
            } catch (WorkerEnd end) {
                if (end.isFromOutside()) {
                    kills++;
                } else {
                    deaths++;
                }
                if (end.reason() == Reason.WORKER_KILLED_TIME || deaths >= DEATHS_MAX || kills >= KILLS_MAX) {
                    return broken.apply(end.reason());
                }
            } catch (SourceDamaged damaged) {
                return broken.apply(Reason.ORIGINAL_DAMAGED);
            }
        }
    }

    private void readUntilSettled(Original original, Asked asked, ReadingSink sink) {
        int deaths = 0;
        int kills = 0;
        while (true) {
            ReadingTree tree = new ReadingTree(original, limits.document().forSize(original.sizeBytes()), asked, sink);
            try {
                readOnce(original, asked, deaths + kills > 0, tree);
                return;
            } catch (WorkerEnd end) {
                if (end.isFromOutside()) {
                    kills++;
                } else {
                    deaths++;
                }
                if (deaths >= DEATHS_MAX || kills >= KILLS_MAX) {
                    tree.breakOff(end.reason(), end.detail());
                    return;
                }
                sink.restarted();
            } catch (SourceDamaged damaged) {
                tree.breakOff(Reason.ORIGINAL_DAMAGED, "");
                return;
            }
        }
    }

    private void readOnce(Original original, Asked asked, boolean alone, ReadingTree tree)
            throws WorkerEnd, SourceDamaged {
        try {
            pool.read(original, asked, alone, tree::take);
        } catch (WorkerEnd end) {
            // The worker may be right about the hash: then it is the stored bytes that changed.
            Optional<String> found = tree.foreignHash();
            if (found.isPresent() && found.get().equals(hash(original.file()))) {
                throw new SourceDamaged();
            }
            throw end;
        }
    }

    private static String hash(Path file) throws SourceDamaged {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new SourceDamaged();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /// End all workers, also those in the middle of a document.
    @Override
    public void close() {
        pool.close();
    }
}
