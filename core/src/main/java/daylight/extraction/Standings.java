package daylight.extraction;

import daylight.extraction.ExtractionSql.Standing;
import daylight.id.Sha256;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What stands of every document of a case, in some forty bytes each: a case may hold millions, and an account
/// asks for each of them once for every place.
final class Standings {
    private static final int LONGS = 4;
    private static final int DIGITS = 16;

    /// What many documents have in common.
    record Kind(Verdict verdict, Reason reason, String mediaType) {}

    /// Of a document with members, or with members that its reading counted.
    record Counts(long listed, long recorded) {}

    private long[] hashes = new long[LONGS * 1_024];
    private int[] kindOf = new int[1_024];
    private int size;
    private final List<Kind> kinds = new ArrayList<>();
    private final Map<Kind, Integer> kindNumbers = new HashMap<>();
    private final Map<Integer, Counts> counts = new HashMap<>();
    private final Set<Sha256> containers = new HashSet<>();
    private final BitSet seen = new BitSet();
    private final Set<Sha256> seenUnread = new HashSet<>();

    private Standings() {}

    static Standings of(Handle handle) {
        Standings all = new Standings();
        ExtractionSql.eachStanding(handle, all::add);
        ExtractionSql.eachContainer(handle, all.containers::add);
        return all;
    }

    private void add(Standing one) {
        if (size == kindOf.length) {
            kindOf = Arrays.copyOf(kindOf, size * 2);
            hashes = Arrays.copyOf(hashes, hashes.length * 2);
        }
        for (int i = 0; i < LONGS; i++) {
            hashes[size * LONGS + i] = digits(one.document(), i);
        }
        Kind kind = new Kind(one.verdict(), one.reason(), one.mediaType());
        kindOf[size] = kindNumbers.computeIfAbsent(kind, fresh -> {
            kinds.add(fresh);
            return kinds.size() - 1;
        });
        if (one.listed() != 0 || one.recorded() != 0) {
            counts.put(size, new Counts(one.listed(), one.recorded()));
        }
        size++;
    }

    private static long digits(String hex, int i) {
        return Long.parseUnsignedLong(hex, i * DIGITS, (i + 1) * DIGITS, 16);
    }

    /// Where a document stands, or a negative number; the database gave them in order.
    private int find(Sha256 document) {
        long[] wanted = new long[LONGS];
        for (int i = 0; i < LONGS; i++) {
            wanted[i] = digits(document.hex(), i);
        }
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = 0;
            for (int i = 0; i < LONGS && order == 0; i++) {
                order = Long.compareUnsigned(hashes[middle * LONGS + i], wanted[i]);
            }
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /// @return nothing for a document that was not read
    @Nullable
    Kind kind(Sha256 document) {
        int at = find(document);
        return at < 0 ? null : kinds.get(kindOf[at]);
    }

    /// @return nothing for a document that was not read
    @Nullable
    Counts counts(Sha256 document) {
        int at = find(document);
        return at < 0 ? null : counts.getOrDefault(at, new Counts(0, 0));
    }

    /// Whether there is anything to add up below a document.
    boolean isContainer(Sha256 document) {
        int at = find(document);
        return at >= 0 && counts.containsKey(at) || containers.contains(document);
    }

    /// Remember that a document occurred.
    ///
    /// @return whether it had not before
    boolean occursFirst(Sha256 document) {
        int at = find(document);
        if (at < 0) {
            return seenUnread.add(document);
        }
        boolean first = !seen.get(at);
        seen.set(at);
        return first;
    }
}
