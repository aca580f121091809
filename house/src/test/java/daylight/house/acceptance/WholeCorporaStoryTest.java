package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All of the corpora and the whole hostile set, in one ingest: the desk comes to its end by itself and accounts for
/// every file. `./daylight test --only WholeCorporaStoryTest`, with the folder of the corpora in `DAYLIGHT_SHARED`.
@Tag("soak")
class WholeCorporaStoryTest {
    /// Several hostile files are stopped by the clock alone, and a small machine reads few at a time.
    private static final Duration PATIENCE = Duration.ofMinutes(90);

    /// Fewer than this means that the corpora were not there.
    private static final int FILES_MIN = 3_000;

    @TempDir
    Path temporary;

    @Test
    void oneIngestAccountsForEveryFileOfTheCorporaAndTheHostileSet() throws Exception {
        Path shared = Path.of(System.getenv().getOrDefault("DAYLIGHT_SHARED", "unset"));
        Assumptions.assumeTrue(Files.isDirectory(shared), "no shared corpora: name their folder in DAYLIGHT_SHARED");
        Path corpora = shared.resolve("corpora").toRealPath();
        Path made = Files.createDirectories(temporary.resolve("made"));
        Folders.makeHostile(shared, made);
        int files = Folders.files(corpora).size() + Folders.files(made).size();
        assertThat(files).isGreaterThan(FILES_MIN);
        Optional<QuietNetwork> network = QuietNetwork.in(temporary);
        if (network.isEmpty()) {
            System.err.println("SKIPPED in part: nobody may make a network of his own here, so none is looked at.");
        }
        Daylight daylight = new Daylight(
                temporary.resolve("settings"), network.map(QuietNetwork::before).orElse(List.of()), PATIENCE);
        Path folder = temporary.resolve("case");

        // Exit code 1 is "done, and failures are listed": among these files there are some that nobody can read.
        JsonNode report = daylight.run(folder, "ingest", corpora.toString(), made.toString(), "--json")
                .json(1);
        if (network.isPresent()) {
            assertThat(network.get().traffic()).as("what went to the network").isEmpty();
        }
        System.err.println("WholeCorporaStoryTest: " + files + " files, " + report.get("outcomes") + ", members "
                + report.get("members"));
        assertThat(report.get("accounted").asBoolean())
                .as(report.get("problems").toString())
                .isTrue();
        assertThat(report.get("problems")).isEmpty();
        assertThat(report.get("scanned").asInt()).isEqualTo(files);
        assertThat(sum(report.get("outcomes"))).isEqualTo(files);
        assertThat(report.at("/members/recorded")).isEqualTo(report.at("/members/listed"));
        assertThat(sum(report.at("/members/outcomes")))
                .isEqualTo(report.at("/members/recorded").asLong());
        for (JsonNode type : report.get("containers")) {
            assertThat(type.get("recorded")).as(type.toString()).isEqualTo(type.get("listed"));
        }
        assertThat(report.get("not_fully_read"))
                .allSatisfy(one -> assertThat(List.of(one.get("outcome"), one.get("reason")))
                        .as(one.toString())
                        .noneMatch(field ->
                                field.asText().isEmpty() || field.asText().equals("interrupted")));
        nothingIsLeftToDo(daylight, folder, report);
    }

    /// The account is in the case, and not only in what the ingest printed; and the case is whole.
    private static void nothingIsLeftToDo(Daylight daylight, Path folder, JsonNode report) {
        JsonNode again = daylight.run(folder, "report", "--json").json(1);
        assertThat(again.get("outcomes")).isEqualTo(report.get("outcomes"));
        assertThat(again.get("members")).isEqualTo(report.get("members"));
        assertThat(again.get("not_fully_read")).isEqualTo(report.get("not_fully_read"));
        assertThat(CaseView.facts(folder).get("work")).isEmpty();
        JsonNode verified = daylight.run(folder, "verify", "--json").json(0);
        assertThat(verified.get("intact").asBoolean()).isTrue();
    }

    private static long sum(JsonNode counts) {
        long sum = 0;
        for (JsonNode count : counts) {
            sum += count.asLong();
        }
        return sum;
    }
}
