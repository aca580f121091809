package daylight.reader.ground;

import daylight.protocol.Limits;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/// The time of one reading. The reader stops itself a little before the desk would kill it, so that what was
/// read until then is kept and the document ends in good order.
final class Spending {
    /// The rest is for closing the open documents and naming the members that were not read.
    private static final double OWN_SHARE = 0.8;

    /// A laptop under load may give a reader a tenth of a processor.
    private static final int ELAPSED_PER_CPU = 10;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /// Looking at a clock takes longer than what is done between two checks; once in so many is enough.
    private static final int CHECKS_PER_LOOK = 32;

    /// Asking for a thread's CPU time is a system call of a microsecond and more. A grant that comes so soon after the
    /// last question does without.
    private static final long SOON_NANOS = 10_000_000;

    private final LongSupplier cpuNanos;
    private final LongSupplier elapsedNanos;
    private long cpuNanosMax;
    private long elapsedNanosMax;
    private long asked;
    private long cpuWhenAsked;
    private int checks;
    private boolean spent;

    Spending(Limits limits, LongSupplier cpuNanos, LongSupplier elapsedNanos) {
        this.cpuNanos = cpuNanos;
        this.elapsedNanos = elapsedNanos;
        this.elapsedNanosMax = elapsedNanos.getAsLong() + share(limits.wallSeconds());
        ask();
        this.cpuNanosMax = cpuWhenAsked + share(limits.cpuSeconds());
    }

    static Spending ofThisThread(Limits limits) {
        var threads = ManagementFactory.getThreadMXBean();
        LongSupplier cpu = threads.isCurrentThreadCpuTimeSupported() ? threads::getCurrentThreadCpuTime : () -> 0;
        long start = System.nanoTime();
        return new Spending(limits, cpu, () -> System.nanoTime() - start);
    }

    private static long share(int seconds) {
        return (long) (seconds * OWN_SHARE * NANOS_PER_SECOND);
    }

    private void ask() {
        asked = elapsedNanos.getAsLong();
        cpuWhenAsked = cpuNanos.getAsLong();
    }

    /// The CPU time that a thread can have used at most: no more than has passed since it was asked for.
    private long cpuNanosAtMost(long elapsed) {
        return cpuWhenAsked + (elapsed - asked);
    }

    /// Something was done that may take long, and more of it may follow: from now there is at least so much time, and
    /// what was not used of earlier grants is not saved up.
    void grant(int cpuSeconds) {
        long elapsed = elapsedNanos.getAsLong();
        if (elapsed - asked > SOON_NANOS) {
            ask();
        }
        cpuNanosMax = Math.max(cpuNanosMax, cpuNanosAtMost(elapsed) + share(cpuSeconds));
        elapsedNanosMax = Math.max(elapsedNanosMax, elapsed + share(cpuSeconds * ELAPSED_PER_CPU));
    }

    /// Once spent, always spent.
    boolean isSpent() {
        if (!spent && ++checks >= CHECKS_PER_LOOK) {
            checks = 0;
            long elapsed = elapsedNanos.getAsLong();
            if (elapsed > elapsedNanosMax) {
                spent = true;
            } else if (cpuNanosAtMost(elapsed) > cpuNanosMax) {
                ask();
                spent = cpuWhenAsked > cpuNanosMax;
            }
        }
        return spent;
    }
}
