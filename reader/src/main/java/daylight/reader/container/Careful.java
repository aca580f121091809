package daylight.reader.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream of a library that throws away what it had unpacked when it meets damage in the same call:
/// taken in small pieces, it gives all before it fails but for a piece at most.
final class Careful extends FilterInputStream {
    private final int pieceBytes;
    private IOException damage = new IOException();
    private boolean isDamaged;

    /// @param pieceBytes asked for at once; single bytes lose nothing, and cost much where each call does
    Careful(InputStream in, int pieceBytes) {
        super(in);
        this.pieceBytes = pieceBytes;
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
                next = in.read(into, offset + count, Math.min(pieceBytes, length - count));
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
            count += next;
        }
        return count;
    }
}
