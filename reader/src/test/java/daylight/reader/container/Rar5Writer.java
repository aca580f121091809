package daylight.reader.container;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.zip.CRC32;

/// Writes archives of RAR 5 for tests, after "RAR 5.0 archive format". It packs with codes that are all of one length.
final class Rar5Writer {
    static final int STORED = 0;
    static final int PACKED = 3;
    static final int SOLID = 0x40;

    private static final byte[] MARKER = {'R', 'a', 'r', '!', 0x1a, 0x07, 0x01, 0x00};

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Rar5Writer() {
        bytes.writeBytes(MARKER);
        block(1, 0, new byte[0], new byte[] {0}, new byte[0]);
    }

    Rar5Writer block(int type, int flags, byte[] extra, byte[] fields, byte[] data) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.write(type);
        head.writeBytes(number(flags | (extra.length > 0 ? 1 : 0) | (data.length > 0 ? 2 : 0)));
        if (extra.length > 0) {
            head.writeBytes(number(extra.length));
        }
        if (data.length > 0) {
            head.writeBytes(number(data.length));
        }
        head.writeBytes(fields);
        head.writeBytes(extra);
        ByteArrayOutputStream summed = new ByteArrayOutputStream();
        summed.writeBytes(number(head.size()));
        summed.writeBytes(head.toByteArray());
        bytes.writeBytes(intBytes(crc(summed.toByteArray())));
        bytes.writeBytes(summed.toByteArray());
        bytes.writeBytes(data);
        return this;
    }

    Rar5Writer stored(String name, String content) {
        byte[] data = content.getBytes(StandardCharsets.UTF_8);
        return file(name, 0, data, data, STORED, 0, new byte[0]);
    }

    /// @param dictionary 128 KiB, doubled so many times
    Rar5Writer file(String name, int flags, byte[] plain, byte[] data, int method, int dictionary, byte[] extra) {
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        fields.writeBytes(number(4));
        fields.writeBytes(number(plain.length));
        fields.writeBytes(number(0x81a4));
        fields.writeBytes(intBytes(crc(plain)));
        fields.writeBytes(number((method & SOLID) | (method & 7) << 7 | dictionary << 10));
        fields.writeBytes(number(1));
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        fields.writeBytes(number(nameBytes.length));
        fields.writeBytes(nameBytes);
        return block(2, flags, extra, fields.toByteArray(), data);
    }

    byte[] end(int flags) {
        block(5, 0, new byte[0], number(flags), new byte[0]);
        return bytes.toByteArray();
    }

    byte[] cutOff() {
        return bytes.toByteArray();
    }

    /// An extra area of one record.
    static byte[] record(int type, byte... content) {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.write(content.length + 1);
        record.write(type);
        record.writeBytes(content);
        return record.toByteArray();
    }

    private static byte[] number(int number) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int rest = number;
        for (; rest > 0x7f; rest >>>= 7) {
            out.write(rest & 0x7f | 0x80);
        }
        out.write(rest);
        return out.toByteArray();
    }

    private static byte[] intBytes(int number) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }

    private static int crc(byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        return (int) sum.getValue();
    }

    /// One packed block with codes of its own, and what it unpacks to.
    static final class Packer {
        private final BitWriter bits = new BitWriter();
        private final StringBuilder plain = new StringBuilder();
        private final int start;
        private final Deque<Integer> distances = new ArrayDeque<>();
        private int lastLength;

        Packer() {
            this("");
        }

        /// @param before what the run's earlier members unpacked to
        Packer(String before) {
            plain.append(before);
            start = before.length();
            for (int symbol = 0; symbol < 20; symbol++) {
                bits.put(symbol == 4 || symbol == 6 || symbol == 9 ? 2 : 0, 4);
            }
            lengths(306, 2);
            lengths(64, 1);
            lengths(16, 0);
            lengths(44, 1);
        }

        private void lengths(int times, int code) {
            for (int i = 0; i < times; i++) {
                bits.put(code, 2);
            }
        }

        /// @param text of Latin-1
        Packer literals(String text) {
            text.chars().forEach(one -> bits.put(one, 9));
            plain.append(text);
            return this;
        }

        /// @param length 2 to 9, and one more for each size of distance
        Packer match(int distance, int length) {
            bits.put(262 + length - 2 - (distance > 0x100 ? 1 : 0) - (distance > 0x2000 ? 1 : 0), 9);
            if (distance <= 4) {
                bits.put(distance - 1, 6);
            } else {
                int extra = 30 - Integer.numberOfLeadingZeros(distance - 1);
                bits.put(2 * (extra + 1) + (distance - 1 >>> extra & 1), 6);
                int low = distance - 1 & (1 << extra) - 1;
                if (extra > 4) {
                    bits.put(low >>> 4, extra - 4);
                }
                bits.put(extra < 4 ? low : low & 15, Math.min(extra, 4));
            }
            distances.push(distance);
            lastLength = length;
            return copy();
        }

        /// The match before once more.
        Packer again() {
            bits.put(257, 9);
            return copy();
        }

        /// @param recent which of the last four distances
        Packer recent(int recent, int length) {
            bits.put(258 + recent, 9).put(length - 2, 6);
            int distance = distances.stream().skip(recent).findFirst().orElseThrow();
            distances.removeFirstOccurrence(distance);
            distances.push(distance);
            lastLength = length;
            return copy();
        }

        private Packer copy() {
            for (int i = 0; i < lastLength; i++) {
                plain.append(plain.charAt(plain.length() - distances.element()));
            }
            return this;
        }

        /// @param kind 0 differences, 1 calls, 2 calls and jumps, 3 ARM
        Packer filter(int from, int length, int kind, int channels) {
            bits.put(256, 9)
                    .put(0, 2)
                    .put(from, 8)
                    .put(1, 2)
                    .put(length & 0xff, 8)
                    .put(length >>> 8, 8);
            bits.put(kind, 3);
            if (kind == 0) {
                bits.put(channels - 1, 5);
            }
            return this;
        }

        String plain() {
            return plain.substring(start);
        }

        byte[] plainBytes() {
            return plain().getBytes(StandardCharsets.ISO_8859_1);
        }

        byte[] bytes() {
            int inLast = (bits.length() + 7) % 8 + 1;
            byte[] packed = bits.bytes();
            int flags = 0x80 | 0x40 | 1 << 3 | inLast - 1;
            int sum = 0x5a ^ flags ^ packed.length & 0xff ^ packed.length >>> 8;
            return ByteBuffer.allocate(4 + packed.length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put((byte) flags)
                    .put((byte) sum)
                    .putShort((short) packed.length)
                    .put(packed)
                    .array();
        }
    }
}
