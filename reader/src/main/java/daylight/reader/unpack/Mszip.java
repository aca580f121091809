package daylight.reader.unpack;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// MSZIP (MS-MCI): each block is a deflate stream of its own behind the letters `CK`, and may repeat what the block
/// before gave.
final class Mszip implements CabPacking {
    private byte[] before = new byte[0];

    @Override
    public byte[] unpack(byte[] packed, int unpackedBytes) throws IOException {
        if (packed.length < 2 || packed[0] != 'C' || packed[1] != 'K') {
            throw new IOException("a block of MSZIP has no signature");
        }
        byte[] unpacked = new byte[unpackedBytes];
        // An inflater holds memory of the system: it lives for one block.
        Inflater inflater = new Inflater(true);
        try {
            inflater.setDictionary(before);
            inflater.setInput(packed, 2, packed.length - 2);
            int filled = 0;
            while (filled < unpackedBytes) {
                int read = inflater.inflate(unpacked, filled, unpackedBytes - filled);
                if (read == 0) {
                    throw new IOException("a block of MSZIP ends early");
                }
                filled += read;
            }
        } catch (DataFormatException e) {
            throw new IOException("a block of MSZIP is broken", e);
        } finally {
            inflater.end();
        }
        before = unpacked;
        return unpacked;
    }
}
