package daylight.publication;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.extraction.PageAnswer.Picture;
import daylight.id.Span;
import daylight.protocol.Drawing.Drawn;
import daylight.protocol.Drawing.Placed;
import daylight.publication.PlacedWord.Gap;
import daylight.publication.PlacedWord.Origin;
import daylight.store.CaseFolder;
import daylight.text.OpenLayer;
import daylight.text.PagePicture;
import daylight.text.PictureWord;
import daylight.text.TextLayer;
import daylight.text.TextLayerWriter;
import daylight.text.TextLayers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Words of a text layer, on pictures that are drawn otherwise than they were read.
class PageWordsTest {
    @TempDir
    Path scratch;

    private TextLayers layers;

    @BeforeEach
    void makeLayers() {
        CaseFolder folder = CaseFolder.create(scratch.resolve("case"), "id", "");
        layers = new TextLayers(folder.text(), folder.temporary());
    }

    private static Drawn drawn(int width, int height) {
        return new Drawn(1, 1, width, height, 72, Drawn.GREY, false, false);
    }

    private static PictureWord word(int start, int end, int left, int top, int right, int bottom) {
        return new PictureWord(new Span(start, end), left, top, right, bottom, 90);
    }

    /// Page 2 of two: 天山 and 南路 as two words, a space, a line, and `𠮷x`.
    private OpenLayer layer() {
        TextLayerWriter writer = layers.newWriter();
        writer.text("digital");
        writer.pageEnd();
        writer.text("garbage\n天山南路 新疆\n𠮷x");
        writer.picture(new PagePicture(2, 2_000, 1_000, 300));
        writer.word(word(8, 10, 100, 50, 200, 90));
        writer.word(word(10, 12, 200, 50, 300, 90));
        writer.word(word(13, 15, 340, 50, 440, 90));
        writer.word(word(16, 18, 100, 150, 160, 190));
        TextLayer made = writer.finish();
        return layers.open(made.id());
    }

    @Test
    void wordsAreScaledToThePictureThatIsDrawn() {
        try (OpenLayer layer = layer()) {
            assertThat(PageWords.recognised(layer, 2, drawn(1_000, 500)))
                    .containsExactly(
                            new PlacedWord("天山", 50, 25, 100, 45, Gap.LINE, Origin.RECOGNISED),
                            new PlacedWord("南路", 100, 25, 150, 45, Gap.NONE, Origin.RECOGNISED),
                            new PlacedWord("新疆", 170, 25, 220, 45, Gap.SPACE, Origin.RECOGNISED),
                            new PlacedWord("𠮷x", 50, 75, 80, 95, Gap.LINE, Origin.RECOGNISED));
            assertThat(PageWords.recognised(layer, 2, drawn(667, 333)))
                    .as("a picture drawn at a third, rounded")
                    .hasSize(4);
        }
    }

    @Test
    void pagesWithoutRecognisedWordsHaveNone() {
        try (OpenLayer layer = layer()) {
            assertThat(PageWords.recognised(layer, 1, drawn(1_000, 500))).isEmpty();
            assertThat(PageWords.recognised(layer, 3, drawn(1_000, 500)))
                    .as("the text has fewer pages than the document")
                    .isEmpty();
        }
    }

    @Test
    void wordsOfAnotherPictureAreNotLaidOnThisOne() {
        try (OpenLayer layer = layer()) {
            assertThat(PageWords.recognised(layer, 2, drawn(500, 1_000))).isEmpty();
            assertThat(PageWords.recognised(layer, 2, drawn(1_000, 520))).isEmpty();
        }
    }

    @Test
    void wordsOfADigitalPageAreInLinesWhereTheyStandBesideEachOther() {
        Picture picture = new Picture(
                drawn(100, 100),
                new byte[100 * 100],
                List.of(
                        new Placed("first", 10, 10, 30, 20),
                        new Placed("line", 40, 12, 60, 22),
                        new Placed("second", 10, 30, 40, 40)));
        assertThat(PageWords.ofTheDocument(picture))
                .extracting(PlacedWord::before)
                .containsExactly(Gap.LINE, Gap.SPACE, Gap.LINE);
    }
}
