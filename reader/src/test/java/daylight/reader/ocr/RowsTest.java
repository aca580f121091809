package daylight.reader.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final double LETTER = 24;

    @Test
    void theRestOfAnArabicRowThatCameMuchLaterFollowsItsBeginning() {
        Line right = line("كل الناس سواسية", 488, 323, 1115, 365, 0);
        Line below = line("بهذا الإعلان", 600, 370, 1115, 400, 0);
        Line middle = line("تفرقة", 428, 327, 489, 353, 0);
        Line left = line("كما أن لهم", 154, 317, 430, 350, 1);

        List<Line> together = Rows.together(List.of(right, below, middle, left), LETTER);

        assertThat(together)
                .extracting(Line::text)
                .containsExactly("كل الناس سواسية", "تفرقة", "كما أن لهم", "بهذا الإعلان");
        assertThat(together).extracting(Line::paragraph).containsOnly(0);
    }

    @Test
    void theBeginningOfARowThatCameLaterGoesBeforeItsEnd() {
        Line end = line("end of it.", 300, 100, 500, 130, 0);
        Line next = line("Next row", 100, 145, 400, 175, 0);
        Line start = line("The", 240, 102, 290, 128, 0);

        assertThat(Rows.together(List.of(end, next, start), LETTER))
                .extracting(Line::text)
                .containsExactly("The", "end of it.", "Next row");
    }

    @Test
    void columnsStayColumns() {
        List<Line> page = List.of(
                line("first left", 100, 100, 400, 130, 0),
                line("second left", 100, 140, 400, 170, 0),
                line("first right", 425, 100, 700, 130, 1),
                line("second right", 425, 140, 700, 170, 1));

        assertThat(Rows.together(page, LETTER)).containsExactlyElementsOf(page);
    }

    @Test
    void rowsThatTouchAreNoPiecesOfOne() {
        List<Line> page = List.of(line("short row", 100, 100, 300, 134, 0), line("indented", 290, 125, 700, 160, 0));

        assertThat(Rows.together(page, LETTER)).containsExactlyElementsOf(page);
    }

    private static Line line(String text, int left, int top, int right, int bottom, int paragraph) {
        Box box = new Box(left, top, right, bottom);
        return new Line(List.of(new Word(text, box, 90)), box, paragraph, false);
    }
}
