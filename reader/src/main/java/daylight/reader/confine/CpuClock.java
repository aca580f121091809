package daylight.reader.confine;

import daylight.protocol.calls.Architecture;
import daylight.protocol.calls.SystemCall;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.Optional;

/// CPU time of this process: of all its threads, ended ones, the compiler's and the collector's too. One system call
/// (clock_gettime(2)), because each answer carries it: what Java itself offers reads five files of `/proc`.
public final class CpuClock {
    private static final int CLOCK_PROCESS_CPUTIME_ID = 2;
    private static final int TIMESPEC_BYTES = 16;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Optional<Architecture> machine = Architecture.ofThisMachine();
    private final Optional<Kernel> kernel = machine.map(_ -> new Kernel());

    public long nanos() {
        return kernel.isPresent() && machine.isPresent()
                ? told(kernel.get(), SystemCall.CLOCK_GETTIME.number(machine.get()))
                : ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos();
    }

    private static long told(Kernel kernel, int call) {
        try (Arena arena = Arena.ofConfined()) {
            // struct timespec: seconds, nanoseconds
            MemorySegment time = arena.allocate(TIMESPEC_BYTES, Long.BYTES);
            kernel.call(call, CLOCK_PROCESS_CPUTIME_ID, time.address(), 0, 0, 0);
            return time.get(ValueLayout.JAVA_LONG, 0) * NANOS_PER_SECOND + time.get(ValueLayout.JAVA_LONG, Long.BYTES);
        }
    }
}
