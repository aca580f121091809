package daylight.extraction;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// The folders of the workers. Each has two, both for the owner alone: one that holds nothing but its socket, in
/// memory where the machine has such a place, because a socket's path has to be shorter than a case's may be (108
/// bytes, unix(7)); and one for its temporary files, in the folder the desk names, which lies in the case.
final class WorkerFolders implements AutoCloseable {
    private static final Path IN_MEMORY = Path.of("/dev/shm");
    private static final String PREFIX = "daylight-";
    private static final String WORKER_PREFIX = "worker-";

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path sockets;
    private final Path temporary;
    private final AtomicInteger count = new AtomicInteger();

    private WorkerFolders(Path sockets, Path temporary) {
        this.sockets = sockets;
        this.temporary = temporary;
    }

    /// Make the folders, and remove what workers of an earlier, killed run left in `temporary`.
    ///
    /// @param temporary the desk's folder for temporary files; made when missing
    static WorkerFolders open(Path temporary) throws IOException {
        Files.createDirectories(temporary);
        try (Stream<Path> left = Files.list(temporary)) {
            for (Path each : left.filter(path -> path.getFileName().toString().startsWith(WORKER_PREFIX))
                    .toList()) {
                removeTree(each);
            }
        }
        Path base = Files.isDirectory(IN_MEMORY) && Files.isWritable(IN_MEMORY)
                ? IN_MEMORY
                : Path.of(System.getProperty("java.io.tmpdir"));
        removeLeftovers(base);
        String name = PREFIX + ProcessHandle.current().pid() + "-";
        return new WorkerFolders(Files.createTempDirectory(base, name, OWNER_ONLY), temporary.toAbsolutePath());
    }

    /// Socket folders of desks that were killed; they hold no evidence, but they should not pile up.
    private static void removeLeftovers(Path base) throws IOException {
        try (Stream<Path> all = Files.list(base)) {
            for (Path each : all.toList()) {
                String[] parts = each.getFileName().toString().split("-", -1);
                boolean ours = parts.length == 3 && parts[0].equals("daylight") && parts[1].matches("[0-9]{1,9}");
                if (ours && ProcessHandle.of(Long.parseLong(parts[1])).isEmpty()) {
                    removeTree(each);
                }
            }
        }
    }

    Sandbox.Place next(Optional<Path> evidence) throws IOException {
        int number = count.incrementAndGet();
        Path own = Files.createDirectory(sockets.resolve(Integer.toString(number)), OWNER_ONLY);
        Path files = Files.createDirectory(temporary.resolve(WORKER_PREFIX + number), OWNER_ONLY);
        return new Sandbox.Place(own, files, evidence.map(Path::toAbsolutePath));
    }

    /// The worker is connected, or dead: nobody else may come.
    void closeSocket(Sandbox.Place place) {
        try {
            Files.deleteIfExists(place.sockets().resolve("s"));
        } catch (IOException _) {
            // Removed with its folder at the latest.
        }
    }

    void remove(Sandbox.Place place) {
        removeTree(place.sockets());
        removeTree(place.temporary());
    }

    @Override
    public void close() {
        removeTree(sockets);
    }

    /// Remove a folder and all below it, links not followed. What cannot be removed now is tried again by the next
    /// run.
    private static void removeTree(Path root) {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException e)
                        throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException _) {
            // See above.
        }
    }
}
