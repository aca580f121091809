package daylight.reader.container;

import daylight.reader.ground.ByteChannels;
import daylight.reader.unpack.CabPacking;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/// The unpacked bytes of a cabinet's folder: its CFDATA blocks, one after the other (MS-CAB, 2.4).
final class CabFolder extends InputStream {
    private static final int HEAD_BYTES = 8;
    private static final int UNPACKED_BYTES_MAX = 32 * 1024;

    private final SeekableByteChannel channel;
    private final CabPacking packing;
    private final int reserve;
    private int blocksLeft;
    private long at;
    private byte[] block = new byte[0];
    private int inBlock;
    private long position;

    CabFolder(SeekableByteChannel channel, CabDirectory.Folder folder, int reserve, CabPacking packing) {
        this.channel = channel;
        this.packing = packing;
        this.reserve = reserve;
        this.blocksLeft = folder.blocks();
        this.at = folder.dataAt();
    }

    /// Unpacked bytes given out or skipped so far.
    long position() {
        return position;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (inBlock == block.length) {
            if (blocksLeft == 0) {
                return -1;
            }
            blocksLeft--;
            block = nextBlock();
            inBlock = 0;
        }
        int count = Math.min(length, block.length - inBlock);
        System.arraycopy(block, inBlock, into, from, count);
        inBlock += count;
        position += count;
        return count;
    }

    private byte[] nextBlock() throws IOException {
        ByteBuffer head = ByteChannels.read(channel, at, HEAD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        if (head.limit() < HEAD_BYTES) {
            throw new IOException("a block of the cabinet is missing");
        }
        int sum = head.getInt(0);
        int packedBytes = head.getShort(4) & 0xffff;
        int unpackedBytes = head.getShort(6) & 0xffff;
        ByteBuffer data = ByteChannels.read(channel, at + HEAD_BYTES + reserve, packedBytes);
        byte[] packed = new byte[data.limit()];
        data.get(packed);
        at += HEAD_BYTES + reserve + packedBytes;
        if (packed.length < packedBytes) {
            throw new IOException("a block of the cabinet is cut off");
        }
        if (unpackedBytes == 0) {
            throw new IOException("a block goes on in another cabinet");
        }
        if (unpackedBytes > UNPACKED_BYTES_MAX) {
            throw new IOException("a block is larger than the format allows");
        }
        if (sum != 0 && sum != sum(packed, head)) {
            throw new IOException("the checksum of a block is wrong");
        }
        return packing.unpack(packed, unpackedBytes);
    }

    /// Exclusive or of 32-bit words; the bytes that are left make a word from its other end (MS-CAB, 3.1).
    private int sum(byte[] packed, ByteBuffer head) throws IOException {
        int sum = wordsOf(ByteBuffer.wrap(packed), 0);
        if (reserve == 0) {
            return wordsOf(head.slice(4, 4), sum);
        }
        ByteBuffer reserved = ByteChannels.read(channel, at - packed.length - reserve, reserve);
        byte[] both = new byte[4 + reserve];
        head.get(4, both, 0, 4);
        reserved.get(both, 4, Math.min(reserve, reserved.limit()));
        return wordsOf(ByteBuffer.wrap(both), sum);
    }

    private static int wordsOf(ByteBuffer bytes, int seed) {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        int sum = seed;
        while (bytes.remaining() >= 4) {
            sum ^= bytes.getInt();
        }
        int rest = 0;
        while (bytes.hasRemaining()) {
            rest = rest << 8 | bytes.get() & 0xff;
        }
        return sum ^ rest;
    }
}
