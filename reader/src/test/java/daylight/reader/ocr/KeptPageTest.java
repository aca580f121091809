package daylight.reader.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptPageTest {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 1_100;

    private static RecognisedPage page(String... words) {
        Box box = new Box(-3, 10, 90, 40);
        List<Line> lines = List.of(new Line(
                java.util.Arrays.stream(words)
                        .map(word -> new Word(word, box, 71.25f))
                        .toList(),
                new Box(0, 8, 100, 44),
                2,
                true));
        return new RecognisedPage(
                lines,
                "uig+eng",
                List.of("rus", "kaz"),
                3,
                -1.75,
                List.of(new Box(5, 6, 7, 8), new Box(1, 2, 3, 4)),
                List.of(new Box(9, 9, 99, 99)),
                false);
    }

    @Test
    void aPageComesBackAsItWasKept() {
        RecognisedPage page = page("سىناق", "12:30", "摄像头", "a|b w l", "\\");
        assertThat(KeptPage.write(page).flatMap(text -> KeptPage.read(text, WIDTH, HEIGHT)))
                .contains(page);
        RecognisedPage empty = new RecognisedPage(List.of(), "eng", List.of(), 0, 0, List.of(), List.of(), true);
        assertThat(KeptPage.write(empty).flatMap(text -> KeptPage.read(text, WIDTH, HEIGHT)))
                .contains(empty);
    }

    @Test
    void whatWouldBreakTheFormIsNotKept() {
        assertThat(KeptPage.write(page("two\nlines"))).isEmpty();
        assertThat(KeptPage.write(page("tab\there"))).isEmpty();
    }

    @Test
    void whatIsNoPageOfThisPictureIsRefused() {
        String text = KeptPage.write(page("word")).orElseThrow();
        for (String broken : List.of(
                "",
                "1",
                "no page",
                text.replace("1\tuig", "2\tuig"),
                text.replace("71.25", "171.25"),
                text.replace("71.25", "NaN"),
                text.replace("\t100\t44", "\t100000\t44"),
                text.replace("9\t9\t99", "99\t9\t9"),
                text.substring(0, text.length() - 6),
                text + "x\t1")) {
            assertThat(broken).isNotEqualTo(text);
            assertThat(KeptPage.read(broken, WIDTH, HEIGHT)).as(broken).isEqualTo(Optional.empty());
        }
    }
}
