package daylight.reader.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream of a library that throws away what it had unpacked when it meets damage in the same call:
/// taken byte by byte, it gives all of it before it fails.
final class Careful extends FilterInputStream {
    private IOException damage = new IOException();
    private boolean isDamaged;

    Careful(InputStream in) {
        super(in);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (isDamaged) {
            throw damage;
        }
        int count = 0;
        while (count < length) {
            int next;
            try {
                next = in.read();
            } catch (IOException e) {
                isDamaged = true;
                damage = e;
                if (count == 0) {
                    throw e;
                }
                return count;
            }
            if (next < 0) {
                return count == 0 ? -1 : count;
            }
            into[offset + count++] = (byte) next;
        }
        return count;
    }
}
