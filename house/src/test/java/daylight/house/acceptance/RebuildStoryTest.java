package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.house.launcher.Launcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The index is thrown away and made anew; nobody who searches sees a difference.
class RebuildStoryTest {
    private static final long SEED = Long.getLong("daylight.seed", 7_300);

    private static final int TRIES_MAX = 5;

    /// A phrase over the end of a page, words of a scan, of a hidden sheet, of another script, and a sender.
    private static final List<String> OF_THE_SAMPLE = List.of(
            "\"attention index of each household\"",
            "\"counted with their household from birth\"",
            "\"Oxbow Reed\"",
            "سەلمەنتاۋ*",
            "from:baltaqay");

    @TempDir
    Path temporary;

    @Test
    void rebuildsGiveTheSameAnswersToTheByteAlsoAfterOneThatWasKilled() throws Exception {
        System.err.println("RebuildStoryTest: -Ddaylight.seed=" + SEED);
        Random random = new Random(SEED);
        Daylight daylight = Daylight.at(temporary.resolve("settings"));
        Path folder = temporary.resolve("case");
        Path evidence = temporary.resolve("evidence");
        new Evidence(SEED, 90).write(evidence);
        Evidence.writeCrowd(evidence);
        daylight.ingest(folder, Launcher.project().resolve("sample/evidence"));
        daylight.ingest(folder, evidence);
        Map<String, String> before = searches(daylight, folder);

        assertThat(daylight.run(folder, "search", "--json", "--", "path:crowd")
                        .expect(0)
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(Evidence.CROWD_MEMBERS + 1);

        long started = System.nanoTime();
        daylight.run(folder, "rebuild").expect(0);
        long tookMillis = (System.nanoTime() - started) / 1_000_000;
        Map<String, String> first = searches(daylight, folder);
        assertThat(first).isEqualTo(before);

        killed(daylight, folder, tookMillis, random);
        daylight.ingest(folder, evidence);
        assertThat(searches(daylight, folder))
                .as("ingest after a killed rebuild")
                .isEqualTo(first);

        killed(daylight, folder, tookMillis, random);
        for (int again = 1; again <= 2; again++) {
            daylight.run(folder, "rebuild").expect(0);
            assertThat(searches(daylight, folder))
                    .as("rebuild " + again + " after a killed one")
                    .isEqualTo(first);
        }

        for (Path file : Folders.files(folder.resolve("index"))) {
            Files.delete(file);
        }
        daylight.ingest(folder, evidence);
        assertThat(searches(daylight, folder)).as("ingest without an index").isEqualTo(first);
    }

    /// The answers to the story's questions, and to a few that the sample answers.
    private static Map<String, String> searches(Daylight daylight, Path folder) {
        Map<String, String> all = new TreeMap<>(CaseView.searches(daylight, folder));
        for (String query : OF_THE_SAMPLE) {
            Answer answer =
                    daylight.run(folder, "search", "--json", "--", query).expect(0);
            assertThat(answer.json().get("total").asInt()).as(query).isPositive();
            all.put(query, answer.out());
        }
        return all;
    }

    /// A rebuild that did not reach its end.
    private static void killed(Daylight daylight, Path folder, long tookMillis, Random random) throws Exception {
        boolean landed = false;
        for (int tries = 0; !landed; tries++) {
            assertThat(tries).as("rebuilds that ended before they were killed").isLessThan(TRIES_MAX);
            try (Daylight.Started interrupted = daylight.start("rebuild", folder.toString())) {
                long moment = tookMillis / 3 + random.nextLong(1 + tookMillis / 2);
                interrupted.process().waitFor(moment, TimeUnit.MILLISECONDS);
                interrupted.kill();
                landed = interrupted.endedByKill();
            }
        }
    }
}
