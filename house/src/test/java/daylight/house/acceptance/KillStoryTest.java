package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` at seeded moments of an ingest: the same command again and again makes the case that an undisturbed
/// run makes. A hundred moments of each kind: `./daylight test --only KillStoryTest#aHundredKillsOfTheDesk` and
/// `…#aHundredKillsOfReaders`; another seed with `-Ddaylight.seed=N`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillStoryTest {
    private static final int KILLS = Integer.getInteger("daylight.kills", 6);
    private static final int KILLS_OF_A_SOAK = 100;
    private static final int FILES = 300;

    /// So many in one case, so that a run that goes on is killed too.
    private static final int KILLS_OF_A_CASE = 6;

    /// A run that goes on is shorter than the first one, so that some moments come after its end.
    private static final int TRIES_OF_A_KILL = 3;

    /// What an ingest cannot be killed before: the virtual machine needs so long to reach the program.
    private static final long EARLIEST_MILLIS = 300;

    /// Between two kills of readers, at most.
    private static final long PAUSE_MILLIS_MAX = 1_500;

    /// A limit, a lock or a missing tool (docs/cli.md).
    private static final int UNAVAILABLE = 4;

    /// Of a process that SIGINT ended, as shells and the virtual machine give it (docs/cli.md).
    private static final int INTERRUPTED = 128 + 2;

    /// How often readers are looked for; none comes and goes in less.
    private static final long LOOK_MILLIS = 20;

    private final long seed = Long.getLong("daylight.seed", 41);
    private Path temporary = Path.of("unset");
    private Path evidence = temporary;
    private Daylight daylight = Daylight.at(temporary);
    private CaseView undisturbed = new CaseView("", java.util.Map.of(), java.util.Map.of(), List.of());
    private long tookMillis;

    @BeforeAll
    void anUndisturbedRun(@TempDir Path folders) throws IOException {
        System.err.println("KillStoryTest: -Ddaylight.seed=" + seed);
        temporary = folders;
        daylight = Daylight.at(temporary.resolve("settings"));
        evidence = temporary.resolve("evidence");
        new Evidence(seed, FILES).write(evidence);
        Path folder = temporary.resolve("undisturbed");
        long started = System.nanoTime();
        JsonNode report = daylight.ingest(folder, evidence).json();
        tookMillis = (System.nanoTime() - started) / 1_000_000;
        assertThat(report.get("accounted").asBoolean()).isTrue();
        assertThat(report.get("scanned").asInt()).isEqualTo(FILES);
        undisturbed = CaseView.of(daylight, folder);
    }

    @Test
    void killsOfTheDeskLoseNothingAndDoNothingTwice() throws Exception {
        killTheDesk(KILLS);
    }

    @Test
    void killsOfReadersChangeNoOutcome() throws Exception {
        killReaders((KILLS + 1) / 2);
    }

    @Test
    @Tag("soak")
    void aHundredKillsOfTheDesk() throws Exception {
        killTheDesk(KILLS_OF_A_SOAK);
    }

    @Test
    @Tag("soak")
    void aHundredKillsOfReaders() throws Exception {
        killReaders(KILLS_OF_A_SOAK);
    }

    /// Ctrl-C reaches everything that a terminal has started: the desk and its readers at once.
    @Test
    void anInterruptEndsWith130AndTheSameCommandGoesOn() throws Exception {
        int interrupted = 0;
        for (int i = 0; i < TRIES_OF_A_KILL && interrupted == 0; i++) {
            Path folder = temporary.resolve("interrupted-" + i);
            List<String> acknowledged = new ArrayList<>();
            try (Daylight.Started run = daylight.start("ingest", folder.toString(), evidence.toString(), "--json")) {
                boolean isOver = false;
                while (!isOver && run.readers().isEmpty()) {
                    isOver = run.process().waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                }
                List<String> line = new ArrayList<>(List.of("kill", "-INT"));
                line.add(Long.toString(run.process().pid()));
                run.readers().forEach(reader -> line.add(Long.toString(reader.pid())));
                new ProcessBuilder(line).start().waitFor();
                Answer answer = run.answer();
                interrupted += answer.exit() == INTERRUPTED ? 1 : 0;
                assertThat(answer.exit()).as(answer.err()).isIn(0, 1, INTERRUPTED);
            }
            stillThere(folder, acknowledged, List.of());
            daylight.ingest(folder, evidence);
            stillThere(folder, acknowledged, List.of());
            sameAsUndisturbed(folder, "the ingest was interrupted");
        }
        assertThat(interrupted).as("interrupts that came before the end").isEqualTo(1);
    }

    /// A case whose making was killed after its folder was made has no first entry in its ledger yet.
    @Test
    void aCaseThatWasKilledWhileItWasMadeHasItsFirstEntry() throws IOException {
        Path folder = temporary.resolve("made");
        daylight.run("new", folder.toString()).expect(0);
        for (String name : List.of("facts.db", "ledger.jsonl", "keys")) {
            remove(folder.resolve(name));
        }
        daylight.ingest(folder, evidence);
        sameAsUndisturbed(folder, "the case had its folder alone");
    }

    private static void remove(Path path) throws IOException {
        for (Path file : Files.isDirectory(path) ? Folders.files(path) : List.of(path)) {
            Files.deleteIfExists(file);
        }
    }

    private void killTheDesk(int kills) throws Exception {
        Random random = new Random(seed);
        int left = kills;
        int tries = 0;
        for (int i = 0; left > 0; i++) {
            Path folder = temporary.resolve("desk-" + i);
            List<String> acknowledged = new ArrayList<>();
            List<Long> moments = new ArrayList<>();
            boolean landed = true;
            for (int k = 0; k < KILLS_OF_A_CASE && left > 0 && landed; k++) {
                tries++;
                long moment = EARLIEST_MILLIS + random.nextLong(Math.max(1, tookMillis - EARLIEST_MILLIS));
                moments.add(moment);
                try (Daylight.Started run =
                        daylight.start("ingest", folder.toString(), evidence.toString(), "--json")) {
                    run.process().waitFor(moment, TimeUnit.MILLISECONDS);
                    run.kill();
                    // A run that had ended by itself was not killed: it does not count, and its case has nothing left
                    // to be killed in.
                    landed = run.endedByKill();
                    left -= landed ? 1 : 0;
                }
                stillThere(folder, acknowledged, moments);
            }
            String what = "the desk was killed after " + moments + " ms, seed " + seed;
            daylight.ingest(folder, evidence);
            stillThere(folder, acknowledged, moments);
            sameAsUndisturbed(folder, what);
            assertThat(tries).as("kills tried for " + kills).isLessThanOrEqualTo(TRIES_OF_A_KILL * kills);
        }
        System.err.println("KillStoryTest: " + kills + " kills of the desk landed, of " + tries);
    }

    /// A line that was complete in the file when the process died stays at its place.
    private static void stillThere(Path folder, List<String> acknowledged, List<Long> moments) throws IOException {
        Path file = folder.resolve("ledger.jsonl");
        String text = Files.exists(file) ? Files.readString(file, StandardCharsets.US_ASCII) : "";
        List<String> lines =
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        assertThat(lines.size()).as("killed after %s", moments).isGreaterThanOrEqualTo(acknowledged.size());
        assertThat(lines.subList(0, acknowledged.size()))
                .as("killed after %s", moments)
                .isEqualTo(acknowledged);
        acknowledged.clear();
        acknowledged.addAll(lines);
    }

    private void killReaders(int kills) throws Exception {
        Random random = new Random(seed + 1);
        int left = kills;
        for (int i = 0; left > 0; i++) {
            Path folder = temporary.resolve("readers-" + i);
            int killed;
            Answer answer;
            try (Daylight.Started run = daylight.start("ingest", folder.toString(), evidence.toString(), "--json")) {
                killed = killReadersOf(run, left, random);
                answer = run.answer();
            }
            // Where readers are slow to start, a dozen in a row may be killed before they are ready: then the run says
            // so and stops, and the same command goes on.
            if (answer.exit() == UNAVAILABLE) {
                assertThat(answer.err()).contains("run 'daylight doctor'");
                daylight.ingest(folder, evidence);
            }
            assertThat(killed).as("readers killed in one run").isPositive();
            left -= killed;
            sameAsUndisturbed(folder, killed + " readers were killed, seed " + seed);
        }
    }

    /// Any reader at any moment, also the one that reads a document again because its first reader was killed.
    private static int killReadersOf(Daylight.Started run, int most, Random random) throws InterruptedException {
        int killed = 0;
        long waitsSince = System.nanoTime();
        long next = random.nextLong(PAUSE_MILLIS_MAX);
        while (killed < most && !run.process().waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            List<ProcessHandle> victims = run.readers();
            if ((System.nanoTime() - waitsSince) / 1_000_000 >= next && !victims.isEmpty()) {
                ProcessHandle victim = victims.get(random.nextInt(victims.size()));
                if (victim.destroyForcibly()) {
                    victim.onExit().join();
                    killed += run.process().isAlive() ? 1 : 0;
                }
                waitsSince = System.nanoTime();
                next = random.nextLong(PAUSE_MILLIS_MAX);
            }
        }
        return killed;
    }

    private void sameAsUndisturbed(Path folder, String what) {
        assertThat(daylight.run(folder, "verify", "--json")
                        .json(0)
                        .get("intact")
                        .asBoolean())
                .as(what)
                .isTrue();
        CaseView seen = CaseView.of(daylight, folder);
        assertThat(lines(seen.report(), "\"reason\"")).as(what).isEqualTo(lines(undisturbed.report(), "\"reason\""));
        assertThat(seen.report()).as(what).isEqualTo(undisturbed.report());
        assertThat(seen.acts()).hasSizeGreaterThanOrEqualTo(FILES);
        assertThat(seen.acts()).as("acts in the ledger: " + what).isEqualTo(undisturbed.acts());
        undisturbed
                .facts()
                .forEach((table, rows) -> assertThat(seen.facts().get(table))
                        .as(table + ": " + what)
                        .isEqualTo(rows));
        undisturbed
                .searches()
                .forEach((query, answers) -> assertThat(seen.searches().get(query))
                        .as("search " + query + ": " + what)
                        .isEqualTo(answers));
    }

    private static java.util.Map<String, Long> lines(String report, String word) {
        return report.lines()
                .filter(line -> line.contains(word))
                .collect(java.util.stream.Collectors.groupingBy(
                        line -> line, java.util.TreeMap::new, java.util.stream.Collectors.counting()));
    }
}
