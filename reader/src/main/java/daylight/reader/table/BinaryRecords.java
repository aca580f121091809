package daylight.reader.table;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The records of a part of a binary workbook, one after another ([MS-XLSB] 2.1.4): a number for the kind, a
/// length, and what the kind has.
final class BinaryRecords {
    /// The text of a cell has 32,767 characters; names, links and formulas are not much longer.
    private static final int BYTES_MAX = 16 * 1024 * 1024;

    private final InputStream in;
    private int kind;
    private ByteBuffer body = ByteBuffer.allocate(0);

    BinaryRecords(InputStream in) {
        this.in = in;
    }

    /// Go on to the next record.
    ///
    /// @return false behind the last one
    /// @throws IOException where a record breaks off or is too long
    boolean next() throws IOException {
        int first = in.read();
        if (first < 0) {
            return false;
        }
        kind = first < 0x80 ? first : first & 0x7F | (required() & 0x7F) << 7;
        int length = 0;
        for (int i = 0; i < 4; i++) {
            int part = required();
            length |= (part & 0x7F) << 7 * i;
            if (part < 0x80) {
                break;
            }
        }
        if (length > BYTES_MAX) {
            throw new IOException("a record is too long");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("a record breaks off");
        }
        body = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return true;
    }

    private int required() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException("a record breaks off");
        }
        return next;
    }

    int kind() {
        return kind;
    }

    /// What is left of the record; reading it goes on.
    ByteBuffer body() {
        return body;
    }

    /// A text with its length before it; empty for none ([MS-XLSB] 2.5.166 and 2.5.169).
    String text() {
        int length = body.getInt();
        if (length == -1) {
            return "";
        }
        byte[] bytes = new byte[Math.clamp(length * 2L, 0, body.remaining())];
        body.get(bytes);
        return new String(bytes, StandardCharsets.UTF_16LE);
    }

    /// A text whose form may change within; the forms are left out ([MS-XLSB] 2.5.122).
    String richText() {
        body.get();
        return text();
    }
}
