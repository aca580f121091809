package daylight.reader.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SolidTest {
    private static final int LETTER = 40;

    /// Letters side by side, whose boxes leave out a part of their ink.
    private static List<Word> letters(String text) {
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            int left = 100 + i * LETTER;
            words.add(new Word(text.substring(i, i + 1), new Box(left, 200, left + LETTER / 2, 240), 90));
        }
        return words;
    }

    private static List<Box> boxes(List<Word> words) {
        return Solid.runs(Line.around(words, 0, false), LETTER).stream()
                .flatMap(run -> run.boxes(LETTER).stream())
                .toList();
    }

    @Test
    void aRunWithLettersEnoughStandsForAllInkOfItsRow() {
        assertThat(boxes(letters("这封信星期四上午送到"))).singleElement().satisfies(box -> {
            assertThat(box.left()).isEqualTo(100);
            assertThat(box.right()).isEqualTo(100 + 9 * LETTER + LETTER / 2);
            assertThat(box.top()).isBetween(190, 200);
            assertThat(box.bottom()).isBetween(240, 250);
        });
    }

    @Test
    void aSpeckBesideTheLineThatWasTakenForAStopMakesNoHoleOfIt() {
        List<Word> words = letters("这封信星期四上午送到");
        words.add(new Word("。", new Box(2000, 230, 2006, 236), 20));
        assertThat(boxes(words)).hasSize(2);
        assertThat(boxes(words).getFirst())
                .isEqualTo(boxes(letters("这封信星期四上午送到")).getFirst());
    }

    @Test
    void aBoxAsHighAsTwoRowsStandsForOne() {
        List<Word> words = letters("这封信星期四上午送到");
        Word third = words.get(2);
        Box high = new Box(third.box().left(), 200, third.box().right(), 300);
        words.set(2, new Word(third.text(), high, 90));
        assertThat(boxes(words)).allSatisfy(box -> assertThat(box.bottom()).isLessThanOrEqualTo(250));
    }

    @Test
    void whereLettersAreMissingOnlyTheWordsHaveTheirInk() {
        List<Word> words = letters("这封信星期四上午送到");
        words.subList(3, 5).clear();
        assertThat(boxes(words)).hasSameSizeAs(words);
    }

    @Test
    void wordsBetweenSpacesHaveTheirOwnBoxes() {
        List<Word> words =
                List.of(new Word("the", new Box(0, 0, 60, 30), 90), new Word("boxes", new Box(75, 0, 200, 30), 90));
        assertThat(boxes(words)).containsExactly(new Box(0, 0, 60, 30), new Box(75, 0, 200, 30));
    }
}
