package daylight.reader.unpack;

import java.io.IOException;

/// How the blocks of a cabinet's folder are packed. Each block goes on in the window of the one before.
public interface CabPacking {
    /// Unpack the folder's next block.
    ///
    /// @param unpackedBytes how many bytes it has to give; 32,768 at most
    byte[] unpack(byte[] packed, int unpackedBytes) throws IOException;

    /// Whether there is a packing with this number (MS-CAB, 2.2, typeCompress); not for Quantum.
    static boolean isKnown(int number) {
        int kind = number & 0xf;
        return kind == 0 || kind == 1 || kind == 3 && Lzx.isWindow(number >>> 8 & 0x1f);
    }

    /// A fresh start of the packing with this number.
    static CabPacking of(int number) {
        return switch (number & 0xf) {
            case 0 -> CabPacking::stored;
            case 1 -> new Mszip();
            case 3 -> new Lzx(number >>> 8 & 0x1f);
            default -> throw new IllegalArgumentException("no packing of a cabinet has the number " + number);
        };
    }

    private static byte[] stored(byte[] packed, int unpackedBytes) throws IOException {
        if (packed.length != unpackedBytes) {
            throw new IOException("a stored block has another size than it says");
        }
        return packed;
    }
}
