package daylight.search;

import daylight.index.NumberField;
import daylight.index.WordField;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The names that may stand before a colon.
final class FieldNames {
    /// The field that takes an expression over the text itself: `text:/…/`.
    static final String TEXT = "text";

    private static final Map<String, WordField> WORDS = new TreeMap<>(Map.ofEntries(
            Map.entry(TEXT, WordField.TEXT),
            Map.entry("title", WordField.TITLE),
            Map.entry("name", WordField.NAME),
            Map.entry("filename", WordField.NAME),
            Map.entry("path", WordField.PATH),
            Map.entry("from", WordField.FROM),
            Map.entry("sender", WordField.FROM),
            Map.entry("to", WordField.TO),
            Map.entry("recipient", WordField.TO),
            Map.entry("subject", WordField.SUBJECT),
            Map.entry("author", WordField.AUTHOR),
            Map.entry("type", WordField.TYPE),
            Map.entry("lang", WordField.LANGUAGE),
            Map.entry("language", WordField.LANGUAGE),
            Map.entry("folder", WordField.FOLDER),
            Map.entry("outcome", WordField.OUTCOME)));

    private static final Map<String, NumberField> NUMBERS = new TreeMap<>(Map.of(
            "date", NumberField.DATE,
            "created", NumberField.CREATED,
            "modified", NumberField.MODIFIED,
            "size", NumberField.SIZE,
            "confidence", NumberField.CONFIDENCE));

    private FieldNames() {}

    static Optional<WordField> words(String name) {
        return Optional.ofNullable(WORDS.get(name));
    }

    static Optional<NumberField> numbers(String name) {
        return Optional.ofNullable(NUMBERS.get(name));
    }

    /// The known name with the fewest letters to change; the first in the alphabet of equals.
    static String nearest(String unknown) {
        TreeMap<String, Integer> distances = new TreeMap<>();
        WORDS.keySet().forEach(n -> distances.put(n, distance(n, unknown)));
        NUMBERS.keySet().forEach(n -> distances.put(n, distance(n, unknown)));
        return distances.entrySet().stream()
                .min(Comparator.comparingInt(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .orElse(TEXT);
    }

    /// Levenshtein's, with a mean bound on the length: a longer name is no misspelling.
    private static int distance(String known, String typed) {
        int[] row = new int[typed.length() + 1];
        for (int j = 0; j <= typed.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= known.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= typed.length(); j++) {
                int changed = diagonal + (known.charAt(i - 1) == typed.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[typed.length()];
    }
}
