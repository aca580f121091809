package daylight.reader.unpack;

import java.io.IOException;

/// The four prefix codes of a block of RAR 5.
///
/// @param main      literals, filters, repetitions, and the lengths of matches
/// @param distances slots of the distances of matches
/// @param lows      the lowest four bits of long distances
/// @param lengths   lengths of matches that repeat an earlier distance
record RarCodes(PrefixCode main, PrefixCode distances, PrefixCode lows, PrefixCode lengths) {
    private static final int MAIN = 306;
    private static final int DISTANCES = 64;
    private static final int LOWS = 16;
    private static final int LENGTHS = 44;

    /// Symbols of the code in which the lengths of the other codes are written.
    private static final int OUTER = 20;

    /// A length of 15 is written as this and a zero; with another number it stands for so many zeros and two more.
    private static final int ESCAPE = 15;

    static RarCodes read(Bits bits) throws IOException {
        PrefixCode outer = outer(bits);
        byte[] all = new byte[MAIN + DISTANCES + LOWS + LENGTHS];
        int at = 0;
        while (at < all.length) {
            int symbol = outer.next(bits);
            if (symbol < 16) {
                all[at++] = (byte) symbol;
                continue;
            }
            int times = (symbol & 1) == 0 ? 3 + bits.take(3) : 11 + bits.take(7);
            if (symbol < 18 && at == 0) {
                throw new IOException("a table of codes repeats what is not there");
            }
            byte repeated = symbol < 18 ? all[at - 1] : 0;
            while (times-- > 0 && at < all.length) {
                all[at++] = repeated;
            }
        }
        return new RarCodes(
                new PrefixCode(all, 0, MAIN),
                new PrefixCode(all, MAIN, DISTANCES),
                new PrefixCode(all, MAIN + DISTANCES, LOWS),
                new PrefixCode(all, MAIN + DISTANCES + LOWS, LENGTHS));
    }

    private static PrefixCode outer(Bits bits) throws IOException {
        byte[] lengths = new byte[OUTER];
        int at = 0;
        while (at < OUTER) {
            int length = bits.take(4);
            int zeros = length == ESCAPE ? bits.take(4) : 0;
            if (zeros == 0) {
                lengths[at++] = (byte) length;
            } else {
                at = Math.min(OUTER, at + zeros + 2);
            }
        }
        return new PrefixCode(lengths, 0, OUTER);
    }
}
