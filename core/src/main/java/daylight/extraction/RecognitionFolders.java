package daylight.extraction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a reader needs for the recognition of text besides its class path: native code and models. Only folders that
/// are there; a reader without them reads everything else.
public final class RecognitionFolders {
    /// A reader has one processor's share; Tesseract's own threads would take its neighbours'.
    static final String THREADS_VARIABLE = "OMP_THREAD_LIMIT";

    private static final String USER_VARIABLE = "DAYLIGHT_TESSDATA";

    /// Where Debian's models lie.
    private static final Path SYSTEM = Path.of("/usr/share/tesseract-ocr");

    private static final String MODEL = ".traineddata";

    /// Tells how a page lies, and reads nothing.
    private static final String ORIENTATION = "osd";

    /// `tesseract-ocr/5/tessdata/eng.traineddata`.
    private static final int MODEL_DEPTH = 3;

    private RecognitionFolders() {}

    /// The folder of models that the user names in the environment variable `DAYLIGHT_TESSDATA`.
    static Optional<Path> ofTheUser() {
        return Optional.ofNullable(System.getenv(USER_VARIABLE))
                .filter(named -> !named.isBlank())
                .map(named -> Path.of(named).toAbsolutePath())
                .filter(Files::isDirectory);
    }

    /// The languages whose text can be recognised by a reader with this class path, by the names of Tesseract's models,
    /// sorted; none where the native code is missing.
    public static List<String> languages(List<Path> classPath) {
        List<Path> folders = of(classPath);
        if (folders.stream().noneMatch(folder -> Files.isDirectory(folder.resolve("natives")))) {
            return List.of();
        }
        TreeSet<String> names = new TreeSet<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder, MODEL_DEPTH)) {
                files.map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> name.endsWith(MODEL))
                        .forEach(name -> names.add(name.substring(0, name.length() - MODEL.length())));
            } catch (IOException _) {
                // Not for us to read, nor for the reader.
            }
        }
        names.remove(ORIENTATION);
        return List.copyOf(names);
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
