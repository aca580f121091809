package daylight.conversion;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// LibreOffice on this machine; whether it runs is told by [Conversion].
///
/// @param program where its binary, its libraries and `versionrc` lie
/// @param needed  what it looks for elsewhere: its settings, and the machine's fonts; not those in a home
///                folder, so that the pages do not depend on who draws them
public record LibreOffice(Path program, List<Path> needed) {
    /// The environment's variable that names the folder of an installation; `off` uses none.
    public static final String VARIABLE = "DAYLIGHT_LIBREOFFICE";

    private static final String BINARY = "soffice.bin";

    /// Where distributions put it.
    private static final List<String> USUAL_FOLDERS = List.of(
            "/usr/lib/libreoffice/program", "/usr/lib64/libreoffice/program", "/usr/local/lib/libreoffice/program");

    /// Where its makers' own packages put each version.
    private static final Path OPTIONAL = Path.of("/opt");

    private static final List<Path> NEEDED = Stream.of(
                    "/etc/libreoffice",
                    "/usr/share/libreoffice",
                    "/usr/share/liblangtag",
                    "/usr/share/hyphen",
                    "/etc/fonts",
                    "/usr/share/fontconfig",
                    "/usr/share/fonts",
                    "/usr/local/share/fonts",
                    "/var/cache/fontconfig")
            .map(Path::of)
            .toList();

    public LibreOffice {
        needed = List.copyOf(needed);
    }

    /// That of this machine, as the process's environment says.
    public static Optional<LibreOffice> ofThisMachine() {
        return find(Map.copyOf(System.getenv()));
    }

    /// The first that is found: where the environment says, on the path, in the usual folders, in `/opt` the
    /// one with the greatest name.
    static Optional<LibreOffice> find(Map<String, String> environment) {
        String wanted = environment.getOrDefault(VARIABLE, "");
        if (wanted.equals("off")) {
            return Optional.empty();
        }
        List<Path> folders = new ArrayList<>();
        if (wanted.isEmpty()) {
            folders.addAll(onPath(environment.getOrDefault("PATH", "")));
            USUAL_FOLDERS.stream().map(Path::of).forEach(folders::add);
            folders.addAll(inOptional());
        } else {
            folders.add(Path.of(wanted));
            folders.add(Path.of(wanted, "program"));
        }
        return folders.stream()
                .filter(folder -> Files.isExecutable(folder.resolve(BINARY)))
                .findFirst()
                .map(folder -> new LibreOffice(folder.toAbsolutePath().normalize(), NEEDED));
    }

    /// The starters on the path are links or scripts; a link leads to the program's folder.
    private static List<Path> onPath(String path) {
        List<Path> found = new ArrayList<>();
        for (String folder : path.split(":", -1)) {
            for (String name : List.of("soffice", "libreoffice")) {
                Path starter = Path.of(folder, name);
                if (folder.startsWith("/") && Files.isExecutable(starter)) {
                    try {
                        found.add(starter.toRealPath().resolveSibling(""));
                    } catch (IOException _) {
                        // It was there a moment ago.
                    }
                }
            }
        }
        return found;
    }

    private static List<Path> inOptional() {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(OPTIONAL, "libreoffice*")) {
            all.forEach(one -> found.add(one.resolve("program")));
        } catch (IOException _) {
            return List.of();
        }
        found.sort(Comparator.reverseOrder());
        return found;
    }

    Path binary() {
        return program.resolve(BINARY);
    }

    /// The folder of the whole installation.
    Path root() {
        return Optional.ofNullable(program.getParent()).orElse(program);
    }

    public boolean has(OfficeModule module) {
        return Files.isRegularFile(program.resolve(module.library()));
    }

    /// What names this build; a profile that does not have it makes LibreOffice end and ask for another start.
    String buildId() throws IOException {
        try (Stream<String> lines = Files.lines(program.resolve("versionrc"))) {
            return lines.filter(line -> line.startsWith("buildid="))
                    .map(line -> line.substring("buildid=".length()).strip())
                    .findFirst()
                    .orElse("");
        }
    }
}
