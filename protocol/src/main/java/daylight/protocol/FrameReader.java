package daylight.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/// Takes frames off a blocking channel, and stops for good at the first byte that does not fit. Used by one thread.
public final class FrameReader {
    /// One read of this size takes in hundreds of small frames.
    private static final int BUFFER_BYTES = 128 * 1024;

    private final ReadableByteChannel in;
    private final Nonce nonce;
    private ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
    private boolean broken;

    public FrameReader(ReadableByteChannel in, Nonce nonce) {
        this.in = in;
        this.nonce = nonce;
    }

    /// The next frame, or empty when the stream ended between two frames.
    ///
    /// @throws EOFException      when the stream ended inside a frame: the other side died
    /// @throws ProtocolViolation when what came is no frame of this conversation; from then on at every call
    public Optional<Frame> next() throws IOException {
        if (broken) {
            throw new ProtocolViolation("the stream was given up after an earlier violation");
        }
        try {
            return read();
        } catch (ProtocolViolation violation) {
            broken = true;
            throw violation;
        }
    }

    /// The next frame of one request.
    ///
    /// @throws ProtocolViolation also when the frame belongs to another request
    public Optional<Frame> next(long request) throws IOException {
        Optional<Frame> frame = next();
        if (frame.isPresent() && frame.get().request() != request) {
            broken = true;
            throw new ProtocolViolation(
                    "a frame of request " + frame.get().request() + " came while request " + request + " is answered");
        }
        return frame;
    }

    private Optional<Frame> read() throws IOException {
        if (!fill(Integer.BYTES)) {
            return Optional.empty();
        }
        int length = buffer.getInt(buffer.position());
        if (length < FrameWriter.HEADER_BYTES || length > FrameWriter.FRAME_BYTES_MAX) {
            throw new ProtocolViolation("a frame is " + FrameWriter.HEADER_BYTES + " to " + FrameWriter.FRAME_BYTES_MAX
                    + " bytes long, found " + Integer.toUnsignedString(length));
        }
        fill(Integer.BYTES + length);
        int start = buffer.position() + Integer.BYTES;
        if (buffer.getLong(start) != nonce.high() || buffer.getLong(start + 8) != nonce.low()) {
            throw new ProtocolViolation("a frame carries another worker's nonce");
        }
        long request = buffer.getLong(start + 16);
        FrameType type = FrameType.of(buffer.get(start + 24));
        ByteBuffer payload = buffer.slice(start + FrameWriter.HEADER_BYTES, length - FrameWriter.HEADER_BYTES);
        buffer.position(start + length);
        return Optional.of(new Frame(request, type, payload));
    }

    /// Make `wanted` bytes available from the buffer's position; false when the stream ends right there.
    private boolean fill(int wanted) throws IOException {
        while (buffer.remaining() < wanted) {
            makeRoom(wanted);
            int from = buffer.position();
            int end = buffer.limit();
            buffer.limit(buffer.capacity()).position(end);
            int count;
            try {
                count = in.read(buffer);
            } finally {
                buffer.limit(buffer.position()).position(from);
            }
            if (count < 0) {
                if (buffer.remaining() == 0) {
                    return false;
                }
                throw new EOFException("the stream ended inside a frame, after " + buffer.remaining() + " bytes");
            }
        }
        return true;
    }

    private void makeRoom(int wanted) {
        if (buffer.remaining() == 0) {
            buffer.position(0).limit(0);
        }
        if (buffer.capacity() - buffer.position() >= wanted) {
            return;
        }
        byte[] target = wanted <= buffer.capacity() ? buffer.array() : new byte[wanted];
        System.arraycopy(buffer.array(), buffer.position(), target, 0, buffer.remaining());
        buffer = ByteBuffer.wrap(target).limit(buffer.remaining());
    }
}
