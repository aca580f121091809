package daylight.extraction;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// CPU time of a process, seen from outside: user and system time of all its threads, from `/proc/PID/stat`
/// (proc_pid_stat(5)), in steps of a clock tick.
final class ProcessCpu {
    /// USER_HZ, fixed at 100 on every Linux architecture that Java runs on.
    private static final long NANOS_PER_TICK = 10_000_000L;

    /// utime and stime are fields 14 and 15; these count from the field after the program's name, which is field 3.
    private static final int USER_FIELD = 11;

    private static final int SYSTEM_FIELD = 12;

    private ProcessCpu() {}

    /// Nanoseconds, or empty where there is no such process or no `/proc`.
    static OptionalLong nanos(long pid) {
        String line;
        try {
            line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return OptionalLong.empty();
        }
        // The program's name stands in brackets and may hold anything, brackets too.
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", SYSTEM_FIELD + 2);
        if (fields.length <= SYSTEM_FIELD) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                (Long.parseLong(fields[USER_FIELD]) + Long.parseLong(fields[SYSTEM_FIELD])) * NANOS_PER_TICK);
    }

    /// The process at the end of a chain of single children: the JVM behind the sandbox tool's own processes.
    static ProcessHandle innermost(ProcessHandle process) {
        ProcessHandle at = process;
        while (true) {
            Optional<ProcessHandle> child = at.children().findFirst();
            if (child.isEmpty()) {
                return at;
            }
            at = child.get();
        }
    }
}
