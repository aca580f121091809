package daylight.house.publication;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.Drawing.Drawn;
import daylight.publication.PdfPublication;
import daylight.publication.PlacedWord;
import daylight.publication.PlacedWord.Gap;
import daylight.publication.PlacedWord.Origin;
import daylight.publication.PublishedPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Words that a page has and does not show are left out of what is published.
class CoveredWordsTest {
    @TempDir
    Path scratch;

    private Path house;

    @BeforeEach
    void makeTheCase() throws IOException {
        house = Files.createDirectories(scratch.resolve("case"));
    }

    private PublishedPage published(byte[] pixels, PlacedWord... words) {
        try (PdfPublication pdf = PdfPublication.begin(scratch.resolve("covered.pdf"), true, house)) {
            PublishedPage told = pdf.page(MadePage.picture(600, 100, 72, Drawn.GREY, pixels), List.of(words));
            pdf.finish();
            return told;
        }
    }

    private static PlacedWord word(String text, int left, int right, Origin origin) {
        return new PlacedWord(text, left, 40, right, 60, Gap.SPACE, origin);
    }

    private static void bar(byte[] pixels, int left, int right) {
        for (int y = 38; y < 62; y++) {
            Arrays.fill(pixels, y * 600 + left, y * 600 + right, (byte) 3);
        }
    }

    @Test
    void wordsThatThePictureDoesNotShowAreLeftOut() throws IOException {
        byte[] pixels = MadePage.striped(MadePage.white(600, 100), 600, 100, 40, 500, 60);
        bar(pixels, 196, 310);
        PublishedPage told = published(
                pixels,
                word("seen", 100, 180, Origin.DOCUMENT),
                word("SourceName", 200, 300, Origin.DOCUMENT),
                word("open", 320, 400, Origin.DOCUMENT),
                word("white", 510, 560, Origin.DOCUMENT));
        assertThat(told).isEqualTo(new PublishedPage(2, 2));
        assertThat(ReadPdf.lines(scratch.resolve("covered.pdf"))).containsExactly("seen open");
        assertThat(Files.readString(scratch.resolve("covered.pdf"), StandardCharsets.ISO_8859_1))
                .doesNotContain("SourceName");
    }

    @Test
    void aLineOfADocumentOfWhichAPartIsCoveredIsLeftOutAndARecognisedOneIsNot() {
        byte[] pixels = MadePage.striped(MadePage.white(600, 100), 600, 100, 40, 500, 60);
        bar(pixels, 200, 260);
        assertThat(published(pixels, word("met Nadim on Monday", 100, 480, Origin.DOCUMENT)))
                .isEqualTo(new PublishedPage(0, 1));
        assertThat(published(pixels, word("met......on", 100, 480, Origin.RECOGNISED)))
                .isEqualTo(new PublishedPage(1, 0));
    }

    /// Boxes of recognised words are as narrow as their ink.
    @Test
    void lettersThatAreNothingButAStrokeAreSeen() {
        byte[] pixels = MadePage.white(600, 100);
        bar(pixels, 100, 104);
        for (int y = 48; y < 52; y++) {
            Arrays.fill(pixels, y * 600 + 200, y * 600 + 230, (byte) 0);
        }
        assertThat(published(
                        pixels,
                        new PlacedWord("I", 100, 38, 104, 62, Gap.LINE, Origin.RECOGNISED),
                        new PlacedWord("一", 200, 48, 230, 52, Gap.SPACE, Origin.RECOGNISED),
                        new PlacedWord("—", 200, 48, 230, 52, Gap.SPACE, Origin.RECOGNISED)))
                .isEqualTo(new PublishedPage(3, 0));
    }

    @Test
    void marksThatTurnATextRoundAreNoWords() throws IOException {
        byte[] pixels = MadePage.striped(MadePage.white(600, 100), 600, 100, 40, 500, 60);
        published(
                pixels,
                word("a\u202e\u0007b", 100, 180, Origin.RECOGNISED),
                word("\u200f", 190, 195, Origin.RECOGNISED),
                word("next", 200, 300, Origin.RECOGNISED));
        assertThat(ReadPdf.lines(scratch.resolve("covered.pdf"))).containsExactly("ab next");
    }
}
