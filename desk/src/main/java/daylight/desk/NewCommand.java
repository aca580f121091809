package daylight.desk;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "new",
        header = "Make a case: a folder that holds one investigation.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class NewCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "CASE", description = "A folder that does not exist yet, or is empty.")
    private Path folder = Path.of("");

    @Option(names = "--title", paramLabel = "T", description = "A title for people; it stands in the case.")
    private String title = "";

    NewCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        OpenCase.create(surroundings, folder, title).close();
        DiskEncryption.of(folder).warn(surroundings.console().err());
        surroundings
                .console()
                .out()
                .println("Made the case " + folder + ". Next: daylight ingest " + folder + " PATH…");
        return ExitCode.DONE.number();
    }
}
