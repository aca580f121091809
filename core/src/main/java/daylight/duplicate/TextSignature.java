package daylight.duplicate;

import daylight.id.Sha256;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/// What the words of a text are like, in some 300 bytes: a digest of all of them, and 128 numbers that
/// say how much it has in common with another text.
///
/// A *shingle* is four words that follow one another (A. Broder, On the resemblance and containment of
/// documents, 1997). The resemblance of two texts is how many different shingles they share, of all that
/// either has. Each shingle falls by its hash into one of 128 bins, of which each keeps the least (P.
/// Li, A. Owen, C. Zhang, One Permutation Hashing, 2012); an empty bin borrows from one that is not (A.
/// Shrivastava, Optimal Densification for Fast and Accurate Minwise Hashing, 2017); two bytes are kept
/// of each (P. Li, A. König, b-Bit Minwise Hashing, 2010). The share of equal bins estimates the
/// resemblance, with a standard error of at most 4.5 points.
public final class TextSignature {
    /// Words of a shingle.
    static final int SHINGLE_WORDS = 4;

    static final int BINS = 128;

    private static final int BIN_BITS = 7;
    private static final int NUMBER_BYTES = 2;

    private final long words;
    private final Sha256 digest;
    private final short[] least;

    TextSignature(long words, Sha256 digest, short[] least) {
        this.words = words;
        this.digest = digest;
        this.least = least;
    }

    /// Read a text to its end.
    public static TextSignature of(Reader text) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        long[] bins = new long[BINS];
        Arrays.fill(bins, Long.MAX_VALUE);
        Shingles shingles = new Shingles(text, word -> {
            digest.update(word.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) ' ');
        });
        while (shingles.next()) {
            int bin = (int) (shingles.hash() >>> (Long.SIZE - BIN_BITS));
            bins[bin] = Math.min(bins[bin], shingles.hash() << BIN_BITS >>> 1);
        }
        return new TextSignature(
                shingles.words(),
                Sha256.ofDigest(digest.digest()),
                shingles.words() == 0 ? new short[BINS] : numbers(bins));
    }

    private static short[] numbers(long[] bins) {
        short[] numbers = new short[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            int from = bin;
            for (long attempt = 1; bins[from] == Long.MAX_VALUE; attempt++) {
                from = (int) (Shingles.mixed(bin * 0x1_0000_0001L + attempt) >>> (Long.SIZE - BIN_BITS));
            }
            numbers[bin] = (short) Shingles.mixed(bins[from] + from);
        }
        return numbers;
    }

    /// How many words the text has.
    public long words() {
        return words;
    }

    /// The same for texts with the same words in the same order.
    Sha256 digest() {
        return digest;
    }

    /// What share of all shingles of the two texts they have in common, about; from 0 to 1.
    double resemblance(TextSignature other) {
        if (digest.equals(other.digest)) {
            return 1;
        }
        int equal = 0;
        for (int bin = 0; bin < BINS; bin++) {
            if (least[bin] == other.least[bin]) {
                equal++;
            }
        }
        return (double) equal / BINS;
    }

    /// A number that two texts share when they share all numbers of some bins.
    ///
    /// @param first the first bin
    long band(int first, int bins) {
        long band = first;
        for (int bin = first; bin < first + bins; bin++) {
            band = Shingles.mixed(band ^ least[bin]);
        }
        return band;
    }

    byte[] leastBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BINS * NUMBER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(least);
        return bytes.array();
    }

    static TextSignature of(long words, Sha256 digest, byte[] leastBytes) {
        short[] least = new short[BINS];
        ByteBuffer.wrap(leastBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(least);
        return new TextSignature(words, digest, least);
    }
}
