package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import daylight.house.launcher.Launcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody takes in a part, stops for a while, and has something read again.
class ControlStoryTest {
    private static final Path SAMPLE = Launcher.project().resolve("sample/evidence");
    private static final int FILES = 400;
    private static final long LOOK_EVERY_MILLIS = 100;
    private static final long QUIET_MILLIS = 2_500;

    @TempDir
    Path temporary;

    private Daylight daylight;
    private Path folder;
    private Path evidence;

    @BeforeEach
    void prepare() throws IOException {
        daylight = Daylight.at(temporary.resolve("settings"));
        folder = temporary.resolve("case");
        evidence = Files.createDirectories(temporary.resolve("leak"));
    }

    @Test
    void whatIsLeftOutIsNamedAndTakenWhenNothingLeavesItOut() throws IOException {
        write("letter.txt");
        write("LETTERS/2019/March.TXT");
        write("LETTERS/2020/April.txt");
        write("cache/page.txt");
        write("picture.raw");
        JsonNode part = daylight.run(
                        folder,
                        "ingest",
                        evidence.toString(),
                        "--only",
                        "*.txt",
                        "--exclude",
                        "cache",
                        "--exclude",
                        "letters/**/april.*",
                        "--json")
                .json(0);
        assertThat(part.get("accounted").asBoolean()).isTrue();
        assertThat(part.get("scanned").asInt()).isEqualTo(5);
        assertThat(part.at("/outcomes/read").asInt()).isEqualTo(2);
        assertThat(leftOut(part))
                .containsExactlyInAnyOrder("leak/LETTERS/2020/April.txt", "leak/cache/page.txt", "leak/picture.raw");
        assertThat(Files.readString(folder.resolve("facts.db"), StandardCharsets.ISO_8859_1))
                .contains("letters/**/april.*");

        JsonNode whole = daylight.ingest(folder, evidence).json(0);
        assertThat(leftOut(whole)).isEmpty();
        assertThat(whole.get("scanned").asInt()).isEqualTo(5);
        assertThat(whole.at("/outcomes/read").asInt()).isEqualTo(5);

        JsonNode again = daylight.run(folder, "ingest", evidence.toString(), "--exclude", "*", "--json")
                .json(0);
        assertThat(again.at("/outcomes/read").asInt())
                .as("what was taken stays")
                .isEqualTo(5);
        assertThat(leftOut(again)).isEmpty();
        assertThat(daylight.run(folder, "verify").exit()).isZero();
        Files.writeString(evidence.resolve("letter.txt"), "Another version.", StandardCharsets.UTF_8);
        JsonNode changed = daylight.run(folder, "ingest", evidence.toString(), "--exclude", "*", "--json")
                .json(0);
        assertThat(leftOut(changed)).as("the new version was not taken").containsExactly("leak/letter.txt");

        daylight.run(folder, "withdraw", "leak/picture.raw", "--reason", "a private picture")
                .expect(0);
        JsonNode after = daylight.run(folder, "ingest", evidence.toString(), "--exclude", "*.raw", "--json")
                .json(1);
        assertThat(after.toString()).as("a withdrawn name does not come back").doesNotContain("picture.raw");
        assertThat(after.get("accounted").asBoolean()).isTrue();
        String ledger = Files.readString(folder.resolve("ledger.jsonl"), StandardCharsets.UTF_8);
        assertThat(ledger.split("intake\\.choice", -1).length - 1)
                .as("each run that chose says so")
                .isEqualTo(4);
        assertThat(daylight.run(folder, "ingest", evidence.toString(), "--only", "[a")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void whatWasNotReadForOneReasonIsReadAgainAndNothingElse() throws IOException {
        Files.copy(SAMPLE.resolve("01 contract/side-letter-scan.pdf"), evidence.resolve("scan.pdf"));
        write("letter.txt");
        JsonNode before = daylight.run(folder, "ingest", evidence.toString(), "--ocr", "never", "--json")
                .json(0);
        assertThat(before.at("/not_fully_read/0/reason").asText()).isEqualTo("no_text");

        Answer answer = daylight.run(folder, "retry", "--reason", "no_text", "--json");
        assertThat(answer.err()).contains("One file is read again.");
        assertThat(answer.json(0).at("/outcomes/read").asInt()).isEqualTo(2);
        assertThat(daylight.search(folder, "path:scan.pdf").at("/total").asInt())
                .isEqualTo(1);

        assertThat(daylight.run(folder, "retry", "--json").err()).contains("0 files are read again.");
        Answer named = daylight.run(folder, "retry", "leak/scan.pdf", "--ocr-languages", "eng", "--json");
        assertThat(named.err()).contains("One file is read again.");
        assertThat(named.json(0).at("/outcomes/read").asInt()).isEqualTo(2);
        Answer unknown = daylight.run(folder, "retry", "--reason", "weather");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("weather", "time_limit");
    }

    @Test
    void aPausedIngestReadsNothingUntilItGoesOn() throws IOException, InterruptedException {
        for (int i = 0; i < FILES; i++) {
            write("letter " + i + ".txt");
        }
        assertThat(daylight.run("new", folder.toString()).exit()).isZero();
        Answer idle = daylight.run(folder, "pause");
        assertThat(idle.exit()).isEqualTo(2);
        assertThat(idle.err()).contains("no work to pause");
        assertThat(daylight.run(folder, "resume").expect(0).out()).contains("Nothing was paused");

        try (Daylight.Started ingest = daylight.start("ingest", folder.toString(), evidence.toString(), "--json")) {
            pauseAsSoonAsItWrites(ingest);
            while (!Files.readString(ingest.err()).contains("Paused")) {
                assertThat(endsWithin(ingest, LOOK_EVERY_MILLIS))
                        .as("the pause came in time")
                        .isFalse();
            }
            assertThat(endsWithin(ingest, QUIET_MILLIS)).as("waits").isFalse();
            long held = originals();
            assertThat(endsWithin(ingest, QUIET_MILLIS)).as("still waits").isFalse();
            assertThat(originals()).as("files taken while it was paused").isEqualTo(held);
            assertThat(held).isLessThan(FILES);
            assertThat(daylight.run(folder, "resume").expect(0).out()).contains("Going on");
            JsonNode report = ingest.answer().json(0);
            assertThat(report.at("/outcomes/read").asInt()).isEqualTo(FILES);
        }
    }

    private void pauseAsSoonAsItWrites(Daylight.Started ingest) throws InterruptedException {
        while (daylight.run(folder, "pause").exit() != 0) {
            assertThat(endsWithin(ingest, LOOK_EVERY_MILLIS)).isFalse();
        }
    }

    private static boolean endsWithin(Daylight.Started ingest, long millis) throws InterruptedException {
        return ingest.process().waitFor(millis, TimeUnit.MILLISECONDS);
    }

    private long originals() throws IOException {
        try (var files = Files.walk(folder.resolve("originals"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private void write(String path) throws IOException {
        Path file = evidence.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "What stands in " + path + " is this and nothing more.", StandardCharsets.UTF_8);
    }

    private static List<String> leftOut(JsonNode report) {
        List<String> paths = new ArrayList<>();
        report.get("not_fully_read").forEach(entry -> {
            if (entry.get("reason").asText().equals("left_out")) {
                paths.add(entry.get("path").asText());
            }
        });
        return paths;
    }
}
