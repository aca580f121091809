package daylight.reader.confine;

import daylight.protocol.calls.Architecture;
import daylight.protocol.calls.CallFilter;
import daylight.protocol.calls.SystemCall;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What took effect when the worker confined itself.
///
/// @param noNewPrivileges the kernel will never give the process more rights
/// @param callFilter      the system-call filter holds for every thread
/// @param landlockAbi     the Landlock version that guards this thread and those it starts; 0 without
/// @param detail          what failed, in a few words; empty when nothing did
public record Confinement(boolean noNewPrivileges, boolean callFilter, int landlockAbi, String detail) {
    private static final int SET_NO_NEW_PRIVS = 38;
    private static final int LIMIT_FILE_SIZE = 1;
    private static final int LIMIT_CORE = 4;
    private static final int SET_MODE_FILTER = 1;
    private static final int ALL_THREADS = 1;

    /// What a worker's tier asks for.
    ///
    /// @param callFilter   whether to install the system-call filter
    /// @param fileWall     whether to raise the Landlock wall
    /// @param fileBytesMax the largest file the process may write
    public record Wish(boolean callFilter, boolean fileWall, long fileBytesMax) {}

    /// Confine this process for good, then this thread and all that it starts. The connection to the desk is open
    /// by now: afterwards there is no way to open another.
    ///
    /// @param readable paths that stay readable behind the Landlock wall
    /// @param writable folders that stay writable behind it
    public static Confinement take(Wish wish, List<Path> readable, List<Path> writable) {
        Optional<Architecture> machine = Architecture.ofThisMachine();
        if (machine.isEmpty()) {
            return new Confinement(false, false, 0, "no seccomp: unknown architecture or system");
        }
        Architecture architecture = machine.get();
        Kernel kernel = new Kernel();
        StringBuilder failed = new StringBuilder();
        note(failed, "core limit", limit(kernel, architecture, LIMIT_CORE, 0));
        note(failed, "file size limit", limit(kernel, architecture, LIMIT_FILE_SIZE, wish.fileBytesMax()));
        long unprivileged = kernel.call(SystemCall.PRCTL.number(architecture), SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        note(failed, "no_new_privs", unprivileged);
        int wall = wish.fileWall() ? raiseWall(kernel, architecture, failed, readable, writable) : 0;
        boolean filtered = false;
        if (wish.callFilter()) {
            long answer =
                    filter(kernel, architecture, (int) ProcessHandle.current().pid());
            note(failed, "seccomp", answer);
            filtered = answer == 0;
        }
        return new Confinement(unprivileged == 0, filtered, wall, failed.toString());
    }

    /// Link what [#take] needs and confine nothing: for the rehearsal from which an ahead-of-time cache is made.
    public static void rehearse() {
        Architecture.ofThisMachine().ifPresent(architecture -> {
            Kernel kernel = new Kernel();
            new FileWall(kernel, architecture).version();
            limit(kernel, architecture, LIMIT_CORE, 0);
        });
    }

    private static int raiseWall(
            Kernel kernel, Architecture architecture, StringBuilder failed, List<Path> readable, List<Path> writable) {
        FileWall wall = new FileWall(kernel, architecture);
        int version = wall.version();
        if (version == 0) {
            failed.append("no Landlock; ");
            return 0;
        }
        long answer = wall.raise(version, readable, writable);
        note(failed, "Landlock", answer);
        return answer == 0 ? version : 0;
    }

    /// Put a filter on all threads of the process; no_new_privs is set before.
    ///
    /// @param pid the process's own number: it may signal its own threads and nobody else
    /// @return 0, or the negative error number, or the thread that could not be brought under the filter
    private static long filter(Kernel kernel, Architecture architecture, int pid) {
        byte[] program = new CallFilter(architecture)
                .deny(SystemCall.neverForReading())
                .denyProcesses()
                .allowOnly(SystemCall.TGKILL, pid)
                .program();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment code = arena.allocate(program.length, Long.BYTES);
            MemorySegment.copy(program, 0, code, ValueLayout.JAVA_BYTE, 0, program.length);
            // struct sock_fprog: a short, padding, a pointer
            MemorySegment head = arena.allocate(16, 8);
            head.set(ValueLayout.JAVA_SHORT, 0, (short) (program.length / CallFilter.INSTRUCTION_BYTES));
            head.set(ValueLayout.JAVA_LONG, 8, code.address());
            return kernel.call(
                    SystemCall.SECCOMP.number(architecture), SET_MODE_FILTER, ALL_THREADS, head.address(), 0, 0);
        }
    }

    private static long limit(Kernel kernel, Architecture architecture, int resource, long value) {
        try (Arena arena = Arena.ofConfined()) {
            // struct rlimit64: soft limit, hard limit
            MemorySegment pair = arena.allocate(16, 8);
            pair.set(ValueLayout.JAVA_LONG, 0, value);
            pair.set(ValueLayout.JAVA_LONG, 8, value);
            return kernel.call(SystemCall.PRLIMIT64.number(architecture), 0, resource, pair.address(), 0, 0);
        }
    }

    private static void note(StringBuilder failed, String what, long answer) {
        if (answer != 0) {
            failed.append(what).append(": ").append(answer).append("; ");
        }
    }
}
