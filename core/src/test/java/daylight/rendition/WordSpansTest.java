package daylight.rendition;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.id.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordSpansTest {
    /// What the page says at each word's place; empty where it has none.
    private static List<String> found(String page, String... words) {
        List<Rendition.Word> placed = Arrays.stream(words)
                .map(word -> new Rendition.Word(word, 0, 0, 1, 1))
                .toList();
        int[] codePoints = page.codePoints().toArray();
        List<String> found = new ArrayList<>();
        for (Optional<Span> span : WordSpans.of(placed, page)) {
            found.add(span.map(at -> new String(codePoints, at.start(), at.end() - at.start()))
                    .orElse(""));
        }
        return found;
    }

    @Test
    void wordsStandWhereTheTextHasThem() {
        assertThat(found("The gate,\nthe  gate\n", "The", "gate,", "the", "gate"))
                .containsExactly("The", "gate,", "the", "gate");
        List<Rendition.Word> twice =
                List.of(new Rendition.Word("gate", 0, 0, 1, 1), new Rendition.Word("gate", 0, 0, 1, 1));
        assertThat(WordSpans.of(twice, "gate gate"))
                .containsExactly(Optional.of(new Span(0, 4)), Optional.of(new Span(5, 9)));
    }

    @Test
    void whiteSpaceInsideOfEitherMakesNoDifference() {
        assertThat(found("ware house\u00a0seven", "warehouse", "se ven")).containsExactly("ware house", "seven");
    }

    @Test
    void spansCountCodePoints() {
        List<Rendition.Word> words =
                List.of(new Rendition.Word("🙂", 0, 0, 1, 1), new Rendition.Word("gate", 0, 0, 1, 1));
        assertThat(WordSpans.of(words, "🙂 gate"))
                .containsExactly(Optional.of(new Span(0, 1)), Optional.of(new Span(2, 6)));
        assertThat(found("قەشقەر ۋىلايىتى 会议纪要", "قەشقەر", "ۋىلايىتى", "会议纪要"))
                .containsExactly("قەشقەر", "ۋىلايىتى", "会议纪要");
    }

    @Test
    void aWordThatTheTextLacksCostsItselfAlone() {
        assertThat(found("The northern gate", "The", "hidden", "northern", "gate"))
                .containsExactly("The", "", "northern", "gate");
    }

    @Test
    void textThatThePictureLacksIsPassedOver() {
        assertThat(found("The gate. Note: a remark of the paper. And a road", "The", "gate.", "And", "a", "road"))
                .containsExactly("The", "gate.", "And", "a", "road");
    }

    @Test
    void aShortWordDoesNotRunAwayWithTheRest() {
        assertThat(found("xy zz the road leads a long way", "a", "the", "road"))
                .as("the a that the text has later is another one")
                .containsExactly("", "the", "road");
    }

    @Test
    void nothingIsFoundInNothing() {
        assertThat(found("", "word")).containsExactly("");
        assertThat(found("word")).isEmpty();
        assertThat(found(" \n", " ", "w")).containsExactly("", "");
    }
}
