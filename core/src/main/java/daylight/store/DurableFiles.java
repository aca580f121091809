package daylight.store;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// File operations that survive a crash in their midst.
public final class DurableFiles {
    private DurableFiles() {}

    /// Replace a small file: afterwards it holds the old text or the new, never a part of either.
    public static void replace(Path file, String text) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(beside.toAbsolutePath().resolveSibling(".").normalize());
    }

    /// Make a folder's entries durable, where the system lets a folder be opened.
    public static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// Delete everything inside a folder, links themselves and not what they point to; the folder stays.
    public static void empty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            /// A folder whose owner has no rights in it, made so by whoever ran in it.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                File closed = file.toFile();
                boolean opened = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                        && !closed.canRead()
                        && closed.setReadable(true, true)
                        && closed.setWritable(true, true)
                        && closed.setExecutable(true, true);
                if (!opened) {
                    throw failure;
                }
                empty(file);
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inside, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                if (!inside.equals(folder)) {
                    Files.deleteIfExists(inside);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
