package daylight.desk;

import daylight.store.CaseFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "pause",
        header = "Let a running ingest or retry wait, so that the machine is free for something else.",
        description = {"", "What is being read at this moment is read to its end. Go on with: daylight resume CASE", ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class PauseCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "CASE", description = "The case.")
    private Path folder = Path.of("");

    PauseCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Pause.ask(CaseFolder.open(folder));
        surroundings.console().out().println("Paused. Go on with: daylight resume " + folder);
        return ExitCode.DONE.number();
    }
}
