package daylight.desk;

import daylight.extraction.DocumentReading;
import daylight.id.Sha256;
import daylight.protocol.Reason;
import daylight.work.Stage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "retry",
        header = "Read again what was not fully read, and only that.",
        description = {
            "",
            "Without DOC and --reason: what time, memory or a reader's death ended, and what a bug of a",
            "reader did not read. Later readings replace earlier ones unless they get less far.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  daylight retry my-case --workers 1",
            "  daylight retry my-case --reason unread_ink --ocr-languages uig",
            "  daylight retry my-case 'leak/scans.zip' --ocr always",
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RetryCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "CASE", description = "The case.")
    private Path folder = Path.of("");

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "DOC",
            description = "Read these again: a SHA-256, its beginning, or a path as reports show it.")
    private List<String> names = List.of();

    @Option(
            names = "--reason",
            paramLabel = "R",
            split = ",",
            description = "Read again what has this reason in the report, such as time_limit; repeat for more.")
    private List<String> reasons = List.of();

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Option(names = "--json", description = "Print the intake report as one JSON document.")
    private boolean json;

    RetryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Readers readers = new Readers(surroundings.folders());
        Pipeline.Effort effort = reading.effort(readers);
        Set<Reason> wanted = wanted();
        Console console = surroundings.console();
        try (OpenCase open = OpenCase.forWriting(surroundings, folder)) {
            Progress progress = new Progress(console.err(), surroundings.clock(), console.terminal());
            Map<Stage, Set<String>> originals = new EnumMap<>(Stage.class);
            Set<Sha256> documents = new TreeSet<>();
            wanted.forEach(reason -> documents.addAll(open.extraction().with(reason)));
            names.forEach(name -> documents.add(DocumentNames.find(open, name)));
            documents.forEach(document -> add(open, document, originals));
            if (!effort.recognition().isWanted() && originals.remove(Stage.RECOGNISE) != null) {
                progress.note("Documents whose text was recognised are not read again with --ocr never.");
            }
            long count = originals.values().stream().mapToLong(Set::size).sum();
            progress.note(
                    count == 1
                            ? "One file is read again."
                            : String.format(Locale.ROOT, "%,d files are read again.", count));
            Pipeline.Run run = new Pipeline(open, progress).again(originals, effort, readers);
            progress.end();
            return ReportCommand.told(open, run, json, console);
        }
    }

    private Set<Reason> wanted() {
        Set<Reason> wanted = EnumSet.noneOf(Reason.class);
        for (String code : reasons) {
            wanted.add(Arrays.stream(Reason.values())
                    .filter(reason -> reason.code().equals(code) && reason != Reason.NONE)
                    .findFirst()
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "There is no reason " + code + "; there are "
                                    + Arrays.stream(Reason.values())
                                            .filter(reason -> reason != Reason.NONE)
                                            .map(Reason::code)
                                            .collect(Collectors.joining(", "))
                                    + ".")));
        }
        if (reasons.isEmpty() && names.isEmpty()) {
            wanted.add(Reason.READER_BUG);
            Arrays.stream(Reason.values()).filter(Reason::isOfTheRun).forEach(wanted::add);
        }
        return wanted;
    }

    /// What was recognised is recognised again, because a reading without recognition would not take its
    /// place.
    private static void add(OpenCase open, Sha256 document, Map<Stage, Set<String>> originals) {
        boolean recognised = open.extraction()
                .reading(document)
                .map(DocumentReading::rank)
                .filter(Ranks::isRecognised)
                .isPresent();
        originals
                .computeIfAbsent(recognised ? Stage.RECOGNISE : Stage.EXTRACT, _ -> new TreeSet<>())
                .addAll(open.originalsWith(document).stream().map(Sha256::hex).toList());
    }
}
