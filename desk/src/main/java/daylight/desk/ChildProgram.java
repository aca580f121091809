package daylight.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.store.DurableFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts Daylight, and the plain program it is compared with, as cold processes of their own.
final class ChildProgram {
    private static final int STARTS = 5;

    /// A stack trace and what comes before it.
    private static final int LINES_SHOWN = 12;

    private final MachineFolders folders;
    private final BenchFolder made;
    private final Path work;

    ChildProgram(MachineFolders folders, BenchFolder made) {
        this.folders = folders;
        this.made = made;
        this.work = made.folder();
    }

    /// The plain program over a list of files, which it parses without a sandbox; it gets the memory that desk and
    /// workers have together.
    JsonNode plain(Path list, int threads) throws IOException {
        Path index = work.resolve("plain-index");
        DurableFiles.empty(index);
        return json(List.of(
                java(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:disable",
                "-Xlog:all=warning:stderr",
                "-Xmx1536m",
                "-cp",
                jars("desk") + ":" + jars("reader"),
                PlainIngest.class.getName(),
                list.toString(),
                index.toString(),
                Integer.toString(threads)));
    }

    JsonNode ingest(Path folder, List<Path> places, int workers) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("ingest", "--ocr", "never", "--workers", Integer.toString(workers), "--json"));
        arguments.add(folder.toString());
        places.forEach(place -> arguments.add(place.toString()));
        return json(daylight(arguments));
    }

    /// From the start of the launcher until a command that opens the case has answered and ended: the median.
    double startupMillis(Path folder) throws IOException {
        List<String> line =
                List.of(folders.home().resolve("daylight").toString(), "report", folder.toString(), "--json");
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            long started = System.nanoTime();
            json(line);
            millis.add((System.nanoTime() - started) / 1e6);
        }
        return BenchCommand.median(millis);
    }

    /// CPU time of a reader that starts, reads one small text and ends, in seconds: the median.
    double readerSeconds() throws IOException {
        Path small = Files.writeString(work.resolve("small.txt"), "One line for one reader.\n");
        Path folder = work.resolve("small");
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            BenchFolder.clear(folder);
            seconds.add(ingest(folder, List.of(small), 1)
                    .path("spent")
                    .path("workers_cpu_seconds")
                    .asDouble());
        }
        return BenchCommand.median(seconds);
    }

    /// From the start of the process until all text of the case is indexed again: the median.
    double rebuildSeconds(Path folder, int runs) throws IOException {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            long started = System.nanoTime();
            printed(daylight(List.of("rebuild", folder.toString())));
            seconds.add((System.nanoTime() - started) / 1e9);
        }
        return BenchCommand.median(seconds);
    }

    /// The same flags as this process, so the same class-path caches.
    private List<String> daylight(List<String> arguments) {
        List<String> line = new ArrayList<>();
        line.add(java());
        line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        line.addAll(List.of("-cp", ManagementFactory.getRuntimeMXBean().getClassPath(), Main.class.getName()));
        line.addAll(arguments);
        return line;
    }

    private String java() {
        return Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
    }

    private String jars(String module) {
        return folders.home().resolve(module + "/target/app") + "/*";
    }

    private JsonNode json(List<String> line) throws IOException {
        return new ObjectMapper().readTree(printed(line));
    }

    /// Standard output of a program that ended well.
    private String printed(List<String> line) throws IOException {
        Path errors = work.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(errors.toFile());
        builder.environment().put("DAYLIGHT_HOME", work.resolve("settings").toString());
        Process process = builder.start();
        made.started(process);
        try {
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code > ExitCode.DONE_WITH_FAILURES.number() || printed.isBlank()) {
                throw new CaseException(
                        Kind.UNAVAILABLE,
                        "A measured program ended with exit code " + code + " and no result. It said: " + last(errors));
            }
            return printed;
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new CaseException(Kind.UNAVAILABLE, "The benchmark was interrupted.", e);
        } finally {
            made.ended(process);
        }
    }

    /// The end of what a program said before it failed.
    private static String last(Path errors) throws IOException {
        List<String> lines = new String(Files.readAllBytes(errors), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join(
                System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }
}
