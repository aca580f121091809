package daylight.reader.container;

import daylight.reader.ground.ByteChannels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/// A stretch of a channel as a stream. Several may be read from one channel by turns; closing one leaves it open. What
/// the channel does not have is missing at the end.
final class Slice extends InputStream {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final SeekableByteChannel channel;
    private long at;
    private long left;
    private ByteBuffer buffer = ByteBuffer.allocate(0);

    /// @param from   where it begins; not negative
    /// @param length in bytes; not negative
    Slice(SeekableByteChannel channel, long from, long length) {
        this.channel = channel;
        this.at = from;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        return hasNext() ? buffer.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!hasNext()) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(into, from, count);
        return count;
    }

    private boolean hasNext() throws IOException {
        if (!buffer.hasRemaining() && left > 0) {
            buffer = ByteChannels.read(channel, at, (int) Math.min(left, BUFFER_BYTES));
            at += buffer.limit();
            left = buffer.hasRemaining() ? left - buffer.limit() : 0;
        }
        return buffer.hasRemaining();
    }
}
