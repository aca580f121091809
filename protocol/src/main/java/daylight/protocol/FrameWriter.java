package daylight.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Puts frames on a blocking channel, many small ones in one write. Nothing is sent before the buffer is full or
/// [#flush] is called. Used by one thread.
public final class FrameWriter {
    /// A frame's bytes after its length, at most. A page of text or a mail's metadata needs thousands of bytes; more
    /// than this is an attempt to make the other side allocate.
    public static final int FRAME_BYTES_MAX = 8 * 1024 * 1024;

    /// What a frame's length counts before the payload: nonce, request id, type.
    static final int HEADER_BYTES = Nonce.BYTES + Long.BYTES + 1;

    /// A write of this size is worth its system call.
    private static final int FLUSH_BYTES = 64 * 1024;

    private final WritableByteChannel out;
    private final Nonce nonce;
    private ByteBuffer buffer = ByteBuffer.allocate(FLUSH_BYTES + 4096);
    private int frameStart = -1;

    public FrameWriter(WritableByteChannel out, Nonce nonce) {
        this.out = out;
        this.nonce = nonce;
    }

    /// Send what is buffered.
    public void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
        buffer.clear();
    }

    /// Open a frame; its payload is put piece by piece until [#end].
    FrameWriter begin(long request, FrameType type) {
        frameStart = buffer.position();
        room(Integer.BYTES + HEADER_BYTES);
        buffer.putInt(0)
                .putLong(nonce.high())
                .putLong(nonce.low())
                .putLong(request)
                .put((byte) type.wire());
        return this;
    }

    FrameWriter putByte(int value) {
        room(1);
        buffer.put((byte) value);
        return this;
    }

    FrameWriter putInt(int value) {
        room(Integer.BYTES);
        buffer.putInt(value);
        return this;
    }

    FrameWriter putLong(long value) {
        room(Long.BYTES);
        buffer.putLong(value);
        return this;
    }

    FrameWriter putRaw(byte[] bytes, int from, int length) {
        room(length);
        buffer.put(bytes, from, length);
        return this;
    }

    /// Length, then the bytes.
    FrameWriter putBytes(byte[] bytes) {
        return putInt(bytes.length).putRaw(bytes, 0, bytes.length);
    }

    FrameWriter putString(String text) {
        return putBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Close the frame.
    ///
    /// @throws ProtocolViolation when it grew beyond [#FRAME_BYTES_MAX]; nothing of it is sent
    void end() throws IOException {
        int length = buffer.position() - frameStart - Integer.BYTES;
        if (length > FRAME_BYTES_MAX) {
            buffer.position(frameStart);
            throw new ProtocolViolation("a frame of " + length + " bytes is longer than " + FRAME_BYTES_MAX);
        }
        buffer.putInt(frameStart, length);
        if (buffer.position() >= FLUSH_BYTES) {
            flush();
        }
    }

    private void room(int bytes) {
        if (buffer.remaining() < bytes) {
            int wanted = Math.max(buffer.position() + bytes, buffer.capacity() * 2);
            int filled = buffer.position();
            buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), wanted)).position(filled);
        }
    }
}
