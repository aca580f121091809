package daylight.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import daylight.house.launcher.Launcher;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The project's own folder: its modules' classes and all files that belong to it.
final class ProjectFolder {
    static final List<String> MODULES = List.of("protocol", "core", "reader", "desk");

    /// What .gitignore leaves out; these folders hold what was built and fetched, not what was written.
    private static final Set<String> NOT_OURS = Set.of(".git", "target", "node_modules", ".idea");

    private ProjectFolder() {}

    static Path root() {
        return Launcher.project();
    }

    static JavaClasses mainClasses() {
        return classes("target/classes");
    }

    static JavaClasses testClasses() {
        return classes("target/test-classes");
    }

    private static JavaClasses classes(String folder) {
        List<Path> paths = new ArrayList<>();
        for (String module : MODULES) {
            Path path = root().resolve(module).resolve(folder);
            if (Files.isDirectory(path)) {
                paths.add(path);
            }
        }
        if (folder.endsWith("test-classes")) {
            paths.add(root().resolve("house").resolve(folder));
        }
        return new ClassFileImporter().importPaths(paths);
    }

    /// Every file of the project, relative to its root, in a fixed order.
    static List<Path> files() throws IOException {
        Path root = root();
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = String.valueOf(folder.getFileName());
                boolean skipped = NOT_OURS.contains(name) || folder.equals(root.resolve("build"));
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = String.valueOf(file.getFileName());
                if (attributes.isRegularFile() && !name.equals(".git") && !name.endsWith(".aot")) {
                    found.add(root.relativize(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(null);
        return found;
    }
}
