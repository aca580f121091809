package daylight.reader.container;

import java.io.ByteArrayOutputStream;

/// Writes bits, the most significant of each number first, for packers in tests.
final class BitWriter {
    private final StringBuilder bits = new StringBuilder();

    BitWriter put(int number, int count) {
        for (int i = count - 1; i >= 0; i--) {
            bits.append((number >>> i & 1) == 0 ? '0' : '1');
        }
        return this;
    }

    int length() {
        return bits.length();
    }

    void fillTo(int multiple) {
        while (bits.length() % multiple != 0) {
            bits.append('0');
        }
    }

    /// In bytes, the first bit the most significant.
    byte[] bytes() {
        fillTo(8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < bits.length(); i += 8) {
            out.write(Integer.parseInt(bits.substring(i, i + 8), 2));
        }
        return out.toByteArray();
    }

    /// The same in words of 16 bits, low byte first.
    byte[] words() {
        fillTo(16);
        byte[] bytes = bytes();
        for (int i = 0; i < bytes.length; i += 2) {
            byte high = bytes[i];
            bytes[i] = bytes[i + 1];
            bytes[i + 1] = high;
        }
        return bytes;
    }
}
