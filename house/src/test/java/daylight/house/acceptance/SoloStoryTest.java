package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A document's outcome is its own: it is the same whether the document was read by a process of its own, or by readers
/// that other documents drive into the wall all the time.
@Tag("corpus")
class SoloStoryTest {
    private static final long SEED = Long.getLong("daylight.seed", 611);
    private static final int SAMPLE_FILES = 60;
    private static final long SAMPLE_BYTES_MAX = 2 << 20;

    /// Hostile files that only the clock stops: how far a reader comes in them is a matter of the machine's load, and
    /// each of them takes minutes.
    private static final Set<String> STOPPED_BY_THE_CLOCK =
            Set.of("bomb-nested.zip", "many-entries.zip", "form-loop.pdf");

    /// Known to use up a reader's memory, whatever its heap.
    private static final String BREAKER = "testOneNote-fuzz2.one";

    /// Copies of it that differ in their last bytes, so that each is a document of its own.
    private static final int BREAKERS = 4;

    @TempDir
    Path temporary;

    @Test
    void noOutcomeChangesBecauseANeighbourCrashed() throws Exception {
        System.err.println("SoloStoryTest: -Ddaylight.seed=" + SEED);
        Path shared = Path.of(System.getenv().getOrDefault("DAYLIGHT_SHARED", "unset"));
        Assumptions.assumeTrue(Files.isDirectory(shared), "no shared corpora: name their folder in DAYLIGHT_SHARED");
        Path evidence = Files.createDirectories(temporary.resolve("evidence"));
        int breakers = sample(shared.resolve("corpora"), evidence);
        hostile(shared, evidence);
        Daylight daylight = Daylight.at(temporary.resolve("settings"));

        Map<String, String> pooled = outcomes(daylight, "pooled", evidence);
        Map<String, String> solo = outcomes(daylight, "solo", evidence, "--fresh-worker");
        assertThat(pooled).isEqualTo(solo);
        assertThat(pooled.values().stream().filter(reason -> reason.contains("worker_")))
                .as("readers that were driven into the wall")
                .hasSizeGreaterThanOrEqualTo(breakers);
    }

    /// @return how many of the files are known to end a reader
    private static int sample(Path corpora, Path evidence) throws Exception {
        List<Path> files = new ArrayList<>(Folders.files(corpora));
        Collections.shuffle(files, new Random(SEED));
        int taken = 0;
        int breakers = 0;
        for (Path file : files) {
            if (file.endsWith(BREAKER)) {
                // Spread among the others in the order in which documents are read, which is that of their hashes.
                byte[] bytes = Files.readAllBytes(file);
                while (breakers < BREAKERS) {
                    Files.write(
                            evidence.resolve("breaker-" + breakers + ".one"),
                            Arrays.copyOf(bytes, bytes.length + ++breakers));
                }
            } else if (taken < SAMPLE_FILES && Files.size(file) <= SAMPLE_BYTES_MAX) {
                Files.copy(file, evidence.resolve(taken++ + "-" + file.getFileName()));
            }
        }
        assertThat(breakers).isEqualTo(BREAKERS);
        return breakers;
    }

    /// The set of files that were made to break readers.
    private static void hostile(Path shared, Path evidence) throws Exception {
        Folders.makeHostile(shared, evidence);
        List<Path> slow = Folders.files(evidence).stream()
                .filter(file -> STOPPED_BY_THE_CLOCK.contains(file.getFileName().toString()))
                .toList();
        assertThat(slow).hasSize(STOPPED_BY_THE_CLOCK.size());
        for (Path file : slow) {
            Files.delete(file);
        }
    }

    /// Path to outcome and reason, of everything that was not fully read, and the totals.
    private Map<String, String> outcomes(Daylight daylight, String name, Path evidence, String... how) {
        // Recognition has time limits of its own, which a busy machine decides; here it is about reading.
        List<String> arguments = new ArrayList<>(List.of(evidence.toString(), "--ocr", "never", "--json"));
        arguments.addAll(List.of(how));
        JsonNode report = daylight.run(temporary.resolve(name), "ingest", arguments.toArray(String[]::new))
                .json(1);
        assertThat(report.get("accounted").asBoolean())
                .as(report.get("problems").toString())
                .isTrue();
        Map<String, String> outcomes = new TreeMap<>();
        for (JsonNode one : report.get("not_fully_read")) {
            outcomes.put(
                    one.get("path").asText(),
                    one.get("outcome").asText() + " " + one.get("reason").asText());
        }
        outcomes.put("", report.get("outcomes").toString() + report.get("members") + report.get("formats"));
        return outcomes;
    }
}
