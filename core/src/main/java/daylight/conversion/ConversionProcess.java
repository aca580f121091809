package daylight.conversion;

import daylight.extraction.Walls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One LibreOffice behind its walls, from its start to its end.
///
/// A shell sets the limits of the kernel, opens the files that bubblewrap puts into the profile, and becomes
/// bubblewrap; nothing that it is given is read as a command. Bubblewrap kills everything inside when the desk's
/// process ends, however it ends.
final class ConversionProcess implements AutoCloseable {
    private static final String INSIDE_PROFILE = Walls.INSIDE_TEMPORARY + "/profile";
    private static final String INSIDE_EVIDENCE = "/run/evidence/document.";
    private static final String INSIDE_RESULTS = Walls.INSIDE_TEMPORARY + "/out";

    /// No document is here; the name of its result follows from that of the document.
    private static final String INSIDE_PDF = INSIDE_RESULTS + "/document.pdf";

    /// Java has no place there: LibreOffice is not to start it.
    private static final Path JAVA = Path.of("/usr/lib/jvm");

    /// The arguments are: the folder, the largest file in blocks of 512 bytes, the address space in KiB, the CPU
    /// seconds after which it is asked to stop and those after which it is killed; the command follows.
    private static final String START = """
            set -e
            folder=$1
            ulimit -c 0
            ulimit -f "$2"
            ulimit -v "$3"
            ulimit -S -t "$4"
            ulimit -H -t "$5"
            shift 5
            exec "$@" 3<"$folder/settings" 4<"$folder/stamp" 5<"$folder/stamp" 6<"$folder/build" 7<"$folder/calls"
            """;

    private static final int BLOCK_BYTES = 512;
    private static final int KIBIBYTE = 1024;

    /// The desk looks at the time first; the kernel's limit is for a desk that does not.
    private static final int KERNEL_GRACE_SECONDS = 10;

    private static final long WATCH_MILLIS = 50;
    private static final int CPU_EVERY = 10;

    /// A killed process is gone in milliseconds.
    private static final int GONE_MILLIS = 2_000;

    /// What a program says of its version.
    private static final int WORDS_BYTES_MAX = 1024;

    /// How it ended.
    ///
    /// @param code  its exit code, 128 and a signal's number where that ended it
    /// @param words what it said, the first of it; nothing where a document was in it
    record End(boolean isOverTime, int code, String words) {}

    private final Process process;
    private final ConversionLimits limits;
    private final String folder;

    private ConversionProcess(Process process, Place place) {
        this.process = process;
        this.limits = place.limits();
        this.folder = place.folder().folder().toString();
    }

    /// How a process is started: with what, and where.
    record Place(Walls walls, LibreOffice office, ConversionLimits limits, ConversionFolder folder, Path shell) {
        /// To say its version: nothing is in it.
        List<String> versionLine() {
            List<String> line = line();
            line.addAll(List.of("--remount-ro", "/", "--chdir", Walls.INSIDE_TEMPORARY, "--"));
            line.addAll(List.of(office.binary().toString(), "--version"));
            return line;
        }

        /// To make a PDF of a document.
        ///
        /// @param filter one of the format's
        List<String> conversionLine(Path document, OfficeFormat format, String filter) {
            List<String> line = line();
            String inside = INSIDE_EVIDENCE + format.ending();
            line.addAll(List.of("--ro-bind", document.toString(), inside));
            line.addAll(List.of("--bind", folder.result().toString(), INSIDE_PDF));
            line.addAll(List.of("--remount-ro", "/", "--chdir", Walls.INSIDE_TEMPORARY, "--"));
            line.addAll(List.of(
                    office.binary().toString(),
                    "-env:UserInstallation=file://" + INSIDE_PROFILE,
                    "--headless",
                    "--norestore",
                    "--nologo",
                    "--nodefault",
                    "--nolockcheck",
                    "--infilter=" + filter,
                    "--convert-to",
                    "pdf:" + format.module().exportFilter(),
                    "--outdir",
                    INSIDE_RESULTS,
                    inside));
            return line;
        }

        private List<String> line() {
            List<String> line = new ArrayList<>(List.of(shell.toString(), "-c", START, "daylight-conversion"));
            line.add(folder.folder().toString());
            line.add(Long.toString(limits.pdfBytesMax() / BLOCK_BYTES));
            line.add(Long.toString(limits.memoryBytes() / KIBIBYTE));
            line.add(Integer.toString(limits.cpuSeconds() + KERNEL_GRACE_SECONDS));
            line.add(Integer.toString(limits.cpuSeconds() + 2 * KERNEL_GRACE_SECONDS));
            line.addAll(walls.line());
            if (Files.isDirectory(JAVA)) {
                bind(line, folder.nothing(), JAVA);
            }
            if (!Walls.hold(office.root())) {
                bind(line, office.root(), office.root());
            }
            for (Path needed : office.needed()) {
                line.addAll(List.of("--ro-bind-try", needed.toString(), needed.toString()));
            }
            variable(line, "HOME", Walls.INSIDE_TEMPORARY);
            // Draws in memory, without a display.
            variable(line, "SAL_USE_VCLPLUGIN", "svp");
            variable(line, "SAL_DISABLE_OPENCL", "1");
            profile(line);
            return line;
        }

        /// The stamps and the build's name say that this profile is no new one: LibreOffice would fill it, end, and
        /// ask to be started again.
        private void profile(List<String> line) {
            String extensions = INSIDE_PROFILE + "/user/extensions";
            line.addAll(List.of("--dir", extensions + "/bundled", "--dir", extensions + "/shared"));
            line.addAll(List.of("--file", "3", INSIDE_PROFILE + "/user/registrymodifications.xcu"));
            line.addAll(List.of("--file", "4", extensions + "/bundled/lastsynchronized"));
            line.addAll(List.of("--file", "5", extensions + "/shared/lastsynchronized"));
            line.addAll(List.of("--file", "6", extensions + "/buildid"));
            if (folder.isFiltered()) {
                line.addAll(List.of("--seccomp", "7"));
            }
        }

        private static void bind(List<String> line, Path outside, Path inside) {
            line.addAll(List.of("--ro-bind", outside.toString(), inside.toString()));
        }

        private static void variable(List<String> line, String name, String value) {
            line.addAll(List.of("--setenv", name, value));
        }
    }

    /// @param starter a thread that lives as long as the process: bubblewrap dies with the *thread* that started it
    ///                (PR_SET_PDEATHSIG, prctl(2))
    /// @param heard   whether its words are kept: only where no document is in it
    static ConversionProcess start(ExecutorService starter, List<String> line, Place place, boolean heard)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(place.folder().folder().toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        if (!heard) {
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        }
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("LC_ALL", "C.UTF-8");
        try {
            return new ConversionProcess(starter.submit(builder::start).get(), place);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the start was interrupted", e);
        }
    }

    /// Wait until it has ended, and end it where it takes too long.
    End await() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(limits.wallSeconds());
        Duration cpu = Duration.ofSeconds(limits.cpuSeconds());
        int looks = 0;
        while (!process.waitFor(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
            // To find the processes inside is to look at all of the machine.
            boolean isSpent = ++looks % CPU_EVERY == 0 && cpu().compareTo(cpu) > 0;
            if (isSpent || System.nanoTime() - deadline > 0) {
                close();
                return new End(true, -1, "");
            }
        }
        return new End(false, process.exitValue(), words());
    }

    /// Of everything inside that still runs.
    private Duration cpu() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(each -> each.info().totalCpuDuration())
                .flatMap(Optional::stream)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private String words() {
        try (InputStream said = process.getInputStream()) {
            return new String(said.readNBytes(WORDS_BYTES_MAX), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }

    /// End it and all that runs inside: they share a name space of processes, which dies with its first.
    ///
    /// Bubblewrap's first process inside waits for the one outside before it asks to die with it; killed in that
    /// moment, it would wait for ever. It has the command line of the one outside, in which the folder's name is no
    /// other conversion's.
    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        process.descendants().toList().reversed().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(GONE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ProcessHandle.allProcesses().filter(this::isOfThis).forEach(ProcessHandle::destroyForcibly);
    }

    private boolean isOfThis(ProcessHandle other) {
        return other.info().arguments().stream().flatMap(Stream::of).anyMatch(each -> each.startsWith(folder));
    }
}
