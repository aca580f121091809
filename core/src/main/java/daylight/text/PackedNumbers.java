package daylight.text;

import java.nio.ByteBuffer;

/// Whole numbers of a layer's tables: seven bits in each byte, lowest first, the highest bit set in all
/// bytes but the last. A signed number n stands as 2n, or as −2n−1 where it is negative.
/// docs/formats/text-layer.md.
final class PackedNumbers {
    /// A number takes seven bits of each byte; 64 bits take ten bytes.
    private static final int NUMBER_BITS_MAX = 63;

    private PackedNumbers() {}

    static void put(GrowingBytes out, long number) {
        long left = number;
        while ((left & ~0x7fL) != 0) {
            out.putByte((int) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        out.putByte((int) left);
    }

    static void putSigned(GrowingBytes out, long number) {
        put(out, number << 1 ^ number >> 63);
    }

    /// @throws IllegalArgumentException         where it does not end
    /// @throws java.nio.BufferUnderflowException where the bytes end inside of it
    static long take(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; shift <= NUMBER_BITS_MAX; shift += 7) {
            byte b = in.get();
            number |= (b & 0x7fL) << shift;
            if (b >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("a number is longer than ten bytes");
    }

    static long takeSigned(ByteBuffer in) {
        long number = take(in);
        return number >>> 1 ^ -(number & 1);
    }

    /// A place in a text or picture.
    ///
    /// @throws IllegalArgumentException for what cannot be one
    static int place(long number) {
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a place cannot be " + number);
        }
        return (int) number;
    }
}
