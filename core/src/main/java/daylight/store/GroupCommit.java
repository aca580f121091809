package daylight.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Many small writes, few transactions: work that arrives while a transaction is being put on disk goes into
/// the next one together. Each piece succeeds or fails by itself; its future completes when it is on disk.
///
/// Pieces hardly ever fail, and a savepoint for each costs as much as a small piece. So they run without; when one
/// throws, the transaction is undone and all of them run again, now with a savepoint each. A piece may therefore
/// run twice, and must do nothing but write to the database.
public final class GroupCommit implements AutoCloseable {
    /// Bounds what is held in memory; a caller waits when the disk is slower than the readers.
    private static final int WAITING_MAX = 512;

    /// A transaction longer than this would keep other writers waiting for too long.
    private static final int TOGETHER_MAX = 128;

    /// So long a transaction waits for more pieces, unless somebody waits for it.
    private static final long GATHERED_NANOS = 200_000_000L;

    private record Piece<T>(Function<Handle, T> work, CompletableFuture<T> done) {
        /// Run the work; the answer waits in the returned action until the transaction is on disk.
        Runnable run(Handle handle) {
            T answer = work.apply(handle);
            return () -> done.complete(answer);
        }

        /// As [#run(Handle)]; what throws is undone, and takes nothing with it.
        Runnable run(Handle handle, String savepoint) {
            handle.savepoint(savepoint);
            try {
                T answer = work.apply(handle);
                handle.release(savepoint);
                return () -> done.complete(answer);
            } catch (RuntimeException e) {
                handle.rollbackToSavepoint(savepoint);
                return () -> done.completeExceptionally(e);
            }
        }
    }

    private final Database database;
    private final Runnable beforeCommit;
    private final BlockingQueue<Piece<?>> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Thread committer;
    private volatile boolean closing;
    private volatile boolean hurried;

    public GroupCommit(Database database) {
        this(database, () -> {});
    }

    /// @param beforeCommit runs in each transaction after its last piece: makes durable what its rows refer to. When it
    ///                     throws, nothing of the transaction stands
    public GroupCommit(Database database, Runnable beforeCommit) {
        this.database = database;
        this.beforeCommit = beforeCommit;
        this.committer = Thread.ofPlatform().name("group-commit").start(this::commitUntilClosed);
    }

    /// Hand in work, which may be run twice; blocks while [#WAITING_MAX] pieces wait already.
    ///
    /// @return completes with the work's answer when it is on disk, or exceptionally with what it threw
    public <T> CompletableFuture<T> submit(Function<Handle, T> work) {
        Piece<T> piece = new Piece<>(work, new CompletableFuture<>());
        if (closing) {
            throw new IllegalStateException("the group commit is closed");
        }
        try {
            waiting.put(piece);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to write", e);
        }
        return piece.done();
    }

    private void commitUntilClosed() {
        List<Piece<?>> together = new ArrayList<>();
        while (true) {
            try {
                Piece<?> first = waiting.poll(50, TimeUnit.MILLISECONDS);
                if (first == null) {
                    if (closing) {
                        return;
                    }
                    continue;
                }
                together.add(first);
                gather(together);
                commit(together);
                together.clear();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// Each transaction costs a wait for the disk, and writes whole pages of which neighbours could share one.
    private void gather(List<Piece<?>> together) throws InterruptedException {
        long until = System.nanoTime() + GATHERED_NANOS;
        waiting.drainTo(together, TOGETHER_MAX - together.size());
        while (together.size() < TOGETHER_MAX && !closing && !hurried) {
            Piece<?> next = waiting.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                break;
            }
            together.add(next);
        }
        waiting.drainTo(together, TOGETHER_MAX - together.size());
    }

    /// Nothing much comes any more: what is handed in from now on is put on disk at once.
    public void hurry() {
        hurried = true;
        submit(_ -> true);
    }

    private void commit(List<Piece<?>> together) {
        try {
            allOrNone(together).orElseGet(() -> eachByItself(together)).forEach(Runnable::run);
        } catch (RuntimeException | VirtualMachineError | LinkageError e) {
            together.forEach(piece -> piece.done().completeExceptionally(e));
        }
    }

    /// @return the answers to give, or nothing where a piece threw and the transaction was undone
    private Optional<List<Runnable>> allOrNone(List<Piece<?>> together) {
        List<Runnable> answers = new ArrayList<>(together.size());
        AtomicBoolean allRan = new AtomicBoolean();
        try {
            database.update(handle -> {
                together.forEach(piece -> answers.add(piece.run(handle)));
                allRan.set(true);
                beforeCommit.run();
            });
        } catch (RuntimeException e) {
            if (allRan.get()) {
                throw e;
            }
            return Optional.empty();
        }
        return Optional.of(answers);
    }

    private List<Runnable> eachByItself(List<Piece<?>> together) {
        return database.write(handle -> {
            List<Runnable> answers = new ArrayList<>(together.size());
            for (Piece<?> piece : together) {
                answers.add(piece.run(handle, "piece" + answers.size()));
            }
            beforeCommit.run();
            return answers;
        });
    }

    /// Wait until everything handed in is on disk, and stop.
    @Override
    public void close() {
        closing = true;
        try {
            committer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
