package daylight.reader.ground;

import daylight.protocol.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// A member's bytes, taken out of its container: in memory while they are few, else in a file of the temporary
/// folder, whose name is made up and never the member's.
final class Spool implements AutoCloseable {
    /// Most members are smaller than this, and a temporary file costs more than it saves.
    static final int MEMORY_BYTES_MAX = 16 * 1024 * 1024;

    /// All open members of a request together: they nest, and the heap is a few hundred megabytes.
    static final int ALL_MEMORY_BYTES_MAX = 64 * 1024 * 1024;

    /// Text, logs and tables pack to a hundredth at best; deflate's own ceiling is 1032 to 1.
    static final int RATIO_MAX = 250;

    /// Below this size no ratio is suspicious: an empty spreadsheet packs well.
    static final long RATIO_FREE_BYTES = 32L * 1024 * 1024;

    static final int BUFFER_BYTES = 64 * 1024;

    private final Reading reading;
    private final Path folder;
    private final MessageDigest digest = sha256();
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private Optional<Path> file = Optional.empty();
    private long sizeBytes;
    private Optional<Throwable> broken = Optional.empty();

    private Spool(Reading reading, Path folder) {
        this.reading = reading;
        this.folder = folder;
    }

    /// Take all bytes of `in`. When the container's bytes break off, what came before is kept and
    /// [#broken] says why.
    ///
    /// @param packedBytes size inside the container, or -1 where it is not known
    /// @throws LimitReached for a member that unpacks to too much
    /// @throws IOException when the temporary folder cannot be written
    static Spool of(InputStream in, long packedBytes, Reading reading, Path folder) throws IOException {
        Spool spool = new Spool(reading, folder);
        boolean done = false;
        try {
            spool.fill(in, packedBytes);
            done = true;
        } finally {
            if (!done) {
                spool.close();
            }
        }
        return spool;
    }

    private void fill(InputStream in, long packedBytes) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        OutputStream toFile = OutputStream.nullOutputStream();
        try {
            while (true) {
                int read = read(in, buffer);
                if (read < 0) {
                    return;
                }
                sizeBytes += read;
                reading.expanded(read);
                if (packedBytes >= 0 && sizeBytes > RATIO_FREE_BYTES && sizeBytes / RATIO_MAX > packedBytes) {
                    throw new LimitReached(Reason.EXPANSION_LIMIT);
                }
                digest.update(buffer, 0, read);
                if (file.isEmpty() && hasRoomInMemory(read)) {
                    memory.write(buffer, 0, read);
                    reading.holdInMemory(read);
                    continue;
                }
                if (file.isEmpty()) {
                    file = Optional.of(Files.createTempFile(folder, "member", ".bytes"));
                    toFile = Files.newOutputStream(file.get());
                    memory.writeTo(toFile);
                    letGoOfMemory();
                }
                toFile.write(buffer, 0, read);
            }
        } finally {
            toFile.close();
        }
    }

    private boolean hasRoomInMemory(int more) {
        return memory.size() + more <= MEMORY_BYTES_MAX && reading.heldInMemoryBytes() + more <= ALL_MEMORY_BYTES_MAX;
    }

    private int read(InputStream in, byte[] buffer) {
        int[] read = {-1};
        broken = Hostile.thrownBy(() -> read[0] = in.read(buffer));
        if (broken.orElse(null) instanceof LimitReached limit) {
            throw limit;
        }
        return broken.isPresent() ? -1 : read[0];
    }

    private void letGoOfMemory() {
        reading.holdInMemory(-memory.size());
        memory = new ByteArrayOutputStream(0);
    }

    Evidence evidence() {
        return file.<Evidence>map(path -> new Evidence.InFile(path, sizeBytes))
                .orElseGet(() -> new Evidence.InMemory(memory.toByteArray()));
    }

    long sizeBytes() {
        return sizeBytes;
    }

    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Why the bytes end early, if they do.
    Optional<Throwable> broken() {
        return broken;
    }

    @Override
    public void close() throws IOException {
        letGoOfMemory();
        if (file.isPresent()) {
            Files.deleteIfExists(file.get());
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
