package daylight.desk;

import daylight.store.CaseFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "resume",
        header = "Let a paused ingest or retry go on.",
        description = {"", "One that was stopped or killed goes on when its own command is run again.", ""},
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ResumeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "CASE", description = "The case.")
    private Path folder = Path.of("");

    ResumeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        boolean paused = Pause.end(CaseFolder.open(folder));
        surroundings.console().out().println(paused ? "Going on." : "Nothing was paused.");
        return ExitCode.DONE.number();
    }
}
