package daylight.text;

import java.util.Arrays;
import java.util.zip.CRC32C;

/// The segment being written, as UTF-8. Starts small: most layers are mails of a few kilobytes.
final class SegmentBuffer {
    private static final int START_BYTES = 4 * 1024;
    private static final int BYTES_MAX = LayerFormat.SEGMENT_CODE_POINTS * LayerFormat.UTF8_BYTES_MAX;

    private byte[] bytes = new byte[START_BYTES];
    private int length;
    private int chars;
    private int codePoints;

    void append(int codePoint) {
        if (bytes.length - length < LayerFormat.UTF8_BYTES_MAX) {
            bytes = Arrays.copyOf(bytes, Math.min(BYTES_MAX, bytes.length * 2));
        }
        if (codePoint < 0x80) {
            bytes[length++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            bytes[length++] = (byte) (0xc0 | codePoint >> 6);
            bytes[length++] = (byte) (0x80 | codePoint & 0x3f);
        } else if (codePoint < 0x10000) {
            bytes[length++] = (byte) (0xe0 | codePoint >> 12);
            bytes[length++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
            bytes[length++] = (byte) (0x80 | codePoint & 0x3f);
        } else {
            bytes[length++] = (byte) (0xf0 | codePoint >> 18);
            bytes[length++] = (byte) (0x80 | codePoint >> 12 & 0x3f);
            bytes[length++] = (byte) (0x80 | codePoint >> 6 & 0x3f);
            bytes[length++] = (byte) (0x80 | codePoint & 0x3f);
            chars++;
        }
        chars++;
        codePoints++;
    }

    boolean isFull() {
        return codePoints == LayerFormat.SEGMENT_CODE_POINTS;
    }

    boolean isEmpty() {
        return codePoints == 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    int chars() {
        return chars;
    }

    int codePoints() {
        return codePoints;
    }

    int checksum() {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    void clear() {
        length = 0;
        chars = 0;
        codePoints = 0;
    }
}
