package daylight.text;

import java.nio.ByteBuffer;

/// Big-endian bytes that grow, up to [LayerFormat#TABLE_BYTES_MAX].
final class GrowingBytes {
    private static final int START_BYTES = 256;

    private ByteBuffer buffer = ByteBuffer.allocate(START_BYTES);

    void putInt(int value) {
        room(Integer.BYTES).putInt(value);
    }

    void putLong(long value) {
        room(Long.BYTES).putLong(value);
    }

    void putByte(int value) {
        room(1).put((byte) value);
    }

    void putShort(int value) {
        room(Short.BYTES).putShort((short) value);
    }

    void put(byte[] bytes, int from, int length) {
        room(length).put(bytes, from, length);
    }

    /// Forget what was put after the first `length` bytes.
    void cutTo(int length) {
        buffer.position(length);
    }

    int length() {
        return buffer.position();
    }

    /// The bytes so far; not a copy.
    byte[] array() {
        return buffer.array();
    }

    private ByteBuffer room(int more) {
        if (buffer.remaining() < more) {
            long wanted = (long) buffer.position() + more;
            if (wanted > LayerFormat.TABLE_BYTES_MAX) {
                throw new IllegalArgumentException("a text layer has too many pages or blocks: its tables would pass "
                        + LayerFormat.TABLE_BYTES_MAX + " bytes");
            }
            long size = Math.min(LayerFormat.TABLE_BYTES_MAX, Math.max(wanted, buffer.capacity() * 2L));
            buffer = ByteBuffer.allocate((int) size).put(buffer.flip());
        }
        return buffer;
    }
}
