package daylight.text;

import daylight.id.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// Takes a layer's bytes, hashes them, and keeps them until they have a name: a small layer in memory, so that
/// it costs one file operation and none when it exists already; a large one in a file of the temporary folder.
final class LayerSink {
    /// Above this a layer goes to disk while it is being written. A worker each holds that much.
    static final int MEMORY_BYTES_MAX = 1024 * 1024;

    private final Path temporary;
    private final MessageDigest digest = Sha256.newDigest();
    private GrowingBytes memory = new GrowingBytes();
    private @Nullable FileChannel channel;
    private boolean fileMade;
    private long length;

    /// @param temporary a path of its own where nothing is yet; the folder exists
    LayerSink(Path temporary) {
        this.temporary = temporary;
    }

    void write(byte[] bytes, int from, int count) throws IOException {
        digest.update(bytes, from, count);
        length += count;
        FileChannel open = channel;
        if (open == null && memory.length() + count > MEMORY_BYTES_MAX) {
            open = spill();
        }
        if (open == null) {
            memory.put(bytes, from, count);
        } else {
            writeFully(open, ByteBuffer.wrap(bytes, from, count));
        }
    }

    long length() {
        return length;
    }

    /// The hash of what was written. Ends the writing.
    Sha256 finish() throws IOException {
        Sha256 id = Sha256.ofDigest(digest.digest());
        closeChannel();
        return id;
    }

    /// The finished bytes as a file in the temporary folder.
    Path file() throws IOException {
        if (!fileMade) {
            spill();
            closeChannel();
        }
        return temporary;
    }

    /// Forget everything; the temporary file is gone afterwards.
    void discard() throws IOException {
        closeChannel();
        memory = new GrowingBytes();
        if (fileMade) {
            Files.deleteIfExists(temporary);
        }
    }

    private FileChannel spill() throws IOException {
        FileChannel open = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel = open;
        fileMade = true;
        writeFully(open, ByteBuffer.wrap(memory.array(), 0, memory.length()));
        memory = new GrowingBytes();
        return open;
    }

    private void closeChannel() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
