package daylight.desk;

import daylight.source.Choice;
import daylight.source.Sources;
import daylight.store.CaseFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "ingest",
        header = "Take files and folders into a case, read them, make them searchable.",
        description = {
            "",
            "Originals are copied into the case by their SHA-256 and never changed. Stop at any time",
            "with Ctrl-C and run the same command again: it goes on where it was. Run it again later",
            "and it takes only what is new or changed.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class IngestCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "CASE", description = "The case; made if there is none.")
    private Path folder = Path.of("");

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH", description = "Files and folders to take in.")
    private List<Path> paths = List.of();

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Option(
            names = "--only",
            paramLabel = "PATTERN",
            description = {
                "Take in only files like this, such as '*.eml' or 'letters/2019/**'; repeat for more.",
                "The report names what was left out."
            })
    private List<String> only = List.of();

    @Option(
            names = "--exclude",
            paramLabel = "PATTERN",
            description = "Leave out files like this, or all in a folder of this name; repeat for more.")
    private List<String> exclude = List.of();

    @Option(names = "--in-place", description = "Do not copy: keep hashes, and open the files where they lie.")
    private boolean inPlace;

    @Option(names = "--rehash", description = "Read every file again, also those whose size and time have not changed.")
    private boolean rehash;

    @Option(names = "--json", description = "Print the intake report as one JSON document.")
    private boolean json;

    IngestCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Readers readers = new Readers(surroundings.folders());
        Pipeline.Effort effort = reading.effort(readers);
        Choice choice = Choice.of(only, exclude);
        // Before anything is written: the case may be named where it must not be.
        Sources.check(paths, folder);
        Console console = surroundings.console();
        if (!CaseFolder.isCase(folder)) {
            OpenCase.create(surroundings, folder, "").close();
            DiskEncryption.of(folder).warn(surroundings.console().err());
        }
        Progress progress = new Progress(console.err(), surroundings.clock(), console.terminal());
        try (OpenCase open = OpenCase.forWriting(surroundings, folder)) {
            Pipeline.Order order = new Pipeline.Order(paths, choice, inPlace, rehash, effort);
            Pipeline.Run run = new Pipeline(open, progress).ingest(order, readers);
            progress.end();
            return ReportCommand.told(open, run, json, console);
        }
    }
}
