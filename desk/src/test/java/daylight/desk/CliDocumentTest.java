package daylight.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.conversion.NoConversion;
import daylight.extraction.IntakeReport;
import daylight.extraction.IntakeReport.ContainerCount;
import daylight.extraction.IntakeReport.NotFullyRead;
import daylight.id.Sha256;
import daylight.id.Span;
import daylight.index.Facet;
import daylight.index.Hit;
import daylight.index.Hits;
import daylight.index.Query;
import daylight.protocol.NameBytes;
import daylight.protocol.NoDrawing;
import daylight.protocol.Reason;
import daylight.rendition.Rendition;
import daylight.search.Found;
import daylight.search.Problem;
import daylight.text.DocumentFacts;
import daylight.text.DocumentText;
import daylight.text.FactsOf;
import daylight.text.Language;
import daylight.text.PagePicture;
import daylight.text.PictureWord;
import daylight.text.TextLayer;
import daylight.thread.Link;
import daylight.thread.MessageThread;
import daylight.thread.Quoted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// docs/cli.md and the program have the same commands, options, exit codes and fields.
class CliDocumentTest {
    private static final Pattern COMMAND = Pattern.compile("(?m)^### `daylight ([a-z]+)");
    private static final Pattern OPTION = Pattern.compile("(?m)^\\| `(--[a-z-]+)` \\|");
    private static final Pattern REASON = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (.+) \\|$");
    private static final Pattern CODE = Pattern.compile("(?m)^\\| (\\d) \\|");
    private static final Pattern NAME = Pattern.compile("`([a-z_0-9]+)`");
    private static final Set<String> EVERYWHERE = Set.of("-h", "--help", "-V", "--version");

    private static String document() throws IOException {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("docs/cli.md"))) {
                return Files.readString(folder.resolve("docs/cli.md"), StandardCharsets.UTF_8);
            }
        }
        throw new IllegalStateException("docs/cli.md is not above the folder of this test");
    }

    /// What stands below a heading, up to the next one of the same rank or above.
    private static String chapter(String document, String heading) {
        int start = document.indexOf("\n" + heading + "\n");
        assertThat(start).as("the chapter " + heading).isNotNegative();
        int from = start + heading.length() + 2;
        Matcher next =
                Pattern.compile("(?m)^#{1," + heading.indexOf(' ') + "} ").matcher(document);
        return document.substring(from, next.find(from) ? next.start() : document.length());
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static CommandLine line() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return DaylightCommand.line(new Surroundings(
                new Console(nowhere, nowhere, false),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                new MachineFolders(Path.of("settings"), Path.of("home"))));
    }

    @Test
    void theDocumentAndTheProgramHaveTheSameCommandsAndOptions() throws IOException {
        Map<String, Set<String>> documented = new TreeMap<>();
        Matcher command = COMMAND.matcher(document());
        while (command.find()) {
            String rest = document().substring(command.end());
            Matcher next = Pattern.compile("(?m)^##+ ").matcher(rest);
            documented.put(
                    command.group(1), all(OPTION, rest.substring(0, next.find() ? next.start() : rest.length())));
        }
        Map<String, Set<String>> real = new TreeMap<>();
        line().getSubcommands().forEach((name, sub) -> {
            if (!name.equals("help")) {
                Set<String> options = new TreeSet<>();
                sub.getCommandSpec().options().forEach(option -> options.addAll(List.of(option.names())));
                options.removeAll(EVERYWHERE);
                real.put(name, options);
            }
        });
        assertThat(documented).isEqualTo(real);
    }

    @Test
    void theDocumentAndTheProgramHaveTheSameExitCodes() throws IOException {
        Set<String> real = new TreeSet<>();
        for (ExitCode code : ExitCode.values()) {
            real.add(String.valueOf(code.number()));
        }
        assertThat(all(CODE, chapter(document(), "## Exit codes"))).isEqualTo(real);
    }

    @Test
    void theDocumentAndTheProgramSayTheSameOfPagesThatAreNotDrawn() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        Matcher row = REASON.matcher(chapter(document(), "### `daylight page CASE DOC [PAGE]`"));
        while (row.find()) {
            documented.put(row.group(1), row.group(2));
        }
        Map<String, String> real = new TreeMap<>();
        for (NoDrawing reason : NoDrawing.values()) {
            real.put(reason.code(), reason.sentence());
        }
        for (NoConversion reason : NoConversion.values()) {
            real.put(reason.code(), reason.sentence());
        }
        assertThat(documented).isEqualTo(real);
    }

    @Test
    void everyFieldOfTheReportIsDocumentedAndTheOtherWayRound() throws IOException {
        IntakeReport report = new IntakeReport(
                false,
                1,
                Map.of("read", 1L),
                1,
                1,
                Map.of("read", 1L),
                Map.of("text/plain", Map.of("read", 1L)),
                Map.of("application/zip", new ContainerCount(1, 1, 1)),
                1,
                List.of("one file is missing"));
        ObjectNode printed = ReportText.json(report);
        printed.withArray("not_fully_read")
                .add(ReportText.json(new NotFullyRead(NameBytes.of("a"), "failed", Reason.DAMAGED)));
        Set<String> real = fields(printed, Set.of("text/plain", "application/zip", "read"));
        assertThat(all(NAME, chapter(document(), "### `ingest`, `report`"))).isEqualTo(real);
    }

    @Test
    void everyFieldOfASearchIsDocumentedAndTheOtherWayRound() throws IOException {
        Hit hit = new Hit(
                Sha256.of(new byte[0]),
                "",
                "title",
                List.of(NameBytes.of("a")),
                "text/plain",
                "en",
                Optional.of(Instant.EPOCH),
                1,
                new Hit.Snippet(1, "word", List.of(new Span(0, 4))),
                List.of(new Hit.PageSpans(1, List.of(new Span(0, 4)))),
                false);
        Hits hits = new Hits(
                1,
                List.of(hit),
                Map.of(Facet.TYPE, new Hits.Counts(List.of(new Hits.Count("text/plain", 1)), 1)),
                Optional.of("next"),
                List.of("note"),
                true);
        QuotedHits quoted = new QuotedHits(_ -> Optional.empty());
        quoted.put(hit.document(), List.of(new Quoted(1, new Span(0, 4), 1, "", Optional.empty())));
        RecognisedHits recognised = new RecognisedHits();
        recognised.put(
                hit.document(),
                List.of(new RecognisedHits.Boxed(
                        new PagePicture(1, 100, 50, 72),
                        new Span(0, 4),
                        new PictureWord(new Span(0, 4), 10, 10, 40, 20, 62))));
        assertThat(recognised.sentence(hit)).contains("recognised, 62 of 100");
        Set<String> real = fields(
                HitsText.json(
                        new Found(new Query.MatchAll(), List.of(new Problem(0, 5, "sentence", "from:")), hits),
                        quoted,
                        recognised),
                Set.of());
        assertThat(all(NAME, chapter(document(), "### `search`"))).isEqualTo(real);
    }

    @Test
    void everyFieldOfAThreadIsDocumentedAndTheOtherWayRound() throws IOException {
        DocumentFacts facts = FactsOf.document(
                "message/rfc822",
                Optional.empty(),
                Language.NONE,
                Map.of("Message:Raw-Header:Date", List.of("1 Mar 2018 10:00:00 +0000")));
        Sha256 document = Sha256.of(new byte[0]);
        MessageThread thread = new MessageThread(
                List.of(new MessageThread.Message("a@x", List.of(document), Optional.of(facts), -1, 0, Link.NONE)),
                false);
        Set<String> real = fields(ThreadCommand.shown(document, thread, _ -> List.of("a")), Set.of());
        Set<String> documented = all(NAME, chapter(document(), "### `thread`"));
        // Beside the fields, the page names the kinds of links.
        for (Link link : Link.values()) {
            assertThat(documented.remove(link.code())).as(link.code()).isTrue();
        }
        documented.remove("show");
        assertThat(documented).isEqualTo(real);
    }

    @Test
    void everyFieldOfAPageIsDocumentedAndTheOtherWayRound() throws IOException {
        Sha256 hash = Sha256.of(new byte[0]);
        DocumentFacts facts = FactsOf.document("application/pdf", Optional.empty(), Language.NONE, Map.of());
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        PageText told = new PageText(
                new Console(nowhere, nowhere, false),
                new DocumentText(hash, "", facts, new TextLayer(hash, 1, 4, 4), 0, false),
                _ -> "word",
                true,
                true);
        Path file = Path.of("a.png");
        List<Rendition.Word> words = List.of(new Rendition.Word("word", 0, 0, 1, 1));
        told.page(new Rendition(hash, file, 2, 1, 1, 1, 150, false, false, Optional.empty(), words), file);
        Optional<String> program = Optional.of("LibreOffice 1.0");
        told.page(new Rendition(hash, file, 2, 1, 1, 1, 150, false, false, program, words), file);
        assertThat(told.document().at("/pages/0/words/0").has("start")).isTrue();
        assertThat(told.document().at("/pages/1/words/0").has("start"))
                .as("its pages are not those of the text layer")
                .isFalse();
        told.none(2, new DrawnPages.Shown.Not("limit", "sentence", 0, ExitCode.UNAVAILABLE));
        Set<String> documented = all(NAME, chapter(document(), "### `page`"));
        assertThat(documented).isEqualTo(fields(told.document(), Set.of()));
    }

    /// All names of fields at any depth, except names that are values (of outcomes and media types).
    private static Set<String> fields(JsonNode document, Set<String> values) {
        Set<String> names = new TreeSet<>();
        document.properties().forEach(field -> {
            if (!values.contains(field.getKey())) {
                names.add(field.getKey());
            }
            names.addAll(fields(field.getValue(), values));
        });
        if (document.isArray()) {
            document.forEach(element -> names.addAll(fields(element, values)));
        }
        return names;
    }
}
