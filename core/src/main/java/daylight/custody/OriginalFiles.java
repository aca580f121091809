package daylight.custody;

import daylight.id.Sha256;
import daylight.store.DurableFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The folder `originals/`. A file waits in `originals/incoming/` until the facts name it, and is then renamed to its
/// place `ab/<sha-256>`. So whatever lies at a place is a fact, and after a kill whatever waits is moved or deleted.
final class OriginalFiles {
    /// From this many files on, one synchronisation of the whole file system is cheaper than one for each file.
    private static final int SYNC_ALL_FROM = 4;

    private final Path folder;
    private final Path incoming;
    private final Optional<SystemCalls> system;
    private final ConcurrentHashMap<String, Boolean> madeFolders = new ConcurrentHashMap<>();

    OriginalFiles(Path folder, Optional<SystemCalls> system) {
        this.folder = folder;
        this.incoming = folder.resolve("incoming");
        this.system = system;
    }

    Path place(Sha256 document) {
        return folder.resolve(document.hex().substring(0, 2)).resolve(document.hex());
    }

    Path waiting(Sha256 document) {
        return incoming.resolve(document.hex());
    }

    /// A name for a file whose hash is not known yet.
    Path unnamed() {
        return incoming.resolve("part");
    }

    /// Finish or undo what a kill interrupted.
    ///
    /// @param isFact whether the facts name this document as copied
    void heal(Predicate<Sha256> isFact) throws IOException {
        Files.createDirectories(incoming);
        List<Path> left;
        try (Stream<Path> files = Files.list(incoming)) {
            left = files.toList();
        }
        for (Path file : left) {
            String name = file.getFileName().toString();
            if (name.length() == 64 && Sha256.isPrefix(name) && isFact.test(new Sha256(name))) {
                settle(new Sha256(name));
            } else {
                Files.delete(file);
            }
        }
    }

    /// Whether a file of this size lies at the document's place.
    boolean holds(Sha256 document, long size) throws IOException {
        Path place = place(document);
        return Files.exists(place) && Files.size(place) == size;
    }

    /// Whether the file at the document's place has the document's hash; all of it is read.
    boolean isWhole(Sha256 document) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        try (DigestOutputStream hashing = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(place(document), hashing);
        }
        return Sha256.ofDigest(digest.digest()).equals(document);
    }

    /// Make waiting files durable, before the facts name them.
    void sync(List<Sha256> waiting) throws IOException {
        if (waiting.isEmpty()) {
            return;
        }
        if (waiting.size() >= SYNC_ALL_FROM && system.isPresent()) {
            system.get().syncFileSystem(incoming);
            return;
        }
        for (Sha256 document : waiting) {
            try (FileChannel channel = openWaiting(document)) {
                channel.force(true);
            }
        }
        DurableFiles.syncFolder(incoming);
    }

    /// A reader may have moved it, where the facts named it already and its copy was gone.
    private FileChannel openWaiting(Sha256 document) throws IOException {
        try {
            return FileChannel.open(waiting(document), StandardOpenOption.READ);
        } catch (NoSuchFileException moved) {
            return FileChannel.open(place(document), StandardOpenOption.READ);
        }
    }

    /// The facts name it: move it to its place. Whoever needs it there may be faster than who took it in.
    void settle(Sha256 document) throws IOException {
        Path place = place(document);
        String two = document.hex().substring(0, 2);
        if (!madeFolders.containsKey(two)) {
            Files.createDirectories(folder.resolve(two));
            madeFolders.put(two, true);
        }
        try {
            Files.move(waiting(document), place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException moved) {
            if (!Files.exists(place)) {
                throw moved;
            }
        }
    }

    /// Where a document's bytes lie now: at their place, or waiting for a moment between commit and rename.
    ///
    /// @throws NoSuchFileException where they are nowhere
    FileChannel open(Sha256 document) throws IOException {
        try {
            return FileChannel.open(place(document), StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            try {
                return FileChannel.open(waiting(document), StandardOpenOption.READ);
            } catch (NoSuchFileException moved) {
                return FileChannel.open(place(document), StandardOpenOption.READ);
            }
        }
    }

    void erase(Sha256 document) throws IOException {
        Files.deleteIfExists(place(document));
        Files.deleteIfExists(waiting(document));
        if (Files.isDirectory(place(document).resolveSibling(""))) {
            DurableFiles.syncFolder(folder.resolve(document.hex().substring(0, 2)));
        }
    }
}
