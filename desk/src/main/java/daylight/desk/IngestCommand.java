package daylight.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.protocol.Passwords;
import daylight.protocol.Recognition;
import daylight.source.Sources;
import daylight.store.CaseFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
    /// As people type it.
    enum Ocr {
        auto,
        always,
        never
    }

    /// More processes than any machine of a newsroom has processors.
    private static final int WORKERS_MAX = 256;

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "CASE", description = "The case; made if there is none.")
    private Path folder = Path.of("");

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH", description = "Files and folders to take in.")
    private List<Path> paths = List.of();

    @Option(
            names = "--ocr",
            paramLabel = "auto|always|never",
            description = {
                "Recognise text in pictures, after all else was read: in scans and pictures (auto, the",
                "default), beside text that is there too (always), or not at all."
            })
    private Ocr ocr = Ocr.auto;

    @Option(
            names = "--ocr-languages",
            paramLabel = "L",
            split = ",",
            description =
                    "Languages to recognise, such as uig,chi_sim; default: by each page's script. doctor lists them.")
    private List<String> ocrLanguages = List.of();

    @Option(
            names = "--passwords",
            paramLabel = "FILE",
            description = {
                "Try these on what is locked, one in each line; the case keeps them, and what was locked",
                "before is read again."
            })
    private Optional<Path> passwords = Optional.empty();

    @Option(names = "--in-place", description = "Do not copy: keep hashes, and open the files where they lie.")
    private boolean inPlace;

    @Option(names = "--rehash", description = "Read every file again, also those whose size and time have not changed.")
    private boolean rehash;

    @Option(names = "--workers", paramLabel = "N", description = "Readers at a time; default: one for each processor.")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--fresh-worker", description = "A new reader process for each document: slowest, most isolated.")
    private boolean freshWorker;

    @Option(names = "--json", description = "Print the intake report as one JSON document.")
    private boolean json;

    IngestCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Recognition recognition = recognition();
        List<String> known = ocrLanguages.isEmpty() ? List.of() : new Readers(surroundings.folders()).languages();
        for (String language : ocrLanguages) {
            if (!known.contains(language)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no model for the language " + language + " that --ocr-languages names; there are "
                                + String.join(", ", known) + ".");
            }
        }
        if (workers < 1 || workers > WORKERS_MAX) {
            throw new ParameterException(spec.commandLine(), "--workers lies between 1 and " + WORKERS_MAX + ".");
        }
        Passwords handed = passwords.map(PasswordList::of).orElse(Passwords.NONE);
        // Before anything is written: the case may be named where it must not be.
        Sources.check(paths, folder);
        Console console = surroundings.console();
        if (!CaseFolder.isCase(folder)) {
            OpenCase.create(surroundings, folder, "").close();
        }
        Progress progress = new Progress(console.err(), surroundings.clock(), console.terminal());
        try (OpenCase open = OpenCase.forWriting(surroundings, folder)) {
            Pipeline.Order order =
                    new Pipeline.Order(paths, inPlace, rehash, workers, freshWorker, recognition, handed);
            Pipeline.Run run = new Pipeline(open, progress).ingest(order, new Readers(surroundings.folders()));
            progress.end();
            return ReportCommand.exitCode(
                    json
                            ? ReportText.printJson(open, document -> add(run, document), console.out())
                            : ReportText.print(open, console.out()));
        }
    }

    private Recognition recognition() {
        try {
            return new Recognition(
                    switch (ocr) {
                        case auto -> Recognition.Mode.AUTO;
                        case always -> Recognition.Mode.ALWAYS;
                        case never -> Recognition.Mode.NEVER;
                    },
                    ocrLanguages);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "--ocr-languages names models such as eng or chi_sim: " + e.getMessage());
        }
    }

    private static void add(Pipeline.Run run, ObjectNode document) {
        document.putObject("isolation")
                .put("tier", run.isolation().code())
                .put("sentence", run.isolation().sentence());
        document.putObject("spent")
                .put("desk_cpu_seconds", Consumption.cpuSeconds())
                .put("workers_cpu_seconds", run.workersNanos() / 1e9)
                .put("desk_peak_megabytes", Consumption.peakMegabytes());
    }
}
