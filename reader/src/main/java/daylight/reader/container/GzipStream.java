package daylight.reader.container;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The content of a gzip file (RFC 1952), of all its members one after the other. It gives every byte
/// that unpacks, and only then says that a checksum is wrong or that the file breaks off; what stands
/// behind the last member it counts.
final class GzipStream extends InputStream {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int TRAILER_BYTES = 8;
    private static final int HAS_CRC = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private int from;
    private int to;
    private boolean ended;
    private boolean wrong;
    private long behind;

    /// @throws IOException where the file does not begin with a member
    GzipStream(InputStream in) throws IOException {
        this.in = in;
        if (!header()) {
            throw new IOException("no gzip header");
        }
    }

    /// Bytes behind the last member that are neither zeros nor a member; known when the content is at
    /// its end.
    long behindBytes() {
        return behind;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int count = inflate(into, offset, length);
            if (count > 0) {
                crc.update(into, offset, count);
                return count;
            }
            if (inflater.finished()) {
                from = to - inflater.getRemaining();
                memberEnds();
            } else if (inflater.needsInput()) {
                from = to;
                if (!fill()) {
                    throw new EOFException("the gzip file is cut off");
                }
                inflater.setInput(buffer, from, to - from);
            } else {
                throw new IOException("a dictionary is asked for");
            }
        }
        if (wrong) {
            wrong = false;
            throw new IOException("a checksum of the gzip file is wrong");
        }
        return -1;
    }

    private int inflate(byte[] into, int offset, int length) throws IOException {
        try {
            return inflater.inflate(into, offset, length);
        } catch (DataFormatException e) {
            throw new IOException(e);
        }
    }

    private void memberEnds() throws IOException {
        long stored = 0;
        for (int i = 0; i < TRAILER_BYTES; i++) {
            int next = take();
            if (next < 0) {
                wrong = true;
                ended = true;
                return;
            }
            stored |= i < 4 ? (long) next << 8 * i : 0;
        }
        wrong |= stored != crc.getValue();
        long zeros = 0;
        int next = take();
        while (next == 0) {
            zeros++;
            next = take();
        }
        if (next < 0) {
            ended = true;
            return;
        }
        from--;
        long start = from;
        if (next == 0x1f && header()) {
            return;
        }
        ended = true;
        // Where the header ran over the end of the buffer, its bytes are few and are not counted one by one.
        behind = zeros + (from >= start ? to - start : to);
        while (fill()) {
            behind += to;
        }
    }

    private boolean header() throws IOException {
        inflater.reset();
        crc.reset();
        if (take() != 0x1f || take() != 0x8b || take() != 8) {
            return false;
        }
        int flags = take();
        boolean isThere = flags >= 0 && skip(6);
        if ((flags & HAS_EXTRA) != 0) {
            int low = take();
            int high = take();
            isThere &= low >= 0 && high >= 0 && skip(low | high << 8);
        }
        isThere &= (flags & HAS_NAME) == 0 || skipName();
        isThere &= (flags & HAS_COMMENT) == 0 || skipName();
        isThere &= (flags & HAS_CRC) == 0 || skip(2);
        if (isThere) {
            inflater.setInput(buffer, from, to - from);
        }
        return isThere;
    }

    private boolean skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            if (take() < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean skipName() throws IOException {
        int next = take();
        while (next > 0) {
            next = take();
        }
        return next == 0;
    }

    private int take() throws IOException {
        return from < to || fill() ? buffer[from++] & 0xff : -1;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer, 0, buffer.length));
        return to > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
