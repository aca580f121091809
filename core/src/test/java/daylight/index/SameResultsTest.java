package daylight.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same documents give the same bytes of results, however they were added.
class SameResultsTest {
    private static final String[] WORDS =
            "house houses camera cameras council paid paying 新疆 警察 摄像头 камера камеры город мэр شىنجاڭ مدينة كاميرا"
                    .split(" ");
    private static final String[] LANGUAGES = {"en", "ru", "zh", "ar", "ug", "de", ""};
    private static final int DOCUMENTS = 60;

    @TempDir
    private Path folder;

    private final Shelf shelf = new Shelf();

    private List<IndexedDocument> documents(Random random) {
        List<IndexedDocument> documents = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            List<String> pages = new ArrayList<>();
            for (int p = random.nextInt(3); p >= 0; p--) {
                StringBuilder page = new StringBuilder();
                for (int w = random.nextInt(40); w >= 0; w--) {
                    page.append(WORDS[(int) (Math.pow(random.nextDouble(), 2) * WORDS.length)])
                            .append(' ');
                }
                pages.add(page.toString());
            }
            Optional<Instant> date = random.nextInt(4) == 0
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE)));
            String sender = random.nextBoolean() ? "" : "person" + random.nextInt(5);
            String language = LANGUAGES[random.nextInt(LANGUAGES.length)];
            documents.add(shelf.document("d" + i, language, sender, date, new PagedText(pages)));
        }
        return documents;
    }

    private static List<Query> questions() {
        WordField text = WordField.TEXT;
        return List.of(
                new Query.MatchAll(),
                new Query.Words(text, "camera"),
                new Query.Words(text, "新疆警察"),
                new Query.Phrase(text, "house camera"),
                new Query.Near(text, "камера город", 3),
                new Query.Or(List.of(
                        new Query.Words(text, "council"),
                        new Query.Words(text, "камера"),
                        new Query.Words(text, "شىنجاڭ"),
                        new Query.Boost(new Query.Words(text, "警察"), 2.5f))),
                new Query.And(List.of(new Query.Words(text, "houses"), new Query.Not(new Query.Words(text, "mayor")))),
                new Query.Prefix(text, "ca"),
                new Query.Fuzzy(text, "kamera", 2),
                new Query.Wildcard(text, "*s"),
                new Query.Wildcard(text, "*ame*"),
                new Query.Regex(text, "h.*"),
                new Query.TextRegex("pa(id|ying)", false));
    }

    private static String results(LuceneIndex index) {
        StringBuilder all = new StringBuilder();
        for (Query query : questions()) {
            for (Ask.Sorting sorting : Ask.Sorting.values()) {
                Ask ask = Ask.usual().sorted(sorting).limited(7);
                Hits hits = index.search(query, ask);
                all.append(hits).append('\n');
                while (hits.next().isPresent()) {
                    hits = index.search(query, ask.after(hits.next().get()));
                    all.append(hits).append('\n');
                }
            }
        }
        return all.toString();
    }

    private String indexed(String name, List<IndexedDocument> documents, Random random) {
        Path place = folder.resolve(name);
        List<IndexedDocument> order = new ArrayList<>(documents);
        Collections.shuffle(order, random);
        int done = 0;
        while (done < order.size()) { // runs that end early, and begin a little before where they ended
            try (LuceneIndex index = LuceneIndex.open(place, shelf)) {
                int from = Math.max(0, done - random.nextInt(15));
                int to = Math.min(order.size(), done + 10 + random.nextInt(40));
                List<Thread> threads = new ArrayList<>();
                for (List<IndexedDocument> part : List.of(
                        List.copyOf(order.subList(from, (from + to) / 2)),
                        List.copyOf(order.subList((from + to) / 2, to)))) {
                    boolean commits = random.nextBoolean();
                    threads.add(Thread.ofPlatform()
                            .start(() -> part.forEach(d -> {
                                index.add(d);
                                if (commits && d.sizeBytes() % 9 == 0) {
                                    index.commit();
                                }
                            })));
                }
                threads.forEach(SameResultsTest::join);
                done = to;
            }
        }
        try (LuceneIndex index = LuceneIndex.open(place, shelf)) {
            index.add(shelf.plain("stranger", "en", "camera camera council houses"));
            index.commit();
            index.delete(Shelf.id("stranger"));
            index.settle();
            return results(index);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void resultsAreTheSameBytesHoweverTheDocumentsCame() {
        long seed = new Random().nextLong();
        System.out.println("SameResultsTest seed " + seed);
        List<IndexedDocument> documents = documents(new Random(seed));
        String expected;
        try (LuceneIndex index = LuceneIndex.open(folder.resolve("straight"), shelf)) {
            documents.forEach(index::add);
            index.settle();
            expected = results(index);
        }

        assertThat(expected).contains("total=" + DOCUMENTS);
        for (int run = 0; run < 3; run++) {
            assertThat(indexed("run" + run, documents, new Random(seed + run)))
                    .as("run " + run + " of seed " + seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void settlingErasesTheWordsOfRemovedDocumentsFromTheDisk() throws IOException {
        Path place = folder.resolve("erased");
        try (LuceneIndex index = LuceneIndex.open(place, shelf)) {
            index.add(shelf.plain("kept", "en", "camera"));
            index.add(shelf.plain("gone", "en", "qzxjvwkq"));
            index.commit();
            assertThat(holds(place, "qzxjvwkq")).isTrue();
            index.delete(Shelf.id("gone"));
            index.settle();
        }
        assertThat(holds(place, "qzxjvwkq")).isFalse();
        assertThat(holds(place, Shelf.id("gone").hex())).isFalse();
        assertThat(holds(place, "camera")).isTrue();
    }

    private static boolean holds(Path folder, String text) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }
}
