package daylight.reader.ocr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Which languages can be recognised here, and where their models lie.
///
/// A folder the user names comes first, then the project's own, then Debian's: what a person chose wins, and of the
/// rest the models that were measured.
public final class Models {
    /// Names a folder of the user's with `<language>.traineddata` in it.
    public static final String PROPERTY = "daylight.reader.tessdata";

    /// The model that tells script and orientation; it reads no language.
    static final String ORIENTATION = "osd";

    private static final String SUFFIX = ".traineddata";

    private static final Path DEBIAN = Path.of("/usr/share/tesseract-ocr");

    /// Debian's Arabic model loses lines under this Tesseract: one line in ten of clean pages.
    private static final Set<String> NOT_FROM_DEBIAN = Set.of("ara");

    /// Whose model it is.
    public enum Place {
        USER("yours"),
        PROJECT("Daylight's"),
        SYSTEM("this machine's");

        private final String words;

        Place(String words) {
            this.words = words;
        }

        /// For people: "whose it is".
        public String words() {
            return words;
        }
    }

    /// A language's model.
    ///
    /// @param language Tesseract's own name, such as `eng` or `chi_sim`
    public record Model(String language, Path file, Place place) {}

    private final Map<String, Model> byLanguage;

    private Models(Map<String, Model> byLanguage) {
        this.byLanguage = byLanguage;
    }

    /// What this process can see.
    public static Models find() {
        String named = System.getProperty(PROPERTY, "");
        return in(
                named.isEmpty() ? Optional.empty() : Optional.of(Path.of(named)),
                Natives.folder().map(folder -> folder.resolve("tessdata")),
                systemFolders());
    }

    /// What has to stay readable behind the worker's walls for recognition: folders that are there.
    public static List<Path> folders() {
        String named = System.getProperty(PROPERTY, "");
        List<Path> folders = new ArrayList<>(systemFolders());
        Natives.folder().ifPresent(folders::add);
        if (!named.isEmpty()) {
            folders.add(Path.of(named));
        }
        return List.copyOf(folders);
    }

    static Models in(Optional<Path> user, Optional<Path> project, List<Path> system) {
        Map<String, Model> found = new TreeMap<>();
        for (Path folder : system) {
            Map<String, Model> models = new LinkedHashMap<>(list(folder, Place.SYSTEM));
            NOT_FROM_DEBIAN.forEach(models::remove);
            found.putAll(models);
        }
        project.ifPresent(folder -> found.putAll(list(folder, Place.PROJECT)));
        user.ifPresent(folder -> found.putAll(list(folder, Place.USER)));
        return new Models(found);
    }

    /// Debian keeps a folder for each version of Tesseract.
    private static List<Path> systemFolders() {
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("tessdata"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static Map<String, Model> list(Path folder, Place place) {
        Map<String, Model> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(SUFFIX))
                    .filter(Files::isRegularFile)
                    .forEach(file -> {
                        String name = file.getFileName().toString();
                        String language = name.substring(0, name.length() - SUFFIX.length());
                        found.put(language, new Model(language, file, place));
                    });
        } catch (IOException _) {
            // A folder that is not there, or not for us, holds no models.
        }
        return found;
    }

    /// The languages, in the order of their names; the model for orientation is none.
    public List<Model> languages() {
        return byLanguage.values().stream()
                .filter(model -> !model.language().equals(ORIENTATION))
                .toList();
    }

    /// Names, places and sizes of all models: another one of the same name is told by its size.
    String fingerprint() {
        StringBuilder told = new StringBuilder();
        for (Model model : byLanguage.values()) {
            told.append(model.file())
                    .append(' ')
                    .append(model.file().toFile().length())
                    .append('\n');
        }
        return told.toString();
    }

    public boolean has(String language) {
        return byLanguage.containsKey(language);
    }

    /// A folder that holds the models of all these languages, for Tesseract looks into one only: the one they lie in,
    /// or, where they lie in several, a new one in `temporary` with links to them.
    ///
    /// @throws IllegalArgumentException for a language that is not there
    Path folderOf(Collection<String> languages, Path temporary) throws IOException {
        List<Path> files = languages.stream().map(this::file).toList();
        List<Path> folders =
                files.stream().map(file -> file.resolveSibling("")).distinct().toList();
        if (folders.size() == 1) {
            return folders.getFirst();
        }
        Path folder = Files.createTempDirectory(temporary, "models");
        for (Path file : files) {
            Files.createSymbolicLink(folder.resolve(file.getFileName().toString()), file.toAbsolutePath());
        }
        return folder;
    }

    private Path file(String language) {
        return Optional.ofNullable(byLanguage.get(language))
                .map(Model::file)
                .orElseThrow(() -> new IllegalArgumentException("no model for " + language));
    }
}
