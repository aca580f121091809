package daylight.reader.unpack;

import java.io.IOException;

/// Bits in the order of a format. Zeros follow the last; whoever takes many of them is told.
interface Bits {
    /// The next 16 bits, the first of them the most significant.
    int peek16();

    void skip(int bits) throws IOException;

    /// Take up to 16 bits as a number.
    default int take(int bits) throws IOException {
        int taken = peek16() >>> (16 - bits);
        skip(bits);
        return taken;
    }

    /// Take up to 31 bits as a number.
    default int takeMany(int bits) throws IOException {
        return bits <= 16 ? take(bits) : take(bits - 16) << 16 | take(16);
    }
}
