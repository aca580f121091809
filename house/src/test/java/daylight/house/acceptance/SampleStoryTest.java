// Long: each thing that the sample is made to show, in the order in which a reader would look for it.
package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.house.launcher.Launcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The sample investigation goes in; everything that `sample/EXPECTED.json` says of it holds.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleStoryTest {
    private static final Path SAMPLE = Launcher.project().resolve("sample");

    /// Paths in the case begin with the label of the root.
    private static final String LABEL = "evidence/";

    private Path temporary = Path.of("unset");

    private Daylight daylight = Daylight.at(Path.of("unset"));
    private Path folder = Path.of("unset");
    private JsonNode expected = new ObjectMapper().createObjectNode();
    private JsonNode report = expected;

    @BeforeAll
    void theSampleGoesIn(@TempDir Path folders) throws IOException {
        temporary = folders;
        daylight = Daylight.at(temporary.resolve("settings"));
        folder = temporary.resolve("case");
        expected = new ObjectMapper().readTree(SAMPLE.resolve("EXPECTED.json").toFile());
        report = daylight.ingest(folder, SAMPLE.resolve("evidence")).json();
    }

    @Test
    void theAccountAddsUp() {
        assertThat(report.get("accounted").asBoolean()).isTrue();
        assertThat(report.get("scanned")).isEqualTo(expected.get("scanned"));
        long sum = 0;
        for (JsonNode count : report.get("outcomes")) {
            sum += count.asLong();
        }
        assertThat(report.get("outcomes")).hasSize(6);
        assertThat(sum).isEqualTo(expected.get("scanned").asLong());
        assertThat(report.at("/members/listed")).isEqualTo(report.at("/members/recorded"));
        assertThat(report.get("problems")).isEmpty();
        ObjectNode later = report.deepCopy();
        later.remove("isolation");
        assertThat(daylight.run(folder, "report", "--json").json()).isEqualTo(later);
    }

    @Test
    void everyFileAndMemberEndsAsExpected() {
        Map<String, JsonNode> rest = new HashMap<>();
        report.get("not_fully_read").forEach(one -> rest.put(one.get("path").asText(), one));
        List<String> wrong = new ArrayList<>();
        for (JsonNode file : expected.get("files")) {
            String path = LABEL + file.get("path").asText();
            compare(wrong, path, file, rest.remove(path));
            for (JsonNode member : file.get("members")) {
                String place = path + "!" + member.get("name").asText();
                compare(wrong, place, member, rest.remove(place));
            }
        }
        rest.forEach((path, found) -> wrong.add("not expected: " + path + " " + found));
        assertThat(wrong).isEmpty();
    }

    /// A file that is not listed was read, or is a duplicate, which the counts tell.
    private static void compare(
            List<String> wrong, String path, JsonNode expected, @org.jspecify.annotations.Nullable JsonNode found) {
        Set<String> outcomes = texts(expected.get("outcome"));
        Set<String> reasons = texts(expected.get("reason"));
        if (found == null) {
            if (!outcomes.contains("read") && !outcomes.contains("duplicate")) {
                wrong.add(path + " was read, and should be " + outcomes + " " + reasons);
            }
        } else if (!outcomes.contains(found.get("outcome").asText())
                || !reasons.contains(found.get("reason").asText())) {
            wrong.add(path + " is " + found.get("outcome") + " " + found.get("reason") + ", and should be " + outcomes
                    + " " + reasons);
        }
    }

    private static Set<String> texts(JsonNode node) {
        Set<String> texts = new TreeSet<>();
        if (node.isArray()) {
            node.forEach(one -> texts.add(one.asText()));
        } else {
            texts.add(node.asText());
        }
        return texts;
    }

    @Test
    void theCountsAreThoseOfTheFiles() {
        Map<String, Long> most = new TreeMap<>();
        Map<String, Long> least = new TreeMap<>();
        expected.get("outcomes").properties().forEach(entry -> {
            String[] names = entry.getKey().split("\\|", -1);
            for (String name : names) {
                most.merge(name, entry.getValue().asLong(), Long::sum);
                least.merge(name, names.length == 1 ? entry.getValue().asLong() : 0, Long::sum);
            }
        });
        report.get("outcomes")
                .properties()
                .forEach(entry -> assertThat(entry.getValue().asLong())
                        .as(entry.getKey())
                        .isBetween(least.getOrDefault(entry.getKey(), 0L), most.getOrDefault(entry.getKey(), 0L)));
        assertThat(report.at("/members/recorded")).isEqualTo(expected.get("members"));
    }

    @Test
    void everySearchFindsWhatItShould() {
        List<String> wrong = new ArrayList<>();
        for (JsonNode search : expected.get("searches")) {
            String query = search.get("query").asText();
            Set<String> found = paths(daylight.search(folder, query));
            search.get("find").forEach(path -> {
                if (!found.contains(LABEL + path.asText())) {
                    wrong.add(query + " does not find " + path);
                }
            });
            search.get("never").forEach(path -> {
                if (found.contains(LABEL + path.asText())) {
                    wrong.add(query + " finds " + path);
                }
            });
            if (search.get("find").isEmpty() && search.get("never").isEmpty() && !found.isEmpty()) {
                wrong.add(query + " finds " + found + ", and should find nothing");
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Set<String> paths(JsonNode found) {
        Set<String> paths = new TreeSet<>();
        found.get("hits").forEach(hit -> hit.get("paths").forEach(path -> paths.add(path.asText())));
        assertThat(found.get("total").asInt()).isEqualTo(found.get("hits").size());
        return paths;
    }

    /// Each facet's counts are what the hits themselves, and for outcomes the report, add up to; a filter keeps
    /// just those, and an exclusion all others.
    @Test
    void facetsCountWhatTheirFiltersKeep() {
        JsonNode everything = daylight.search(folder, "");
        Map<String, String> outcomes = new HashMap<>();
        report.get("not_fully_read")
                .forEach(one -> outcomes.put(
                        one.get("path").asText(), one.get("outcome").asText()));
        Map<String, Map<String, Long>> counted = new TreeMap<>();
        everything.get("hits").forEach(hit -> {
            String outcome = "read";
            Set<String> folders = new TreeSet<>();
            for (JsonNode place : hit.get("paths")) {
                String path = place.asText();
                outcome = outcomes.getOrDefault(path, outcome);
                for (int i = 0; i < path.length(); i++) {
                    if (path.charAt(i) == '/' || path.charAt(i) == '!') {
                        folders.add(path.substring(0, i));
                    }
                }
            }
            folders.forEach(one -> count(counted, "folder", one));
            count(counted, "outcome", outcome);
            count(counted, "type", hit.get("type").asText());
            if (!hit.get("language").asText().isEmpty()) {
                count(counted, "language", hit.get("language").asText());
            }
            if (!hit.get("date").isNull()) {
                count(counted, "year", hit.get("date").asText().substring(0, "2018".length()));
                count(counted, "month", hit.get("date").asText().substring(0, "2018-03".length()));
            }
        });
        long total = everything.get("total").asLong();
        assertThat(counted).containsOnlyKeys("folder", "outcome", "type", "language", "year", "month");
        assertThat(counted.getOrDefault("folder", Map.of())).containsKey("evidence/08 mail");
        counted.forEach((facet, counts) -> {
            Map<String, Long> told = new TreeMap<>();
            everything
                    .at("/facets/" + facet)
                    .forEach(one ->
                            told.put(one.get("value").asText(), one.get("count").asLong()));
            assertThat(told).as(facet).isEqualTo(counts);
            Map.Entry<String, Long> one = counts.entrySet().iterator().next();
            assertThat(filtered(facet + "=" + one.getKey())).as(facet).isEqualTo(one.getValue());
            assertThat(filtered(facet + "!=" + one.getKey())).as(facet).isEqualTo(total - one.getValue());
        });
        JsonNode letters =
                daylight.search(folder, "", "--filter", "folder=evidence/08 mail", "--filter", "outcome=read");
        assertThat(letters.get("hits")).isNotEmpty();
        letters.get("hits")
                .forEach(hit -> assertThat(hit.get("paths").toString()).contains("\"evidence/08 mail/"));
    }

    private static void count(Map<String, Map<String, Long>> counted, String facet, String value) {
        counted.computeIfAbsent(facet, _ -> new TreeMap<>()).merge(value, 1L, Long::sum);
    }

    private long filtered(String filter) {
        return daylight.search(folder, "", "--filter", filter).get("total").asLong();
    }

    @Test
    void nothingHasChangedSaysVerify() {
        JsonNode verified = daylight.run(folder, "verify", "--json").json(0);
        assertThat(verified.get("intact").asBoolean()).isTrue();
        assertThat(verified.get("damaged")).isEmpty();
        Set<String> distinct = new TreeSet<>();
        expected.get("files").forEach(file -> distinct.add(file.get("sha256").asText()));
        assertThat(verified.at("/checked/originals").asInt()).isEqualTo(distinct.size());
        String head = verified.get("heads").get(0).asText();
        assertThat(daylight.run(folder, "verify", "--head", head).exit()).isZero();
    }

    @Test
    void aDocumentShowsItsPagesAndPlaces() {
        JsonNode file = StreamSupport.stream(expected.get("files").spliterator(), false)
                .filter(one -> one.get("path").asText().endsWith("contract-signed.pdf"))
                .findFirst()
                .orElseThrow();
        String hash = file.get("sha256").asText();
        String path = LABEL + file.get("path").asText();
        JsonNode shown = daylight.run(folder, "show", path, "--json").json(0);
        assertThat(shown.get("document").asText()).isEqualTo(hash);
        assertThat(shown.get("paths").get(0).asText()).isEqualTo(path);
        assertThat(shown.get("outcome").asText()).isEqualTo("read");
        assertThat(shown.get("size_bytes")).isEqualTo(file.get("size"));
        assertThat(shown.get("pages").size()).isGreaterThanOrEqualTo(4);
        assertThat(shown.get("pages").get(3).get("text").asText()).contains("school premises");
        JsonNode second = daylight.run(folder, "show", hash.substring(0, 12), "--page", "4", "--json")
                .json(0);
        assertThat(second.get("pages")).hasSize(1);
        assertThat(second.get("pages").get(0)).isEqualTo(shown.get("pages").get(3));
        assertThat(daylight.run(folder, "show", "no such thing").exit()).isEqualTo(2);
    }

    @Test
    void theSpansOfAHitAreTheWordsThatWereAskedFor() {
        JsonNode found = daylight.search(folder, "\"school premises\"");
        assertThat(found.get("total").asInt()).isPositive();
        for (JsonNode hit : found.get("hits")) {
            assertThat(hit.get("score").asDouble()).isNotCloseTo(0, within(1e-9));
            assertThat(hit.get("pages")).isNotEmpty();
            JsonNode page = hit.get("pages").get(0);
            JsonNode shown = daylight.run(
                            folder,
                            "show",
                            hit.get("document").asText(),
                            "--page",
                            page.get("page").asText(),
                            "--json")
                    .json(0);
            String text = shown.get("pages").get(0).get("text").asText();
            JsonNode span = page.get("spans").get(0);
            int start = text.offsetByCodePoints(0, span.get(0).asInt());
            int end = text.offsetByCodePoints(0, span.get(1).asInt());
            assertThat(text.substring(start, end)).containsPattern("(?i)school|premises");
        }
    }

    @Test
    void theBoxesOfARecognisedPhraseLieOnItsWords() {
        String phrase = "counted with their household from birth";
        JsonNode hit = daylight.search(folder, '"' + phrase + '"').at("/hits/0");
        JsonNode boxes = hit.get("boxes");
        assertThat(boxes).hasSameSizeAs(phrase.split(" "));
        String scan = hit.get("document").asText();
        JsonNode shown = daylight.run(folder, "show", scan, "--words", "--json").json(0);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            JsonNode box = boxes.get(i);
            words.add(wordAt(shown, box));
            assertThat(box.get("left").asInt()).isBetween(0, box.get("right").asInt() - 1);
            assertThat(box.get("top").asInt()).isBetween(0, box.get("bottom").asInt() - 1);
            assertThat(box.get("right").asInt())
                    .isLessThanOrEqualTo(box.get("width").asInt());
            assertThat(box.get("bottom").asInt())
                    .isLessThanOrEqualTo(box.get("height").asInt());
            if (i > 0) {
                JsonNode before = boxes.get(i - 1);
                boolean sameLine = box.get("top").asInt() < before.get("bottom").asInt();
                assertThat(box.get("left").asInt() > before.get("right").asInt())
                        .as("further right on a line, further left on the next: %s", boxes)
                        .isEqualTo(sameLine);
            }
        }
        assertThat(String.join(" ", words)).startsWithIgnoringCase(phrase);
        int sure = shown.get("confidence").asInt();
        assertThat(sure).isBetween(80, 100);
        assertThat(daylight.run(folder, "search", '"' + phrase + '"').expect(0).out())
                .containsPattern("\\n  recognised, \\d+ of 100\\n");
        assertThat(daylight.run(folder, "show", scan, "--words").expect(0).out())
                .contains("page 1, a picture of ", "  household");
        assertThat(paths(daylight.search(folder, "path:scan confidence:" + sure)))
                .containsExactly(LABEL + "01 contract/side-letter-scan.pdf");
        assertThat(paths(daylight.search(folder, "path:scan confidence:<" + sure)))
                .isEmpty();
        assertThat(paths(daylight.search(folder, "path:scan NOT confidence:<" + sure)))
                .hasSize(1);
        assertThat(paths(daylight.search(folder, "contract confidence:0..100")))
                .allMatch(path -> path.contains("scan"));
    }

    /// The text of the recognised word that has this box.
    private static String wordAt(JsonNode shown, JsonNode box) {
        for (JsonNode picture : shown.get("pictures")) {
            for (JsonNode word : picture.get("words")) {
                if (picture.get("page").equals(box.get("page"))
                        && List.of("left", "top", "right", "bottom", "confidence").stream()
                                .allMatch(name -> word.get(name).equals(box.get(name)))) {
                    return word.get("text").asText();
                }
            }
        }
        throw new AssertionError("no word has the box " + box);
    }

    @Test
    void whatWasTakenInOnceIsNotTakenInAgain() throws IOException {
        Path evidence = temporary.resolve("second");
        Path own = temporary.resolve("own");
        Files.createDirectories(evidence);
        Files.writeString(evidence.resolve("a.txt"), "The first words.", StandardCharsets.UTF_8);
        Files.writeString(evidence.resolve("b.txt"), "Other words.", StandardCharsets.UTF_8);
        JsonNode first = daylight.ingest(own, evidence).json(0);
        assertThat(daylight.ingest(own, evidence).json(0)).isEqualTo(first);
        Files.writeString(evidence.resolve("a.txt"), "The changed words, longer.", StandardCharsets.UTF_8);
        JsonNode third = daylight.ingest(own, evidence).json(0);
        assertThat(third.get("scanned").asInt()).isEqualTo(3);
        assertThat(third.at("/outcomes/read").asInt()).isEqualTo(3);
        assertThat(daylight.search(own, "changed").get("total").asInt()).isEqualTo(1);
        assertThat(daylight.search(own, "first").get("total").asInt())
                .as("the earlier document stays in custody")
                .isEqualTo(1);
        assertThat(daylight.run(own, "verify").exit()).isZero();
    }

    @Test
    void versionsOfTheContractAreFoundAndHeldAgainstEachOther() {
        String clean = LABEL + "01 contract/contract-v3-clean.docx";
        String marked = LABEL + "01 contract/contract-v2-marked.docx";
        JsonNode like = daylight.run(folder, "duplicates", clean, "--at-least", "50", "--json")
                .json(0);
        assertThat(like.get("paths")).hasSize(3);
        assertThat(like.get("not_compared").asInt()).isZero();
        List<String> versions = new ArrayList<>();
        like.get("others").forEach(other -> {
            versions.add(other.at("/paths/0").asText());
            assertThat(other.get("measured").asBoolean()).isTrue();
            assertThat(other.get("resemblance").asDouble()).isBetween(0.5, 0.99);
        });
        assertThat(versions).containsExactlyInAnyOrder(LABEL + "01 contract/contract-v1-draft.docx", marked);
        JsonNode groups =
                daylight.run(folder, "duplicates", "--at-least", "70", "--json").json(0);
        assertThat(groups.get("groups"))
                .anySatisfy(group -> assertThat(group.at("/paths/0").asText()).isEqualTo(clean));
        JsonNode changes =
                daylight.run(folder, "diff", marked, clean, "--json").json(0).get("changes");
        assertThat(changes)
                .anySatisfy(change -> assertThat(change.at("/left/0/text").asText()
                                + change.at("/right/0/text").asText())
                        .contains("Draft v2 of 28 May", "Draft v3 of 2 June"));
    }

    @Test
    void mailsStandInTheirThread() {
        JsonNode thread = daylight.run(folder, "thread", LABEL + "08 mail/2021-05-29 re done.eml", "--json")
                .json(0);
        List<String> told = new ArrayList<>();
        thread.get("messages")
                .forEach(message -> told.add(message.get("depth").asInt() + " "
                        + message.get("link").asText() + " "
                        + message.at("/paths/0").asText()));
        assertThat(told)
                .containsExactly(
                        "0 none " + LABEL + "08 mail/2021-02-10 thank you.eml",
                        "1 references " + LABEL + "08 mail/2021-05-28 done.eml",
                        "2 references " + LABEL + "08 mail/2021-05-29 re done.eml");
    }

    @Test
    void jsonHasTheFieldsThatTheManualNames() {
        assertThat(names(report))
                .contains(
                        "accounted",
                        "scanned",
                        "outcomes",
                        "members",
                        "formats",
                        "containers",
                        "not_fully_read",
                        "problems");
        JsonNode found = daylight.search(folder, "contract");
        assertThat(names(found)).contains("total", "hits", "facets", "next", "complete", "problems", "notes");
        assertThat(names(found.get("hits").get(0)))
                .contains(
                        "document",
                        "layer",
                        "title",
                        "paths",
                        "type",
                        "language",
                        "date",
                        "score",
                        "snippet",
                        "highlights",
                        "snippet_page",
                        "pages",
                        "further_matches");
        assertThat(names(found.get("facets")))
                .contains("type", "language", "year", "month", "sender", "folder", "outcome");
        JsonNode verified = daylight.run(folder, "verify", "--json").json(0);
        assertThat(names(verified)).contains("intact", "checked", "heads", "damaged");
        assertThat(names(verified.get("checked")))
                .contains("originals", "ledger_entries", "checkpoints", "bodies", "erased", "texts");
        JsonNode mail = daylight.run(folder, "show", LABEL + "08 mail/2021-09-27 transfer.eml", "--json")
                .json(0);
        assertThat(names(mail)).contains("sender", "recipients", "subject", "sent", "layer", "pages", "metadata");
        assertThat(names(daylight.run("doctor", "--json").json()))
                .contains("java", "sandbox", "disk_encryption", "openssl", "sqlite3");
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
