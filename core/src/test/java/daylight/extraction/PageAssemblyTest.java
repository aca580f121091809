package daylight.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daylight.protocol.Draw.WantedPage;
import daylight.protocol.Drawing;
import daylight.protocol.Drawing.Drawn;
import daylight.protocol.Drawing.NotDrawn;
import daylight.protocol.Drawing.Pixels;
import daylight.protocol.Drawing.Placed;
import daylight.protocol.NoDrawing;
import daylight.protocol.ProtocolViolation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A worker that was taken over may say anything; the desk takes what a page can be.
class PageAssemblyTest {
    private static final Drawn GREY = new Drawn(2, 1, 4, 2, 150, Drawn.GREY, false, false);
    private static final Placed WORD = new Placed("word", 0, 0, 4, 2);

    private static PageAnswer whole(Drawing... parts) throws ProtocolViolation {
        PageAssembly page = new PageAssembly(new WantedPage("0".repeat(64), 5, 1, 150));
        for (Drawing part : parts) {
            page.take(part);
        }
        return page.whole();
    }

    private static Pixels pixels(int count) {
        return new Pixels(new byte[count]);
    }

    private static Drawn drawn(int pages, int page, int width, int height, int dpi, int channels) {
        return new Drawn(pages, page, width, height, dpi, channels, false, false);
    }

    @Test
    void aPictureComesInPiecesAndThenItsWords() throws Exception {
        PageAnswer.Picture picture = (PageAnswer.Picture) whole(GREY, pixels(5), pixels(3), WORD, WORD);
        assertThat(picture.pixels()).hasSize(8);
        assertThat(picture.words()).containsExactly(WORD, WORD);
        assertThat(whole(new NotDrawn(NoDrawing.NO_PAGES, 0))).isEqualTo(new PageAnswer.None(NoDrawing.NO_PAGES, 0));
    }

    @Test
    void allWordsOfAPageTogetherHaveABound() throws Exception {
        Placed longest = new Placed("w".repeat(Placed.CHARS_MAX), 0, 0, 4, 2);
        PageAssembly page = new PageAssembly(new WantedPage("0".repeat(64), 5, 1, 150));
        page.take(GREY);
        page.take(pixels(8));
        for (int chars = 0; chars + Placed.CHARS_MAX <= Placed.ALL_CHARS_MAX; chars += Placed.CHARS_MAX) {
            page.take(longest);
        }
        assertThatThrownBy(() -> page.take(longest)).isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void whatNoPageCanBeIsAViolation() {
        List<Drawing[]> answers = new ArrayList<>(List.of(
                new Drawing[] {},
                new Drawing[] {GREY},
                new Drawing[] {GREY, pixels(7)},
                new Drawing[] {GREY, pixels(9)},
                new Drawing[] {GREY, pixels(8), pixels(1)},
                new Drawing[] {GREY, pixels(0), pixels(8)},
                new Drawing[] {GREY, GREY, pixels(8)},
                new Drawing[] {pixels(8), GREY},
                new Drawing[] {GREY, WORD, pixels(8)},
                new Drawing[] {WORD},
                new Drawing[] {GREY, pixels(8), new NotDrawn(NoDrawing.LIMIT, 0)},
                new Drawing[] {new NotDrawn(NoDrawing.LIMIT, 0), GREY, pixels(8)},
                new Drawing[] {new NotDrawn(NoDrawing.LIMIT, 0), new NotDrawn(NoDrawing.LIMIT, 0)},
                new Drawing[] {new NotDrawn(NoDrawing.LIMIT, 3)},
                new Drawing[] {new NotDrawn(NoDrawing.NO_SUCH_PAGE, 1)},
                new Drawing[] {new NotDrawn(NoDrawing.NO_SUCH_PAGE, -1)}));
        for (Drawn impossible : List.of(
                drawn(2, 1, 0, 2, 150, 1),
                drawn(2, 1, 4, -2, 150, 1),
                drawn(2, 1, 5917, 5917, 150, 1),
                drawn(2, 1, Integer.MAX_VALUE, Integer.MAX_VALUE, 150, 3),
                drawn(2, 1, 4, 2, 150, 2),
                drawn(2, 1, 4, 2, 0, 1),
                drawn(2, 1, 4, 2, 601, 1),
                drawn(2, 2, 4, 2, 150, 1),
                drawn(0, 1, 4, 2, 150, 1),
                drawn(Integer.MAX_VALUE, 1, 4, 2, 150, 1))) {
            answers.add(new Drawing[] {impossible, pixels(8)});
        }
        for (Placed impossible : List.of(
                new Placed("", 0, 0, 4, 2),
                new Placed("x".repeat(Placed.CHARS_MAX + 1), 0, 0, 4, 2),
                new Placed("word", -1, 0, 4, 2),
                new Placed("word", 0, 0, 5, 2),
                new Placed("word", 0, 0, 4, 3),
                new Placed("word", 2, 0, 2, 2),
                new Placed("word", 0, 2, 4, 1))) {
            answers.add(new Drawing[] {GREY, pixels(8), impossible});
        }
        for (Drawing[] answer : answers) {
            assertThatThrownBy(() -> whole(answer))
                    .as(List.of(answer).toString())
                    .isInstanceOf(ProtocolViolation.class);
        }
    }

    @Test
    void wordsWithoutEndAreAViolation() throws Exception {
        PageAssembly page = new PageAssembly(new WantedPage("0".repeat(64), 5, 1, 150));
        page.take(GREY);
        page.take(pixels(8));
        for (int i = 0; i < Placed.WORDS_MAX; i++) {
            page.take(WORD);
        }
        assertThatThrownBy(() -> page.take(WORD)).isInstanceOf(ProtocolViolation.class);
    }
}
