package daylight.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanguageSampleTest {
    @Test
    void aShortTextIsItsOwnSample() {
        LanguageSample sample = new LanguageSample();
        sample.add("شىنجاڭ ");
        sample.add("ئۇيغۇر");
        assertThat(sample.text()).isEqualTo("شىنجاڭ ئۇيغۇر");
    }

    @Test
    void aLongTextIsSampledBeyondItsBeginningAndStaysBounded() {
        LanguageSample sample = new LanguageSample();
        sample.add("a".repeat(3_000));
        for (int i = 0; i < 1_000; i++) {
            sample.add("b".repeat(30_000));
        }
        assertThat(sample.text()).startsWith("a".repeat(2_000)).contains("bbb").hasSizeLessThan(8_000);
    }
}
