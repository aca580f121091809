package daylight.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daylight.id.Sha256;
import daylight.id.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneIndexTest {
    @TempDir
    private Path folder;

    private final Shelf shelf = new Shelf();
    private LuceneIndex index;

    @BeforeEach
    void open() {
        index = LuceneIndex.open(folder.resolve("index"), shelf);
    }

    @AfterEach
    void close() {
        index.close();
    }

    private Hits words(String text, Ask ask) {
        return index.search(new Query.Words(WordField.TEXT, text), ask);
    }

    @Test
    void addingAgainReplaces() {
        index.add(shelf.plain("a", "en", "first"));
        index.add(shelf.plain("a", "en", "second"));
        index.commit();

        assertThat(index.count()).isEqualTo(1);
        assertThat(words("first", Ask.usual()).total()).isZero();
        assertThat(words("second", Ask.usual()).total()).isEqualTo(1);
    }

    @Test
    void aRemovedDocumentIsGoneAlsoFromFacets() {
        index.add(shelf.plain("a", "en", "word"));
        index.add(shelf.plain("b", "fr", "word"));
        index.commit();
        index.delete(Shelf.id("a"));
        index.refresh();

        Hits hits = words("word", Ask.usual());
        assertThat(hits.total()).isEqualTo(1);
        assertThat(hits.counts(Facet.LANGUAGE).values()).containsExactly(new Hits.Count("fr", 1));
        assertThat(index.contains(Shelf.id("a"))).isFalse();
        assertThat(index.contains(Shelf.id("b"))).isTrue();
    }

    @Test
    void whatIsAddedIsFoundBeforeItIsCommitted() {
        index.add(shelf.plain("a", "en", "word"));
        assertThat(words("word", Ask.usual()).total()).isZero();
        index.refresh();
        assertThat(words("word", Ask.usual()).total()).isEqualTo(1);
    }

    @Test
    void aReaderSeesTheLastCommitBesideTheWriter() {
        index.add(shelf.plain("a", "en", "word"));
        index.commit();
        index.add(shelf.plain("b", "en", "word"));
        try (LuceneIndex reader = LuceneIndex.openReadOnly(folder.resolve("index"), shelf)) {
            assertThat(reader.count()).isEqualTo(1);
            index.commit();
            reader.refresh();
            assertThat(reader.count()).isEqualTo(2);
            assertThatThrownBy(() -> reader.delete(Shelf.id("a"))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void anIndexOfAnotherBuildAsksToBeRebuilt() throws IOException {
        Path other = folder.resolve("other");
        try (FSDirectory directory = FSDirectory.open(other);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()))) {
            writer.addDocument(new Document());
            writer.setLiveCommitData(Map.of("daylight.format", "fields 0").entrySet());
        }

        assertThatThrownBy(() -> LuceneIndex.open(other, shelf))
                .isInstanceOf(RebuildNeeded.class)
                .hasMessageContaining("fields 0")
                .hasMessageContaining("daylight rebuild");
        assertThatThrownBy(() -> LuceneIndex.openReadOnly(other, shelf)).isInstanceOf(RebuildNeeded.class);
    }

    @Test
    void filtersKeepAndExcludesDrop() {
        Instant day = Instant.parse("2018-03-01T00:00:00Z");
        index.add(shelf.document("a", "en", "ann", Optional.of(day), PagedText.of("word")));
        index.add(shelf.document("b", "en", "bob", Optional.of(day.plusSeconds(40 * 86_400)), PagedText.of("word")));
        index.add(shelf.document("c", "fr", "bob", Optional.empty(), PagedText.of("word")));
        index.refresh();

        assertThat(total(List.of(filter(Facet.SENDER, "bob")), List.of())).isEqualTo(2);
        assertThat(total(List.of(filter(Facet.SENDER, "bob"), filter(Facet.SENDER, "ann")), List.of()))
                .isEqualTo(3);
        assertThat(total(List.of(filter(Facet.SENDER, "bob"), filter(Facet.LANGUAGE, "en")), List.of()))
                .isEqualTo(1);
        assertThat(total(List.of(), List.of(filter(Facet.SENDER, "bob")))).isEqualTo(1);
        assertThat(total(List.of(filter(Facet.MONTH, "2018-04")), List.of())).isEqualTo(1);
        Hits hits = words("word", Ask.usual());
        assertThat(hits.counts(Facet.SENDER).values())
                .containsExactly(new Hits.Count("bob", 2), new Hits.Count("ann", 1));
        assertThat(hits.counts(Facet.YEAR).values()).containsExactly(new Hits.Count("2018", 2));
        assertThat(hits.counts(Facet.MONTH).distinct()).isEqualTo(2);
    }

    private static Ask.Filter filter(Facet facet, String value) {
        return new Ask.Filter(facet, value);
    }

    private long total(List<Ask.Filter> include, List<Ask.Filter> exclude) {
        return words("word", Ask.usual().filtered(include, exclude)).total();
    }

    @Test
    void noNumberOfHitsIsACeiling() {
        int documents = 12_000;
        for (int i = 0; i < documents; i++) {
            index.add(shelf.plain("d" + i, i % 3 == 0 ? "fr" : "en", "word"));
        }
        index.refresh();
        Ask ask = Ask.usual().limited(5_000);
        List<Integer> pages = new ArrayList<>();
        Set<Sha256> walked = new HashSet<>();
        Optional<String> next = Optional.empty();
        do {
            Hits hits = words("word", next.map(ask::after).orElse(ask));
            assertThat(hits.total()).isEqualTo(documents);
            assertThat(hits.counts(Facet.LANGUAGE).values())
                    .containsExactly(new Hits.Count("en", 8_000), new Hits.Count("fr", 4_000));
            pages.add(hits.hits().size());
            hits.hits().forEach(hit -> walked.add(hit.document()));
            next = hits.next();
        } while (next.isPresent());
        assertThat(pages).containsExactly(5_000, 5_000, 2_000);
        assertThat(walked).hasSize(documents);
    }

    @Test
    void cursorsWalkThroughEveryHitOnceInOrder() {
        IntStream.range(0, 53).forEach(i -> index.add(shelf.plain("d" + i, "en", "word ".repeat(1 + i % 4))));
        index.refresh();
        for (Ask.Sorting sorting : Ask.Sorting.values()) {
            Ask ask = Ask.usual().sorted(sorting).limited(10);
            List<Sha256> walked = new ArrayList<>();
            Optional<String> next = Optional.empty();
            do {
                Hits hits = words("word", next.map(ask::after).orElse(ask));
                assertThat(hits.total()).isEqualTo(53);
                hits.hits().forEach(h -> walked.add(h.document()));
                next = hits.next();
            } while (next.isPresent());

            List<Sha256> atOnce = words("word", ask.limited(100)).hits().stream()
                    .map(Hit::document)
                    .toList();
            assertThat(walked).as(sorting.name()).isEqualTo(atOnce).hasSize(53).doesNotHaveDuplicates();
        }
    }

    @Test
    void equalScoresAreOrderedByTheirHash() {
        IntStream.range(0, 20).forEach(i -> index.add(shelf.plain("same" + i, "", "word")));
        index.refresh();

        assertThat(index.search(new Query.MatchAll(), Ask.usual()).hits())
                .extracting(Hit::document)
                .isSorted();
    }

    @Test
    void aForeignOrBrokenCursorFindsNothingAndSaysSo() {
        IntStream.range(0, 5).forEach(i -> index.add(shelf.plain("d" + i, "en", "word other")));
        index.refresh();
        String cursor = words("word", Ask.usual().limited(2)).next().orElseThrow();

        for (String wrong : List.of(cursor + "x", "", "%%%", "AAAA", cursor.substring(3))) {
            Hits hits = words("word", Ask.usual().limited(2).after(wrong));
            assertThat(hits.hits()).isEmpty();
            assertThat(hits.notes()).singleElement().asString().contains("cursor");
        }
        assertThat(words("other", Ask.usual().limited(2).after(cursor)).notes()).isNotEmpty();
    }

    @Test
    void spansAreBoundedTotalsAreNot() {
        index.add(shelf.plain("a", "en", "word ".repeat(2_000), "word"));
        index.refresh();

        Hit hit = words("word", Ask.usual()).hits().getFirst();

        assertThat(hit.further()).isTrue();
        assertThat(hit.pages().getFirst().spans()).hasSize(Highlights.SPANS_MAX).contains(new Span(0, 4));
    }

    @Test
    void aHitWhoseTextIsGoneIsStillAHit() {
        index.add(shelf.plain("a", "en", "word"));
        index.refresh();
        shelf.forget(Shelf.id("a"));

        Hits hits = words("word", Ask.usual());
        assertThat(hits.total()).isEqualTo(1);
        assertThat(hits.hits().getFirst().snippet()).isEqualTo(Hit.Snippet.NONE);
        assertThat(hits.notes()).singleElement().asString().contains("not in the case");
        Hits scanned = index.search(new Query.TextRegex("word", false), Ask.usual());
        assertThat(scanned.notes()).containsExactly("The text of 1 documents could not be read.");
    }

    @Test
    void aCancelledScanSaysThatItIsIncomplete() {
        IntStream.range(0, 50).forEach(i -> index.add(shelf.plain("d" + i, "en", "word")));
        index.refresh();
        int[] asked = {0};

        Hits hits = index.search(
                new Query.TextRegex("w.rd", false),
                Ask.usual().with(false, false).until(() -> ++asked[0] > 20));

        assertThat(hits.complete()).isFalse();
        assertThat(hits.total()).isLessThan(50);
        assertThat(index.search(new Query.TextRegex("w.rd", false), Ask.usual()).complete())
                .isTrue();
    }

    @Test
    void aScanReadsOnlyWhatTheOtherClausesLeft() {
        index.add(shelf.plain("a", "en", "rare 1234"));
        IntStream.range(0, 50).forEach(i -> index.add(shelf.plain("d" + i, "en", "word 1234")));
        index.refresh();
        List<Sha256> read = new ArrayList<>();
        index.close();
        index = LuceneIndex.open(folder.resolve("index"), (document, layer) -> {
            read.add(document);
            return shelf.text(document, layer);
        });

        Hits hits = index.search(
                new Query.And(List.of(new Query.TextRegex("\\d{4}", false), new Query.Words(WordField.TEXT, "rare"))),
                Ask.usual().with(false, false));

        assertThat(hits.total()).isEqualTo(1);
        assertThat(read).containsExactly(Shelf.id("a"));
    }

    @Test
    void manyExpansionsAreNeverCut() {
        IntStream.range(0, 3_000).forEach(i -> index.add(shelf.plain("d" + i, "en", "w" + i + "x")));
        index.refresh();

        assertThat(index.search(new Query.Prefix(WordField.TEXT, "w"), Ask.usual())
                        .total())
                .isEqualTo(3_000);
        assertThat(index.search(new Query.Wildcard(WordField.TEXT, "*x"), Ask.usual())
                        .total())
                .isEqualTo(3_000);
        assertThat(index.search(new Query.Fuzzy(WordField.TEXT, "w1x", 2), Ask.usual())
                        .total())
                .isGreaterThan(200);
    }

    @Test
    void hostileTextIsIndexedAndFoundAgain() {
        String blob = "QUJD".repeat(300_000);
        String heavy = "\uFDFA".repeat(5_000);
        index.add(shelf.plain("a", "en", "\u0000\u202E\uFFFF\ud800 word\udc00 \u0007" + blob, heavy, "\f\f", "end"));
        index.add(shelf.document("b", "xx-yy", "s".repeat(1_000_000), Optional.of(Instant.MAX), PagedText.of()));
        index.add(shelf.document("c", "", "\n \u202E", Optional.of(Instant.MIN), PagedText.of("")));
        index.commit();

        assertThat(index.count()).isEqualTo(3);
        assertThat(words("word", Ask.usual()).hits().getFirst().pages()).isNotEmpty();
        assertThat(words("end", Ask.usual()).hits().getFirst().pages())
                .extracting(Hit.PageSpans::page)
                .containsExactly(4);
        assertThat(index.search(new Query.Prefix(WordField.TEXT, "qujdquj"), Ask.usual())
                        .total())
                .isEqualTo(1);
        assertThat(index.search(new Query.MatchAll(), Ask.usual()).hits()).hasSize(3);
    }

    @Test
    void aTreeOfAnyDepthIsAnswered() {
        index.add(shelf.plain("a", "en", "word"));
        index.refresh();
        Query deep = new Query.Words(WordField.TEXT, "word");
        for (int i = 0; i < 5_000; i++) {
            deep = i % 2 == 0 ? new Query.Not(deep) : new Query.And(List.of(deep));
        }

        assertThat(index.search(deep, Ask.usual().with(false, false)).notes()).isNotEmpty();
    }
}
