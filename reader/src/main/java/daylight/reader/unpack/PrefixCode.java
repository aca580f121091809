package daylight.reader.unpack;

import java.io.IOException;

/// A canonical prefix code (Huffman), read from its most significant bit: shorter codes first, and among those of one
/// length in the order of their symbols.
final class PrefixCode {
    private static final int LENGTH_MAX = 16;

    /// Codes up to this length, which are nearly all in use, are found in one step.
    private static final int QUICK_BITS = 10;

    private static final int NONE = -1;

    private final short[] symbols;

    /// By length: the first 16-bit value above the codes of that length, and the index of its first symbol.
    private final int[] above = new int[LENGTH_MAX + 1];

    private final int[] first = new int[LENGTH_MAX + 1];

    /// By the next [#QUICK_BITS] bits: length and symbol of the code they begin with, or [#NONE].
    private final int[] quick = new int[1 << QUICK_BITS];

    /// @param lengths of each symbol's code in bits, 0 for a symbol without one, from `from` on
    /// @throws IOException when there are more codes than the lengths leave room for
    PrefixCode(byte[] lengths, int from, int size) throws IOException {
        int[] counts = new int[LENGTH_MAX + 1];
        for (int i = 0; i < size; i++) {
            counts[lengths[from + i]]++;
        }
        counts[0] = 0;
        int used = 0;
        for (int length = 1; length <= LENGTH_MAX; length++) {
            used += counts[length] << (LENGTH_MAX - length);
            above[length] = used;
            first[length] = first[length - 1] + counts[length - 1];
        }
        if (used > 1 << LENGTH_MAX) {
            throw new IOException("a prefix code has too many codes");
        }
        symbols = new short[size];
        int[] next = first.clone();
        for (int i = 0; i < size; i++) {
            if (lengths[from + i] > 0) {
                symbols[next[lengths[from + i]]++] = (short) i;
            }
        }
        for (int bits = 0; bits < quick.length; bits++) {
            quick[bits] = search(bits << (LENGTH_MAX - QUICK_BITS), QUICK_BITS);
        }
    }

    private int search(int bits16, int lengthMax) {
        for (int length = 1; length <= lengthMax; length++) {
            if (bits16 < above[length]) {
                int below = above[length - 1];
                return length << 16 | symbols[first[length] + ((bits16 - below) >> (LENGTH_MAX - length))];
            }
        }
        return NONE;
    }

    /// Take the next symbol.
    ///
    /// @throws IOException when no code begins with the next bits
    int next(Bits bits) throws IOException {
        int next = bits.peek16();
        int found = quick[next >>> (LENGTH_MAX - QUICK_BITS)];
        if (found == NONE) {
            found = search(next, LENGTH_MAX);
            if (found == NONE) {
                throw new IOException("a prefix code has no such code");
            }
        }
        bits.skip(found >>> 16);
        return found & 0xffff;
    }
}
