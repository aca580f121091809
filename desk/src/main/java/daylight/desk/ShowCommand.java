package daylight.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.extraction.DocumentReading;
import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.text.DocumentFacts;
import daylight.text.DocumentText;
import daylight.text.Moment;
import daylight.text.OpenLayer;
import daylight.text.Person;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        header = "Show one document: what is known about it, where it occurs, its text.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ShowCommand implements Callable<Integer> {
    /// A workbook has millions of cells, and one JSON document holds them all in memory.
    private static final int BLOCKS_SHOWN_MAX = 100_000;

    /// A page may be as long as a workbook of a million rows, and is not printed at once.
    private static final int PIECE_CHARS = 10_000;

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "CASE", description = "The case.")
    private Path folder = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "DOC",
            description = "A SHA-256, its beginning, or a path as reports show it.")
    private String name = "";

    @Option(names = "--page", paramLabel = "N", description = "Only this page, from 1.")
    private Optional<Integer> page = Optional.empty();

    @Option(names = "--text", description = "Only the text.")
    private boolean text;

    @Option(
            names = "--words",
            description = "Only the words that were recognised in its pictures, with their boxes in pixels and how sure"
                    + " the recognition is; with --json beside the rest.")
    private boolean words;

    @Option(names = "--json", description = "Print one JSON document; docs/cli.md describes it.")
    private boolean json;

    ShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (OpenCase open = OpenCase.forReading(surroundings, folder)) {
            Sha256 document = DocumentNames.find(open, name);
            Wanted.say(open, List.of(document));
            DocumentText known = DocumentNames.read(open, document);
            try (OpenLayer layer = open.texts().layers().open(known.layer().id())) {
                checkPage(layer.pages());
                if (json) {
                    Json.write(
                            document(open, known, layer),
                            "pages",
                            pages -> pages(layer, pages),
                            surroundings.console().out());
                } else if (words) {
                    printWords(known, layer);
                } else {
                    if (!text) {
                        print(open, known);
                    }
                    printPages(layer);
                }
            }
        }
        return ExitCode.DONE.number();
    }

    private void printWords(DocumentText known, OpenLayer layer) {
        ShownWords shown = new ShownWords(layer, page);
        if (!shown.isEmpty()) {
            shown.print(surroundings.console());
            return;
        }
        boolean isOfAnEarlierVersion =
                known.recognised() && known.facts().confidence().isEmpty();
        surroundings
                .console()
                .out()
                .println(
                        isOfAnEarlierVersion
                                ? "Its words were recognised by an earlier version, which kept no places; to have them: daylight retry "
                                        + folder + " " + known.document()
                                : page.map(n -> "On page " + n + " no word was recognised in a picture.")
                                        .orElse("No word of it was recognised in a picture."));
    }

    private void checkPage(int pages) {
        page.ifPresent(n -> {
            if (n < 1 || n > pages) {
                throw new CaseException(
                        Kind.USAGE, "The document has " + pages + " pages; there is no page " + n + ".");
            }
        });
    }

    private ObjectNode document(OpenCase open, DocumentText known, OpenLayer layer) {
        DocumentFacts facts = known.facts();
        ObjectNode shown = Json.object();
        shown.put("document", known.document().hex());
        List<String> places = places(open, known);
        shown.put("title", title(facts, places));
        ArrayNode paths = shown.putArray("paths");
        places.forEach(paths::add);
        Optional<DocumentReading> reading = open.extraction().reading(known.document());
        reading.ifPresent(r -> shown.put("outcome", r.verdict().code())
                .put("reason", r.reason().code())
                .put("sentence", r.reason().sentence())
                .put("size_bytes", r.sizeBytes()));
        shown.put("type", facts.mediaType());
        shown.put("language", facts.language().code());
        facts.confidence().ifPresent(confidence -> shown.put("confidence", confidence));
        moment(shown, "created", facts.created());
        moment(shown, "modified", facts.modified());
        moment(shown, "sent", facts.sent());
        ArrayNode authors = shown.putArray("authors");
        facts.authors().forEach(authors::add);
        ArrayNode sender = shown.putArray("sender");
        facts.sender().ifPresent(person -> person(sender, person));
        people(shown.putArray("recipients"), facts.recipients());
        people(shown.putArray("cc"), facts.cc());
        people(shown.putArray("bcc"), facts.bcc());
        facts.subject().ifPresent(subject -> shown.put("subject", subject));
        ArrayNode members = shown.putArray("members");
        open.extraction()
                .members(known.document())
                .forEach(member -> members.addObject()
                        .put("path", member.path().display())
                        .put("document", member.document().map(Sha256::hex).orElse(""))
                        .put("outcome", member.verdict().code()));
        shown.put("layer", known.layer().id().hex());
        shown.putArray("pages");
        blocks(shown, layer);
        if (words) {
            new ShownWords(layer, page).json(shown);
        }
        ObjectNode raw = shown.putObject("metadata");
        facts.raw().forEach((key, values) -> {
            ArrayNode all = raw.putArray(key);
            values.forEach(all::add);
        });
        return shown;
    }

    private void pages(OpenLayer layer, Consumer<ObjectNode> each) {
        for (int n = page.orElse(1); n <= page.orElse(layer.pages()); n++) {
            each.accept(Json.object().put("page", n).putPOJO("text", new LongText(layer.pieces(n))));
        }
    }

    private void blocks(ObjectNode into, OpenLayer layer) {
        ArrayNode shown = into.putArray("blocks");
        int[] leftOut = {0};
        layer.blocks(block -> {
            if (page.isPresent() && page.get() != block.page()) {
                return;
            }
            if (shown.size() >= BLOCKS_SHOWN_MAX) {
                leftOut[0]++;
                return;
            }
            ObjectNode one = shown.addObject()
                    .put("kind", block.kind().code())
                    .put("page", block.page())
                    .put("start", block.span().start())
                    .put("end", block.span().end());
            if (block.level() > 0) {
                one.put("level", block.level());
            }
            if (!block.label().isEmpty()) {
                one.put("label", block.label());
            }
            if (block.hidden()) {
                one.put("hidden", true);
            }
        });
        into.put("blocks_left_out", leftOut[0]);
    }

    private static void moment(ObjectNode into, String field, Optional<Moment> moment) {
        moment.ifPresent(m ->
                into.put(field, m instanceof Moment.Known known ? known.at().toString() : m.raw()));
    }

    private static void people(ArrayNode into, List<Person> people) {
        people.forEach(person -> person(into, person));
    }

    private static List<String> places(OpenCase open, DocumentText known) {
        return open.places().of(known.document()).stream()
                .map(NameBytes::display)
                .toList();
    }

    private static String title(DocumentFacts facts, List<String> places) {
        return facts.titleAt(places.isEmpty() ? "" : places.getFirst());
    }

    private static void person(ArrayNode into, Person person) {
        into.addObject().put("name", person.display()).put("address", person.address());
    }

    private void print(OpenCase open, DocumentText known) {
        PrintStream out = surroundings.console().out();
        DocumentFacts facts = known.facts();
        List<String> places = places(open, known);
        out.println(title(facts, places));
        HitsText.printPlaces(places, out);
        out.println("  sha-256 " + known.document());
        out.println("  " + facts.mediaType() + " · " + facts.language().code() + " · "
                + known.layer().pages() + (known.layer().pages() == 1 ? " page" : " pages")
                + facts.confidence()
                        .map(confidence -> " · " + RecognisedHits.outOfHundred(confidence))
                        .orElse(""));
        open.extraction()
                .reading(known.document())
                .ifPresent(reading -> out.println("  " + reading.reason().sentence()));
        facts.sender().ifPresent(person -> out.println("  From: " + person.display() + " " + person.address()));
        facts.recipients().forEach(person -> out.println("  To: " + person.display() + " " + person.address()));
        out.println();
    }

    private void printPages(OpenLayer layer) {
        PrintStream out = surroundings.console().out();
        boolean several = !text && layer.pages() > 1;
        for (int n = page.orElse(1); n <= page.orElse(layer.pages()); n++) {
            if (several) {
                out.println("— page " + n + " —");
            }
            CharSequence content = layer.pieces(n);
            boolean terminal = surroundings.console().terminal();
            for (int from = 0; from < content.length(); ) {
                int to = Math.min(from + PIECE_CHARS, content.length());
                to += to < content.length() && Character.isLowSurrogate(content.charAt(to)) ? 1 : 0;
                String piece = content.subSequence(from, to).toString();
                out.print(terminal ? harmless(piece) : piece);
                from = to;
            }
            out.println();
        }
    }

    /// Evidence must not command the terminal: control characters other than those of lines and columns are written
    /// out.
    static String harmless(String page) {
        StringBuilder shown = new StringBuilder(page.length());
        page.chars().forEach(c -> {
            if (Character.isISOControl(c) && c != '\n' && c != '\t') {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                shown.append((char) c);
            }
        });
        return shown.toString();
    }
}
