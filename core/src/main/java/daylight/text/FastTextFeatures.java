package daylight.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/// Cuts a text into words and character n-grams, and finds their rows in the model, as fastText's
/// `Dictionary.cc` does: words end at ASCII white space; an n-gram is `nMin` to `nMax` code points of a word
/// between `<` and `>`, hashed into a bucket; pruned models keep some of the buckets. Immutable.
final class FastTextFeatures {
    private static final int FNV_OFFSET = 0x811c9dc5;
    private static final int FNV_PRIME = 16777619;

    /// The word that stands for the end of a text; it has no n-grams.
    private static final byte[] END = {'<', '/', 's', '>'};

    private final Map<Integer, byte[][]> wordsByHash = new HashMap<>();
    private final Map<Integer, int[]> rowsByHash = new HashMap<>();
    private final int words;
    private final int buckets;
    private final int nMin;
    private final int nMax;
    private final BucketRows kept;

    /// @param words   the dictionary; a word's index is its row
    /// @param buckets of the hash function
    /// @param kept    rows of the buckets that were not pruned, counted from the first bucket's row
    FastTextFeatures(byte[][] words, int buckets, int nMin, int nMax, BucketRows kept) {
        this.words = words.length;
        this.buckets = buckets;
        this.nMin = nMin;
        this.nMax = nMax;
        this.kept = kept;
        for (int row = 0; row < words.length; row++) {
            int hash = hash(words[row], 0, words[row].length);
            byte[][] same = wordsByHash.getOrDefault(hash, new byte[0][]);
            int[] rows = rowsByHash.getOrDefault(hash, new int[0]);
            same = Arrays.copyOf(same, same.length + 1);
            rows = Arrays.copyOf(rows, rows.length + 1);
            same[same.length - 1] = words[row];
            rows[rows.length - 1] = row;
            wordsByHash.put(hash, same);
            rowsByHash.put(hash, rows);
        }
    }

    /// Hand each row of a text on, repeated ones repeatedly.
    ///
    /// @return how many
    int forEach(byte[] utf8, int length, IntConsumer rows) {
        int count = 0;
        byte[] word = new byte[64];
        int at = 0;
        while (at < length) {
            if (isSpace(utf8[at])) {
                at++;
                continue;
            }
            int start = at;
            while (at < length && !isSpace(utf8[at])) {
                at++;
            }
            int size = at - start;
            if (word.length < size + 2) {
                word = new byte[(size + 2) * 2];
            }
            word[0] = '<';
            System.arraycopy(utf8, start, word, 1, size);
            word[size + 1] = '>';
            count += word(word, size + 2, rows);
        }
        return count + known(END, 0, END.length, rows);
    }

    private int word(byte[] bracketed, int length, IntConsumer rows) {
        int count = known(bracketed, 1, length - 1, rows);
        for (int start = 0; start < length; start++) {
            if (isContinuation(bracketed[start])) {
                continue;
            }
            int hash = FNV_OFFSET;
            int end = start;
            for (int n = 1; n <= nMax && end < length; n++) {
                do {
                    hash = (hash ^ bracketed[end]) * FNV_PRIME;
                    end++;
                } while (end < length && isContinuation(bracketed[end]));
                boolean bracketAlone = n == 1 && (start == 0 || end == length);
                if (n >= nMin && !bracketAlone) {
                    int row = kept.row(Integer.remainderUnsigned(hash, buckets));
                    if (row >= 0) {
                        rows.accept(words + row);
                        count++;
                    }
                }
            }
        }
        return count;
    }

    private int known(byte[] bytes, int from, int to, IntConsumer rows) {
        int hash = hash(bytes, from, to);
        byte[][] same = wordsByHash.get(hash);
        int[] rowsOfSame = rowsByHash.get(hash);
        if (same == null || rowsOfSame == null) {
            return 0;
        }
        for (int i = 0; i < same.length; i++) {
            if (Arrays.equals(same[i], 0, same[i].length, bytes, from, to)) {
                rows.accept(rowsOfSame[i]);
                return 1;
            }
        }
        return 0;
    }

    /// FNV-1a over *signed* bytes: fastText's own variant, which the models depend on.
    private static int hash(byte[] bytes, int from, int to) {
        int hash = FNV_OFFSET;
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * FNV_PRIME;
        }
        return hash;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xc0) == 0x80;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b >= '\t' && b <= '\r' || b == 0;
    }
}
