package daylight.reader.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private final List<Double> asked = new ArrayList<>();

    private static Reading reading(String text, int confidence) {
        List<Word> words = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            words.add(new Word(word, new Box(0, 0, 10, 10), confidence));
        }
        return new Reading(words);
    }

    private Reading.Verdict verdict(Reading before, Reading... atScales) {
        return verdict(Optional.of(before), atScales);
    }

    private Reading.Verdict verdict(Optional<Reading> before, Reading... atScales) {
        var next = Arrays.asList(atScales).iterator();
        return Reading.ofSeveral(before, scale -> {
            asked.add(scale);
            return next.next();
        });
    }

    @Test
    void whatIsReadTheSameAtAnotherSizeIsReadThoughTheEngineDoubtsIt() {
        var verdict = verdict(reading("Household 0417", 31), reading("Househo1d 0417.", 52));
        assertThat(verdict.confirmed()).isTrue();
        assertThat(verdict.best()).isEqualTo(reading("Househo1d 0417.", 52));
        assertThat(asked).hasSize(1);
    }

    @Test
    void twoDoubtfulReadingsThatAgreeAreReadWhenNoSurerOneComes() {
        var verdict = verdict(
                reading("Article 10", 0), reading("Article'10", 33), reading("Anicie", 12), reading("Article10", 13));
        assertThat(verdict.confirmed()).isTrue();
        assertThat(verdict.best()).isEqualTo(reading("Article'10", 33));
    }

    @Test
    void whatIsReadAsSomethingElseEachTimeIsAGuess() {
        var verdict = verdict(reading("AIR IRIS", 41), reading("Bax 7", 20), reading("m", 48), Reading.NOTHING);
        assertThat(verdict.confirmed()).isFalse();
        assertThat(verdict.best()).isEqualTo(reading("m", 48));
        assertThat(asked).containsExactly(0.75, 1.25, 0.5);
    }

    @Test
    void aSureReadingIsTakenAtOnceAgainstAGuess() {
        var verdict = verdict(reading("AIR IRIS", 41), reading("in the event of sickness", 85));
        assertThat(verdict.confirmed()).isTrue();
        assertThat(verdict.best()).isEqualTo(reading("in the event of sickness", 85));
    }

    @Test
    void aSurerReadingGoesBeforeTwoDoubtfulOnesThatAgree() {
        var verdict = verdict(reading("alha", 0), reading("alha", 25), reading("alikha", 93));
        assertThat(verdict.best()).isEqualTo(reading("alikha", 93));
    }

    @Test
    void aBandThatNobodyReadAtAnySizeIsNotRead() {
        var verdict = verdict(Optional.empty(), Reading.NOTHING, Reading.NOTHING, Reading.NOTHING);
        assertThat(verdict.confirmed()).isFalse();
        assertThat(verdict.best().words()).isEmpty();
    }

    @Test
    void ofTenLettersOneMayDifferAndOfFewerNone() {
        assertThat(reading("warehouses", 1).agreesWith(reading("warehousee", 1)))
                .isTrue();
        assertThat(reading("warehouse", 1).agreesWith(reading("warehousc", 1))).isFalse();
        assertThat(reading("warehouses", 1).agreesWith(reading("warchousee", 1)))
                .isFalse();
    }

    /// Kazakh as the English model read it at two sizes.
    @Test
    void nonsenseThatIsNearlyTheSameAtEachSizeDoesNotAgree() {
        Reading one = reading("Kyprisywi conTycTik KaknaHblH apTbiHOA KYTKEH Cyp KYPTKeni eki ep agamabl", 48);
        Reading other = reading("JKyprisyLi conTyCTiK KaknaHblH apTbiHAa KYTKEH Cyp KypTKeni eki ep agamabl", 44);
        assertThat(one.agreesWith(other)).isFalse();
    }

    @Test
    void stopsSpacesAndMarksDoNotCountAndSayNothingByThemselves() {
        assertThat(reading("30 : مَادا", 1).agreesWith(reading(". 30مادا", 1))).isTrue();
        assertThat(reading(". :", 1).agreesWith(reading(". :", 1))).isFalse();
        assertThat(Reading.NOTHING.agreesWith(Reading.NOTHING)).isFalse();
    }
}
