package daylight.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordStreamTest {
    @Test
    void wordsAreRunsOfLettersWithoutRegardToCaseAndForm() throws IOException {
        assertThat(words("The Gate-keeper’s 2nd ＦＩＬＥ, ﬁle; Straße STRASSE"))
                .containsExactly("the", "gate", "keeper", "s", "2nd", "file", "file", "strasse", "strasse");
        assertThat(words("")).isEmpty();
        assertThat(words("… — !")).isEmpty();
    }

    @Test
    void eachChineseCharacterIsAWordAndUyghurWordsAreWhole() throws IOException {
        assertThat(words("购买摄像头ABC")).containsExactly("购", "买", "摄", "像", "头", "abc");
        assertThat(words("شەھەر كامېراسى")).containsExactly("شەھەر", "كامېراسى");
        assertThat(words("каме\u0301ра")).hasSize(1);
        assertThat(words("soft\u00ADhyphen \u200Bzero")).containsExactly("softhyphen", "zero");
    }

    @Test
    void pairsAndHalvesOfPairsDoNotShiftPlaces() throws IOException {
        String text = "\uD840\uDC00 a \uD840 b\uDC00c \uD840\uD840\uDC00";
        WordStream stream = new WordStream(new StringReader(text));
        List<String> found = new ArrayList<>();
        for (Optional<String> word = stream.next(); word.isPresent(); word = stream.next()) {
            found.add(text.substring((int) stream.start(), (int) stream.end()));
        }
        assertThat(found).containsExactly("\uD840\uDC00", "a", "b", "c", "\uD840\uDC00");
    }

    @Test
    void whereTheBufferEndsDoesNotMatter() throws IOException {
        String text = "word \uD840\uDC00".repeat(4_000);
        for (int shift = 0; shift < 8; shift++) {
            List<String> words = words("x".repeat(shift) + " " + text);
            assertThat(words).hasSize(8_000 + (shift > 0 ? 1 : 0));
        }
        assertThat(words("y".repeat(1_000))).hasSize(4);
    }

    private static List<String> words(String text) throws IOException {
        WordStream stream = new WordStream(new StringReader(text));
        List<String> found = new ArrayList<>();
        for (Optional<String> word = stream.next(); word.isPresent(); word = stream.next()) {
            found.add(word.get());
        }
        return found;
    }
}
