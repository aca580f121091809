package daylight.reader.unpack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// LZX as cabinets have it: "LZX DELTA Compression and Decompression" (MS-PATCH), 2.1 to 2.6, without the deltas,
/// and with one bitstream for each block of 32 KiB.
final class Lzx implements CabPacking {
    private static final int WINDOW_BITS_MIN = 15;
    private static final int WINDOW_BITS_MAX = 21;

    /// By bits of the window, from 15 on.
    private static final int[] SLOTS = {30, 32, 34, 36, 38, 42, 50};

    private static final int LITERALS = 256;
    private static final int LENGTHS = 249;
    private static final int ALIGNED = 8;
    private static final int OUTER = 20;
    private static final int LENGTH_MIN = 2;
    private static final int LENGTH_CODED = 7;
    private static final int EXTRA_BITS_MAX = 17;

    /// Translation of calls ends with this frame.
    private static final int CALL_FRAMES = 32_768;

    private static final int KIND_VERBATIM = 1;
    private static final int KIND_ALIGNED = 2;
    private static final int KIND_STORED = 3;

    private final byte[] window;
    private final int mask;
    private final byte[] mainLengths;
    private final byte[] lengthLengths = new byte[LENGTHS];
    private final int[] recent = {1, 1, 1};
    private PrefixCode main;
    private PrefixCode lengths;
    private PrefixCode aligned;
    private int kind;
    private int blockBytes;
    private int left;
    private boolean hasBegun;
    private int callBytes;
    private long written;
    private int frame;

    Lzx(int windowBits) {
        window = new byte[1 << windowBits];
        mask = window.length - 1;
        mainLengths = new byte[LITERALS + 8 * SLOTS[windowBits - WINDOW_BITS_MIN]];
        try {
            PrefixCode none = new PrefixCode(new byte[0], 0, 0);
            main = none;
            lengths = none;
            aligned = none;
        } catch (IOException e) {
            throw new IllegalStateException("a code without symbols is one", e);
        }
    }

    static boolean isWindow(int bits) {
        return bits >= WINDOW_BITS_MIN && bits <= WINDOW_BITS_MAX;
    }

    @Override
    public byte[] unpack(byte[] packed, int unpackedBytes) throws IOException {
        WordBits bits = new WordBits(packed);
        if (!hasBegun) {
            hasBegun = true;
            callBytes = bits.take(1) == 1 ? bits.take(16) << 16 | bits.take(16) : 0;
        }
        long end = written + unpackedBytes;
        while (written < end) {
            if (left == 0) {
                beginBlock(bits);
            }
            int count = (int) Math.min(left, end - written);
            long before = written;
            if (kind == KIND_STORED) {
                store(bits, count);
                if (count == left && (blockBytes & 1) == 1 && !bits.isDone()) {
                    // Stored bytes fill whole words.
                    bits.plainByte();
                }
            } else {
                decode(bits, written + count);
            }
            left -= (int) (written - before);
            if (left < 0 || written > end) {
                throw new IOException("a match of LZX reaches beyond its block");
            }
        }
        byte[] unpacked = new byte[unpackedBytes];
        for (int i = 0; i < unpackedBytes; i++) {
            unpacked[i] = window[(int) (written - unpackedBytes + i) & mask];
        }
        withCalls(unpacked);
        frame++;
        return unpacked;
    }

    private void beginBlock(WordBits bits) throws IOException {
        kind = bits.take(3);
        blockBytes = bits.takeMany(24);
        left = blockBytes;
        switch (kind) {
            case KIND_VERBATIM -> readCodes(bits);
            case KIND_ALIGNED -> {
                byte[] aligning = new byte[ALIGNED];
                for (int i = 0; i < ALIGNED; i++) {
                    aligning[i] = (byte) bits.take(3);
                }
                aligned = new PrefixCode(aligning, 0, ALIGNED);
                readCodes(bits);
            }
            case KIND_STORED -> {
                bits.toNextWord(true);
                for (int i = 0; i < recent.length; i++) {
                    int low = bits.plainByte() | bits.plainByte() << 8;
                    recent[i] = low | bits.plainByte() << 16 | bits.plainByte() << 24;
                }
            }
            default -> throw new IOException("a block of LZX of kind " + kind);
        }
    }

    private void readCodes(Bits bits) throws IOException {
        readLengths(bits, mainLengths, 0, LITERALS);
        readLengths(bits, mainLengths, LITERALS, mainLengths.length);
        readLengths(bits, lengthLengths, 0, LENGTHS);
        main = new PrefixCode(mainLengths, 0, mainLengths.length);
        lengths = new PrefixCode(lengthLengths, 0, LENGTHS);
    }

    /// Lengths are given as differences from those of the block before.
    private static void readLengths(Bits bits, byte[] lengths, int from, int to) throws IOException {
        byte[] outerLengths = new byte[OUTER];
        for (int i = 0; i < OUTER; i++) {
            outerLengths[i] = (byte) bits.take(4);
        }
        PrefixCode outer = new PrefixCode(outerLengths, 0, OUTER);
        int at = from;
        while (at < to) {
            int symbol = outer.next(bits);
            int times = switch (symbol) {
                case 17 -> 4 + bits.take(4);
                case 18 -> 20 + bits.take(5);
                case 19 -> 4 + bits.take(1);
                default -> 1;
            };
            int difference = symbol == 19 ? outer.next(bits) : symbol;
            if (symbol == 19 && difference > 16 || times > to - at) {
                throw new IOException("a table of LZX is broken");
            }
            byte length = symbol == 17 || symbol == 18 ? 0 : (byte) ((lengths[at] + 17 - difference) % 17);
            while (times-- > 0) {
                lengths[at++] = length;
            }
        }
    }

    private void store(WordBits bits, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            window[(int) written++ & mask] = (byte) bits.plainByte();
        }
    }

    private void decode(WordBits bits, long end) throws IOException {
        while (written < end) {
            int symbol = main.next(bits);
            if (symbol < LITERALS) {
                window[(int) written++ & mask] = (byte) symbol;
                continue;
            }
            int length = symbol - LITERALS & 7;
            length += LENGTH_MIN + (length == LENGTH_CODED ? lengths.next(bits) : 0);
            repeat(distance(symbol - LITERALS >>> 3, bits), length);
        }
    }

    private int distance(int slot, Bits bits) throws IOException {
        if (slot < recent.length) {
            int distance = recent[slot];
            recent[slot] = recent[0];
            recent[0] = distance;
            return distance;
        }
        int extra = extraBits(slot);
        int distance = base(slot) - 2;
        if (kind == KIND_ALIGNED && extra >= 3) {
            distance += extra > 3 ? bits.takeMany(extra - 3) << 3 : 0;
            distance += aligned.next(bits);
        } else {
            distance += extra > 0 ? bits.takeMany(extra) : 0;
        }
        recent[2] = recent[1];
        recent[1] = recent[0];
        recent[0] = distance;
        return distance;
    }

    private static int extraBits(int slot) {
        return slot < 4 ? 0 : Math.min(EXTRA_BITS_MAX, slot / 2 - 1);
    }

    /// Slots of 17 more bits are all of one size; below, each pair is twice as large as the one before.
    private static int base(int slot) {
        return slot < 4 ? slot : slot < 36 ? (2 + (slot & 1)) << (slot / 2 - 1) : (slot - 34) << EXTRA_BITS_MAX;
    }

    private void repeat(int distance, int length) throws IOException {
        if (distance <= 0 || distance > written || distance > window.length) {
            throw new IOException("a match of LZX reaches back before the first byte");
        }
        for (int i = 0; i < length; i++) {
            window[(int) written & mask] = window[(int) (written - distance) & mask];
            written++;
        }
    }

    /// Undo the packer's translation of the targets of x86's calls. It is no part of the window.
    private void withCalls(byte[] unpacked) {
        if (callBytes == 0 || frame >= CALL_FRAMES || unpacked.length <= 10) {
            return;
        }
        ByteBuffer words = ByteBuffer.wrap(unpacked).order(ByteOrder.LITTLE_ENDIAN);
        int position = (int) (written - unpacked.length);
        for (int at = 0; at < unpacked.length - 10; at++) {
            if ((unpacked[at] & 0xff) != 0xe8) {
                continue;
            }
            int target = words.getInt(at + 1);
            int here = position + at;
            if (target >= -here && target < callBytes) {
                words.putInt(at + 1, target >= 0 ? target - here : target + callBytes);
            }
            at += 4;
        }
    }
}
