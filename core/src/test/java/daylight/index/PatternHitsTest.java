package daylight.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A pattern finds the same documents, at the same places, whether the words are held in memory or not.
class PatternHitsTest {
    private static final int DOCUMENTS = 200;

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("daylight.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final MadeWords made = new MadeWords(random);
    private final Shelf shelf = new Shelf();

    private String text() {
        return Stream.generate(made::word).limit(1 + random.nextInt(40)).collect(Collectors.joining(" "));
    }

    private void fill() {
        try (LuceneIndex index = LuceneIndex.open(folder, shelf)) {
            for (int i = 0; i < DOCUMENTS; i++) {
                PagedText text = PagedText.of(text(), text());
                index.add(shelf.document(made.word() + i, "en", made.word(), Optional.empty(), text));
                if (i % 80 == 0) {
                    index.commit();
                }
            }
            for (int i = 0; i < 30; i++) {
                index.add(shelf.plain("gone" + i, "en", text()));
            }
            index.commit();
            for (int i = 0; i < 30; i++) {
                index.delete(Shelf.id("gone" + i));
            }
            index.commit();
        }
    }

    @Test
    void hitsAreTheSameWhetherWordsAreHeldOrNot() throws IOException {
        System.out.println("PatternHitsTest: -Ddaylight.seed=" + seed);
        fill();
        Analysis analysis = new Analysis();
        HeldWords none = new HeldWords(0);
        HeldWords all = new HeldWords(1 << 30);
        long spans = 0;
        try (FSDirectory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            assertThat(reader.leaves()).hasSizeGreaterThan(1);
            OpenedSearcher searcher = new OpenedSearcher(reader, analysis.inflections());
            for (int i = 0; i < 60; i++) {
                Query pattern = new Query.Wildcard(WordField.TEXT, made.pattern());
                for (Query query : List.of(
                        pattern,
                        new Query.And(List.of(new Query.Words(WordField.TEXT, made.word()), pattern)),
                        new Query.Not(pattern))) {
                    Hits expected = new OneSearch(searcher, analysis, none, shelf, Ask.usual()).of(query);
                    Hits found = new OneSearch(searcher, analysis, all, shelf, Ask.usual()).of(query);
                    assertThat(found)
                            .as(query + ", -Ddaylight.seed=" + seed)
                            .isEqualTo(expected)
                            .hasToString(expected.toString());
                    spans += expected.hits().stream()
                            .mapToLong(hit -> hit.pages().size())
                            .sum();
                }
            }
        }
        assertThat(spans).isPositive();
        assertThat(none.bytes()).isZero();
        assertThat(all.bytes()).isZero();
    }
}
