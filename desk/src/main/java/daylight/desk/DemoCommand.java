package daylight.desk;

import daylight.index.Ask;
import daylight.protocol.Passwords;
import daylight.protocol.Recognition;
import daylight.search.Found;
import daylight.search.Search;
import daylight.source.Choice;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.store.CaseFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        header = "Take in the sample investigation, show the report and a few searches.",
        description = {
            "",
            "The sample is written for this project: a fictional town buys a system to watch its residents.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DemoCommand implements Callable<Integer> {
    private static final int HITS_SHOWN = 3;

    private final Surroundings surroundings;

    @Option(names = "--case", paramLabel = "CASE", description = "Where to make the case (default: build/demo).")
    private String folder = "";

    /// Scans and pictures, each in the languages that its script suggests.
    private static final Recognition AS_FOUND = new Recognition(Recognition.Mode.AUTO, List.of());

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Console console = surroundings.console();
        Path home = surroundings.folders().home();
        Path sample = home.resolve("sample/evidence");
        if (!Files.isDirectory(sample)) {
            throw new CaseException(Kind.UNAVAILABLE, "The sample is missing at " + sample + ".");
        }
        Path where = folder.isEmpty() ? home.resolve("build/demo") : Path.of(folder);
        if (!CaseFolder.isCase(where)) {
            OpenCase.create(surroundings, where, "The sample investigation").close();
        }
        try (OpenCase open = OpenCase.forWriting(surroundings, where)) {
            Progress progress = new Progress(console.err(), surroundings.clock(), console.terminal());
            int workers = Runtime.getRuntime().availableProcessors();
            new Pipeline(open, progress)
                    .ingest(
                            new Pipeline.Order(
                                    List.of(sample),
                                    Choice.ALL,
                                    false,
                                    false,
                                    new Pipeline.Effort(workers, false, AS_FOUND, Passwords.NONE)),
                            new Readers(surroundings.folders()));
            progress.end();
            ReportText.print(open, console.out());
            for (String query : DemoSearches.ALL) {
                console.out().println("\n$ daylight search " + typed(where) + " '" + query + "'");
                Found found = new Search(open.index())
                        .search(query, Ask.usual().limited(HITS_SHOWN).with(false, true));
                HitsText.print(
                        found,
                        QuotedHits.of(open, found.hits()),
                        RecognisedHits.of(open, found.hits()),
                        console.terminal(),
                        console.out());
            }
        }
        console.out()
                .println("\nThe case is at " + where + "; go on with: ./daylight search " + typed(where) + " QUERY");
        return ExitCode.DONE.number();
    }

    /// As one would type it here.
    private static Path typed(Path where) {
        Path here = Path.of("").toAbsolutePath();
        Path place = where.toAbsolutePath().normalize();
        return place.startsWith(here) && !place.equals(here) ? here.relativize(place) : where;
    }
}
