package daylight.reader.ocr;

import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/// What one page may spend, in CPU time of the thread that reads it: on a busy machine a page takes longer, and is not
/// lost by it.
public final class Budget {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final LongSupplier cpuNanos;
    private final long end;

    Budget(LongSupplier cpuNanos, double seconds) {
        this.cpuNanos = cpuNanos;
        this.end = cpuNanos.getAsLong() + (long) (seconds * NANOS_PER_SECOND);
    }

    /// From now on, of the calling thread.
    public static Budget ofSeconds(double seconds) {
        return new Budget(ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime, seconds);
    }

    boolean isSpent() {
        return cpuNanos.getAsLong() >= end;
    }
}
