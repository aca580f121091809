package daylight.reader.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/// A stream that gives all its bytes first and then says that their checksum is wrong: what is there is evidence
/// too.
final class Checked extends FilterInputStream {
    private final CRC32 sum = new CRC32();
    private final long expected;

    Checked(InputStream in, long expected) {
        super(in);
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        int read = super.read(into, at, length);
        if (read >= 0) {
            sum.update(into, at, read);
        } else if (sum.getValue() != expected) {
            throw new IOException("the checksum is wrong");
        }
        return read;
    }
}
