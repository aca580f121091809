package daylight.reader.unpack;

import java.io.IOException;

/// The bits of one block of RAR 5, each byte from its most significant bit.
final class BlockBits implements Bits {
    private final byte[] block;
    private final int bitsMax;
    private int at;

    /// @param bitsMax how many bits of the block are its own
    BlockBits(byte[] block, int bitsMax) {
        this.block = block;
        this.bitsMax = bitsMax;
    }

    boolean isDone() {
        return at >= bitsMax;
    }

    @Override
    public int peek16() {
        int index = at >>> 3;
        int three = byteAt(index) << 16 | byteAt(index + 1) << 8 | byteAt(index + 2);
        return three >>> (8 - (at & 7)) & 0xffff;
    }

    private int byteAt(int index) {
        return index < block.length ? block[index] & 0xff : 0;
    }

    @Override
    public void skip(int bits) throws IOException {
        at += bits;
        if (at > block.length * 8) {
            throw new IOException("a block ends inside of a code");
        }
    }
}
