package daylight.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The measure is the walk through the vocabulary in the index.
class HeldWordsTest {
    private static final String FIELD = WordField.TEXT.stored();
    private static final long PLENTY_BYTES = 1 << 30;

    private final long seed = Long.getLong("daylight.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final MadeWords made = new MadeWords(random);
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private IndexWriter writer;

    @BeforeEach
    void open() throws IOException {
        System.out.println("HeldWordsTest: -Ddaylight.seed=" + seed);
        writer = new IndexWriter(directory, new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE));
    }

    @AfterEach
    void close() throws IOException {
        writer.close();
        directory.close();
    }

    /// Makes one segment of documents with a few words each.
    private void segment(List<String> words) throws IOException {
        for (int i = 0; i < words.size(); i += 20) {
            document(words.subList(i, Math.min(words.size(), i + 20)));
        }
        writer.flush();
    }

    private void document(List<String> words) throws IOException {
        Document document = new Document();
        words.forEach(word -> document.add(new StringField(FIELD, word, Field.Store.NO)));
        writer.addDocument(document);
    }

    private List<String> words(int count) {
        return Stream.generate(made::word).limit(count).toList();
    }

    private static CompiledAutomaton compiled(String pattern) {
        return new CompiledAutomaton(
                WildcardQuery.toAutomaton(new Term("", pattern), Operations.DEFAULT_DETERMINIZE_WORK_LIMIT),
                false,
                true);
    }

    private static List<String> inIndex(DirectoryReader reader, String pattern) throws IOException {
        return walked(reader, WordWalk.inIndex(compiled(pattern)));
    }

    private static List<String> byHeld(HeldWords held, DirectoryReader reader, String pattern) throws IOException {
        return walked(reader, held.walk(compiled(pattern), new WildcardPiece(pattern, false, false).longestLiteral()));
    }

    /// Each word with its documents, segment by segment.
    private static List<String> walked(DirectoryReader reader, WordWalk walk) throws IOException {
        List<String> found = new ArrayList<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(FIELD);
            if (terms == null) {
                continue;
            }
            TermsEnum at = walk.over(leaf, terms);
            for (BytesRef word = at.next(); word != null; word = at.next()) {
                StringBuilder line = new StringBuilder(leaf.ord + " " + word.utf8ToString() + " " + at.term());
                PostingsEnum documents = at.postings(null, PostingsEnum.NONE);
                while (documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    line.append(' ').append(documents.docID());
                }
                found.add(line.toString());
            }
        }
        return found;
    }

    @Test
    void theSameWordsAreFoundAsInTheIndex() throws IOException {
        segment(words(80_000)); // more than one page
        segment(words(300));
        segment(List.of("新疆", "カキ", "a新", "ーa", "\uD840\uDC00")); // most are left out
        Document empty = new Document();
        empty.add(new StringField("other", "word", Field.Store.NO));
        writer.addDocument(empty);
        writer.flush();
        HeldWords held = new HeldWords(PLENTY_BYTES);
        long found = 0;
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            assertThat(reader.leaves()).hasSize(4);
            for (int i = 0; i < 200; i++) {
                String pattern = made.pattern();
                List<String> expected = inIndex(reader, pattern);
                assertThat(byHeld(held, reader, pattern))
                        .as(pattern + ", -Ddaylight.seed=" + seed)
                        .isEqualTo(expected);
                found += expected.size();
            }
            assertThat(held.bytes()).isGreaterThan(SegmentWords.PAGE_BYTES);
        }
        assertThat(found).isPositive();
    }

    @Test
    void aPartThatAWordHoldsSeveralTimesFindsItOnce() throws IOException {
        segment(List.of("abcabcabc", "abcab", "babcaaabc", "xabc", "abcx", "aabc", "ab", "c"));
        HeldWords held = new HeldWords(PLENTY_BYTES);
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            for (String pattern : List.of("*abc*", "?abc*", "*abc?", "*abc*abc*", "*a?c*", "?bc*", "*b*c*", "*?*")) {
                List<String> expected = inIndex(reader, pattern);
                assertThat(byHeld(held, reader, pattern)).as(pattern).isEqualTo(expected);
                assertThat(expected).as(pattern).isNotEmpty().doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void nothingIsFoundAcrossTheEndOfAWordOrAPage() throws IOException {
        String filling = "z".repeat(200);
        List<String> words = new ArrayList<>(IntStream.range(0, 3_000)
                .mapToObj(i -> filling + (char) ('a' + i % 26) + i)
                .toList());
        words.addAll(List.of("xab", "cdy"));
        segment(words);
        HeldWords held = new HeldWords(PLENTY_BYTES);
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            assertThat(byHeld(held, reader, "*bcd*")).isEmpty();
            assertThat(byHeld(held, reader, "*zq*")).isEqualTo(inIndex(reader, "*zq*"));
            assertThat(byHeld(held, reader, "*zq*")).hasSizeGreaterThan(100);
            assertThat(held.bytes()).isGreaterThan(2 * SegmentWords.PAGE_BYTES);
        }
    }

    @Test
    void wordsAreHeldUntilTheirSegmentIsClosed() throws IOException {
        document(List.of("abc"));
        segment(List.of("bcd"));
        segment(List.of("cde"));
        HeldWords held = new HeldWords(PLENTY_BYTES);
        DirectoryReader first = DirectoryReader.open(writer);
        assertThat(byHeld(held, first, "*c*")).hasSize(3);
        long bytes = held.bytes();
        assertThat(bytes).isEqualTo("abc|bcd|cde|".length());

        writer.deleteDocuments(new Term(FIELD, "abc"));
        DirectoryReader second = DirectoryReader.openIfChanged(first, writer, true);
        assertThat(second).isNotNull();
        first.close();
        assertThat(byHeld(held, second, "*c*")).isEqualTo(inIndex(second, "*c*"));
        assertThat(held.bytes()).as("the same segments, less a document").isEqualTo(bytes);

        second.close();
        writer.close(); // it keeps segments open for the next reader
        assertThat(held.bytes()).isZero();
    }

    @Test
    void aSegmentWithoutRoomIsWalkedThroughAndReadWhenThereIsRoom() throws IOException {
        segment(List.of("abc", "bcd"));
        HeldWords held = new HeldWords("abc|bcd|abcd|".length() - 1);
        DirectoryReader one = DirectoryReader.open(writer);
        assertThat(byHeld(held, one, "*bc*")).hasSize(2);
        assertThat(held.bytes()).isEqualTo("abc|bcd|".length());
        writer.deleteAll();
        segment(List.of("abcd"));
        try (DirectoryReader other = DirectoryReader.open(writer)) {
            for (int i = 0; i < 2; i++) {
                assertThat(byHeld(held, other, "*bc*")).hasSize(1);
                assertThat(held.bytes()).isEqualTo("abc|bcd|".length());
            }
            one.close();
            assertThat(held.bytes()).isZero();
            assertThat(byHeld(held, other, "*bc*")).hasSize(1);
            assertThat(held.bytes()).isEqualTo("abcd|".length());
        }
    }

    @Test
    void manySearchesAtOnceFindTheSameAndReadASegmentOnce() throws IOException, InterruptedException {
        for (int i = 0; i < 6; i++) {
            segment(words(2_000));
        }
        HeldWords plenty = new HeldWords(PLENTY_BYTES);
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            List<String> patterns = Stream.generate(made::pattern).limit(20).toList();
            List<List<String>> expected = new ArrayList<>();
            for (String pattern : patterns) {
                expected.add(inIndex(reader, pattern));
            }
            byHeld(plenty, reader, "*a*");
            for (long room : new long[] {plenty.bytes(), plenty.bytes() / 2}) {
                HeldWords held = new HeldWords(room);
                ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
                List<Thread> threads = new ArrayList<>();
                for (int t = 0; t < 8; t++) {
                    List<Integer> order = new ArrayList<>(
                            IntStream.range(0, patterns.size()).boxed().toList());
                    Collections.shuffle(order, random);
                    threads.add(Thread.ofVirtual()
                            .start(() -> order.forEach(i -> {
                                if (!byHeldUnchecked(held, reader, patterns.get(i))
                                        .equals(expected.get(i))) {
                                    wrong.add(patterns.get(i));
                                }
                            })));
                }
                for (Thread thread : threads) {
                    thread.join();
                }
                assertThat(wrong).as("-Ddaylight.seed=" + seed).isEmpty();
                assertThat(held.bytes()).isGreaterThan(room / 2).isLessThanOrEqualTo(room);
                assertThat(held.bytes() == plenty.bytes()).isEqualTo(room == plenty.bytes());
            }
        }
    }

    private static List<String> byHeldUnchecked(HeldWords held, DirectoryReader reader, String pattern) {
        try {
            return byHeld(held, reader, pattern);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
