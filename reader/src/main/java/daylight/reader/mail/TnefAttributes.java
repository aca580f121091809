package daylight.reader.mail;

import daylight.reader.ground.Evidence;
import daylight.reader.ground.Reading;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// The attributes of a message packed into one file (\[MS-OXTNEF\], 2.1.3), where they lie in it, each held against its
/// checksum.
///
/// @param all     in the file's order
/// @param isWhole whether the file ends where an attribute does
record TnefAttributes(List<Attribute> all, boolean isWhole) {
    static final int SIGNATURE = 0x223e9f78;
    static final int OF_ATTACHMENT = 2;

    /// Signature and key.
    private static final int START_BYTES = 6;

    private static final int HEAD_BYTES = 9;
    private static final int SUM_BYTES = 2;
    private static final int ATTRIBUTES_MAX = 100_000;

    /// @param level    1 of the message, 2 of an attachment
    /// @param id       with its type in the upper half
    /// @param from     the first byte of its data in the file
    /// @param length   bytes of its data
    /// @param isSumOff whether the sum of its bytes is another than the one that is said
    record Attribute(int level, int id, long from, int length, boolean isSumOff) {}

    TnefAttributes {
        all = List.copyOf(all);
    }

    /// @throws IOException where no such file begins
    static TnefAttributes of(Evidence evidence, Reading reading) throws IOException {
        List<Attribute> all = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(evidence.open(), 64 * 1024)) {
            ByteBuffer start = ByteBuffer.wrap(in.readNBytes(START_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
            if (start.remaining() < START_BYTES || start.getInt() != SIGNATURE) {
                throw new IOException("no TNEF");
            }
            long at = START_BYTES;
            byte[] head = in.readNBytes(HEAD_BYTES);
            while (head.length == HEAD_BYTES && isHead(head) && all.size() < ATTRIBUTES_MAX) {
                ByteBuffer fields = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
                int level = fields.get();
                int id = fields.getInt();
                int length = fields.getInt();
                if (length < 0 || at + HEAD_BYTES + length > evidence.sizeBytes()) {
                    return new TnefAttributes(all, false);
                }
                int sum = sum(in, length, reading);
                byte[] said = in.readNBytes(SUM_BYTES);
                boolean isOff = said.length < SUM_BYTES || ((said[0] & 0xff) | (said[1] & 0xff) << 8) != sum;
                all.add(new Attribute(level, id, at + HEAD_BYTES, length, isOff));
                at += (long) HEAD_BYTES + length + SUM_BYTES;
                head = in.readNBytes(HEAD_BYTES);
            }
            return new TnefAttributes(all, isPadding(head, in));
        }
    }

    private static boolean isHead(byte[] head) {
        return head[0] == 1 || head[0] == OF_ATTACHMENT;
    }

    private static int sum(InputStream in, int length, Reading reading) throws IOException {
        byte[] piece = new byte[Math.min(length, 64 * 1024)];
        int sum = 0;
        int left = length;
        while (left > 0) {
            int read = in.read(piece, 0, Math.min(left, piece.length));
            if (read < 0) {
                break;
            }
            for (int i = 0; i < read; i++) {
                sum += piece[i] & 0xff;
            }
            left -= read;
            reading.checkTime();
        }
        return sum & 0xffff;
    }

    /// Zeros and line ends behind the last attribute are from those who passed the file on.
    private static boolean isPadding(byte[] head, InputStream in) throws IOException {
        for (byte b : head) {
            if (b != 0 && b != '\r' && b != '\n') {
                return false;
            }
        }
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b != 0 && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }
}
