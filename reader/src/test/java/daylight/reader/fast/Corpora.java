package daylight.reader.fast;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The shared corpora, which are no part of the project.
final class Corpora {
    private Corpora() {}

    /// All files, in the order of their paths; aborts the test loudly where there are none.
    static List<Path> files() {
        Path folder = folder().orElseGet(() -> {
            System.err.println("SKIPPED: no shared corpora found (set daylight.shared or DAYLIGHT_SHARED)");
            return abort("no shared corpora");
        });
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> folder() {
        String told = System.getProperty("daylight.shared", System.getenv().getOrDefault("DAYLIGHT_SHARED", ""));
        if (!told.isEmpty()) {
            return Optional.of(Path.of(told, "corpora")).filter(Files::isDirectory);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolveSibling("shared").resolve("corpora");
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
