package daylight.house.acceptance;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Copies of folders, and what lies in them.
final class Folders {
    private Folders() {}

    /// Copy a folder with everything below it.
    static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Path place = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(place);
                } else {
                    Files.copy(one, place, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return to;
    }

    /// Every regular file at or below a place, links not followed, in a fixed order; what may not be listed or has
    /// gone meanwhile is left out.
    static List<Path> files(Path place) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(place, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(null);
        return found;
    }

    /// Make the set of files that were written to break readers, in a folder of its own below `place`.
    static void makeHostile(Path shared, Path place) throws IOException, InterruptedException {
        Process made = new ProcessBuilder(
                        "python3", shared.resolve("tools/make_hostile.py").toString())
                .directory(place.toFile())
                .inheritIO()
                .start();
        if (made.waitFor() != 0) {
            throw new IllegalStateException("make_hostile.py ended with exit code " + made.exitValue());
        }
    }

    static void delete(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    static boolean isFolder(Path place) {
        return Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS);
    }
}
