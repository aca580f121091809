package daylight.reader.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.bouncycastle.crypto.digests.Blake2spDigest;

/// A stream that gives all its bytes first and then says that they are too few, or that a checksum is wrong: what is
/// there is evidence too.
final class Whole extends FilterInputStream {
    private final CRC32 crc = new CRC32();
    private final Optional<Blake2spDigest> blake2;
    private final long bytesMin;
    private final Optional<Integer> expectedCrc;
    private final Optional<byte[]> expectedBlake2;
    private long bytes;

    Whole(InputStream in, long bytesMin, Optional<Integer> expectedCrc, Optional<byte[]> expectedBlake2) {
        super(in);
        this.bytesMin = bytesMin;
        this.expectedCrc = expectedCrc;
        this.expectedBlake2 = expectedBlake2;
        this.blake2 = expectedBlake2.map(_ -> new Blake2spDigest(null));
    }

    static Whole ofSize(InputStream in, long bytesMin) {
        return new Whole(in, bytesMin, Optional.empty(), Optional.empty());
    }

    static Whole ofChecksum(InputStream in, int expectedCrc) {
        return new Whole(in, 0, Optional.of(expectedCrc), Optional.empty());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        int read = super.read(into, at, length);
        if (read < 0) {
            check();
            return read;
        }
        bytes += read;
        crc.update(into, at, read);
        blake2.ifPresent(digest -> digest.update(into, at, read));
        return read;
    }

    private void check() throws IOException {
        if (bytes < bytesMin) {
            throw new IOException("the member is cut off");
        }
        if (expectedCrc.isPresent() && (int) crc.getValue() != expectedCrc.get()) {
            throw new IOException("the checksum is wrong");
        }
        if (expectedBlake2.isPresent() && blake2.isPresent()) {
            byte[] hash = new byte[blake2.get().getDigestSize()];
            blake2.get().doFinal(hash, 0);
            if (!Arrays.equals(hash, expectedBlake2.get())) {
                throw new IOException("the checksum is wrong");
            }
        }
    }
}
