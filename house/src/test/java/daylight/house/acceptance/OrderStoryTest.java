package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import daylight.house.launcher.Launcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The order of hits and the senders of mails, held against the sample's files themselves.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderStoryTest {
    private static final Path EVIDENCE = Launcher.project().resolve("sample/evidence");
    private static final String LABEL = "evidence/";
    private static final Pattern ADDRESS = Pattern.compile("(?m)^From: .*?([^<>\\s]+@[^<>\\s]+)>?$");
    private static final Pattern DATE = Pattern.compile("(?m)^Date: (.+)$");

    private Daylight daylight = Daylight.at(Path.of("unset"));
    private Path folder = Path.of("unset");

    @BeforeAll
    void theSampleGoesIn(@TempDir Path temporary) {
        daylight = Daylight.at(temporary.resolve("settings"));
        folder = temporary.resolve("case");
        daylight.run(folder, "ingest", EVIDENCE.toString(), "--ocr", "never");
    }

    /// The heads of the messages in a file, each on lines of their own, unfolded.
    private static List<String> heads(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        List<String> heads = new ArrayList<>();
        for (String message : file.toString().endsWith(".mbox") ? text.split("(?m)^From .*\n") : new String[] {text}) {
            if (!message.isEmpty()) {
                heads.add(message.split("\n\n", 2)[0].replaceAll("\n[ \t]+", " "));
            }
        }
        return heads;
    }

    private static List<Path> mails(String ending) throws IOException {
        return Folders.files(EVIDENCE.resolve("08 mail")).stream()
                .filter(file -> file.toString().endsWith(ending))
                .toList();
    }

    private static String first(Pattern pattern, String head) {
        Matcher matcher = pattern.matcher(head);
        assertThat(matcher.find()).as(head).isTrue();
        return matcher.group(1);
    }

    private static String path(Path file) {
        return LABEL + EVIDENCE.relativize(file);
    }

    private List<JsonNode> hits(String query, String... more) {
        JsonNode found = daylight.search(folder, query, more);
        List<JsonNode> hits = new ArrayList<>();
        found.get("hits").forEach(hits::add);
        assertThat(found.get("total").asInt()).isEqualTo(hits.size());
        return hits;
    }

    private static String path(JsonNode hit) {
        return hit.at("/paths/0").asText();
    }

    @Test
    void sendersAreCountedAndTheirFilterKeepsTheirMails() throws IOException {
        Map<String, Long> sent = new TreeMap<>();
        List<Path> files = new ArrayList<>(mails(".eml"));
        files.addAll(mails(".mbox"));
        for (Path file : files) {
            heads(file).forEach(head -> sent.merge(first(ADDRESS, head), 1L, Long::sum));
        }
        assertThat(sent).hasSizeGreaterThan(10).containsEntry("personnel@selmentau.example", 12L);
        Map<String, Long> told = new TreeMap<>();
        for (JsonNode one : daylight.search(folder, "").at("/facets/sender")) {
            String sender = one.get("value").asText();
            told.merge(first(ADDRESS, "From: " + sender), one.get("count").asLong(), Long::sum);
        }
        assertThat(told).isEqualTo(sent);
        String busiest = "Personnel <personnel@selmentau.example>";
        assertThat(hits("", "--filter", "sender=" + busiest)).hasSize(12);
        assertThat(hits("", "--filter", "sender!=" + busiest)).hasSize(hits("").size() - 12);
        assertThat(hits("", "--filter", "sender=Orhun Baltaqay <mayor@selmentau.example>"))
                .extracting(OrderStoryTest::path)
                .containsExactlyInAnyOrder(
                        LABEL + "08 mail/2021-05-28 done.eml", LABEL + "08 mail/2021-09-27 transfer.eml");
    }

    @Test
    void theNewestAndTheOldestComeFirst() throws IOException {
        Map<String, Instant> dates = new HashMap<>();
        for (Path file : mails(".eml")) {
            String date = first(DATE, heads(file).getFirst());
            dates.put(
                    path(file),
                    OffsetDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        }
        List<String> expected = dates.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
        assertThat(expected).hasSizeGreaterThan(10);
        for (String order : List.of("oldest", "newest")) {
            List<JsonNode> hits = hits("", "--sort", order);
            assertThat(hits.stream().flatMap(hit -> places(hit).stream()).filter(dates::containsKey))
                    .as(order)
                    .containsExactlyElementsOf(order.equals("oldest") ? expected : expected.reversed());
            List<Boolean> undated =
                    hits.stream().map(hit -> hit.get("date").isNull()).toList();
            assertThat(undated)
                    .as("without a date, and so the last")
                    .contains(true, false)
                    .isSorted();
        }
    }

    private static List<String> places(JsonNode hit) {
        List<String> places = new ArrayList<>();
        hit.get("paths").forEach(place -> places.add(place.asText()));
        return places;
    }

    @Test
    void theLargestAndTheSmallestComeFirst() throws IOException {
        Map<String, Long> sizes = new HashMap<>();
        for (Path file : Folders.files(EVIDENCE)) {
            sizes.put(path(file), Files.size(file));
        }
        for (String order : List.of("smallest", "largest")) {
            List<Long> inOrder = new ArrayList<>();
            for (JsonNode hit : hits("", "--sort", order)) {
                places(hit).stream()
                        .filter(sizes::containsKey)
                        .findFirst()
                        .ifPresent(place -> inOrder.add(sizes.getOrDefault(place, 0L)));
            }
            assertThat(new TreeSet<>(inOrder)).as(order).isEqualTo(new TreeSet<>(sizes.values()));
            assertThat(inOrder)
                    .as(order)
                    .isSortedAccordingTo(
                            order.equals("smallest") ? Comparator.naturalOrder() : Collections.reverseOrder());
        }
    }

    @Test
    void pathsComeInTheOrderOfTheirBytes() {
        List<byte[]> paths = hits("", "--sort", "path").stream()
                .map(hit -> path(hit).getBytes(StandardCharsets.UTF_8))
                .toList();
        assertThat(paths).hasSize(hits("").size()).hasSizeGreaterThan(80).isSortedAccordingTo(Arrays::compareUnsigned);
    }

    @Test
    void theBestComesFirstUnlessSomethingElseIsAskedFor() {
        for (String[] order : new String[][] {{}, {"--sort", "score"}}) {
            List<Double> scores = hits("contract", order).stream()
                    .map(hit -> hit.get("score").asDouble())
                    .toList();
            assertThat(new TreeSet<>(scores)).hasSizeGreaterThan(5);
            assertThat(scores).isSortedAccordingTo(Comparator.reverseOrder());
        }
    }
}
