package daylight.text;

import java.util.Arrays;

/// Which buckets of n-grams a pruned model kept, and where: a hash table without objects, because it is asked a
/// thousand times for each short text.
final class BucketRows {
    private static final int EMPTY = -1;

    private final int[] buckets;
    private final int[] rows;
    private final int mask;

    BucketRows(int count) {
        int size = Integer.highestOneBit(Math.max(1, count)) * 4;
        buckets = new int[size];
        rows = new int[size];
        mask = size - 1;
        Arrays.fill(buckets, EMPTY);
    }

    void put(int bucket, int row) {
        int at = slot(bucket);
        while (buckets[at] != EMPTY && buckets[at] != bucket) {
            at = at + 1 & mask;
        }
        buckets[at] = bucket;
        rows[at] = row;
    }

    /// The row of a bucket, or −1 where it was pruned.
    int row(int bucket) {
        int at = slot(bucket);
        while (buckets[at] != EMPTY) {
            if (buckets[at] == bucket) {
                return rows[at];
            }
            at = at + 1 & mask;
        }
        return -1;
    }

    private int slot(int bucket) {
        int mixed = bucket * 0x9e3779b9;
        return (mixed ^ mixed >>> 16) & mask;
    }
}
