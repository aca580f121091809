package daylight.text;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.text.Moment.Precision;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2018-03-01T10:00:00Z | 2018-03-01T10:00:00Z | Z | TIME",
                "2018-03-01T10:00:00+08:00 | 2018-03-01T02:00:00Z | +08:00 | TIME",
                "2018-03-01T10:00:00.123456 | 2018-03-01T10:00:00Z | - | TIME",
                "2018-03-01 10:00 | 2018-03-01T10:00:00Z | - | TIME",
                "2018-03-01 | 2018-03-01T00:00:00Z | - | DAY",
                "2018-03 | 2018-03-01T00:00:00Z | - | MONTH",
                "2018 | 2018-01-01T00:00:00Z | - | YEAR",
                "2011:05:21 13:07:59 | 2011-05-21T13:07:59Z | - | TIME",
                "D:20080819181502 | 2008-08-19T18:15:02Z | - | TIME",
                "D:20080819181502+08'00' | 2008-08-19T10:15:02Z | +08:00 | TIME",
                "D:20080819181502Z | 2008-08-19T18:15:02Z | Z | TIME",
                "Mon, 29 Jul 1996 02:13:08 -0700 (PDT) | 1996-07-29T09:13:08Z | -07:00 | TIME",
                "29 July 1996 02:13 GMT | 1996-07-29T02:13:00Z | Z | TIME",
                "Mon, 29 Jul 1996 02:13:08 -0000 | 1996-07-29T02:13:08Z | - | TIME",
                "29 Jul 1996 02:13:08 XYZ | 1996-07-29T02:13:08Z | - | TIME",
                "2016-12-31T23:59:60Z | 2016-12-31T23:59:59Z | Z | TIME",
            })
    void datesAreReadWithTheOffsetTheyHave(String text, String instant, String offset, Precision precision) {
        Optional<ZoneOffset> expected = offset.equals("-") ? Optional.empty() : Optional.of(ZoneOffset.of(offset));
        assertThat(MomentText.read(text))
                .isEqualTo(new Moment.Known(Instant.parse(instant), expected, precision, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soon",
                "03/04/2018",
                "2018-13-01",
                "2018-02-30",
                "0000-01-01",
                "2018-03-01T25:00:00Z",
                "2018-03-01T10:00:00+99:00",
                "32 Jul 1996 02:13:08",
                "1 Foo 1996 02:13:08",
                "D:",
                "20180301"
            })
    void whatIsNoDateIsKeptAndMarked(String text) {
        assertThat(MomentText.read(text)).isEqualTo(new Moment.Unreadable(text));
    }

    @Test
    void randomTextsNeverThrow() {
        Random random = ScratchText.seeded("randomTextsNeverThrow");
        String letters = "0123456789-:+TZ D:JanFeb,().'/";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(MomentText.read(text.toString())).isNotNull();
        }
    }

    @Test
    void aHostileDateIsBounded() {
        Moment moment = MomentText.read("1 Jan 2018 10:00" + " ".repeat(100_000) + "(\u202e");
        assertThat(moment).isInstanceOf(Moment.Unreadable.class);
        assertThat(moment.raw().length()).isLessThan(200);
        assertThat(moment.raw()).doesNotContain("\u202e");
    }

    @Test
    void aFileTimeThatNobodySetIsNoDate() {
        assertThat(MomentText.read("1601-01-01T00:00:00Z")).isInstanceOf(Moment.Unreadable.class);
        assertThat(MomentText.read("1601-01-02T00:00:00Z")).isInstanceOf(Moment.Known.class);
    }
}
