package daylight.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.extraction.IntakeReport;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        header = "The intake report: what became of every file, and whether the account adds up.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ReportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "CASE", description = "The case.")
    private Path folder = Path.of("");

    @Option(names = "--json", description = "Print one JSON document; docs/cli.md describes it.")
    private boolean json;

    ReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (OpenCase open = OpenCase.forReading(surroundings, folder)) {
            PrintStream out = surroundings.console().out();
            return exitCode(json ? ReportText.printJson(open, _ -> {}, out) : ReportText.print(open, out));
        }
    }

    /// 1 when something failed or the account does not add up.
    static int exitCode(IntakeReport report) {
        boolean failures = report.outcomes().getOrDefault("failed", 0L) > 0
                || report.memberOutcomes().getOrDefault("failed", 0L) > 0;
        return (report.accounted() && !failures ? ExitCode.DONE : ExitCode.DONE_WITH_FAILURES).number();
    }

    /// Print the report after a run, with what the run was and used.
    static int told(OpenCase open, Pipeline.Run run, boolean json, Console console) {
        return exitCode(
                json
                        ? ReportText.printJson(open, document -> add(run, document), console.out())
                        : ReportText.print(open, console.out()));
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
