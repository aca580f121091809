package daylight.house.publication;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.Drawing.Drawn;
import daylight.publication.PdfPublication;
import daylight.publication.PlacedWord;
import daylight.publication.PlacedWord.Gap;
import daylight.publication.PlacedWord.Origin;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A thousand pages, whose pictures together take many times the memory that there is.
@Tag("soak")
class LongExportTest {
    private static final int PAGES = 1_000;
    private static final String MEMORY = "-Xmx40m";
    private static final long BYTES_MIN = 200_000_000;
    private static final int MINUTES_MAX = 10;

    @TempDir
    Path scratch;

    /// Writes the pages, in a process of its own.
    static final class Writing {
        private Writing() {}

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            Random random = new Random(1);
            byte[] pixels = new byte[MadePage.WIDTH * MadePage.HEIGHT];
            try (PdfPublication pdf = PdfPublication.begin(folder.resolve("long.pdf"), false, folder.resolve("case"))) {
                for (int page = 1; page <= PAGES; page++) {
                    random.nextBytes(pixels);
                    pdf.page(
                            MadePage.picture(MadePage.WIDTH, MadePage.HEIGHT, 72, Drawn.GREY, pixels),
                            List.of(new PlacedWord("page" + page, 100, 100, 200, 130, Gap.LINE, Origin.RECOGNISED)));
                }
                pdf.finish();
            }
        }
    }

    @Test
    void thePagesOfALongDocumentAreNotHeld() throws IOException, InterruptedException {
        Files.createDirectories(scratch.resolve("case"));
        Process writing = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        MEMORY,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Writing.class.getName(),
                        scratch.toString())
                .inheritIO()
                .start();
        assertThat(writing.waitFor(MINUTES_MAX, TimeUnit.MINUTES)).isTrue();
        assertThat(writing.exitValue()).isZero();
        File written = scratch.resolve("long.pdf").toFile();
        assertThat(written.length()).isGreaterThan(BYTES_MIN);
        try (PDDocument document = Loader.loadPDF(written)) {
            assertThat(document.getNumberOfPages()).isEqualTo(PAGES);
        }
        List<String> lines = ReadPdf.lines(scratch.resolve("long.pdf"));
        assertThat(lines).hasSize(PAGES).startsWith("page1").endsWith("page" + PAGES);
    }
}
