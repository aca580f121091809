package daylight.desk;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "rebuild",
        header = "Throw away everything derived and make it anew from the facts.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RebuildCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "CASE", description = "The case.")
    private Path folder = Path.of("");

    RebuildCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Console console = surroundings.console();
        try (OpenCase open = OpenCase.forWriting(surroundings, folder)) {
            Progress progress = new Progress(console.err(), surroundings.clock(), console.terminal());
            Reindexing reindexing = new Reindexing(open, progress);
            reindexing.queueAll();
            open.throwIndexAway();
            open.renditions().clear();
            open.texts().sweep();
            open.threads().refill();
            reindexing.waiting();
            progress.end();
            console.out()
                    .printf(
                            java.util.Locale.ROOT,
                            "%,d documents are searchable.%n",
                            open.index().count());
        }
        return ExitCode.DONE.number();
    }
}
