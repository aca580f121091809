package daylight.house.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import daylight.house.launcher.Launcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The real program in processes of its own, with a settings folder of its own.
///
/// @param settings the machine's folder, `DAYLIGHT_HOME`
/// @param before   what is put before the command line, such as `unshare`
/// @param patience a command that hangs is ended after this
record Daylight(Path settings, List<String> before, Duration patience) {
    /// The slowest command of most stories takes a hundredth of it on an idle machine.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// The exit code of a process that SIGKILL ended, as shells and the virtual machine give it.
    private static final int KILLED = 128 + 9;

    Daylight {
        before = List.copyOf(before);
    }

    Daylight(Path settings, List<String> before) {
        this(settings, before, PATIENCE);
    }

    static Daylight at(Path settings) {
        return new Daylight(settings, List.of());
    }

    Daylight waiting(Duration longer) {
        return new Daylight(settings, before, longer);
    }

    /// The launcher's own command line, without its caches and with the quickest compiler: a story's commands are
    /// short.
    List<String> line(String... arguments) {
        Path project = Launcher.project();
        if (!Files.isDirectory(project.resolve("desk/target/app"))
                || !Files.isDirectory(project.resolve("reader/target/app"))) {
            throw new IllegalStateException("the program is not packaged; run the stories through ./daylight test");
        }
        List<String> line = new ArrayList<>(before);
        // A test run that a shell started in the background was told to ignore it, and all that it starts.
        line.addAll(List.of("/usr/bin/env", "--default-signal=INT"));
        line.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ErrorFile=/dev/null",
                "-XX:-CreateCoredumpOnCrash",
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:disable",
                "-Xlog:all=warning:stderr",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xmx" + Launcher.heap(),
                "-XX:TieredStopAtLevel=1",
                "-Ddaylight.home=" + project,
                "-cp",
                project.resolve("desk/target/app") + "/*",
                "daylight.desk.Main"));
        line.addAll(Arrays.asList(arguments));
        return line;
    }

    /// Start a command; its streams go to files in the settings folder's neighbour.
    Started start(String... arguments) {
        try {
            Path streams = Files.createTempDirectory(Files.createDirectories(streams()), "run");
            Path out = streams.resolve("out");
            Path err = streams.resolve("err");
            ProcessBuilder builder = new ProcessBuilder(line(arguments))
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            Map<String, String> environment = builder.environment();
            String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
            environment.clear();
            environment.putAll(Map.of("PATH", path, "LC_ALL", "C.UTF-8", "DAYLIGHT_HOME", settings.toString()));
            return new Started(builder.start(), out, err, patience);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path streams() {
        return settings.resolveSibling(settings.getFileName() + "-streams");
    }

    Answer run(String... arguments) {
        try (Started started = start(arguments)) {
            return started.answer();
        }
    }

    Answer run(Path folder, String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, folder.toString()));
        arguments.addAll(Arrays.asList(more));
        return run(arguments.toArray(String[]::new));
    }

    Answer ingest(Path folder, Path evidence) {
        return run(folder, "ingest", evidence.toString(), "--json");
    }

    /// Search without a limit that could hide something.
    JsonNode search(Path folder, String query, String... more) {
        List<String> arguments = new ArrayList<>(List.of("search", folder.toString(), "--json", "--limit", "500"));
        arguments.addAll(Arrays.asList(more));
        arguments.addAll(List.of("--", query));
        return run(arguments.toArray(String[]::new)).json(0);
    }

    /// A running command.
    record Started(Process process, Path out, Path err, Duration patience) implements AutoCloseable {
        Answer answer() {
            try {
                if (!process.waitFor(patience)) {
                    kill();
                    throw new AssertionError(
                            "no answer after " + patience + ": " + Files.readString(err, StandardCharsets.UTF_8));
                }
                return new Answer(
                        process.exitValue(),
                        Files.readString(out, StandardCharsets.UTF_8),
                        Files.readString(err, StandardCharsets.UTF_8));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// SIGKILL for the command and everything it started.
        void kill() {
            List<ProcessHandle> below = process.descendants().toList();
            process.destroyForcibly();
            below.forEach(ProcessHandle::destroyForcibly);
            process.onExit().join();
            below.forEach(one -> one.onExit().join());
        }

        /// Whether the command was ended by [#kill] and not by itself, which it may have been a moment before.
        boolean endedByKill() {
            return !process.isAlive() && process.exitValue() == KILLED;
        }

        /// The readers at work. They are told by their program: a command line as long as theirs is not shown by
        /// every system.
        List<ProcessHandle> readers() {
            return process.descendants()
                    .filter(one -> one.info().command().orElse("").endsWith("/java"))
                    .toList();
        }

        @Override
        public void close() {
            if (process.isAlive()) {
                kill();
            }
        }
    }
}
