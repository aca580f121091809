package daylight.house.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A zip archive whose entries are stored in the order given, all with one time.
/// Source: PKWARE APPNOTE 6.3.10; section 6.1 for the traditional encryption of {@link #locked}.
final class Zip {
    private static final int LOCK_HEADER_BYTES = 12;

    private final LocalDateTime time;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    Zip(LocalDateTime time) {
        this.time = time;
    }

    Zip with(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    Zip with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(stored(entry.getKey(), entry.getValue()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private ZipEntry stored(String name, byte[] bytes) {
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc(bytes));
        entry.setTimeLocal(time);
        return entry;
    }

    /// The same archive with every entry under a password: the old cipher, because its output can be fixed.
    byte[] locked(String password) {
        var out = new ByteArrayOutputStream();
        var directory = new ByteArrayOutputStream();
        entries.forEach((name, bytes) -> {
            byte[] raw = name.getBytes(StandardCharsets.UTF_8);
            int crc = (int) crc(bytes);
            byte[] hidden = new Lock(password).hide(headed(bytes, crc));
            int offset = out.size();
            out.writeBytes(little(4, 0x04034b50).array());
            out.writeBytes(common(crc, hidden.length, bytes.length, raw.length));
            out.writeBytes(raw);
            out.writeBytes(hidden);
            directory.writeBytes(little(6, 0x02014b50).putShort((short) 20).array());
            directory.writeBytes(common(crc, hidden.length, bytes.length, raw.length));
            directory.writeBytes(little(14, 0).putInt(10, offset).array());
            directory.writeBytes(raw);
        });
        int start = out.size();
        out.writeBytes(directory.toByteArray());
        out.writeBytes(little(22, 0x06054b50)
                .putShort(8, (short) entries.size())
                .putShort(10, (short) entries.size())
                .putInt(12, directory.size())
                .putInt(16, start)
                .array());
        return out.toByteArray();
    }

    private byte[] common(int crc, int hiddenSize, int size, int nameSize) {
        int clock = time.getHour() << 11 | time.getMinute() << 5 | time.getSecond() / 2;
        int day = (time.getYear() - 1980) << 9 | time.getMonthValue() << 5 | time.getDayOfMonth();
        // Version 2.0; flags: encrypted (bit 0), names in UTF-8 (bit 11); method: stored.
        return ByteBuffer.allocate(26)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 20)
                .putShort((short) 0x0801)
                .putShort((short) 0)
                .putShort((short) clock)
                .putShort((short) day)
                .putInt(crc)
                .putInt(hiddenSize)
                .putInt(size)
                .putShort((short) nameSize)
                .putShort((short) 0)
                .array();
    }

    private static byte[] headed(byte[] bytes, int crc) {
        byte[] headed = new byte[LOCK_HEADER_BYTES + bytes.length];
        for (int i = 0; i < LOCK_HEADER_BYTES - 1; i++) {
            headed[i] = (byte) (37 * i + 11);
        }
        headed[LOCK_HEADER_BYTES - 1] = (byte) (crc >>> 24);
        System.arraycopy(bytes, 0, headed, LOCK_HEADER_BYTES, bytes.length);
        return headed;
    }

    private static ByteBuffer little(int size, int signature) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).putInt(signature);
    }

    static long crc(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    /// The three rolling keys of APPNOTE 6.1.5.
    private static final class Lock {
        private int first = 0x12345678;
        private int second = 0x23456789;
        private int third = 0x34567890;

        Lock(String password) {
            for (byte b : password.getBytes(StandardCharsets.UTF_8)) {
                turn(b);
            }
        }

        byte[] hide(byte[] plain) {
            byte[] hidden = new byte[plain.length];
            for (int i = 0; i < plain.length; i++) {
                int two = (third | 2) & 0xffff;
                hidden[i] = (byte) (plain[i] ^ (two * (two ^ 1)) >>> 8);
                turn(plain[i]);
            }
            return hidden;
        }

        private void turn(byte plain) {
            first = step(first, plain);
            second = (second + (first & 0xff)) * 134775813 + 1;
            third = step(third, (byte) (second >>> 24));
        }

        private static int step(int crc, byte b) {
            int value = (crc ^ b) & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) == 1 ? value >>> 1 ^ 0xedb88320 : value >>> 1;
            }
            return crc >>> 8 ^ value;
        }
    }
}
