package daylight.duplicate;

import daylight.id.Sha256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Puts the documents of a case into groups. Texts that share a band of their numbers are held against
/// each other (A. Broder, 1997; bands: A. Rajaraman, J. Ullman, Mining of Massive Datasets, chapter 3);
/// what is alike enough is connected; of what is connected, the longest text takes those that are like
/// itself, then the longest of the rest, and so on, so that no chain of small changes brings strangers
/// together.
final class Grouping {
    /// With 25 bands of five numbers, of texts that share seven tenths of their shingles 99 in 100 meet;
    /// of those that share half, 55.
    private static final int BANDS = 25;

    private static final int BAND_BINS = 5;

    /// So many texts of one band are held against a further one.
    private static final int LEADERS_MAX = 8;

    private final double atLeast;

    /// One for each different text; which documents have it is in `documents` at the same place.
    private final List<TextSignature> different = new ArrayList<>();

    private final List<List<Sha256>> documents = new ArrayList<>();
    private final Map<Sha256, Integer> byDigest = new HashMap<>();

    Grouping(double atLeast) {
        this.atLeast = atLeast;
    }

    void add(Sha256 document, TextSignature signature) {
        if (signature.words() == 0) {
            return;
        }
        int at = byDigest.computeIfAbsent(signature.digest(), _ -> different.size());
        if (at == different.size()) {
            different.add(signature);
            documents.add(new ArrayList<>(1));
        }
        documents.get(at).add(document);
    }

    List<LikeDocuments> groups() {
        int[] above = connected();
        Map<Integer, List<Integer>> together = new TreeMap<>();
        for (int i = 0; i < different.size(); i++) {
            together.computeIfAbsent(root(above, i), _ -> new ArrayList<>(1)).add(i);
        }
        List<LikeDocuments> groups = new ArrayList<>();
        together.values().forEach(some -> split(some, groups));
        groups.sort(
                Comparator.comparing((LikeDocuments group) -> -group.others().size())
                        .thenComparing(LikeDocuments::principal));
        return groups;
    }

    /// For each text one that it is connected with, or itself.
    private int[] connected() {
        int[] above = new int[different.size()];
        for (int i = 0; i < above.length; i++) {
            above[i] = i;
        }
        for (int first = 0; first < BANDS * BAND_BINS; first += BAND_BINS) {
            Map<Long, List<Integer>> leaders = new HashMap<>();
            for (int i = 0; i < above.length; i++) {
                if (different.get(i).words() >= Duplicates.WORDS_MIN) {
                    long band = different.get(i).band(first, BAND_BINS);
                    connect(above, leaders.computeIfAbsent(band, _ -> new ArrayList<>(1)), i);
                }
            }
        }
        return above;
    }

    private void connect(int[] above, List<Integer> leaders, int text) {
        for (int leader : leaders) {
            if (root(above, leader) == root(above, text) || isLike(leader, text)) {
                above[root(above, text)] = root(above, leader);
                return;
            }
        }
        if (leaders.size() < LEADERS_MAX) {
            leaders.add(text);
        }
    }

    private boolean isLike(int one, int other) {
        return different.get(one).resemblance(different.get(other)) >= atLeast;
    }

    private static int root(int[] above, int of) {
        int at = of;
        while (above[at] != at) {
            above[at] = above[above[at]];
            at = above[at];
        }
        return at;
    }

    private void split(List<Integer> some, List<LikeDocuments> groups) {
        List<Integer> rest = new ArrayList<>(some);
        rest.sort(Comparator.comparing((Integer i) -> -different.get(i).words())
                .thenComparing(i -> different.get(i).digest()));
        while (!rest.isEmpty()) {
            int principal = rest.getFirst();
            List<Integer> taken = new ArrayList<>();
            List<Integer> left = new ArrayList<>();
            for (int text : rest.subList(1, rest.size())) {
                (isLike(principal, text) ? taken : left).add(text);
            }
            group(principal, taken, groups);
            rest = left;
        }
    }

    private void group(int principal, List<Integer> taken, List<LikeDocuments> groups) {
        List<Sha256> same = documents.get(principal);
        List<Likeness> others = new ArrayList<>();
        same.subList(1, same.size()).forEach(document -> others.add(new Likeness(document, true, 1, true)));
        for (int text : taken) {
            double estimate = different.get(principal).resemblance(different.get(text));
            documents.get(text).forEach(document -> others.add(new Likeness(document, false, estimate, false)));
        }
        if (!others.isEmpty()) {
            others.sort(Duplicates.mostAlikeFirst());
            groups.add(new LikeDocuments(same.getFirst(), others));
        }
    }
}
