package daylight.house.publication;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.publication.PdfPublication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.fontbox.util.BoundingBox;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDCIDFontType2;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What viewers need that PDFBox and poppler do without. Seen with PDFium, which Chrome and Edge use; it cannot
/// be run here.
class ViewersTest {
    private static final MadePage LATIN = MadePage.of(false, "paid in 3 parts", "𝔘 🏔");
    private static final MadePage UYGHUR = MadePage.of(true, "ئۇيغۇر ئاپتونوم رايونى", "شىنجاڭ 2018 يىلى");

    @TempDir
    Path scratch;

    private PDDocument written(MadePage... pages) throws IOException {
        Path file = scratch.resolve("out.pdf");
        try (PdfPublication pdf = PdfPublication.begin(file, true, Files.createDirectories(scratch.resolve("case")))) {
            for (MadePage page : pages) {
                pdf.page(page.picture(), page.words());
            }
            pdf.finish();
        }
        return Loader.loadPDF(file.toFile());
    }

    /// PDFium leaves out a word of one letter, and all of a page that lies on its side, where letters have none.
    @Test
    void everyLetterHasABoxAsLargeAsItsPlace() throws IOException {
        try (PDDocument document = written(LATIN)) {
            PDResources resources = document.getPage(0).getResources();
            assertThat(resources.getFontNames()).hasSize(2);
            for (COSName name : resources.getFontNames()) {
                PDType0Font font = (PDType0Font) resources.getFont(name);
                PDCIDFontType2 letters = (PDCIDFontType2) font.getDescendantFont();
                BoundingBox box = letters.getTrueTypeFont()
                        .getGlyph()
                        .getGlyph(letters.codeToGID('3'))
                        .getBoundingBox();
                assertThat(box.getWidth()).isEqualTo(font.getWidth('3'));
                assertThat(box.getHeight()).isEqualTo(1000);
            }
        }
    }

    /// PDFium puts the words of a line in order from left to right where the document does not say otherwise.
    @Test
    void aDocumentThatIsReadFromRightToLeftSaysSo() throws IOException {
        try (PDDocument document = written(UYGHUR, UYGHUR, LATIN)) {
            assertThat(new PDViewerPreferences(document.getDocumentCatalog()
                                    .getViewerPreferences()
                                    .getCOSObject())
                            .getReadingDirection())
                    .isEqualTo("R2L");
        }
        try (PDDocument document = written(LATIN, LATIN, UYGHUR)) {
            assertThat(document.getDocumentCatalog().getViewerPreferences()).isNull();
        }
    }
}
