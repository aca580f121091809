package daylight.extraction;

import daylight.protocol.Draw;
import daylight.protocol.Draw.WantedPage;
import daylight.protocol.Extract;
import daylight.protocol.HandOver;
import daylight.protocol.HandOver.WantedDocument;
import daylight.protocol.Passwords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// The workers. A request borrows an idle one or starts another; whoever asks when all are busy waits.
final class WorkerPool implements AutoCloseable {
    /// Documents up to this size go over the socket into the worker's memory; a larger one gets a worker of its own
    /// that sees this one file.
    static final long SOCKET_BYTES_MAX = 64L << 20;

    /// From this size on an original whose recognised pages are kept has a worker of its own: another document may have
    /// taken over the worker, and what such a one says must not outlive it. A smaller one has few pages.
    static final long OWN_BYTES_MIN = 1L << 20;

    /// A start can fail by chance on a machine that is out of memory for a moment, not three times in a row.
    private static final int START_FAILURES_MAX = 3;

    /// Starts in a row that somebody ended from outside; that says nothing of the machine's ability to run them.
    private static final int START_KILLS_MAX = 12;

    /// How often busy workers are looked at.
    private static final long WATCH_MILLIS = 100;

    /// CPU time after which a worker that only has the quick compiler gives way to one that has both. The optimising
    /// compiler costs some 20 CPU seconds on mixed documents; a reader that lives longer than that wins them back.
    private static final long QUICK_NANOS = 40_000_000_000L;

    private final WorkerStart start;
    private final PoolLimits limits;
    private final WorkerFolders folders;
    private final Semaphore turns;
    private final Thread watch;

    // Guarded by this.
    private final Deque<WorkerStart.Started> idle = new ArrayDeque<>();
    private final Map<Worker, WorkerStart.Started> live = new HashMap<>();
    private long deadCpuNanos;
    private int started;
    private int failures;
    private int kills;
    private boolean closed;
    private boolean longRun;

    WorkerPool(WorkerStart start, PoolLimits limits, WorkerFolders folders) {
        this.start = start;
        this.limits = limits;
        this.folders = folders;
        this.turns = new Semaphore(limits.workers());
        this.watch = Thread.ofPlatform().daemon().name("worker-watch").start(this::watch);
    }

    /// Wait for a turn; each turn is one document with all its tries.
    void takeTurn() throws InterruptedException {
        turns.acquire();
    }

    void endTurn() {
        turns.release();
    }

    /// Have one document read.
    ///
    /// @param alone in a fresh worker that is used for nothing else
    void read(Original original, Asked asked, boolean alone, Worker.Answer answer) throws WorkerEnd, SourceDamaged {
        boolean keepsPages = asked.pages() != RecognisedPages.NONE;
        with(original, alone || keepsPages, (worker, content) -> {
            Extract request = new Extract(
                    worker.worker().nextRequest(),
                    original.name(),
                    original.sizeBytes(),
                    worker.evidenceUri(),
                    limits.document().forSize(original.sizeBytes()),
                    asked.recognition(),
                    asked.passwords(),
                    asked.from().map(ReadSoFar::checkpoint));
            worker.worker().ask(request, asked.pages(), content, answer);
            return true;
        });
    }

    /// Have one page drawn.
    ///
    /// @param alone in a fresh worker that is used for nothing else
    PageAnswer draw(Original original, WantedPage page, Passwords passwords, boolean alone)
            throws WorkerEnd, SourceDamaged {
        return with(original, alone, (worker, content) -> {
            Draw request = new Draw(
                    worker.worker().nextRequest(),
                    original.name(),
                    original.sizeBytes(),
                    worker.evidenceUri(),
                    limits.document().forSize(original.sizeBytes()),
                    passwords,
                    page);
            return worker.worker().ask(request, content);
        });
    }

    /// Have one document handed over. The worker read nothing before: one that another document took over
    /// could give out what it likes, where a password opened what is wanted.
    HandedDocument handOver(Original original, WantedDocument wanted, Passwords passwords, DocumentAssembly document)
            throws WorkerEnd, SourceDamaged {
        return with(original, true, (worker, content) -> {
            HandOver request = new HandOver(
                    worker.worker().nextRequest(),
                    original.name(),
                    original.sizeBytes(),
                    worker.evidenceUri(),
                    limits.document().forSize(original.sizeBytes()),
                    passwords,
                    wanted);
            return worker.worker().ask(request, content, document);
        });
    }

    /// One request to one worker.
    @FunctionalInterface
    private interface Request<T> {
        T to(WorkerStart.Started worker, InputStream content) throws WorkerEnd, SourceDamaged;
    }

    private <T> T with(Original original, boolean alone, Request<T> request) throws WorkerEnd, SourceDamaged {
        boolean large = original.sizeBytes() > SOCKET_BYTES_MAX;
        boolean own = large || alone || limits.documentsMax() == 1;
        try (InputStream content = open(original)) {
            WorkerStart.Started worker =
                    own ? fresh(large ? Optional.of(original.file()) : Optional.empty(), false) : borrow();
            boolean again = false;
            try {
                T answer = request.to(worker, content);
                again = !own;
                return answer;
            } finally {
                giveBack(worker, again);
            }
        } catch (IOException e) {
            throw new SourceDamaged();
        }
    }

    private static InputStream open(Original original) throws SourceDamaged {
        try {
            return Files.newInputStream(original.file());
        } catch (IOException e) {
            throw new SourceDamaged();
        }
    }

    private WorkerStart.Started borrow() {
        synchronized (this) {
            while (!idle.isEmpty()) {
                WorkerStart.Started worker = idle.pop();
                if (worker.worker().isAlive()) {
                    return worker;
                }
                retire(worker);
            }
        }
        boolean lasting;
        synchronized (this) {
            lasting = longRun;
        }
        return fresh(Optional.empty(), lasting);
    }

    private WorkerStart.Started fresh(Optional<Path> evidence, boolean lasting) {
        while (true) {
            makeRoom();
            try {
                WorkerStart.Started worker = start.start(evidence, lasting);
                synchronized (this) {
                    failures = 0;
                    kills = 0;
                    started++;
                    live.put(worker.worker(), worker);
                    if (closed) {
                        retire(worker);
                        throw new IllegalStateException("the workers were closed");
                    }
                }
                return worker;
            } catch (WorkerStart.Failed failed) {
                synchronized (this) {
                    if (failed.isFromOutside()) {
                        kills++;
                    } else {
                        failures++;
                    }
                    if (isHopeless() || closed) {
                        throw new WorkersUnavailable(failed.getMessage() + ". Tried " + (failures + kills)
                                + " times; run 'daylight doctor' to see what this machine lacks.");
                    }
                }
            }
        }
    }

    /// Keep the number of processes at the number of turns: an idle one goes when a fresh one is wanted.
    private void makeRoom() {
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("the workers were closed");
            }
            if (isHopeless()) {
                throw new WorkersUnavailable("no reader could be started; run 'daylight doctor' to see why.");
            }
            if (live.size() >= limits.workers() && !idle.isEmpty()) {
                retire(idle.removeLast());
            }
        }
    }

    private boolean isHopeless() {
        return failures >= START_FAILURES_MAX || kills >= START_KILLS_MAX;
    }

    private synchronized void giveBack(WorkerStart.Started worker, boolean again) {
        boolean tired = worker.worker().isSpent()
                || worker.worker().documents() >= limits.documentsMax()
                || worker.worker().heapBytes() > limits.heapMarkBytes();
        if (!worker.lasting() && worker.worker().spending().cpuNanos() > QUICK_NANOS) {
            longRun = true;
            tired = true;
        }
        if (again && !tired && !closed) {
            idle.push(worker);
        } else {
            retire(worker);
        }
    }

    private synchronized void retire(WorkerStart.Started worker) {
        worker.worker().kill();
        if (live.remove(worker.worker()) != null) {
            deadCpuNanos += worker.worker().spending().cpuNanos();
        }
        folders.remove(worker.place());
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(WATCH_MILLIS);
                List<Worker> workers;
                synchronized (this) {
                    if (closed) {
                        return;
                    }
                    workers = List.copyOf(live.keySet());
                }
                // The thread that waits for its answer sees the closed socket and does the rest.
                workers.stream().filter(each -> each.spending().runsOver()).forEach(Worker::kill);
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    /// CPU time of all workers ever started, dead ones too, nanoseconds. Of a living worker it is what `/proc` says
    /// now; of one that was killed or retired, what `/proc` said right before; of one that died by itself, what was
    /// last seen, at most a tenth of a second before. Sandbox tools around the workers are not in it.
    synchronized long cpuNanos() {
        long sum = deadCpuNanos;
        for (Worker worker : live.keySet()) {
            worker.spending().look();
            sum += worker.spending().cpuNanos();
        }
        return sum;
    }

    /// Workers ever started.
    synchronized int started() {
        return started;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            List.copyOf(live.values()).forEach(this::retire);
            idle.clear();
        }
        watch.interrupt();
        start.close();
        folders.close();
    }
}
