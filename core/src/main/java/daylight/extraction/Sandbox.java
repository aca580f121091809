package daylight.extraction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Builds a worker's command line for one tier.
final class Sandbox {
    /// Where things lie inside bubblewrap.
    private static final String INSIDE_SOCKETS = "/run/daylight";
    private static final String INSIDE_EVIDENCE = "/run/evidence";

    /// A JDK's folders are this deep where distributions link its settings to /etc.
    private static final int JDK_DEPTH = 4;

    /// The folder of a worker on this side.
    ///
    /// @param sockets   holds nothing but the socket `s`
    /// @param temporary the worker's temporary folder; bubblewrap gives it one in memory instead
    /// @param evidence  the file that is bound, for documents too large for the socket
    record Place(Path sockets, Path temporary, Optional<Path> evidence) {}

    /// What to start, and how the worker's file is called inside.
    record Launch(List<String> line, Optional<String> evidenceUri) {}

    private final SandboxTier tier;
    private final ReaderCommand command;
    private final long temporaryBytesMax;
    private final Optional<Path> unshare;
    private final Optional<Walls> walls;

    private Sandbox(
            SandboxTier tier,
            ReaderCommand command,
            long temporaryBytesMax,
            Optional<Path> unshare,
            Optional<Walls> walls) {
        this.tier = tier;
        this.command = command;
        this.temporaryBytesMax = temporaryBytesMax;
        this.unshare = unshare;
        this.walls = walls;
    }

    /// The sandbox of one tier, or empty when its tool is missing or does not run here. Landlock and the plain tier
    /// need no tool; whether the kernel has Landlock is told by the first worker.
    static Optional<Sandbox> of(SandboxTier tier, ReaderCommand command, long temporaryBytesMax) {
        return switch (tier) {
            case BUBBLEWRAP -> bubblewrap(command, temporaryBytesMax);
            case UNSHARE -> unshare(command, temporaryBytesMax);
            case LANDLOCK, PLAIN ->
                Optional.of(new Sandbox(tier, command, temporaryBytesMax, Optional.empty(), Optional.empty()));
        };
    }

    private static Optional<Sandbox> bubblewrap(ReaderCommand command, long temporaryBytesMax) {
        return Walls.find(temporaryBytesMax, further(command))
                .map(walls -> new Sandbox(
                        SandboxTier.BUBBLEWRAP, command, temporaryBytesMax, Optional.empty(), Optional.of(walls)));
    }

    private static Optional<Sandbox> unshare(ReaderCommand command, long temporaryBytesMax) {
        Optional<Path> tool = Walls.onPath("unshare");
        if (tool.isEmpty()) {
            return Optional.empty();
        }
        Sandbox sandbox = new Sandbox(SandboxTier.UNSHARE, command, temporaryBytesMax, tool, Optional.empty());
        List<String> line = sandbox.namespaces();
        line.add("true");
        return Walls.runs(line) ? Optional.of(sandbox) : Optional.empty();
    }

    SandboxTier tier() {
        return tier;
    }

    ReaderCommand command() {
        return command;
    }

    /// Whether the reader knows the system calls of this machine's processor.
    static boolean filterKnown() {
        String architecture = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return Set.of("amd64", "x86_64", "aarch64").contains(architecture);
    }

    /// The command line for one worker.
    ///
    /// @param properties further system properties for the worker's JVM; they win over the tier's own
    Launch launch(Place place, List<String> properties) {
        List<String> all = new ArrayList<>();
        all.add("-Ddaylight.worker.seccomp=true");
        all.add("-Ddaylight.worker.landlock=" + tier.wantsFileWall());
        all.add("-Ddaylight.worker.fileBytesMax=" + temporaryBytesMax);
        RecognitionFolders.ofTheUser().ifPresent(folder -> all.add("-Ddaylight.reader.tessdata=" + folder));
        all.addAll(properties);
        Optional<String> outside = place.evidence().map(file -> file.toUri().toString());
        String temporary = place.temporary().toString();
        String socket = place.sockets().resolve("s").toString();
        return switch (tier) {
            case BUBBLEWRAP -> {
                List<String> line = walls.orElseThrow().line();
                line.addAll(further(command));
                line.addAll(List.of("--ro-bind", place.sockets().toString(), INSIDE_SOCKETS));
                place.evidence().ifPresent(file -> line.addAll(List.of("--ro-bind", file.toString(), INSIDE_EVIDENCE)));
                line.addAll(List.of("--remount-ro", "/", "--chdir", Walls.INSIDE_TEMPORARY, "--"));
                line.addAll(command.line(Walls.INSIDE_TEMPORARY, all, INSIDE_SOCKETS + "/s"));
                yield new Launch(line, outside.map(_ -> "file://" + INSIDE_EVIDENCE));
            }
            case UNSHARE -> {
                List<String> line = namespaces();
                line.addAll(command.line(temporary, all, socket));
                yield new Launch(line, outside);
            }
            case LANDLOCK, PLAIN -> new Launch(command.line(temporary, all, socket), outside);
        };
    }

    private List<String> namespaces() {
        return new ArrayList<>(List.of(
                unshare.orElseThrow().toString(),
                "--user",
                "--map-root-user",
                "--net",
                "--ipc",
                "--uts",
                "--pid",
                "--mount-proc",
                "--fork",
                "--kill-child"));
    }

    /// What a reader has beside the walls.
    private static List<String> further(ReaderCommand command) {
        List<String> line = new ArrayList<>(List.of("--setenv", RecognitionFolders.THREADS_VARIABLE, "1"));
        for (Path needed : runtime(command)) {
            line.addAll(List.of("--ro-bind", needed.toString(), needed.toString()));
        }
        return line;
    }

    /// The JDK, what it links to, the class path and the cache, as far as the system's libraries do not hold them.
    private static Set<Path> runtime(ReaderCommand command) {
        Set<Path> needed = new TreeSet<>();
        needed.add(command.javaHome());
        try (Stream<Path> files = Files.walk(command.javaHome(), JDK_DEPTH)) {
            files.filter(Files::isSymbolicLink)
                    .map(Sandbox::target)
                    .flatMap(Optional::stream)
                    .filter(target -> !target.startsWith(command.javaHome()))
                    .forEach(needed::add);
        } catch (IOException _) {
            // A JDK that cannot be walked cannot be started either; the start says so.
        }
        needed.addAll(command.classPath());
        needed.addAll(RecognitionFolders.of(command.classPath()));
        command.aotCache().map(Path::toAbsolutePath).ifPresent(needed::add);
        needed.removeIf(Walls::hold);
        return needed;
    }

    private static Optional<Path> target(Path link) {
        try {
            return Optional.of(link.toRealPath());
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
