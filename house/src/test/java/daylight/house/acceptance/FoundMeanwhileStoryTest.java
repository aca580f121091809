package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever has a hundred thousand files searches the first of them while the others are read.
class FoundMeanwhileStoryTest {
    private static final int LETTERS = 8_000;
    private static final long LOOK_EVERY_MILLIS = 200;

    @TempDir
    Path temporary;

    @Test
    void aSearchFindsWhatWasReadWhileTheIngestGoesOn() throws IOException, InterruptedException {
        Path evidence = Files.createDirectories(temporary.resolve("letters"));
        for (int i = 0; i < LETTERS; i++) {
            Files.writeString(evidence.resolve(i + ".txt"), "A letter from the town, and it is number " + i + ".\n");
        }
        Daylight daylight = Daylight.at(temporary.resolve("settings"));
        Path folder = temporary.resolve("case");
        try (Daylight.Started ingest = daylight.start("ingest", folder.toString(), evidence.toString(), "--json")) {
            long found = 0;
            while (found == 0) {
                assertThat(ingest.process().waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS))
                        .as("ended before anything was found")
                        .isFalse();
                // Before the first files are in the index there is none to search.
                Answer asked = daylight.run(folder, "search", "--json", "--", "letter");
                found = asked.exit() == 0 ? asked.json().get("total").asLong() : 0;
            }
            assertThat(ingest.process().isAlive()).isTrue();
            assertThat(found).isLessThan(LETTERS);
            assertThat(ingest.answer().json(0).get("accounted").asBoolean()).isTrue();
        }
        assertThat(daylight.search(folder, "letter").get("total").asInt()).isEqualTo(LETTERS);
    }
}
