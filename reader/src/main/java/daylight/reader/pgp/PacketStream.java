package daylight.reader.pgp;

import daylight.reader.ground.Reading;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Cuts a stream into packets (RFC 9580, 4.2), whose bodies are read as they stream by.
final class PacketStream {
    private static final int ALWAYS = 0x80;
    private static final int NEW_FORM = 0x40;
    private static final int SKIP_BYTES = 64 * 1024;

    /// A packet.
    ///
    /// @param tag  its kind (RFC 9580, 5)
    /// @param body to be read before the next packet is asked for; the rest is passed over
    record Packet(int tag, InputStream body) {
        /// The first bytes of the body.
        byte[] head(int bytesMax) throws IOException {
            return body.readNBytes(bytesMax);
        }
    }

    private final InputStream in;
    private final Optional<Reading> reading;
    private Optional<Body> open = Optional.empty();

    /// @param reading whose time is spent; empty for a few bytes in memory
    PacketStream(InputStream in, Optional<Reading> reading) {
        this.in = in;
        this.reading = reading;
    }

    /// @throws IOException where no packet begins or one is cut off
    Optional<Packet> next() throws IOException {
        if (open.isPresent()) {
            passOver(open.get());
        }
        int head = in.read();
        if (head < 0) {
            return Optional.empty();
        }
        if ((head & ALWAYS) == 0) {
            throw new IOException("no packet of OpenPGP");
        }
        boolean isNew = (head & NEW_FORM) != 0;
        Body body = isNew ? new Body() : new Body(head & 3);
        open = Optional.of(body);
        return Optional.of(new Packet(isNew ? head & 0x3f : head >> 2 & 0xf, body));
    }

    private void passOver(Body body) throws IOException {
        byte[] rest = new byte[SKIP_BYTES];
        while (body.read(rest, 0, rest.length) >= 0) {
            reading.ifPresent(Reading::checkTime);
        }
    }

    private int octet() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException("cut off");
        }
        return octet;
    }

    private long number(int octets) throws IOException {
        long number = 0;
        for (int i = 0; i < octets; i++) {
            number = number << 8 | octet();
        }
        return number;
    }

    private final class Body extends InputStream {
        private final byte[] one = new byte[1];
        private long left;

        /// Whether another length follows where the bytes of this one end.
        private boolean goesOn;

        private boolean reachesToEnd;

        Body() throws IOException {
            nextLength();
        }

        /// @param lengthType of the old form: one, two or four bytes, or to the end
        Body(int lengthType) throws IOException {
            reachesToEnd = lengthType == 3;
            left = reachesToEnd ? 0 : number(1 << lengthType);
        }

        private void nextLength() throws IOException {
            int first = octet();
            goesOn = first >= 224 && first < 255;
            if (first < 192) {
                left = first;
            } else if (first < 224) {
                left = (first - 192 << 8) + octet() + 192;
            } else {
                left = goesOn ? 1L << (first & 0x1f) : number(4);
            }
        }

        @Override
        public int read() throws IOException {
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (reachesToEnd) {
                return in.read(into, at, length);
            }
            while (left == 0) {
                if (!goesOn) {
                    return -1;
                }
                nextLength();
            }
            int read = in.read(into, at, (int) Math.min(left, length));
            if (read < 0) {
                throw new EOFException("cut off");
            }
            left -= read;
            return read;
        }
    }
}
