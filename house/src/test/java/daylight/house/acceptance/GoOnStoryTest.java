package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Killed in the middle of one large mailbox, the same command goes on in it and does not start over.
class GoOnStoryTest {
    private static final int MAILS = 12_000;

    /// So many that no machine has read them before the index is on the disk for the first time.
    private static final int MANY = 40_000;

    private static final int WORDS = 60;
    private static final long LOOK_EVERY_MILLIS = 50;
    private static final Pattern GOES_ON = Pattern.compile("Going on in box\\.mbox after ([\\d,]+) of its members");

    @TempDir
    Path temporary;

    @Test
    void aKilledReadingOfAMailboxGoesOnWhereItWas() throws IOException, InterruptedException {
        Path evidence = Files.createDirectories(temporary.resolve("leak"));
        write(evidence.resolve("box.mbox"), MAILS);
        Daylight daylight = Daylight.at(temporary.resolve("settings"));
        Path undisturbed = temporary.resolve("undisturbed");
        JsonNode expected = daylight.ingest(undisturbed, evidence).json(0);
        assertThat(expected.at("/members/recorded").asInt()).isEqualTo(MAILS);

        Path folder = temporary.resolve("case");
        long reached = 0;
        for (int kill = 0; kill < 2; kill++) {
            try (Daylight.Started ingest = daylight.start("ingest", folder.toString(), evidence.toString(), "--json")) {
                long further = furtherThan(reached, ingest, folder);
                ingest.kill();
                assertThat(ingest.endedByKill()).isTrue();
                if (kill > 0) {
                    assertThat(goneOnAfter(ingest))
                            .as("gone on where the first left it")
                            .isGreaterThanOrEqualTo(reached);
                }
                reached = further;
            }
        }
        Answer last = daylight.ingest(folder, evidence);
        Matcher goesOn = GOES_ON.matcher(last.err());
        assertThat(goesOn.find()).as(last.err()).isTrue();
        assertThat(number(goesOn.group(1))).isGreaterThanOrEqualTo(reached);

        JsonNode report = last.json(0);
        for (String part :
                new String[] {"accounted", "scanned", "outcomes", "members", "not_fully_read", "containers"}) {
            assertThat(report.get(part)).as(part).isEqualTo(expected.get(part));
        }
        for (String query : new String[] {"letter", "word7", "\"letter 11999\"", "subject:letter AND word11"}) {
            JsonNode found = daylight.search(folder, query);
            JsonNode wanted = daylight.search(undisturbed, query);
            assertThat(found.get("total")).as(query).isEqualTo(wanted.get("total"));
            assertThat(found.get("hits")).as(query).isEqualTo(wanted.get("hits"));
        }
        assertThat(daylight.run(folder, "verify").exit()).isZero();
    }

    /// Whoever has a mailbox of ten gigabytes searches its first mails while the others are read, and may withdraw it.
    @Test
    void aMailboxIsSearchedWhileItIsReadAndWithdrawnBeforeItsEnd() throws IOException, InterruptedException {
        Path evidence = Files.createDirectories(temporary.resolve("leak"));
        write(evidence.resolve("box.mbox"), MANY);
        Daylight daylight = Daylight.at(temporary.resolve("settings"));
        Path folder = temporary.resolve("case");
        JsonNode found = foundBeforeItWasKilled(daylight, folder, evidence);
        assertThat(found.get("total").asInt()).isLessThan(MANY);
        for (JsonNode hit : found.get("hits")) {
            String path = hit.at("/paths/0").asText();
            assertThat(path).startsWith("leak/box.mbox!");
            assertThat(daylight.run(folder, "show", path, "--text").expect(0).out())
                    .contains("word");
        }
        Marker subject = new Marker("example.org");
        assertThat(within(folder, subject)).isNotEmpty();

        daylight.run(folder, "withdraw", "leak/box.mbox", "--reason", "asked for")
                .expect(0);
        assertThat(within(folder, subject)).isEmpty();
        assertThat(daylight.search(folder, "*").get("total").asInt()).isZero();
        daylight.run(folder, "verify").expect(0);
    }

    /// One mail goes and no other, the reading goes on, and a second place of the mailbox is a place of all its mails.
    @Test
    void oneMailIsWithdrawnFromAMailboxThatIsNotReadToItsEnd() throws IOException, InterruptedException {
        Path evidence = Files.createDirectories(temporary.resolve("leak"));
        write(evidence.resolve("box.mbox"), MANY);
        Daylight daylight = Daylight.at(temporary.resolve("settings"));
        Path folder = temporary.resolve("case");
        JsonNode found = foundBeforeItWasKilled(daylight, folder, evidence);
        String withdrawn = found.at("/hits/0/document").asText();
        String kept = found.at("/hits/1/document").asText();
        assertThat(daylight.run(folder, "withdraw", withdrawn, "--reason", "asked for")
                        .expect(0)
                        .out())
                .contains("still lie inside of", "leak/box.mbox");
        JsonNode after = daylight.search(folder, "letter");
        assertThat(after.get("total").asInt())
                .isGreaterThanOrEqualTo(found.get("total").asInt() - 1);
        assertThat(daylight.run(folder, "show", kept, "--text").expect(0).out()).contains("word");

        Path other = Files.createDirectories(temporary.resolve("other"));
        Files.copy(evidence.resolve("box.mbox"), other.resolve("again.mbox"));
        Answer last = daylight.run(folder, "ingest", other.toString(), "--json");
        assertThat(last.err()).containsPattern(GOES_ON);
        JsonNode report = last.json(1);
        assertThat(report.get("accounted").asBoolean()).isTrue();
        assertThat(report.get("not_fully_read").toString()).contains("withdrawn");
        for (String query : List.of("letter", "letter path:leak", "letter path:again", "letter folder:other")) {
            assertThat(daylight.search(folder, query).get("total").asInt())
                    .as(query)
                    .isEqualTo(MANY - 1);
        }
        daylight.run(folder, "verify").expect(0);
    }

    private static JsonNode foundBeforeItWasKilled(Daylight daylight, Path folder, Path evidence)
            throws IOException, InterruptedException {
        JsonNode found;
        try (Daylight.Started ingest = daylight.start("ingest", folder.toString(), evidence.toString())) {
            do {
                assertThat(ingest.process().waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS))
                        .as("ended before anything was found")
                        .isFalse();
                // Before the first mails are in the index there is none to search.
                Answer asked = daylight.run(folder, "search", "--json", "--", "letter");
                found = asked.exit() == 0 ? asked.json() : MissingNode.getInstance();
            } while (found.path("total").asInt() == 0);
            ingest.kill();
            assertThat(ingest.endedByKill()).isTrue();
        }
        return found;
    }

    private static List<Path> within(Path folder, Marker marker) throws IOException {
        List<Path> within = new ArrayList<>();
        for (Path file : Folders.files(folder)) {
            if (marker.isIn(file)) {
                within.add(file);
            }
        }
        return within;
    }

    private static long goneOnAfter(Daylight.Started ingest) throws IOException {
        Matcher goesOn = GOES_ON.matcher(Files.readString(ingest.err(), StandardCharsets.UTF_8));
        return goesOn.find() ? number(goesOn.group(1)) : 0;
    }

    private static long number(String shown) {
        return Long.parseLong(shown.replace(",", ""));
    }

    /// Wait until the case remembers so many more members than before; a text on the disk is not yet remembered.
    private static long furtherThan(long before, Daylight.Started ingest, Path folder)
            throws IOException, InterruptedException {
        while (!ingest.process().waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            long remembered = CaseView.remembered(folder);
            if (remembered >= before + MAILS / 5) {
                return remembered;
            }
        }
        throw new AssertionError("the mailbox was read before it could be killed: " + Files.readString(ingest.err()));
    }

    private static void write(Path box, int mails) throws IOException {
        Random random = new Random(3);
        try (BufferedWriter out = Files.newBufferedWriter(box, StandardCharsets.UTF_8)) {
            for (int i = 0; i < mails; i++) {
                out.write("From a@example.org Mon Jan  1 00:00:00 2018\nFrom: a@example.org\nTo: b@example.org\n");
                out.write("Subject: letter " + i + "\nMessage-ID: <" + i + "@example.org>\n\n");
                for (int word = 0; word < WORDS; word++) {
                    out.write("word" + random.nextInt(MAILS) + (word % 10 == 9 ? "\n" : " "));
                }
                out.write("\n");
            }
        }
    }
}
