package daylight.reader.mail;

import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.io.InputStream;

/// Some bytes of a document, from one place on and so many.
final class Stretch extends InputStream {
    private final InputStream in;
    private long left;

    Stretch(Evidence evidence, long from, long length) throws IOException {
        in = evidence.open();
        left = length;
        boolean done = false;
        try {
            in.skipNBytes(from);
            done = true;
        } finally {
            if (!done) {
                in.close();
            }
        }
    }

    static byte[] bytes(Evidence evidence, long from, int length) throws IOException {
        try (Stretch stretch = new Stretch(evidence, from, length)) {
            return stretch.readAllBytes();
        }
    }

    @Override
    public int read() throws IOException {
        return left-- > 0 ? in.read() : -1;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int read = left <= 0 ? -1 : in.read(into, at, (int) Math.min(left, length));
        left -= Math.max(0, read);
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
