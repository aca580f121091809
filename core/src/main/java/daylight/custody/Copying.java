package daylight.custody;

import daylight.id.Sha256;
import daylight.protocol.Reason;
import daylight.source.FoundFile;
import daylight.source.SkippedEntry;
import daylight.source.Sourced;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes the bytes of one batch: reads each file once, hashing what it copies. Not for use by two threads.
final class Copying {
    /// A file up to this size is read whole, hashed, and written only if it is new; a longer one is written
    /// while it is hashed.
    private static final int WHOLE_MAX = 1 << 20;

    private static final int TRIES = 2;
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> WRITE = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final OriginalFiles originals;
    private final Optional<SystemCalls> system;
    private final FileAttribute<?>[] readOnly;
    private final ByteBuffer buffer = ByteBuffer.allocate(WHOLE_MAX + 1);
    private final MessageDigest digest = Sha256.newDigest();
    private final Set<Sha256> waiting = new HashSet<>();
    private final Set<Path> rootsWithoutClone = new HashSet<>();
    private boolean again;

    /// The source could not be read; anything else that goes wrong is the case's own disk.
    private static final class SourceFailed extends Exception {
        private static final long serialVersionUID = 1L;

        SourceFailed(IOException cause) {
            super(cause);
        }
    }

    Copying(OriginalFiles originals, Optional<SystemCalls> system, boolean posix) {
        this.originals = originals;
        this.system = system;
        this.readOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r--------"))
                }
                : new FileAttribute<?>[0];
    }

    /// Read a batch.
    ///
    /// @param again   whether bytes that the case has already are read too, and replaced where they are damaged
    /// @param copy    whether to keep the bytes, or only their hash
    /// @param sourced what was read
    /// @param skipped what could not be read
    /// @throws IOException where the case's disk fails; what waits is then removed
    void take(List<FoundFile> batch, boolean copy, boolean again, List<Sourced> sourced, List<SkippedEntry> skipped)
            throws IOException {
        this.again = again;
        try {
            for (FoundFile file : batch) {
                Reason failure = Reason.SOURCE_CHANGED;
                Optional<Sourced> taken = Optional.empty();
                try {
                    taken = take(file, copy);
                } catch (SourceFailed e) {
                    failure = Reason.SOURCE_UNREADABLE;
                }
                if (taken.isPresent()) {
                    sourced.add(taken.get());
                } else {
                    skipped.add(new SkippedEntry(file.path(), failure));
                }
            }
            originals.sync(List.copyOf(waiting));
        } catch (IOException e) {
            discard();
            throw e;
        }
    }

    private Optional<Sourced> take(FoundFile found, boolean copy) throws IOException, SourceFailed {
        FoundFile file = found;
        for (int i = 0; i < TRIES; i++) {
            int before = waiting.size();
            Sha256 document = file.size() <= WHOLE_MAX ? readWhole(file, copy) : readLong(file, copy);
            boolean taken = false;
            try {
                BasicFileAttributes now = attributes(file);
                taken = file.isUnchanged(now);
                if (taken) {
                    return Optional.of(new Sourced(file, document));
                }
                file = file.seenAgain(now);
            } finally {
                // Half of one state and half of another is nobody's document; unless another file of the batch is it.
                if (!taken && waiting.size() > before) {
                    discard(document);
                }
            }
        }
        return Optional.empty();
    }

    private static BasicFileAttributes attributes(FoundFile file) throws SourceFailed {
        try {
            return Files.readAttributes(file.place(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new SourceFailed(e);
        }
    }

    private Sha256 readWhole(FoundFile file, boolean copy) throws IOException, SourceFailed {
        buffer.clear();
        try (FileChannel channel = FileChannel.open(file.place(), READ)) {
            // One byte more than the size is asked for, so that a grown file shows and the end needs no second call.
            buffer.limit((int) file.size() + 1);
            while (buffer.hasRemaining() && buffer.position() != file.size() && channel.read(buffer) >= 0) {
                continue;
            }
        } catch (IOException e) {
            throw new SourceFailed(e);
        }
        buffer.flip();
        digest.update(buffer.array(), 0, buffer.limit());
        Sha256 document = Sha256.ofDigest(digest.digest());
        if (copy && isNew(document, buffer.limit())) {
            // It waits under its name only when it is whole: a reader may look for it there.
            Path part = originals.unnamed();
            Files.deleteIfExists(part);
            try (FileChannel out = FileChannel.open(part, WRITE, readOnly)) {
                writeFully(out, buffer);
            } catch (IOException e) {
                Files.deleteIfExists(part);
                throw e;
            }
            Files.move(part, originals.waiting(document), StandardCopyOption.ATOMIC_MOVE);
            waiting.add(document);
        }
        return document;
    }

    private boolean isNew(Sha256 document, long size) throws IOException {
        return !waiting.contains(document)
                && !(originals.holds(document, size) && (!again || originals.isWhole(document)));
    }

    private Sha256 readLong(FoundFile file, boolean copy) throws IOException, SourceFailed {
        Path part = originals.unnamed();
        Files.deleteIfExists(part);
        try {
            boolean cloned = copy && clone(file, part);
            long size = cloned ? hash(part) : copyAndHash(file, part, copy);
            Sha256 document = Sha256.ofDigest(digest.digest());
            if (copy && isNew(document, size)) {
                makeReadOnly(part);
                Files.move(part, originals.waiting(document), StandardCopyOption.ATOMIC_MOVE);
                waiting.add(document);
            }
            return document;
        } finally {
            digest.reset();
            Files.deleteIfExists(part);
        }
    }

    private boolean clone(FoundFile file, Path part) throws IOException {
        if (system.isEmpty() || rootsWithoutClone.contains(file.root().place())) {
            return false;
        }
        Files.createFile(part);
        boolean done = system.get().cloned(file.place(), part);
        if (!done) {
            rootsWithoutClone.add(file.root().place());
            Files.delete(part);
        }
        return done;
    }

    private long hash(Path part) throws IOException {
        long size = 0;
        try (FileChannel in = FileChannel.open(part, StandardOpenOption.READ)) {
            while (in.read(buffer.clear()) >= 0) {
                size += buffer.flip().limit();
                digest.update(buffer.array(), 0, buffer.limit());
            }
        }
        return size;
    }

    private long copyAndHash(FoundFile file, Path part, boolean copy) throws IOException, SourceFailed {
        long size = 0;
        Path target = copy ? part : file.place();
        try (FileChannel in = openSource(file);
                FileChannel out = FileChannel.open(target, copy ? WRITE : READ)) {
            while (read(in, buffer.clear()) >= 0) {
                size += buffer.flip().limit();
                digest.update(buffer.array(), 0, buffer.limit());
                if (copy) {
                    writeFully(out, buffer);
                }
            }
        }
        return size;
    }

    private static FileChannel openSource(FoundFile file) throws SourceFailed {
        try {
            return FileChannel.open(file.place(), READ);
        } catch (IOException e) {
            throw new SourceFailed(e);
        }
    }

    private static int read(FileChannel in, ByteBuffer into) throws SourceFailed {
        try {
            return in.read(into);
        } catch (IOException e) {
            throw new SourceFailed(e);
        }
    }

    private static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private void makeReadOnly(Path part) throws IOException {
        if (readOnly.length > 0) {
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("r--------"));
        }
    }

    /// The facts name the batch: move its files to their places.
    void settle() throws IOException {
        List<Sha256> named = List.copyOf(waiting);
        // Emptied first: from here on these files are facts, and nothing that fails may discard them.
        waiting.clear();
        for (Sha256 document : named) {
            originals.settle(document);
        }
    }

    /// Do not keep this one.
    void discard(Sha256 document) throws IOException {
        if (waiting.remove(document)) {
            Files.deleteIfExists(originals.waiting(document));
        }
    }

    /// The facts do not name the batch: nothing of it stays.
    void discard() throws IOException {
        for (Sha256 document : new ArrayList<>(waiting)) {
            Files.deleteIfExists(originals.waiting(document));
        }
        waiting.clear();
    }
}
