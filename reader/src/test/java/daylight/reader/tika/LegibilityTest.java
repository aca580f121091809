package daylight.reader.tika;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegibilityTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The quick brown fox, 12 of them. | false",
                "1.250,00  3.400,10  17,5 %  22.000,00 | false",
                "بۇ خەت پەيشەنبە كۈنى سەھەردە ئىشخانىغا | false",
                "我们在星期四早上收到了这封信，没有人打开它，也没有人签名。 | false",
                "\uE001\uE002\uE003\uE004\uE005\uE006\uE007\uE008\uE009\uE00A\uE00B\uE00C\uE00D\uE00E\uE00F\uE010abcd | true",
                "!\"#$%&()*+,-./:;<=>?@[]^_!\"#$%&()*+,-. | true",
                "!\"# | false"
            })
    void textIsToldFromWhatNoLanguageWrites(String text, boolean garbage) {
        Legibility legibility = new Legibility();
        legibility.add(text.toCharArray(), 0, text.length());
        assertThat(legibility.isGarbage()).isEqualTo(garbage);
        legibility.reset();
        assertThat(legibility.isEmpty()).isTrue();
    }
}
