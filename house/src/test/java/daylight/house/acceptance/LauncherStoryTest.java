package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.house.launcher.Launcher;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The launcher itself, copied into an empty folder, with a PATH on which other programs stand than the machine's.
class LauncherStoryTest {
    /// What the launcher calls beside the JDK, Maven and Node.
    private static final List<String> PLAIN_TOOLS = List.of(
            "bash",
            "cat",
            "date",
            "dirname",
            "env",
            "find",
            "grep",
            "ls",
            "mkdir",
            "mktemp",
            "paste",
            "readlink",
            "rm",
            "sed",
            "sha256sum",
            "sleep",
            "sort",
            "stat",
            "touch",
            "xargs");

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MISSING = 4;

    @TempDir
    private Path temporary;

    private Path home = Path.of("unset");
    private Path tools = Path.of("unset");

    @BeforeEach
    void copyTheScript() throws IOException {
        home = Files.createDirectories(temporary.resolve("home of daylight"));
        tools = Files.createDirectories(temporary.resolve("bin"));
        Files.copy(Launcher.project().resolve("daylight"), home.resolve("daylight"));
        for (String tool : PLAIN_TOOLS) {
            Files.createSymbolicLink(tools.resolve(tool), onThePath(tool));
        }
    }

    private static Path onThePath(String tool) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + tool + " on the PATH"));
    }

    private static void script(Path file, String lines) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, "#!/usr/bin/env bash\n" + lines + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// A JDK whose programs do nothing but say which it is.
    private Path jdk(String name, String version) throws IOException {
        Path folder = temporary.resolve(name);
        script(folder.resolve("bin/java"), "echo started by " + name);
        script(folder.resolve("bin/javac"), "exit 0");
        Files.writeString(folder.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return folder;
    }

    /// What is built stands where the launcher looks for it, and is newer than any source.
    private void built() throws IOException {
        for (String module : List.of("reader/target/app", "desk/target/app")) {
            Path jars = home.resolve(module);
            if (!Files.isDirectory(jars)) {
                Files.writeString(Files.createDirectories(jars).resolve("x.jar"), "");
            }
        }
        Files.writeString(home.resolve("desk/target/app/built"), "");
    }

    /// @param environment what differs from the usual one; an empty value takes a variable away
    private Answer launch(Map<String, String> environment, String... arguments) throws IOException {
        Path out = temporary.resolve("out");
        Path err = temporary.resolve("err");
        List<String> line = new ArrayList<>(
                List.of(onThePath("bash").toString(), home.resolve("daylight").toString()));
        line.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(home.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH",
                        tools.toString(),
                        "HOME",
                        temporary.toString(),
                        "DAYLIGHT_HOME",
                        temporary.resolve("settings").toString()));
        builder.environment().putAll(environment);
        builder.environment().values().removeIf(String::isEmpty);
        try (Daylight.Started started = new Daylight.Started(builder.start(), out, err, PATIENCE)) {
            return started.answer();
        }
    }

    @ParameterizedTest
    @CsvSource({"25", "25.0.2", "26-ea", "100.0.1"})
    void aNewEnoughJdkIsTakenBeforeAnOlderOneThatIsTheDefault(String version) throws IOException {
        built();
        Path older = jdk("older", "17.0.9");
        Path newer = jdk("newer", version);
        Files.createSymbolicLink(tools.resolve("java"), newer.resolve("bin/java"));

        Answer answer = launch(Map.of("JAVA_HOME", older.toString(), "DAYLIGHT_AOT", "off"), "report");

        assertThat(answer.err()).isEmpty();
        assertThat(answer.out()).isEqualTo("started by newer\n");
        assertThat(answer.exit()).isZero();
    }

    @Test
    void theNamedJdkComesFirst() throws IOException {
        built();
        Path named = jdk("named", "25");

        Answer answer = launch(
                Map.of(
                        "DAYLIGHT_JAVA",
                        named.toString(),
                        "JAVA_HOME",
                        jdk("other", "25").toString(),
                        "DAYLIGHT_AOT",
                        "off"),
                "report");

        assertThat(answer.out()).isEqualTo("started by named\n");
    }

    @Test
    void itStartsWhereNoHomeFolderIsNamed() throws IOException {
        built();
        Path named = jdk("named", "25");

        Answer answer = launch(Map.of("HOME", "", "JAVA_HOME", named.toString(), "DAYLIGHT_AOT", "off"), "report");

        assertThat(answer.err()).isEmpty();
        assertThat(answer.out()).isEqualTo("started by named\n");
    }

    /// The machine's own JDK stands in a folder where the launcher looks last; a copy of the script that does not
    /// look there is like a machine without one.
    @Test
    void whereNoJdkIsNewEnoughThatIsSaidWithTheCommandThatInstallsOne() throws IOException {
        built();
        Path script = home.resolve("daylight");
        String text = Files.readString(script, StandardCharsets.UTF_8);
        String without =
                text.replaceAll("/usr/lib/jvm/\\*|/usr/java/\\*|/opt/java/\\*|/opt/jdk\\*|/Library/Java[^;]+", "");
        assertThat(without).isNotEqualTo(text);
        Files.writeString(script, without);

        Answer answer = launch(Map.of("JAVA_HOME", jdk("older", "24.0.1").toString()), "report");

        refuses(answer, "JDK of version 25", "apt-get install temurin-25-jdk");
    }

    private static void refuses(Answer answer, String... words) {
        assertThat(answer.exit()).isEqualTo(MISSING);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().lines()).singleElement().asString().contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        ", 22.1.0, yes, Maven 3.8 or newer, apt-get install maven",
        "3.6.3, 22.1.0, yes, Maven 3.8 or newer; the one on the PATH is 3.6.3, install maven",
        "2.10.0, 22.1.0, yes, is 2.10.0, install maven",
        "3.9.9, 12.22.9, yes, Node.js 20 or newer; the one on the PATH is 12.22.9, install nodejs npm",
        "3.9.9, 22.1.0, no, with npm, install nodejs npm",
        "3.8.7, 20.0.0, yes, The build did not succeed, build.log",
        "4.0.0-rc-5, 24.1.0, yes, The build did not succeed, build.log",
    })
    void whatIsMissingOrTooOldToBuildIsSaidInOneSentence(
            String maven, String node, String npm, String sentence, String step) throws IOException {
        Path jdk = jdk("newer", "25");
        if (maven != null) {
            script(tools.resolve("mvn"), "[ \"$1\" = -v ] && echo 'Apache Maven " + maven + " (abc)' || exit 1");
        }
        script(tools.resolve("node"), "echo v" + node);
        if (npm.equals("yes")) {
            script(tools.resolve("npm"), "exit 0");
        }

        Answer answer = launch(Map.of("DAYLIGHT_JAVA", jdk.toString()), "report");

        assertThat(answer.exit()).isEqualTo(MISSING);
        assertThat(answer.out()).isEmpty();
        List<String> said = answer.err()
                .lines()
                .filter(line -> !line.startsWith("Building Daylight"))
                .toList();
        assertThat(said).singleElement().asString().contains(sentence, step);
    }

    /// Once built it starts without Maven, from caches that it makes once, and says what the README shows.
    @Test
    void theTourOfTheReadmeIsWhatTheLauncherPrints() throws IOException {
        for (String module : List.of("desk/target/app", "reader/target/app", "reader/target/ocr", "sample")) {
            Folders.copy(Launcher.project().resolve(module), home.resolve(module));
        }
        built();
        Path called = temporary.resolve("maven was called");
        script(tools.resolve("mvn"), "touch '" + called + "'; exit 1");
        for (String tool : List.of("bwrap", "unshare")) {
            if (Files.isExecutable(Path.of("/usr/bin", tool))) {
                Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
            }
        }
        Map<String, String> environment =
                Map.of("DAYLIGHT_JAVA", System.getProperty("java.home"), "PATH", tools + ":/usr/bin:/bin");
        List<Command> tour = tour();
        assertThat(tour).hasSizeGreaterThan(3);
        List<String> whole = new ArrayList<>();
        for (Command command : tour) {
            whole.add("$ daylight " + String.join(" ", command.arguments()));
            whole.addAll(command.lines());
        }
        for (Command command : tour) {
            Answer answer = launch(environment, command.arguments());
            assertThat(answer.exit()).as(command + ": " + answer.err()).isLessThan(2);
            assertThat(answer.err()).doesNotContain("AOT", "[warning]", "[error]");
            List<String> printed = answer.out().lines().map(String::strip).toList();
            if (command.arguments()[0].equals("demo")) {
                List<String> bare =
                        printed.stream().map(line -> line.replace("'", "")).toList();
                List<String> bareTour = whole.subList(1, whole.size()).stream()
                        .map(line -> line.replace("'", ""))
                        .toList();
                assertThat(missing(bareTour, bare)).isEmpty();
            }
            assertThat(missing(command.lines(), printed))
                    .as(Arrays.toString(command.arguments()))
                    .isEmpty();
        }
        assertThat(called).doesNotExist();
        try (Stream<Path> caches = Files.list(home.resolve("build/aot"))) {
            assertThat(caches.map(cache -> cache.getFileName().toString()).filter(name -> name.endsWith(".aot")))
                    .hasSize(2);
        }
    }

    /// The shown lines that were not printed in their order. One that ends with an ellipsis is the start of a line.
    private static List<String> missing(List<String> shown, List<String> printed) {
        List<String> missing = new ArrayList<>();
        int from = 0;
        for (String line : shown) {
            int at = from;
            while (at < printed.size() && !matches(line, printed.get(at))) {
                at++;
            }
            if (at == printed.size()) {
                missing.add(line);
            } else {
                from = at + 1;
            }
        }
        return missing;
    }

    private static boolean matches(String shown, String printed) {
        return shown.endsWith("…")
                ? printed.startsWith(shown.substring(0, shown.length() - 1).strip())
                : printed.equals(shown);
    }

    private record Command(String[] arguments, List<String> lines) {}

    /// The commands of the README's tour, each with the lines it is said to print.
    private static List<Command> tour() throws IOException {
        String readme = Files.readString(Launcher.project().resolve("README.md"), StandardCharsets.UTF_8);
        String shown = readme.substring(readme.indexOf("<!-- tour -->"), readme.indexOf("<!-- /tour -->"));
        List<Command> tour = new ArrayList<>();
        for (String line : shown.lines().skip(1).map(String::strip).toList()) {
            if (line.startsWith("$ ")) {
                String[] words = line.substring(2).split(" ", 4);
                String[] arguments = Arrays.copyOfRange(words, 1, words.length);
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = arguments[i].replaceAll("^'|'$", "");
                }
                tour.add(new Command(arguments, new ArrayList<>()));
            } else if (!line.isEmpty() && !line.equals("…")) {
                tour.getLast().lines().add(line);
            }
        }
        return tour;
    }
}
