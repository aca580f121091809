package daylight.desk;

import daylight.index.Ask;
import daylight.index.Ask.Filter;
import daylight.index.Ask.Sorting;
import daylight.index.Facet;
import daylight.search.Found;
import daylight.search.Search;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "search",
        header = "Find documents; all words must occur unless you say otherwise.",
        description = {
            "",
            "  camera contract            both words",
            "  \"camera contract\"          the words as they stand",
            "  \"camera contract\"~5        near one another",
            "  camera OR 摄像头, NOT camera, (…)",
            "  cam*, c?mera, camera~1     beginning, pattern, misspelling",
            "  /cam(era|corder)s?/        a pattern over words; text:/…/ over the text",
            "  from: to: subject: author: name: type: lang: path: folder: outcome:",
            "  date:2018..2019, created:>=2018-03, size:>1MB, confidence:<60",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SearchCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "CASE", description = "The case.")
    private Path folder = Path.of("");

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "QUERY",
            description = "What to find; nothing finds everything.")
    private List<String> words = List.of();

    @Option(
            names = "--filter",
            paramLabel = "F=V",
            description =
                    "Only documents with this value; F!=V without it. F: type, language, year, month, sender, folder, outcome. Repeat for more.")
    private List<String> filters = List.of();

    @Option(names = "--limit", paramLabel = "N", description = "So many hits (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Option(
            names = "--sort",
            paramLabel = "S",
            description = "score, newest, oldest, largest, smallest or path (default: score).")
    private String sort = "score";

    @Option(names = "--cursor", paramLabel = "C", description = "Go on where an earlier answer ended: its \"next\".")
    private Optional<String> cursor = Optional.empty();

    @Option(names = "--json", description = "Print one JSON document; docs/cli.md describes it.")
    private boolean json;

    SearchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Ask ask = ask();
        Console console = surroundings.console();
        try (OpenCase open = OpenCase.forReading(surroundings, folder)) {
            Found found = new Search(open.index())
                    .search(String.join(" ", words), ask)
                    .noted(Waiting.words(open.database()));
            Wanted.say(open, found.hits());
            QuotedHits quoted = QuotedHits.of(open, found.hits());
            RecognisedHits recognised = RecognisedHits.of(open, found.hits());
            if (json) {
                console.print(HitsText.json(found, quoted, recognised));
            } else {
                HitsText.print(found, quoted, recognised, console.terminal(), console.out());
            }
            return ExitCode.DONE.number();
        }
    }

    private Ask ask() {
        if (limit < 0 || limit > Ask.LIMIT_MAX) {
            throw usage("--limit lies between 0 and " + Ask.LIMIT_MAX + "; go on with --cursor.");
        }
        List<Filter> include = new ArrayList<>();
        List<Filter> exclude = new ArrayList<>();
        for (String filter : filters) {
            int equals = filter.indexOf('=');
            if (equals < 1) {
                throw usage("A filter is written F=V or F!=V, found: " + filter);
            }
            boolean not = filter.charAt(equals - 1) == '!';
            String name = filter.substring(0, not ? equals - 1 : equals);
            Facet facet = Facet.named(name.toLowerCase(Locale.ROOT))
                    .orElseThrow(() -> usage("There is no facet " + name
                            + "; there are "
                            + Arrays.stream(Facet.values()).map(Facet::label).collect(Collectors.joining(", "))
                            + "."));
            (not ? exclude : include).add(new Filter(facet, filter.substring(equals + 1)));
        }
        Ask asked = Ask.usual().filtered(include, exclude).sorted(sorting()).limited(limit);
        return cursor.map(asked::after).orElse(asked);
    }

    private Sorting sorting() {
        for (Sorting sorting : Sorting.values()) {
            if (sorting.name().equalsIgnoreCase(sort)) {
                return sorting;
            }
        }
        throw usage("There is no order " + sort + "; there are score, newest, oldest, largest, smallest and path.");
    }

    private ParameterException usage(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
