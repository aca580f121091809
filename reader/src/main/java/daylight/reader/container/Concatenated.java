package daylight.reader.container;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/// Compressed streams one behind the other, as the programs that write bzip2, xz and lz4 read them: what they
/// hold belongs together, and zeros behind the last are nothing. The library loses the end of what it has
/// unpacked where something else follows, such as a signature; here it ends there, and says so when it is asked.
final class Concatenated extends InputStream {
    private static final Set<String> FORMATS =
            Set.of(CompressorStreamFactory.BZIP2, CompressorStreamFactory.XZ, CompressorStreamFactory.LZ4_FRAMED);

    static final int PIECE_BYTES = 256;

    private final BufferedInputStream packed;
    private final String format;
    private final CompressorStreamFactory factory;
    private InputStream unpacked;
    private boolean isFollowed;

    private Concatenated(BufferedInputStream packed, String format, CompressorStreamFactory factory)
            throws CompressorException {
        this.packed = packed;
        this.format = format;
        this.factory = factory;
        this.unpacked = careful(factory, format, packed);
    }

    /// @param memoryKibMax what unpacking may take
    static InputStream of(BufferedInputStream packed, int memoryKibMax) throws CompressorException {
        String format = CompressorStreamFactory.detect(packed);
        CompressorStreamFactory factory = new CompressorStreamFactory(false, memoryKibMax);
        return FORMATS.contains(format) ? new Concatenated(packed, format, factory) : careful(factory, format, packed);
    }

    /// The library's bzip2 goes byte by byte itself.
    private static InputStream careful(CompressorStreamFactory factory, String format, InputStream packed)
            throws CompressorException {
        int piece = format.equals(CompressorStreamFactory.BZIP2) ? 1 : PIECE_BYTES;
        return new Careful(factory.createCompressorInputStream(format, packed), piece);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        int read = unpacked.read(into, at, length);
        while (read < 0 && goesOn()) {
            read = unpacked.read(into, at, length);
        }
        return read;
    }

    private boolean goesOn() throws IOException {
        int next = 0;
        while (next == 0) {
            packed.mark(1);
            next = packed.read();
        }
        if (next < 0) {
            return false;
        }
        packed.reset();
        try {
            isFollowed = !CompressorStreamFactory.detect(packed).equals(format);
            unpacked = isFollowed ? unpacked : careful(factory, format, packed);
        } catch (CompressorException _) {
            isFollowed = true;
        }
        return !isFollowed;
    }

    /// Whether something that is no such stream stands behind the last one that was read.
    boolean isFollowed() {
        return isFollowed;
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }
}
