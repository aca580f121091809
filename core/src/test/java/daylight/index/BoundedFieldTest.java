package daylight.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedFieldTest {
    private static final int MORE = 1_000;

    @TempDir
    private Path folder;

    @Test
    void beyondItsBoundADocumentsNewWordsArePassedOverAndSearchesSaySo() {
        Shelf shelf = new Shelf();
        StringBuilder text = new StringBuilder();
        int words = BoundedField.DIFFERENT_MAX + BoundedField.DIFFERENT_MAX / 20;
        for (int i = 0; i < words; i++) {
            text.append('n').append(i).append(' ');
        }
        text.append("n1 ").append("n2");
        try (LuceneIndex index = LuceneIndex.open(folder.resolve("index"), shelf)) {
            index.add(shelf.plain("few", "en", "n1 n2 and n" + (words - 1)));
            index.commit();
            assertThat(words(index, "n1").notes()).isEmpty();

            index.add(shelf.plain("many", "en", text.toString()));
            index.commit();
            Hits first = words(index, "n1");
            assertThat(first.total()).isEqualTo(2);
            assertThat(first.notes())
                    .singleElement()
                    .asString()
                    .contains("1 document has more than 1,000,000 different words", "text:/…/");
            assertThat(words(index, "n" + (BoundedField.DIFFERENT_MAX - MORE)).total())
                    .as("before the bound")
                    .isEqualTo(1);
            assertThat(words(index, "n" + (words - 1)).total())
                    .as("only where it is indexed")
                    .isEqualTo(1);
            assertThat(phrase(index, "n" + (BoundedField.DIFFERENT_MAX - MORE) + " n1")
                            .total())
                    .as("what was passed over keeps its place")
                    .isZero();
            assertThat(phrase(index, "n1 n2").total()).isEqualTo(2);
            assertThat(index.search(
                                    new Query.Wildcard(WordField.TEXT, "*" + (BoundedField.DIFFERENT_MAX - MORE)),
                                    Ask.usual())
                            .total())
                    .isEqualTo(1);
        }
    }

    private static Hits words(LuceneIndex index, String text) {
        return index.search(new Query.Words(WordField.TEXT, text), Ask.usual());
    }

    private static Hits phrase(LuceneIndex index, String text) {
        return index.search(new Query.Phrase(WordField.TEXT, text), Ask.usual());
    }
}
