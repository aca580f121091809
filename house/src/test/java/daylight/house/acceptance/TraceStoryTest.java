// Long: each way in which a program ends, against one search for what it left.
package daylight.house.acceptance;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import daylight.house.launcher.Launcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A word that occurs nowhere else is planted in contents and names; it is found in the case and in no other place.
class TraceStoryTest {
    /// Put together at run time, so that no class file, source or report of this project holds it.
    private static final String WORD = String.join("", "qopl", "zyv", "nad", "erix");

    private static final Marker MARKER = new Marker(WORD);

    /// The clock of a file system may be coarser than the machine's.
    private static final long CLOCK_MILLIS = 2_000;

    private static final long LOOK_MILLIS = 20;

    /// A virtual machine that crashes ends in less than a second; writing its memory out would take longer.
    private static final long CRASH_SECONDS_MAX = 60;

    private static final Pattern DUMP =
            Pattern.compile("hs_err.*|replay_pid.*|core(\\.\\d+)?|vgcore.*|.*\\.(hprof|mdmp|dmp|jfr)");

    /// The mail's own text does not hold the word; its attachment does.
    private static final String PLANTED = "type:email AND name:planted OR " + WORD;

    private static final long SEED = Long.getLong("daylight.seed", 5_113);
    private static final int WITHDRAWALS_KILLED = 4;
    private static final long WITHDRAWAL_MILLIS_MAX = 3_000;

    @TempDir
    Path temporary;

    private Daylight daylight = Daylight.at(Path.of("unset"));
    private Path folder = Path.of("unset");
    private Path evidence = Path.of("unset");
    private FileTime since = FileTime.fromMillis(0);

    @BeforeEach
    void theMarkerIsPlanted() throws IOException {
        daylight = inPlacesOfItsOwn();
        folder = temporary.resolve("case");
        evidence = temporary.resolve("evidence");
        new Evidence(5, 40).write(evidence);
        plant(
                "planted " + WORD + ".txt",
                ("The word is " + WORD + ".\n").repeat(40).getBytes(StandardCharsets.UTF_8));
        plant(
                "planted.eml",
                Evidence.mail(new Random(1), 1, WORD + ".txt", ("Attached: " + WORD).getBytes(StandardCharsets.UTF_8)));
        since = FileTime.fromMillis(
                Files.getLastModifiedTime(evidence.resolve("planted.eml")).toMillis() - CLOCK_MILLIS);
    }

    private void plant(String name, byte[] bytes) throws IOException {
        Files.write(evidence.resolve(name), bytes);
    }

    @Test
    void nothingIsLeftOutsideTheCaseAfterAnIngest() throws IOException {
        JsonNode report = daylight.ingest(folder, evidence).json();
        assertThat(report.get("accounted").asBoolean()).isTrue();
        assertThat(daylight.search(folder, WORD).get("total").asInt()).isPositive();
        assertThat(within(folder))
                .as("the search for traces finds what is there")
                .isNotEmpty();
        assertThat(outside()).isEmpty();
        assertThat(litter()).isEmpty();
    }

    @Test
    void nothingIsLeftOutsideTheCaseAfterReadersWereKilled() throws Exception {
        assertThat(readersEndedBy("KILL")).isPositive();
        assertThat(outside()).isEmpty();
        assertThat(litter()).isEmpty();
    }

    /// A killed process writes nothing any more. One that crashes does: by default the virtual machine leaves a report
    /// with its stacks and the system a picture of its memory, and the memory of a reader is evidence.
    @ParameterizedTest
    @ValueSource(strings = {"SEGV", "ABRT"})
    void nothingIsLeftOutsideTheCaseAfterReadersCrashed(String signal) throws Exception {
        assertThat(readersEndedBy(signal)).isPositive();
        assertThat(dumps()).isEmpty();
        assertThat(outside()).isEmpty();
        assertThat(litter()).isEmpty();
    }

    /// The desk holds names, texts and words in its memory as well.
    @Test
    void nothingIsLeftOutsideTheCaseAfterTheDeskCrashed() throws Exception {
        try (Daylight.Started run = daylight.start("ingest", folder.toString(), evidence.toString(), "--json")) {
            Path texts = folder.resolve("text");
            while (!Folders.isFolder(texts) || Folders.files(texts).isEmpty()) {
                assertThat(run.process().waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS))
                        .isFalse();
            }
            ProcessHandle desk = desk(run.process().toHandle());
            send("SEGV", desk);
            desk.onExit().get(CRASH_SECONDS_MAX, TimeUnit.SECONDS);
            assertThat(run.answer().exit()).isNotZero();
        }
        assertThat(dumps()).isEmpty();
        assertThat(outside()).isEmpty();
        assertThat(daylight.ingest(folder, evidence).json().get("accounted").asBoolean())
                .isTrue();
    }

    /// The first Java below what was put before the command line.
    private static ProcessHandle desk(ProcessHandle started) {
        ProcessHandle at = started;
        while (!at.info().command().orElse("").endsWith("/java")) {
            at = at.children().findFirst().orElseThrow();
        }
        return at;
    }

    /// An ingest whose readers get a signal as soon as the first text has been read.
    ///
    /// @return how many readers ended by it while the ingest went on
    private int readersEndedBy(String signal) throws Exception {
        int ended = 0;
        try (Daylight.Started run = daylight.start("ingest", folder.toString(), evidence.toString(), "--json")) {
            Path texts = folder.resolve("text");
            while (ended == 0 && !run.process().waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (Folders.isFolder(texts) && !Folders.files(texts).isEmpty()) {
                    for (ProcessHandle reader : run.readers()) {
                        send(signal, reader);
                        reader.onExit().get(CRASH_SECONDS_MAX, TimeUnit.SECONDS);
                        ended += run.process().isAlive() ? 1 : 0;
                    }
                }
            }
            Answer answer = run.answer().expect(0);
            assertThat(answer.json().get("accounted").asBoolean()).isTrue();
        }
        return ended;
    }

    private static void send(String signal, ProcessHandle to) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Long.toString(to.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /// What a virtual machine or a system leaves of a crash, by its usual names.
    private Set<Path> dumps() throws IOException {
        Set<Path> found = new TreeSet<>();
        List<Path> looked = new ArrayList<>(places());
        looked.add(temporary);
        for (Path place : looked) {
            for (Path file : Folders.isFolder(place) ? Folders.files(place) : List.<Path>of()) {
                boolean dump = DUMP.matcher(String.valueOf(file.getFileName())).matches();
                if (dump && !file.startsWith(folder) && isFresh(file)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    @Test
    void theSearchForDumpsFindsThem() throws IOException {
        for (String name : List.of("hs_err_pid7.log", "replay_pid7.log", "core", "core.7", "java_pid7.hprof")) {
            Files.writeString(temporary.resolve(name), "");
        }
        assertThat(dumps()).hasSize(5);
    }

    @Test
    void nothingIsLeftOutsideTheCaseAfterAKill() throws Exception {
        try (Daylight.Started run = daylight.start("ingest", folder.toString(), evidence.toString(), "--json")) {
            while (!run.process().waitFor(50, TimeUnit.MILLISECONDS)) {
                if (Files.exists(folder) && !within(folder).isEmpty()) {
                    run.kill();
                }
            }
            assertThat(run.endedByKill()).isTrue();
        }
        assertThat(outside()).isEmpty();
        // The socket at which the desk waits for a reader, and its folder, may wait for the next start to be cleared
        // away: neither holds a byte. A file may not.
        assertThat(litter().stream().filter(one -> Files.isRegularFile(own().resolve(one), NOFOLLOW_LINKS)))
                .isEmpty();
        assertThat(daylight.ingest(folder, evidence).json().get("accounted").asBoolean())
                .isTrue();
        assertThat(outside()).isEmpty();
        assertThat(litter()).isEmpty();
    }

    @Test
    void aWithdrawnDocumentLeavesNoByteInTheCase() throws IOException {
        daylight.ingest(folder, evidence);
        isSeenEverywhere();
        for (JsonNode hit : daylight.search(folder, PLANTED).get("hits")) {
            String document = hit.get("document").asText();
            Answer answer = daylight.run(folder, "withdraw", document, "--reason", "a source is in danger");
            // A member goes with its container; whichever of the two comes first.
            assertThat(answer.exit()).as(answer.err()).isIn(0, 2);
        }
        assertThat(daylight.search(folder, WORD).get("total").asInt()).isZero();
        assertThat(within(folder)).isEmpty();
        assertThat(outside()).isEmpty();
        JsonNode verified = daylight.run(folder, "verify", "--json").json(0);
        assertThat(verified.get("intact").asBoolean()).isTrue();
        assertThat(verified.at("/checked/erased").asInt()).isPositive();
    }

    /// In every part of a case the search for the word finds it before, so that not finding it afterwards means
    /// something.
    private void isSeenEverywhere() {
        List<String> places = within(folder).stream()
                .map(file -> folder.relativize(file).getName(0).toString())
                .distinct()
                .toList();
        assertThat(places).contains("originals", "text", "index").anyMatch(place -> place.startsWith("facts.db"));
    }

    @Test
    void aWithdrawalThatWasKilledLeavesNoByteOnceItWasSaidAgain() throws Exception {
        daylight.ingest(folder, evidence);
        isSeenEverywhere();
        Random random = new Random(SEED);
        System.err.println("TraceStoryTest: -Ddaylight.seed=" + SEED);
        int landed = 0;
        for (JsonNode hit : daylight.search(folder, PLANTED).get("hits")) {
            String[] command = {
                "withdraw", folder.toString(), hit.get("document").asText(), "--reason", "a source is in danger"
            };
            for (int kill = 0; kill < WITHDRAWALS_KILLED; kill++) {
                try (Daylight.Started run = daylight.start(command)) {
                    run.process().waitFor(random.nextLong(WITHDRAWAL_MILLIS_MAX), TimeUnit.MILLISECONDS);
                    run.kill();
                    landed += run.endedByKill() ? 1 : 0;
                }
            }
            // A member goes with its container, and what was withdrawn before it was killed is gone.
            assertThat(daylight.run(command).exit()).isIn(0, 2);
        }
        assertThat(landed).isPositive();
        assertThat(within(folder)).isEmpty();
        assertThat(outside()).isEmpty();
        assertThat(daylight.run(folder, "verify", "--json")
                        .json(0)
                        .get("intact")
                        .asBoolean())
                .isTrue();
    }

    /// The word is on a page, is drawn, and is known with its place.
    @Test
    void aPageThatWasShownLeavesNothingOutsideTheCaseAndNothingOnceItIsWithdrawn() throws IOException {
        String text = "BT /F1 20 Tf 60 700 Td (Page " + WORD + ") Tj ET";
        plant(
                "plain.pdf",
                String.join(
                                "\n",
                                "%PDF-1.4",
                                "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj",
                                "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj",
                                "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
                                        + "/Resources<</Font<</F1 5 0 R>>>>>> endobj",
                                "4 0 obj <</Length " + text.length() + ">> stream",
                                text,
                                "endstream endobj",
                                "5 0 obj <</Type/Font/Subtype/TrueType/BaseFont/Nowhere/Encoding/WinAnsiEncoding>> endobj",
                                "trailer <</Root 1 0 R>>",
                                "%%EOF")
                        .getBytes(StandardCharsets.US_ASCII));
        daylight.ingest(folder, evidence);
        JsonNode shown = daylight.run(folder, "page", "evidence/plain.pdf", "--words", "--json")
                .json(0);
        assertThat(shown.at("/pages/0/words/1/text").asText()).isEqualTo(WORD);
        assertThat(within(folder.resolve("renditions"))).hasSize(1);
        assertThat(outside()).isEmpty();
        assertThat(litter()).isEmpty();
        daylight.run(folder, "withdraw", "evidence/plain.pdf", "--reason", "a source is in danger")
                .expect(0);
        assertThat(within(folder.resolve("renditions"))).isEmpty();
    }

    /// A Daylight that sees empty folders of its own where programs leave temporary files, in the home folder,
    /// and where it is started: whatever lies there afterwards is its own, and other programs do not disturb.
    /// Where nobody may mount, or the story itself lies in such a place, only the marker is looked for.
    private Daylight inPlacesOfItsOwn() throws IOException {
        Daylight plain = Daylight.at(temporary.resolve("settings"));
        String home = System.getProperty("user.home");
        List<String> places = new ArrayList<>(List.of("/tmp", "/var/tmp", "/dev/shm", home));
        List<Path> needed = List.of(temporary, Launcher.project(), Path.of(System.getProperty("java.home")));
        places.removeIf(
                place -> !Files.isDirectory(Path.of(place)) || needed.stream().anyMatch(one -> one.startsWith(place)));
        StringBuilder script = new StringBuilder();
        for (String place : places) {
            Path own = Files.createDirectories(own().resolve(place.substring(1)));
            script.append("mount --bind '" + own + "' '" + place + "' && ");
        }
        Path start = Files.createDirectories(own().resolve("start"));
        // Where a picture of the memory is allowed, the program itself must see to it that there is none.
        List<String> before = List.of(
                "unshare", "-m", "sh", "-c", script + "ulimit -c unlimited; cd '" + start + "' && exec \"$@\"", "sh");
        if (places.size() < 4
                || new Daylight(plain.settings(), before).run("--version").exit() != 0) {
            System.err.println("SKIPPED in part: no places of its own for the program; looking for the marker alone.");
            return plain;
        }
        return new Daylight(plain.settings(), before);
    }

    private Path own() {
        return temporary.resolve("own");
    }

    /// Everything in the places that are the program's alone, folders without anything in them too.
    private List<Path> litter() throws IOException {
        List<Path> made = new ArrayList<>();
        try (Stream<Path> all = Files.walk(own())) {
            for (Path one : all.toList()) {
                boolean planted = one.equals(own())
                        || Stream.of("start", "tmp", "var", "var/tmp", "dev", "dev/shm")
                                .anyMatch(place -> own().resolve(place).equals(one))
                        || own().resolve(System.getProperty("user.home").substring(1))
                                .startsWith(one);
                if (!planted) {
                    made.add(own().relativize(one));
                }
            }
        }
        return made;
    }

    private static List<Path> within(Path place) {
        List<Path> found = new ArrayList<>();
        try {
            for (Path file : Folders.files(place)) {
                if (MARKER.isIn(file)) {
                    found.add(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /// Everything that was written since the marker was planted, wherever a program might leave something; the case,
    /// the evidence and what the commands printed apart.
    private List<Path> outside() throws IOException {
        List<Path> found = new ArrayList<>(within(temporary.resolve("settings")));
        for (Path place : places()) {
            if (!Folders.isFolder(place)) {
                continue;
            }
            for (Path file : Folders.files(place)) {
                if (!file.startsWith(temporary) && isFresh(file) && MARKER.isIn(file)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static List<Path> places() {
        Path project = Launcher.project();
        return List.of(
                Path.of("/tmp"),
                Path.of("/var/tmp"),
                Path.of("/dev/shm"),
                Path.of(System.getProperty("java.io.tmpdir")),
                Path.of(System.getProperty("user.home"), ".config"),
                Path.of(System.getProperty("user.home"), ".cache"),
                project.resolve("build"),
                project.resolve("desk/target"),
                project.resolve("reader/target"),
                Path.of("").toAbsolutePath());
    }

    /// Other programs write and delete beside the test.
    private boolean isFresh(Path file) {
        try {
            return Files.getLastModifiedTime(file).compareTo(since) >= 0 && Files.isReadable(file);
        } catch (IOException _) {
            return false;
        }
    }
}
