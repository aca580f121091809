package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What cannot work is said in one sentence, with the right exit code, and nothing is lost.
class BadInputStoryTest {
    @TempDir
    Path temporary;

    private Daylight daylight = Daylight.at(Path.of("unset"));
    private Path folder = Path.of("unset");
    private Path evidence = Path.of("unset");

    @BeforeEach
    void someEvidenceLiesReady() throws IOException {
        daylight = Daylight.at(temporary.resolve("settings"));
        folder = temporary.resolve("case");
        evidence = temporary.resolve("evidence");
        new Evidence(3, 12).write(evidence);
    }

    /// One sentence, that names what is meant, and no stack trace.
    private static void says(Answer answer, int exit, String... words) {
        assertThat(answer.exit()).as(answer.err()).isEqualTo(exit);
        assertThat(answer.out()).isEmpty();
        List<String> lines = answer.err()
                .lines()
                .filter(line -> !line.startsWith("See: daylight help")
                        && !line.contains("disk is not encrypted")
                        && !line.startsWith("Isolation of readers")
                        && !line.contains("taken in, "))
                .toList();
        assertThat(lines).as(answer.err()).hasSize(1);
        assertThat(lines.getFirst()).contains(words).doesNotContain("Exception").doesNotContain("error of its own");
    }

    @Test
    void aPathThatIsNotThere() {
        says(daylight.ingest(folder, temporary.resolve("no such folder")), 2, "no such folder");
        assertThat(folder).as("nothing is made for a path that is not there").doesNotExist();
    }

    @Test
    void aNumberOfReadersThatCannotBe() {
        for (String number : List.of("0", "-3", "100000")) {
            says(
                    daylight.run(folder, "ingest", evidence.toString(), "--workers=" + number),
                    2,
                    "--workers lies between");
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void recognitionInWaysAndLanguagesThatAreNone() {
        says(daylight.run(folder, "ingest", evidence.toString(), "--ocr", "sometimes"), 2, "--ocr");
        says(
                daylight.run(folder, "ingest", evidence.toString(), "--ocr-languages", "eng,../x"),
                2,
                "--ocr-languages names models");
        says(
                daylight.run(folder, "ingest", evidence.toString(), "--ocr-languages", "eng,klingon"),
                2,
                "no model for the language klingon");
        assertThat(folder).doesNotExist();
        assertThat(daylight.run(folder, "ingest", evidence.toString(), "--ocr", "never", "--json")
                        .json()
                        .get("accounted")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aCaseThatIsNotThere() {
        for (String command : List.of("report", "search", "verify", "rebuild")) {
            says(daylight.run(folder, command), 2, folder.toString());
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void damagedFactsDamagedDescriptionAndANewerFormat() throws IOException {
        daylight.ingest(folder, evidence);
        Path facts = folder.resolve("facts.db");
        byte[] right = Files.readAllBytes(facts);
        Files.write(facts, new byte[right.length]);
        says(daylight.run(folder, "report"), 3, "damaged");
        says(daylight.ingest(folder, evidence), 3, "damaged");
        Files.write(facts, right);
        Path description = folder.resolve("investigation.json");
        String text = Files.readString(description, StandardCharsets.UTF_8);
        Files.writeString(description, "{\"id\":", StandardCharsets.UTF_8);
        says(daylight.run(folder, "report"), 3, "damaged");
        Files.writeString(description, text.replaceAll("(\"format\" *: *)1", "$199"), StandardCharsets.UTF_8);
        says(daylight.run(folder, "report"), 4, "format 99");
        says(daylight.ingest(folder, evidence), 4, "format 99");
        Files.writeString(description, text, StandardCharsets.UTF_8);
        assertThat(daylight.run(folder, "verify").exit()).isZero();
    }

    @Test
    void aSecondWriterIsTurnedAwayAndTheFirstGoesOn() throws Exception {
        Path more = temporary.resolve("more");
        new Evidence(9, 80).write(more);
        daylight.ingest(folder, evidence);
        try (Daylight.Started first = daylight.start("ingest", folder.toString(), more.toString(), "--json")) {
            Path sign = folder.resolve("tmp/worker-1");
            while (!Files.exists(sign) && !first.process().waitFor(20, TimeUnit.MILLISECONDS)) {
                // The first has not opened the case yet.
            }
            // Frozen, so that the second surely comes while the first writes.
            signal(first.process(), "-STOP");
            Answer second = daylight.ingest(folder, evidence);
            signal(first.process(), "-CONT");
            says(second, 4, "Another Daylight is writing");
            JsonNode report = first.answer().json();
            assertThat(report.get("scanned").asInt()).isEqualTo(92);
            assertThat(report.get("accounted").asBoolean()).isTrue();
        }
        assertThat(daylight.run(folder, "verify").exit()).isZero();
    }

    private static void signal(Process process, String signal) throws Exception {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    @Test
    void aFolderInsideItsOwnCase() {
        daylight.ingest(folder, evidence);
        says(daylight.ingest(folder, folder.resolve("originals")), 2, "case");
        says(daylight.ingest(folder, temporary), 2, "case");
        assertThat(daylight.run(folder, "verify").exit()).isZero();
        Path within = evidence.resolve("deep/case");
        says(daylight.ingest(within, evidence), 2, "lies inside");
        assertThat(evidence.resolve("deep"))
                .as("nothing is made inside of the evidence")
                .doesNotExist();
    }

    @Test
    void aCaseOnADiskThatIsMountedReadOnly() throws Exception {
        daylight.ingest(folder, evidence);
        Daylight readOnly = mounted("mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && exec \"$@\"");
        says(readOnly.ingest(folder, evidence), 4, "cannot be written");
        assertThat(readOnly.run(folder, "report", "--json")
                        .json()
                        .get("scanned")
                        .asInt())
                .isEqualTo(12);
        assertThat(readOnly.search(folder, "").get("total").asInt()).isPositive();
        assertThat(daylight.run(folder, "verify").exit()).isZero();
    }

    /// The case lies in memory and is saved to a folder at the end of the command: first in a space too small, then
    /// from there in one that is large enough.
    private Daylight inMemory(Path saved, String size) throws Exception {
        // What the command deleted must not stay in the folder: SQLite would take an old log for one of the new file.
        return mounted("mount -t tmpfs -o size=" + size + " none \"$0\" && cp -a '" + saved
                + "/.' \"$0\" && { \"$@\"; code=$?; find '" + saved + "' -mindepth 1 -delete; cp -a \"$0/.\" '"
                + saved + "'; exit $code; }");
    }

    /// The smallest is full before the tables are made, the largest in the midst of reading.
    @ParameterizedTest
    @ValueSource(strings = {"40k", "240k", "400k", "700k", "1500k"})
    void aFullDisk(String size) throws Exception {
        Path saved = Files.createDirectories(temporary.resolve("saved"));
        Files.createDirectories(folder);
        new Evidence(11, 200).write(evidence);
        says(inMemory(saved, size).ingest(folder, evidence), 4, "disk is full");
        assertThat(saved.resolve("investigation.json")).exists();
        Daylight large = inMemory(saved, "200m");
        JsonNode report = large.ingest(folder, evidence).json();
        assertThat(report.get("accounted").asBoolean()).isTrue();
        assertThat(report.get("scanned").asInt()).isEqualTo(200);
        assertThat(report.at("/outcomes/failed").asInt())
                .as("only those made broken")
                .isLessThanOrEqualTo(20);
        assertThat(large.run(folder, "verify").exit()).isZero();
    }

    @Test
    void aDiskThatIsFullWhileTheCaseIsMadeAnew() throws Exception {
        Path saved = Files.createDirectories(temporary.resolve("saved"));
        Files.createDirectories(folder);
        new Evidence(11, 200).write(evidence);
        Daylight large = inMemory(saved, "200m");
        large.ingest(folder, evidence).expect(0);
        String found = large.search(folder, "").get("total").asText();
        for (int free : List.of(8, 100, 300)) {
            Folders.delete(saved.resolve("index"));
            long kilobytes = free;
            for (Path file : Folders.files(saved)) {
                kilobytes += (Files.size(file) + 4095) / 4096 * 4;
            }
            says(inMemory(saved, kilobytes + "k").run(folder, "rebuild"), 4, "disk is full");
            large.run(folder, "rebuild").expect(0);
            assertThat(large.search(folder, "").get("total").asText()).isEqualTo(found);
            assertThat(large.run(folder, "verify").exit()).isZero();
        }
    }

    @Test
    void aLedgerThatIsMissingOrCut() throws IOException {
        daylight.ingest(folder, evidence);
        Path ledger = folder.resolve("ledger.jsonl");
        byte[] right = Files.readAllBytes(ledger);
        Files.delete(ledger);
        says(daylight.ingest(folder, evidence), 3, "ledger.jsonl is missing", "restore");
        assertThat(ledger).as("none is begun anew").doesNotExist();
        Answer missing = daylight.run(folder, "verify");
        assertThat(missing.exit()).isEqualTo(3);
        assertThat(missing.out()).contains("The ledger is missing.");
        Files.write(ledger, Arrays.copyOf(right, right.length - 10));
        says(daylight.ingest(folder, evidence), 3, "shorter");
        Answer cut = daylight.run(folder, "verify");
        assertThat(cut.exit()).isEqualTo(3);
        assertThat(cut.out()).contains("is cut off");
        assertThat(Files.size(ledger)).isEqualTo(right.length - 10);
        Files.write(ledger, right);
        assertThat(daylight.run(folder, "verify").exit()).isZero();
    }

    @Test
    void aPageOfTheFactsThatIsBad() throws IOException {
        daylight.ingest(folder, evidence);
        Path facts = folder.resolve("facts.db");
        byte[] right = Files.readAllBytes(facts);
        int pages = right.length / 4096;
        int told = 0;
        for (int page = 1; page < pages; page += Math.max(1, pages / 7)) {
            byte[] wrong = right.clone();
            Arrays.fill(wrong, page * 4096, page * 4096 + 4096, (byte) 0xA5);
            Files.write(facts, wrong);
            Answer report = daylight.run(folder, "report");
            if (report.exit() != 0) {
                says(report, 3, "damaged");
                told++;
            }
            Answer verify = daylight.run(folder, "verify");
            assertThat(verify.exit()).as("page " + page).isEqualTo(3);
            assertThat(verify.out() + verify.err())
                    .as("page " + page)
                    .contains("damaged")
                    .doesNotContain("Exception");
            Files.write(facts, right);
        }
        assertThat(told).as("reports that met the page").isPositive();
        assertThat(daylight.run(folder, "verify").exit()).isZero();
    }

    @Test
    void aFolderOfKeysThatIsMissing() throws IOException {
        daylight.ingest(folder, evidence);
        Path key = Folders.files(folder.resolve("keys")).getFirst();
        byte[] right = Files.readAllBytes(key);
        Folders.delete(folder.resolve("keys"));
        Answer missing = daylight.run(folder, "verify");
        assertThat(missing.exit()).isEqualTo(3);
        assertThat(missing.out()).contains("The public key keys/" + key.getFileName() + " is missing");
        daylight.ingest(folder, evidence).expect(0);
        assertThat(key).as("this device's own is known").hasBinaryContent(right);
        assertThat(daylight.run(folder, "verify").exit()).isZero();
    }

    @Test
    void aFolderThatNobodyMayRead() throws Exception {
        daylight.ingest(folder, evidence);
        Daylight bound = bound();
        without(folder.resolve("index"), () -> {
            says(bound.run(folder, "search", "letter"), 4, "index", "rebuild");
            Answer anew = bound.ingest(folder, evidence).expect(0);
            assertThat(anew.err()).contains("The index cannot be used and is made anew.");
        });
        without(folder.resolve("text"), () -> {
            Answer verify = bound.run(folder, "verify");
            assertThat(verify.exit()).isEqualTo(3);
            assertThat(verify.out()).contains("denied").doesNotContain("Exception");
        });
        assertThat(daylight.run(folder, "verify").exit()).isZero();
        daylight.ingest(folder, evidence).expect(0);
    }

    /// Whom rights of files bind: root may read everything, unless it gives that up.
    private Daylight bound() throws InterruptedException {
        if (!System.getProperty("user.name").equals("root")) {
            return daylight;
        }
        List<String> bound = List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all");
        boolean may;
        try {
            List<String> tried = new ArrayList<>(bound);
            tried.add("true");
            may = new ProcessBuilder(tried).start().waitFor() == 0;
        } catch (IOException _) {
            may = false;
        }
        Assumptions.assumeTrue(may, "SKIPPED: this machine has no setpriv, or it may not be used.");
        return new Daylight(daylight.settings(), bound);
    }

    private static void without(Path rights, Runnable work) throws IOException {
        var before = Files.getPosixFilePermissions(rights);
        Files.setPosixFilePermissions(rights, Set.of());
        try {
            work.run();
        } finally {
            Files.setPosixFilePermissions(rights, before);
        }
    }

    /// A Daylight whose commands run after a script in a mount namespace of their own; `$0` is the case.
    private Daylight mounted(String script) throws Exception {
        Process probe = new ProcessBuilder("unshare", "-m", "sh", "-c", "mount -t tmpfs none /mnt").start();
        boolean possible = probe.waitFor() == 0;
        if (!possible) {
            System.err.println("SKIPPED: this machine lets nobody mount; the story of this disk was not told.");
        }
        Assumptions.assumeTrue(possible);
        return new Daylight(daylight.settings(), List.of("unshare", "-m", "sh", "-c", script, folder.toString()));
    }
}
