package daylight.extraction;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a reader needs for the recognition of text besides its class path: native code and models. Only folders that
/// are there; a reader without them reads everything else.
final class RecognitionFolders {
    /// A reader has one processor's share; Tesseract's own threads would take its neighbours'.
    static final String THREADS_VARIABLE = "OMP_THREAD_LIMIT";

    private static final String USER_VARIABLE = "DAYLIGHT_TESSDATA";

    /// Where Debian's models lie.
    private static final Path SYSTEM = Path.of("/usr/share/tesseract-ocr");

    private RecognitionFolders() {}

    /// The folder of models that the user names in the environment variable `DAYLIGHT_TESSDATA`.
    static Optional<Path> ofTheUser() {
        return Optional.ofNullable(System.getenv(USER_VARIABLE))
                .filter(named -> !named.isBlank())
                .map(named -> Path.of(named).toAbsolutePath())
                .filter(Files::isDirectory);
    }

    /// All of them for a reader with this class path. The build puts its own beside the folder in which the jars, or
    /// the classes, lie.
    static List<Path> of(List<Path> classPath) {
        List<Path> folders = new ArrayList<>();
        Stream<Path> beside = classPath.stream()
                .map(entry -> Files.isDirectory(entry) ? entry : entry.resolveSibling(""))
                .map(folder -> folder.toAbsolutePath().normalize().resolveSibling("ocr"));
        Stream.concat(beside, Stream.of(SYSTEM))
                .filter(Files::isDirectory)
                .distinct()
                .forEach(folders::add);
        ofTheUser().ifPresent(folders::add);
        return List.copyOf(folders);
    }
}
