package daylight.extraction;

import daylight.protocol.Limits;
import java.util.concurrent.TimeUnit;

/// What one worker spends: told by itself at the end of each answer, looked up from outside in between. The pool's
/// watch reads what the worker's thread writes.
final class WorkerSpending {
    /// The worker stops itself at the limit; this much later it is killed.
    private static final int GRACE_SECONDS = 2;

    /// A laptop under load may give a reader a tenth of a processor.
    private static final int WALL_PER_CPU = 10;

    private final long pid;
    private long cpuNanos;
    private long requestCpuNanos;
    private long wallDeadline;
    private long cpuDeadline;
    private boolean busy;
    private String over = "";

    WorkerSpending(long pid, long cpuNanos) {
        this.pid = pid;
        this.cpuNanos = cpuNanos;
    }

    synchronized void begin(Limits limits) {
        requestCpuNanos = cpuNanos;
        wallDeadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(limits.wallSeconds() + GRACE_SECONDS);
        cpuDeadline = requestCpuNanos + TimeUnit.SECONDS.toNanos(limits.cpuSeconds() + GRACE_SECONDS);
        busy = true;
    }

    /// The request got on: from now it has at least so much longer. What it did not use of earlier grants is not saved
    /// up, so that a document that says it gets on a thousand times and then hangs is stopped as soon as any other.
    synchronized void grant(int cpuSeconds) {
        look();
        cpuDeadline = Math.max(cpuDeadline, cpuNanos + TimeUnit.SECONDS.toNanos(cpuSeconds));
        long wall = System.nanoTime() + TimeUnit.SECONDS.toNanos((long) cpuSeconds * WALL_PER_CPU);
        if (wall - wallDeadline > 0) {
            wallDeadline = wall;
        }
    }

    synchronized void end() {
        busy = false;
    }

    /// The worker's own word; it can only grow.
    synchronized void told(long nanos) {
        cpuNanos = Math.max(cpuNanos, nanos);
    }

    /// Look up the process's CPU time, where it can be seen.
    synchronized void look() {
        ProcessCpu.nanos(pid).ifPresent(nanos -> cpuNanos = Math.max(cpuNanos, nanos));
    }

    /// Whether the request has just used up its time; once true, [#isOver] stays true.
    synchronized boolean runsOver() {
        if (!busy) {
            return false;
        }
        look();
        if (cpuNanos > cpuDeadline) {
            over = "CPU time";
        } else if (System.nanoTime() - wallDeadline > 0) {
            over = "elapsed time";
        }
        return isOver();
    }

    synchronized boolean isOver() {
        return !over.isEmpty();
    }

    synchronized String overWhat() {
        return over;
    }

    /// CPU time of the whole process as last known, nanoseconds.
    synchronized long cpuNanos() {
        return cpuNanos;
    }
}
