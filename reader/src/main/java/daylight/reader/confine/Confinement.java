package daylight.reader.confine;

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
        long unprivileged = kernel.call(architecture.prctl, SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        note(failed, "no_new_privs", unprivileged);
        int wall = wish.fileWall() ? raiseWall(kernel, architecture, failed, readable, writable) : 0;
        boolean filtered = false;
        if (wish.callFilter()) {
            long answer = CallFilter.install(
                    kernel, architecture, ProcessHandle.current().pid());
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

    private static long limit(Kernel kernel, Architecture architecture, int resource, long value) {
        try (Arena arena = Arena.ofConfined()) {
            // struct rlimit64: soft limit, hard limit
            MemorySegment pair = arena.allocate(16, 8);
            pair.set(ValueLayout.JAVA_LONG, 0, value);
            pair.set(ValueLayout.JAVA_LONG, 8, value);
            return kernel.call(architecture.prlimit64, 0, resource, pair.address(), 0, 0);
        }
    }

    private static void note(StringBuilder failed, String what, long answer) {
        if (answer != 0) {
            failed.append(what).append(": ").append(answer).append("; ");
        }
    }
}
