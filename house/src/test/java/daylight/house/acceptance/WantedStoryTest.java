package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recognition goes on in the background of a search: what somebody opens or finds meanwhile comes first.
class WantedStoryTest {
    private static final int SCANS = 7;
    private static final long LOOK_EVERY_MILLIS = 50;

    @TempDir
    Path temporary;

    @Test
    void aScanThatSomebodyOpensIsRecognisedBeforeTheOthers() throws IOException, InterruptedException {
        Path evidence = Files.createDirectories(temporary.resolve("leak"));
        Files.writeString(evidence.resolve("note.txt"), "The side letter was scanned twice.");
        for (int i = 0; i < SCANS; i++) {
            Evidence.scan(evidence.resolve("scan" + i + ".pdf"), i);
        }
        Daylight daylight = Daylight.at(temporary.resolve("settings"));
        Path folder = temporary.resolve("case");
        daylight.run(folder, "ingest", evidence.toString(), "--ocr", "never").expect(0);
        // In the order in which they would be recognised.
        Map<String, String> names = new TreeMap<>();
        for (JsonNode hit : daylight.search(folder, "name:scan*").get("hits")) {
            names.put(hit.get("document").asText(), hit.at("/paths/0").asText());
        }
        assertThat(names).hasSize(SCANS);
        List<String> order = List.copyOf(names.keySet());
        // The search showed all of them, so it is forgotten again.
        Files.delete(folder.resolve("tmp/wanted"));
        String opened = order.get(SCANS - 1);
        String found = order.get(SCANS - 2);
        daylight.run(folder, "show", names.getOrDefault(opened, "")).expect(0);

        Set<String> recognised = new LinkedHashSet<>();
        boolean searched = false;
        try (Daylight.Started ingest =
                daylight.start("ingest", folder.toString(), evidence.toString(), "--workers", "1", "--json")) {
            boolean ended = false;
            while (!ended) {
                ended = ingest.process().waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                recognised.addAll(CaseView.recognised(folder));
                if (!searched && !recognised.isEmpty()) {
                    searched = true;
                    String name = last(names.getOrDefault(found, ""));
                    JsonNode answer = daylight.search(folder, "name:" + name);
                    assertThat(answer.get("total").asInt()).isEqualTo(1);
                    assertThat(answer.get("notes").toString()).contains("wait for text in pictures");
                    assertThat(daylight.search(folder, "scanned").get("total").asInt())
                            .as("searched while recognition is at work")
                            .isEqualTo(1);
                    assertThat(ingest.process().isAlive()).isTrue();
                }
            }
            assertThat(ingest.answer().json(0).get("accounted").asBoolean()).isTrue();
        }
        List<String> came = new ArrayList<>(recognised);
        assertThat(came).containsExactlyInAnyOrderElementsOf(order);
        assertThat(came.getFirst()).as("opened before the ingest").isEqualTo(opened);
        assertThat(came.indexOf(found)).as("found while another was at work").isLessThan(SCANS - 2);
        assertThat(folder.resolve("tmp/wanted")).doesNotExist();
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
