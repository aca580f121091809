package daylight.custody;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.source.Intake.How;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process that takes a folder in, at random moments, and looks at what it left.
class CrashTest {
    private static final int FILES = 60;
    private static final int BATCH = 4;

    /// No more than this passes between the acknowledgement waited for and the kill; a batch takes about as long.
    private static final int DELAY_MICROS_MAX = 20_000;

    @TempDir
    private Path temp;

    /// The process that is killed: takes the folder into one new case after the other, and says what is acknowledged.
    /// With a third argument it ends by itself after so many.
    static final class Victim {
        private Victim() {}

        public static void main(String[] args) {
            Path temp = Path.of(args[0]);
            int first = Integer.parseInt(args[1]);
            int end = args.length > 2 ? first + Integer.parseInt(args[2]) : Integer.MAX_VALUE;
            for (int n = first; n < end; n++) {
                int number = n;
                try (Desk desk = new Desk(temp.resolve("case" + n), temp.resolve("machine"))) {
                    desk.batchSize = BATCH;
                    desk.acknowledged = () -> System.out.println(
                            number + " " + desk.ledger.heads().getFirst());
                    finish(desk, temp.resolve("leak"));
                }
            }
        }
    }

    /// A case that is complete stays as it is.
    private static boolean finish(Desk desk, Path leak) {
        boolean midway = desk.sources.unfinished().isPresent();
        if (midway || desk.occurrences().isEmpty()) {
            desk.ingest(How.COPY, leak);
        }
        return midway;
    }

    @Test
    void aFewKillsLoseNothingAndRepeatNothing() throws IOException, InterruptedException {
        killAndLook(4);
    }

    @Test
    @Tag("soak")
    void manyKillsLoseNothingAndRepeatNothing() throws IOException, InterruptedException {
        killAndLook(40);
    }

    private void killAndLook(int kills) throws IOException, InterruptedException {
        long seed = System.nanoTime();
        System.out.println("seed of the kills: " + seed);
        Random random = new Random(seed);
        makeFolder(random);
        List<String> undisturbed;
        try (Desk desk = new Desk(temp.resolve("undisturbed"), temp.resolve("machine"))) {
            desk.ingest(How.COPY, temp.resolve("leak"));
            undisturbed = facts(desk);
        }
        int n = 0;
        int acknowledged = 0;
        int midway = 0;
        for (int kill = 0; kill < kills; kill++) {
            String last = runAndKill(n, random.nextInt(1, 40), random);
            int reached = last.isEmpty() ? n : Integer.parseInt(last.substring(0, last.indexOf(' ')));
            for (int i = n; i <= reached; i++) {
                List<Head> kept = last.startsWith(i + " ")
                        ? Head.parse(last.substring(last.indexOf(' ') + 1)).orElseThrow()
                        : List.of();
                acknowledged += kept.isEmpty() ? 0 : (int) kept.getFirst().n();
                midway += lookAt(i, kept, undisturbed) ? 1 : 0;
            }
            // The next victim goes on in a case of its own, or, every other time, in one that was killed already.
            n = reached + 1;
            if (random.nextBoolean()) {
                runAndKill(n, random.nextInt(1, 12), random);
            }
        }
        System.out.println(kills + " kills, " + midway + " amid an intake; " + acknowledged
                + " acknowledged entries looked for, none lost");
        assertThat(acknowledged).isPositive();
    }

    private void makeFolder(Random random) throws IOException {
        Path leak = temp.resolve("leak");
        Files.createDirectories(leak.resolve("sub"));
        for (int i = 0; i < FILES; i++) {
            byte[] content = new byte[i % 20 == 0 ? 1_500_000 : random.nextInt(5_000)];
            random.nextBytes(content);
            Files.write(leak.resolve((i % 3 == 0 ? "sub/" : "") + "file" + i), content);
        }
        Files.copy(leak.resolve("file1"), leak.resolve("twin"));
        Files.createSymbolicLink(leak.resolve("link"), leak.resolve("file1"));
    }

    /// @return the last line the victim said, which is what it acknowledged
    private String runAndKill(int firstCase, int lines, Random random) throws IOException, InterruptedException {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        temp.toString(),
                        Integer.toString(firstCase))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String last = "";
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < lines; i++) {
                String line = out.readLine();
                assertThat(line).as("the victim lives until it is killed").isNotNull();
                last = line;
            }
            LockSupport.parkNanos(random.nextInt(DELAY_MICROS_MAX) * 1_000L);
            // Through the handle: the process itself would close the pipe, and with it what was said last.
            victim.toHandle().destroyForcibly();
            victim.waitFor();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                // A line that the kill tore was not said.
                last = Head.parse(line.substring(line.indexOf(' ') + 1)).isPresent() ? line : last;
            }
        }
        return last;
    }

    /// @return whether the case was left amid an intake
    private boolean lookAt(int n, List<Head> kept, List<String> undisturbed) throws IOException {
        Path place = temp.resolve("case" + n);
        boolean midway;
        try (Desk desk = new Desk(place, temp.resolve("machine"))) {
            Verification found = desk.verify(kept.toArray(Head[]::new));
            assertThat(found.damaged()).as("case %d, opened after the kill", n).isEmpty();
            midway = finish(desk, temp.resolve("leak"));
            assertThat(facts(desk)).as("case %d", n).isEqualTo(undisturbed);
            assertThat(desk.verify(kept.toArray(Head[]::new)).damaged()).isEmpty();
            assertThat(place.resolve("originals/incoming")).isEmptyDirectory();
        }
        return midway;
    }

    private static List<String> facts(Desk desk) throws IOException {
        List<String> facts = new ArrayList<>();
        for (String table : List.of(
                "intake order by n",
                "intake_end order by intake",
                "source_root order by n",
                "occurrence order by seq",
                "sighting order by occurrence",
                "skipped order by seq",
                "original order by document")) {
            desk.database
                    .read(handle -> handle.createQuery("select * from " + table)
                            .mapToMap()
                            .list())
                    .forEach(row -> {
                        row.computeIfPresent("path", (_, path) -> new String((byte[]) path, StandardCharsets.UTF_8));
                        row.computeIfPresent("label", (_, label) -> new String((byte[]) label, StandardCharsets.UTF_8));
                        facts.add(table + " " + row);
                    });
        }
        for (String line : Files.readAllLines(desk.folder.ledger(), StandardCharsets.US_ASCII)) {
            LedgerLine entry = LedgerLine.parse(line).orElseThrow();
            if (!entry.act().equals(LedgerLine.CHECKPOINT)) {
                facts.add(entry.act() + " " + entry.object());
            }
        }
        return facts;
    }
}
