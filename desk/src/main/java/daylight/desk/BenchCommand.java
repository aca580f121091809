package daylight.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.store.Causes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bench",
        header =
                "Measure this machine: ingest against plain Tika and Lucene in one process, queries, start-up, memory.",
        description = {
            "",
            "Both sides run cold, in turn, on the same files with the same number of threads; figures are",
            "medians, and ratios are made pair by pair. Nothing is kept.",
            "",
            "The plain side parses the files without any sandbox: use folders that you trust.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class BenchCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(arity = "0..*", paramLabel = "FOLDER", description = "Files to measure with (default: the sample).")
    private List<Path> folders = List.of();

    @Option(
            names = "--files",
            paramLabel = "N",
            description = {
                "Measure with N copies of these files: an even choice of them, or",
                "rounds that each add a line to every file (default: the files themselves)."
            })
    private int files;

    @Option(names = "--runs", paramLabel = "N", description = "Pairs of runs (default: ${DEFAULT-VALUE}).")
    private int runs = 5;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Readers, and threads of the plain program (default: ${DEFAULT-VALUE}).")
    private int workers = 2;

    @Option(names = "--json", description = "Print one JSON document; docs/cli.md describes it.")
    private boolean json;

    BenchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<Path> places = folders.isEmpty()
                ? List.of(surroundings.folders().home().resolve("sample/evidence"))
                : folders.stream().map(Path::toAbsolutePath).toList();
        try {
            BenchFiles given = BenchFiles.in(places);
            if (given.list().isEmpty() || files < 0) {
                throw new CaseException(
                        Kind.USAGE,
                        given.list().isEmpty()
                                ? "There is no file to measure with in " + places + ". Name a folder that holds some."
                                : "--files is how many files to measure with: at least 1.");
            }
            try (BenchFolder made = BenchFolder.make()) {
                ObjectNode measured = measure(
                        files == 0 ? given : given.copied(files, made.folder().resolve("files")), made);
                if (json) {
                    surroundings.console().print(measured);
                } else {
                    surroundings.console().out().println(Json.text(measured));
                }
                return ExitCode.DONE.number();
            }
        } catch (IOException e) {
            throw new CaseException(Kind.UNAVAILABLE, "The benchmark could not run: " + Causes.sentence(e) + ".", e);
        }
    }

    private ObjectNode measure(BenchFiles measured, BenchFolder made) throws IOException {
        Path work = made.folder();
        Path listFile = work.resolve("list");
        Files.write(listFile, measured.list().stream().map(Path::toString).toList(), StandardCharsets.UTF_8);
        ChildProgram programs = new ChildProgram(surroundings.folders(), made);
        List<Double> ratios = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        List<Double> peaks = new ArrayList<>();
        for (int run = 0; run < Math.max(1, runs); run++) {
            surroundings.console().err().printf(Locale.ROOT, "pair %d of %d, load %s%n", run + 1, runs, load());
            double plainSeconds =
                    programs.plain(listFile, workers).path("cpu_seconds").asDouble();
            BenchFolder.clear(work.resolve("case"));
            long started = System.nanoTime();
            JsonNode spent = programs.ingest(work.resolve("case"), measured.places(), workers)
                    .path("spent");
            seconds.add((System.nanoTime() - started) / 1e9);
            double deskSeconds = spent.path("desk_cpu_seconds").asDouble();
            double readersSeconds = spent.path("workers_cpu_seconds").asDouble();
            double oursSeconds = deskSeconds + readersSeconds;
            surroundings
                    .console()
                    .err()
                    .printf(
                            Locale.ROOT,
                            "  desk %.1f + readers %.1f CPU-s, plain %.1f: %.2f%n",
                            deskSeconds,
                            readersSeconds,
                            plainSeconds,
                            oursSeconds / plainSeconds);
            plain.add(plainSeconds);
            ours.add(oursSeconds);
            ratios.add(oursSeconds / plainSeconds);
            peaks.add(spent.path("desk_peak_megabytes").asDouble());
        }
        ObjectNode document = Json.object();
        document.put("files", measured.list().size());
        document.put("megabytes", measured.bytes() / 1e6);
        document.putObject("ingest")
                .put("cpu_ratio_vs_plain", median(ratios))
                .put("cpu_seconds", median(ours))
                .put("plain_cpu_seconds", median(plain))
                .put("files_per_second", measured.list().size() / median(seconds))
                .put("megabytes_per_second", measured.bytes() / 1e6 / median(seconds));
        double textMegabytes = bytes(work.resolve("case/text")) / 1e6;
        double rebuildSeconds = programs.rebuildSeconds(work.resolve("case"), Math.max(1, runs));
        document.putObject("index")
                .put("text_megabytes", textMegabytes)
                .put("megabytes_per_second", textMegabytes / rebuildSeconds);
        try (OpenCase open = OpenCase.forReading(surroundings, work.resolve("case"))) {
            new QueryTimes(open).into(document.putObject("query"));
        }
        document.put("startup_millis", programs.startupMillis(work.resolve("case")));
        document.put("reader_cpu_seconds", programs.readerSeconds());
        document.put("desk_peak_megabytes", median(peaks));
        document.put("load", load());
        return document;
    }

    private static long bytes(Path folder) throws IOException {
        return BenchFiles.in(List.of(folder)).bytes();
    }

    /// One-, five- and fifteen-minute load, where the system tells.
    private static String load() throws IOException {
        Path load = Path.of("/proc/loadavg");
        return Files.isReadable(load)
                ? String.join(
                        " ",
                        List.of(Files.readString(load, StandardCharsets.US_ASCII)
                                        .split(" "))
                                .subList(0, 3))
                : "unknown";
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
