package daylight.duplicate;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import java.util.function.Consumer;

/// The shingles of a text, one after another, as 64-bit hashes. A text of fewer words than a shingle has
/// is one shingle.
final class Shingles {
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final WordStream stream;
    private final Consumer<String> eachWord;
    private final long[] last = new long[TextSignature.SHINGLE_WORDS];
    private long words;
    private long hash;
    private boolean ended;

    /// @param eachWord gets every word, in order
    Shingles(Reader text, Consumer<String> eachWord) {
        this.stream = new WordStream(text);
        this.eachWord = eachWord;
    }

    /// @return whether there is a further one
    boolean next() throws IOException {
        if (ended) {
            return false;
        }
        do {
            Optional<String> word = stream.next();
            if (word.isEmpty()) {
                ended = true;
                return words > 0 && words < last.length && combined((int) words);
            }
            eachWord.accept(word.get());
            System.arraycopy(last, 1, last, 0, last.length - 1);
            last[last.length - 1] = hashOf(word.get());
            words++;
        } while (words < last.length);
        return combined(last.length);
    }

    private boolean combined(int count) {
        hash = 0;
        for (int i = last.length - count; i < last.length; i++) {
            hash = mixed(hash + last[i]);
        }
        return true;
    }

    long hash() {
        return hash;
    }

    /// How many words there were so far.
    long words() {
        return words;
    }

    /// FNV-1a (RFC 9923) over UTF-16 units.
    private static long hashOf(String word) {
        long h = FNV_BASIS;
        for (int i = 0; i < word.length(); i++) {
            h = (h ^ word.charAt(i)) * FNV_PRIME;
        }
        return mixed(h);
    }

    /// Spreads every bit over all others (the finaliser of SplitMix64: G. Steele, D. Lea, C. Flood,
    /// 2014).
    static long mixed(long bits) {
        long z = bits + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
