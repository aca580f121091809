package daylight.desk;

import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.store.Causes;
import java.io.IOException;
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
            open.texts().sweep();
            reindexing.waiting();
            progress.end();
            console.out()
                    .printf(
                            java.util.Locale.ROOT,
                            "%,d documents are searchable.%n",
                            open.index().count());
        } catch (IOException e) {
            throw new CaseException(
                    Kind.UNAVAILABLE, "The index could not be thrown away: " + Causes.sentence(e) + ".", e);
        }
        return ExitCode.DONE.number();
    }
}
