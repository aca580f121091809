package daylight.reader.pgp;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/// The fields of a packet's beginning, read one after the other.
final class Bytes {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final ByteBuffer bytes;

    Bytes(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /// @throws BufferUnderflowException here and below, where the packet is shorter than its fields
    int octet() {
        return bytes.get() & 0xff;
    }

    int two() {
        return bytes.getShort() & 0xffff;
    }

    long four() {
        return bytes.getInt() & 0xffffffffL;
    }

    /// In hexadecimal, as key ids and fingerprints are written.
    String hex(int count) {
        return HEX.formatHex(take(count));
    }

    byte[] take(long count) {
        if (count > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] taken = new byte[(int) count];
        bytes.get(taken);
        return taken;
    }

    /// As many as there are, up to `count`.
    byte[] upTo(long count) {
        return take(Math.min(count, bytes.remaining()));
    }

    int left() {
        return bytes.remaining();
    }

    int position() {
        return bytes.position();
    }
}
