package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The index is thrown away and made anew; nobody who searches sees a difference.
class RebuildStoryTest {
    private static final long SEED = Long.getLong("daylight.seed", 7_300);

    @TempDir
    Path temporary;

    @Test
    void rebuildsGiveTheSameAnswersToTheByteAlsoAfterOneThatWasKilled() throws Exception {
        System.err.println("RebuildStoryTest: -Ddaylight.seed=" + SEED);
        Daylight daylight = Daylight.at(temporary.resolve("settings"));
        Path folder = temporary.resolve("case");
        new Evidence(SEED, 90).write(temporary.resolve("evidence"));
        Evidence.writeCrowd(temporary.resolve("evidence"));
        daylight.ingest(folder, temporary.resolve("evidence"));
        Map<String, String> before = CaseView.searches(daylight, folder);

        assertThat(daylight.run(folder, "search", "--json", "--", "path:crowd")
                        .expect(0)
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(Evidence.CROWD_MEMBERS + 1);

        long started = System.nanoTime();
        daylight.run(folder, "rebuild").expect(0);
        long tookMillis = (System.nanoTime() - started) / 1_000_000;
        Map<String, String> first = CaseView.searches(daylight, folder);
        assertThat(first).isEqualTo(before);

        Random random = new Random(SEED);
        try (Daylight.Started interrupted = daylight.start("rebuild", folder.toString())) {
            long moment = tookMillis / 3 + random.nextLong(1 + tookMillis / 2);
            interrupted.process().waitFor(moment, TimeUnit.MILLISECONDS);
            interrupted.kill();
        }
        daylight.ingest(folder, temporary.resolve("evidence"));
        assertThat(CaseView.searches(daylight, folder))
                .as("ingest after a killed rebuild")
                .isEqualTo(first);

        for (Path file : Folders.files(folder.resolve("index"))) {
            Files.delete(file);
        }
        daylight.ingest(folder, temporary.resolve("evidence"));
        assertThat(CaseView.searches(daylight, folder))
                .as("ingest without an index")
                .isEqualTo(first);
    }
}
