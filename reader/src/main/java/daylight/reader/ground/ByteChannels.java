package daylight.reader.ground;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/// Random access to a document's bytes.
public final class ByteChannels {
    private ByteChannels() {}

    public static SeekableByteChannel of(Evidence evidence) throws IOException {
        return switch (evidence) {
            case Evidence.InMemory memory -> new SeekableInMemoryByteChannel(memory.content());
            case Evidence.InFile file -> Files.newByteChannel(file.path());
        };
    }

    /// Bytes `from` to `from + length`, or fewer at the end.
    public static ByteBuffer read(SeekableByteChannel channel, long from, int length) throws IOException {
        int there = (int) Math.clamp(channel.size() - from, 0, length);
        ByteBuffer buffer = ByteBuffer.allocate(there);
        channel.position(from);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // Read on until the buffer is full.
        }
        return buffer.flip();
    }
}
