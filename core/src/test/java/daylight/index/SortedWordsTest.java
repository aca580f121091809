package daylight.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A document whose words are sorted on the disk stands in the index as Lucene itself would have written it.
class SortedWordsTest {
    private static final int ALL_ARE_LONG = 0;
    private static final int NONE_IS_LONG = Integer.MAX_VALUE;
    private static final int WORDS = 3_000;
    private static final int DIFFERENT = 1_000;
    private static final String[] SCRIPTS = {
        "camera", "камера", "摄像头监控系统", "كاميرا", "شىنجاڭ", "𠀀𠀁", "日本語のテキスト", "x", "ـــ"
    };

    @TempDir
    private Path folder;

    private final Shelf shelf = new Shelf();

    @Test
    void theIndexIsTheOneThatLuceneWouldHaveWritten() throws IOException {
        for (String language : List.of("en", "zh", "ug", "ar", "fa", "ckb")) {
            IndexedDocument document = shelf.document(
                    "mixed " + language,
                    language,
                    "sender@example.org",
                    java.util.Optional.empty(),
                    new PagedText(List.of(text(new Random(5)), "", text(new Random(6)))));
            assertThat(indexed("long" + language, document, ALL_ARE_LONG))
                    .isEqualTo(indexed("usual" + language, document, NONE_IS_LONG))
                    .anyMatch(line -> line.startsWith("norms"))
                    .hasSizeGreaterThan(DIFFERENT);
        }
    }

    @Test
    void aTextWithoutWordsIsIndexedToo() throws IOException {
        IndexedDocument empty = shelf.plain("nothing", "en", " … ", "");
        assertThat(indexed("long", empty, ALL_ARE_LONG)).isEqualTo(indexed("usual", empty, NONE_IS_LONG));
    }

    @Test
    void aDocumentThatIsAddedAgainStandsThereOnce() {
        try (LuceneIndex index = LuceneIndex.open(folder.resolve("index"), shelf, ALL_ARE_LONG)) {
            index.add(shelf.plain("paper", "en", "first words"));
            index.add(shelf.plain("other", "en", "other words"));
            index.add(shelf.plain("paper", "en", "second words"));
            index.commit();
            assertThat(total(index, "first")).isZero();
            assertThat(total(index, "second")).isEqualTo(1);
            assertThat(total(index, "words")).isEqualTo(2);
            assertThat(index.count()).isEqualTo(2);
            index.delete(Shelf.id("paper"));
            index.commit();
            assertThat(total(index, "second")).isZero();
        }
    }

    @Test
    void nothingIsLeftBesideTheIndexAndWhatAKilledProcessLeftIsRemoved() throws IOException {
        Path place = folder.resolve("index");
        try (LuceneIndex index = LuceneIndex.open(place, shelf, ALL_ARE_LONG)) {
            index.add(shelf.plain("paper", "en", "first words"));
            index.commit();
        }
        assertThat(scratchFiles(place)).isEmpty();
        Files.writeString(place.resolve("_long_words_0.tmp"), "words of the evidence");
        try (LuceneIndex index = LuceneIndex.open(place, shelf, ALL_ARE_LONG)) {
            assertThat(scratchFiles(place)).isEmpty();
            index.add(shelf.plain("other", "en", "other words"));
            index.commit();
            assertThat(total(index, "words")).isEqualTo(2);
        }
        assertThat(scratchFiles(place)).isEmpty();
    }

    @Test
    void manyRunsAreMergedToTheSameWords() throws IOException {
        Random random = new Random(11);
        List<String> words = IntStream.range(0, WORDS)
                .mapToObj(i -> "w" + (int) Math.pow(WORDS, random.nextDouble()))
                .toList();
        assertThat(sorted(words, 7)).isEqualTo(sorted(words, WORDS * 2)).hasSize((int)
                words.stream().distinct().count());
    }

    private static List<String> sorted(List<String> words, int wordsOfARun) throws IOException {
        List<String> told = new ArrayList<>();
        try (ByteBuffersDirectory scratch = new ByteBuffersDirectory()) {
            try (WordRuns runs = new WordRuns(scratch, true, wordsOfARun)) {
                for (int i = 0; i < words.size(); i++) {
                    runs.add(new BytesRef(words.get(i)), i, 10 * i, 10 * i + 5);
                }
                runs.finish();
                SortedWords sorted = runs.sorted();
                while (sorted.advance()) {
                    StringBuilder line = new StringBuilder(sorted.word().utf8ToString());
                    SortedWords.Places places = sorted.places();
                    boolean isRead = sorted.word().length % 2 == 0; // those of others are passed over
                    for (int left = isRead ? sorted.frequency() : 0; left > 0; left--) {
                        places.advance();
                        line.append(' ').append(places.position()).append('/');
                        line.append(places.start()).append('-').append(places.end());
                    }
                    told.add(line.toString());
                }
            }
            assertThat(scratch.listAll()).isEmpty();
        }
        return told;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < WORDS; i++) {
            text.append(SCRIPTS[random.nextInt(SCRIPTS.length)]);
            if (random.nextInt(3) == 0) {
                text.append((int) Math.pow(WORDS, random.nextDouble()));
            }
            text.append(random.nextInt(20) == 0 ? ". \n" : " ");
        }
        return text.toString();
    }

    private static long total(LuceneIndex index, String word) {
        return index.search(new Query.Words(WordField.TEXT, word), Ask.usual()).total();
    }

    private static List<String> scratchFiles(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".tmp"))
                    .toList();
        }
    }

    /// All that the index says of its only document.
    private List<String> indexed(String name, IndexedDocument document, int longChars) throws IOException {
        Path place = folder.resolve(name);
        try (LuceneIndex index = LuceneIndex.open(place, shelf, longChars)) {
            index.add(document);
            index.commit();
        }
        List<String> told = new ArrayList<>();
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(place))) {
            for (LeafReaderContext leaf : reader.leaves()) {
                for (FieldInfo field : leaf.reader().getFieldInfos()) {
                    tell(leaf.reader(), field, told);
                }
                told.add(leaf.reader().storedFields().document(0).toString());
            }
        }
        told.sort(null);
        return told;
    }

    private static void tell(LeafReader leaf, FieldInfo field, List<String> told) throws IOException {
        told.add("field " + field.name + " " + field.getIndexOptions() + " " + field.getDocValuesType() + " "
                + field.omitsNorms());
        NumericDocValues norms = leaf.getNormValues(field.name);
        if (norms != null) {
            assertThat(norms.nextDoc()).isZero();
            told.add("norms " + field.name + " " + norms.longValue());
        }
        Terms terms = leaf.terms(field.name);
        if (terms == null) {
            return;
        }
        told.add("terms " + field.name + " " + terms.size() + " " + terms.getDocCount() + " "
                + terms.getSumTotalTermFreq() + " " + terms.getSumDocFreq());
        TermsEnum words = terms.iterator();
        for (BytesRef word = words.next(); word != null; word = words.next()) {
            StringBuilder line = new StringBuilder(field.name + " " + word.utf8ToString());
            PostingsEnum places = words.postings(null, PostingsEnum.ALL);
            assertThat(places.nextDoc()).isZero();
            for (int left = terms.hasPositions() ? places.freq() : 0; left > 0; left--) {
                line.append(' ').append(places.nextPosition()).append('/');
                line.append(places.startOffset()).append('-').append(places.endOffset());
            }
            told.add(line.toString());
        }
    }
}
