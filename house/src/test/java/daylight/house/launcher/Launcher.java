package daylight.house.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The script that starts the program, and the folder of the project in which it lies.
public final class Launcher {
    private static final String HEAP = "heap=";

    private Launcher() {}

    /// The folder that holds the launcher, found upwards from where the test runs.
    public static Path project() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("daylight")) && Files.isDirectory(folder.resolve("protocol"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no folder of the project at or above " + start);
    }

    /// The heap that the launcher gives to every command, as the virtual machine is told it: `320m`.
    public static String heap() {
        try (Stream<String> lines = Files.lines(project().resolve("daylight"))) {
            return lines.filter(line -> line.startsWith(HEAP))
                    .map(line -> line.substring(HEAP.length()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no line " + HEAP + " in the launcher"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
