package daylight.reader.fast;

import java.util.HashMap;
import java.util.Map;

/// Whether the general reader might take a text for a table with separated columns. Errs towards yes: the
/// general reader then decides.
final class Tables {
    private static final String DELIMITERS = ",\t|;";

    /// The general reader looks so far.
    private static final int CHARS = 10_000;

    /// The general reader takes a table at 0.5; the difference covers what is only estimated here.
    private static final double DOUBT = 0.4;

    private Tables() {}

    static boolean mayBe(String text) {
        String head = text.substring(0, Math.min(text.length(), CHARS));
        double bonus = bonusOfQuotes(head);
        for (int i = 0; i < DELIMITERS.length(); i++) {
            if (consistency(head, DELIMITERS.charAt(i)) + bonus >= DOUBT) {
                return true;
            }
        }
        return false;
    }

    /// What quoted cells add to the general reader's confidence, if every quote were part of one.
    private static double bonusOfQuotes(String head) {
        long cells = head.chars().filter(c -> c == '"').count() / 2;
        return cells == 0 ? 0 : 1 - 1 / Math.pow(cells, 0.2);
    }

    /// How even the rows are: the share of the most common number of columns above one, less for few rows.
    private static double consistency(String head, char delimiter) {
        Map<Integer, Integer> rows = new HashMap<>();
        int columns = 1;
        int count = 0;
        boolean empty = true;
        for (int i = 0; i <= head.length(); i++) {
            char c = i < head.length() ? head.charAt(i) : '\n';
            if (c == '\n' || c == '\r') {
                if (!empty) {
                    count++;
                    if (count == 1 && columns == 1 && head.indexOf('"') < 0) {
                        return 0;
                    }
                    rows.merge(columns, 1, Integer::sum);
                }
                columns = 1;
                empty = true;
            } else {
                empty = false;
                columns += c == delimiter ? 1 : 0;
            }
        }
        int most = rows.entrySet().stream()
                .filter(row -> row.getKey() > 1)
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
        return count < 3 ? 0 : (1 - 1 / Math.pow(count, 0.3)) * most / count;
    }
}
