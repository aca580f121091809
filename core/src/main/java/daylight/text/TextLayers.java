package daylight.text;

import daylight.id.Sha256;
import daylight.store.DurableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/// The text layers of a case: immutable files named by their SHA-256. May be used by many threads.
///
/// Methods throw [UncheckedIOException] where the disk fails.
public final class TextLayers {
    private static final int HASH_BUFFER_BYTES = 64 * 1024;

    private final Path folder;
    private final Path temporary;

    /// @param folder    the case's `text/`, which exists
    /// @param temporary the case's folder for unfinished files, on the same file system
    public TextLayers(Path folder, Path temporary) {
        this.folder = folder;
        this.temporary = temporary;
    }

    public TextLayerWriter newWriter() {
        return new TextLayerWriter(this, new LayerSink(temporary.resolve("layer-" + UUID.randomUUID())));
    }

    /// Open a layer; its tables are checked now, its text when it is read.
    ///
    /// @throws DamagedLayer where it is missing or damaged
    public OpenLayer open(Sha256 id) {
        FileChannel file = channel(id);
        try {
            return new OpenLayer(id, file);
        } catch (IOException | RuntimeException e) {
            closeAfter(file, e);
            if (e instanceof IOException io) {
                throw new UncheckedIOException(io);
            }
            throw (RuntimeException) e;
        }
    }

    private static void closeAfter(FileChannel file, Exception failure) {
        try {
            file.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private FileChannel channel(Sha256 id) {
        try {
            return FileChannel.open(path(id), StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw new DamagedLayer(id, "it is missing", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Hash a whole layer.
    ///
    /// @throws DamagedLayer where it is missing, or its bytes are not those that gave it its name
    public void verify(Sha256 id) {
        try {
            if (!hash(path(id)).equals(id)) {
                throw new DamagedLayer(id, "its bytes do not have its hash");
            }
        } catch (NoSuchFileException e) {
            throw new DamagedLayer(id, "it is missing", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sha256 hash(Path file) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        byte[] buffer = new byte[HASH_BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return Sha256.ofDigest(digest.digest());
    }

    /// Every layer on disk, in order.
    public List<Sha256> all() {
        List<Sha256> ids = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder, 2)) {
            files.filter(Files::isRegularFile)
                    .map(Path::getFileName)
                    .map(Path::toString)
                    .forEach(name -> {
                        if (name.length() == 64 && Sha256.isPrefix(name)) {
                            ids.add(new Sha256(name));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ids.sort(null);
        return ids;
    }

    /// Force layers to the disk: after this they survive a loss of power. To be called for a batch, before its
    /// facts are committed.
    public void sync(Collection<Sha256> ids) {
        Set<Path> folders = new TreeSet<>();
        try {
            for (Sha256 id : ids) {
                Path file = path(id);
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(false);
                }
                folders.add(folder.resolve(id.hex().substring(0, 2)));
            }
            for (Path path : folders) {
                DurableFiles.syncFolder(path);
            }
            if (!folders.isEmpty()) {
                DurableFiles.syncFolder(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Delete a layer that nothing refers to any more; whether it was there does not matter.
    public void delete(Sha256 id) {
        try {
            Files.deleteIfExists(path(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Give finished bytes their place, unless the same are there.
    void place(Sha256 id, LayerSink finished) throws IOException {
        Path target = path(id);
        if (isWhole(target, id)) {
            return;
        }
        Path file = finished.file();
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // The first layer of this folder; only then is the folder made.
            Files.createDirectories(target.resolveSibling(".").normalize());
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// A power failure can leave a name without its bytes; such a file must not pass for the layer.
    private static boolean isWhole(Path file, Sha256 id) throws IOException {
        try {
            return hash(file).equals(id);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private Path path(Sha256 id) {
        return folder.resolve(LayerFormat.relativePath(id));
    }
}
