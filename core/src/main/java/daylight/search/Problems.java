package daylight.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What was wrong, as it is met.
final class Problems {
    /// Nobody reads more of them.
    private static final int PROBLEMS_MAX = 20;

    private final List<Problem> met = new ArrayList<>();

    void add(int position, int length, String sentence, String suggestion) {
        if (met.size() < PROBLEMS_MAX) {
            met.add(new Problem(position, length, sentence, suggestion));
        }
    }

    /// In the order of their positions.
    List<Problem> inOrder() {
        return met.stream().sorted(Comparator.comparingInt(Problem::position)).toList();
    }
}
