package daylight.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.index.Ask;
import daylight.search.Search;
import daylight.text.DocumentText;
import daylight.text.OpenLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/// Times queries made from the case's own words, single-threaded, after a warm-up.
final class QueryTimes {
    private static final long SEED = 20_260_101L;
    private static final int QUERIES = 100;
    private static final int PASSES = 3;
    private static final int DOCUMENTS_MAX = 1_000;
    private static final int WORD_CHARS_MIN = 3;
    private static final int WORDS_OF_A_QUERY = 4;
    private static final int PAGE_CODE_POINTS = 4_000;

    private final OpenCase open;
    private final List<String> words = new ArrayList<>();
    private final Random random = new Random(SEED);

    QueryTimes(OpenCase open) {
        this.open = open;
        for (DocumentText text : open.texts().after(Optional.empty(), DOCUMENTS_MAX)) {
            if (text.layer().pages() > 0) {
                try (OpenLayer layer = open.texts().layers().open(text.layer().id())) {
                    collect(layer.slice(1, 0, PAGE_CODE_POINTS));
                }
            }
        }
    }

    private void collect(String page) {
        for (String word : page.split("[^\\p{L}\\p{M}]+")) {
            if (word.length() >= WORD_CHARS_MIN) {
                words.add(word);
            }
        }
    }

    void into(ObjectNode document) {
        if (words.size() < WORDS_OF_A_QUERY) {
            return;
        }
        Ask plain = Ask.usual().with(false, false);
        Ask facets = Ask.usual().with(true, false);
        time(document, "term", words -> words.get(0), facets);
        time(document, "phrase", words -> "\"" + words.get(0) + " " + words.get(1) + "\"", facets);
        time(document, "boolean", QueryTimes::allKindsOfClauses, facets);
        time(document, "fuzzy", words -> words.get(0) + "~1", plain);
        time(document, "wildcard", words -> words.get(0).substring(0, WORD_CHARS_MIN - 1) + "*", plain);
        time(document, "leading_wildcard", words -> "*" + words.get(0).substring(1), plain);
        time(document, "facets", _ -> "", facets);
        time(document, "snippets", words -> words.get(0), Ask.usual().with(true, true));
    }

    private static String allKindsOfClauses(List<String> words) {
        return words.get(0) + " AND (" + words.get(1) + " OR " + words.get(2) + ") NOT " + words.get(3);
    }

    /// Each query is made of words that follow one another in a text.
    private void time(ObjectNode document, String kind, Function<List<String>, String> query, Ask ask) {
        Search search = new Search(open.index());
        List<String> queries = new ArrayList<>();
        for (int i = 0; i < QUERIES; i++) {
            int at = random.nextInt(words.size() - WORDS_OF_A_QUERY + 1);
            queries.add(query.apply(words.subList(at, at + WORDS_OF_A_QUERY)));
        }
        List<Double> millis = new ArrayList<>();
        for (int pass = 0; pass < PASSES; pass++) {
            millis.clear();
            for (String one : queries) {
                long started = System.nanoTime();
                search.search(one, ask);
                millis.add((System.nanoTime() - started) / 1e6);
            }
        }
        List<Double> sorted = millis.stream().sorted().toList();
        document.put(kind + "_p50_millis", sorted.get(QUERIES / 2));
        document.put(kind + "_p99_millis", sorted.get(QUERIES - 1 - QUERIES / 100));
    }
}
