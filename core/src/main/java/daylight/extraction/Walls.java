package daylight.extraction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Bubblewrap's walls without a program: no network, no home folder, no other processes, no rights, a read-only
/// system of which only libraries are there, a temporary folder in memory. Readers stand behind them, and so do
/// programs that draw what no reader can.
public final class Walls {
    /// Where the temporary folder lies inside.
    public static final String INSIDE_TEMPORARY = "/tmp";

    /// Where the C library's loader and libraries lie, and its list of them.
    private static final List<String> SYSTEM_LIBRARIES =
            List.of("/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib32", "/usr/lib64", "/etc/ld.so.cache");

    /// A sandbox tool answers in milliseconds; it hangs only where something is broken.
    private static final int PROBE_SECONDS = 10;

    private final Path tool;
    private final long temporaryBytesMax;
    private final boolean sized;

    private Walls(Path tool, long temporaryBytesMax, boolean sized) {
        this.tool = tool;
        this.temporaryBytesMax = temporaryBytesMax;
        this.sized = sized;
    }

    /// The walls, where bubblewrap is here and really runs. Older ones cannot limit the temporary folder.
    public static Optional<Walls> find(long temporaryBytesMax) {
        return find(temporaryBytesMax, List.of());
    }

    /// The same, tried with more that is bound.
    static Optional<Walls> find(long temporaryBytesMax, List<String> more) {
        Optional<Path> tool = onPath("bwrap");
        Optional<Path> nothing = onPath("true");
        if (tool.isEmpty() || nothing.isEmpty()) {
            return Optional.empty();
        }
        for (boolean sized : List.of(true, false)) {
            Walls walls = new Walls(tool.get(), temporaryBytesMax, sized);
            List<String> line = walls.line();
            line.addAll(more);
            String program = nothing.get().toString();
            line.addAll(List.of("--ro-bind", program, program, program));
            if (runs(line)) {
                return Optional.of(walls);
            }
        }
        return Optional.empty();
    }

    /// The beginning of a command line; what is bound and the program follow. The list is the caller's.
    public List<String> line() {
        List<String> line = new ArrayList<>(List.of(
                tool.toString(),
                "--unshare-all",
                "--clearenv",
                "--cap-drop",
                "ALL",
                "--die-with-parent",
                "--new-session",
                "--setenv",
                "LC_ALL",
                "C.UTF-8",
                "--setenv",
                "MALLOC_ARENA_MAX",
                "2"));
        // First of all: what is bound later may lie below it.
        line.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
        if (sized) {
            line.addAll(List.of("--size", Long.toString(temporaryBytesMax)));
        }
        line.addAll(List.of("--tmpfs", INSIDE_TEMPORARY));
        for (String library : SYSTEM_LIBRARIES) {
            line.addAll(List.of("--ro-bind-try", library, library));
        }
        return line;
    }

    /// Whether the walls have this already.
    public static boolean hold(Path path) {
        return SYSTEM_LIBRARIES.stream().anyMatch(path::startsWith);
    }

    static Optional<Path> onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Stream.of(path.split(":", -1))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static boolean runs(List<String> line) {
        try {
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
