package daylight.house.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import daylight.extraction.PageAnswer.Picture;
import daylight.protocol.Drawing.Drawn;
import daylight.publication.PdfPublication;
import daylight.publication.PlacedWord;
import daylight.publication.PlacedWord.Gap;
import daylight.publication.PlacedWord.Origin;
import daylight.publication.PublishedPage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// PDFs that Daylight wrote, as PDFBox and poppler read them.
class PdfPublicationTest {
    private static final String[] LINES = {
        "Household 0417, youngest: 13",
        "Щеткин, Қазақстан және",
        "天山|南路 新疆|维吾尔|自治区 一",
        "cafe\u0301 nai\u0308ve Ελλάδα",
        "𠮷野家 🏔 𝔇𝔞𝔶"
    };
    private static final String[] UYGHUR = {"ئۇيغۇر ئاپتونوم رايونى،", "شىنجاڭ 2018- يىلى", "مەن Xinjiang دىن كەلدىم."};
    private static final int POPPLER_SECONDS = 20;

    @TempDir
    Path scratch;

    private Path house;

    @BeforeEach
    void makeTheCase() throws IOException {
        house = Files.createDirectories(scratch.resolve("case"));
    }

    private Path write(MadePage... pages) {
        Path file = scratch.resolve("out.pdf");
        try (PdfPublication pdf = PdfPublication.begin(file, true, house)) {
            for (MadePage page : pages) {
                PublishedPage told = pdf.page(page.picture(), page.words());
                assertThat(told).isEqualTo(new PublishedPage(page.words().size(), 0));
            }
            pdf.finish();
        }
        return file;
    }

    /// What poppler finds, without the marks of direction that it puts around words.
    private static List<String> popplersLines(Path pdf) throws IOException, InterruptedException {
        Process poppler;
        try {
            poppler = new ProcessBuilder("pdftotext", "-enc", "UTF-8", pdf.toString(), "-")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "this machine has no pdftotext");
            return List.of();
        }
        String text = new String(poppler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(poppler.waitFor(POPPLER_SECONDS, java.util.concurrent.TimeUnit.SECONDS))
                .isTrue();
        return text.replaceAll("[\\p{Cf}\\f]", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static List<String> said(String... lines) {
        return Arrays.stream(lines).map(line -> line.replace("|", "")).toList();
    }

    private static List<String> composed(List<String> lines) {
        return lines.stream()
                .map(line -> Normalizer.normalize(line, Normalizer.Form.NFC))
                .toList();
    }

    @Test
    void everyScriptIsReadAsItWasWritten() throws IOException {
        assertThat(ReadPdf.lines(write(MadePage.of(false, LINES)))).containsExactlyElementsOf(said(LINES));
    }

    @Test
    void popplerReadsEveryScriptToo() throws Exception {
        assertThat(composed(popplersLines(write(MadePage.of(false, LINES)))))
                .containsExactlyElementsOf(composed(said(LINES)));
    }

    @Test
    void uyghurIsReadInLogicalOrder() throws IOException {
        assertThat(ReadPdf.lines(write(MadePage.of(true, UYGHUR)))).containsExactly(UYGHUR);
    }

    /// Where a line has words of both directions, poppler moves the spaces beside those from left to right.
    @Test
    void popplerReadsUyghurInLogicalOrderToo() throws Exception {
        String[] lines = {UYGHUR[0], "شىنجاڭ 2018 يىلى", UYGHUR[2]};
        List<String> read = popplersLines(write(MadePage.of(true, lines)));
        assertThat(read.getFirst()).isEqualTo(lines[0]);
        assertThat(read).map(PdfPublicationTest::unspaced).containsExactlyElementsOf(unspaced(lines));
    }

    private static String unspaced(String line) {
        return line.replaceAll("\\s", "");
    }

    private static List<String> unspaced(String... lines) {
        return Arrays.stream(lines).map(PdfPublicationTest::unspaced).toList();
    }

    /// PDFBox follows text that lies on its side only when it may sort what it finds.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aPageThatLiesOnItsSideIsReadAllTheSame(int quarters) throws IOException {
        PDFTextStripper reader = new PDFTextStripper();
        reader.setSortByPosition(quarters != 2);
        assertThat(ReadPdf.lines(write(MadePage.of(false, LINES).turned(quarters)), reader))
                .containsExactlyElementsOf(said(LINES));
        assertThat(ReadPdf.lines(write(MadePage.of(true, UYGHUR).turned(quarters)), reader))
                .containsExactly(UYGHUR);
    }

    /// Lines that run up the page come from poppler from the last to the first.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void popplerReadsAPageThatLiesOnItsSideToo(int quarters) throws Exception {
        List<String> read = popplersLines(write(MadePage.of(false, LINES).turned(quarters)));
        assertThat(composed(quarters == 3 ? read.reversed() : read)).containsExactlyElementsOf(composed(said(LINES)));
    }

    @Test
    void aPageAskewIsReadLineByLine() throws IOException {
        assertThat(ReadPdf.lines(write(MadePage.of(false, LINES).askew(0.08)))).containsExactlyElementsOf(said(LINES));
    }

    @Test
    void wordsLieWhereTheirBoxesAre() throws IOException {
        MadePage page = MadePage.of(false, LINES[0], LINES[1], LINES[3]);
        List<ReadPdf.Word> found = ReadPdf.words(write(page));
        assertThat(found).hasSameSizeAs(page.words());
        for (int i = 0; i < found.size(); i++) {
            PlacedWord word = page.words().get(i);
            assertThat(found.get(i).text()).isEqualTo(word.text());
            assertThat(found.get(i).left()).isCloseTo(word.left(), within(1.0));
            assertThat(found.get(i).right()).isCloseTo(word.right(), within(1.0));
            // The letters of a line have one height: that of its words together.
            assertThat(found.get(i).top()).isBetween(word.top() - 3, word.top() + 1);
            assertThat(found.get(i).bottom()).isBetween(word.bottom() - 1, word.bottom() + 3);
        }
    }

    @Test
    void thePagesSizeFollowsItsResolution() throws IOException {
        byte[] pixels = MadePage.white(1000, 500);
        Path pdf = scratch.resolve("size.pdf");
        try (PdfPublication out = PdfPublication.begin(pdf, false, house)) {
            out.page(
                    MadePage.picture(1000, 500, 200, Drawn.GREY, MadePage.striped(pixels, 1000, 100, 100, 200, 140)),
                    List.of(new PlacedWord("word", 100, 100, 200, 140, Gap.LINE, Origin.RECOGNISED)));
            out.finish();
        }
        ReadPdf.Word word = ReadPdf.words(pdf).getFirst();
        assertThat(word.left()).isCloseTo(36, within(0.1));
        assertThat(word.right()).isCloseTo(72, within(0.1));
        assertThat(word.top()).isCloseTo(36, within(0.1));
        assertThat(word.bottom()).isCloseTo(50.4, within(0.1));
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(360);
            assertThat(document.getPage(0).getMediaBox().getHeight()).isEqualTo(180);
        }
    }

    @Test
    void theSamePagesAreTheSameBytesAndTheTableOfObjectsIsRight() throws IOException {
        MadePage[] pages = {MadePage.of(false, LINES), MadePage.of(true, UYGHUR)};
        byte[] first = Files.readAllBytes(write(pages));
        byte[] second = Files.readAllBytes(write(pages));
        assertThat(first).isEqualTo(second);
        assertThat(Files.readAllBytes(write(pages[0]))).isNotEqualTo(first);
        try (PDDocument document = new PDFParser(new RandomAccessReadBuffer(first)).parse(false)) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            for (var key : document.getDocument().getXrefTable().keySet()) {
                assertThat(document.getDocument().getObjectFromPool(key).getObject())
                        .as("object " + key)
                        .isNotNull();
            }
        }
        String bytes = new String(first, StandardCharsets.ISO_8859_1);
        String table = bytes.substring(bytes.lastIndexOf("xref\n0 "), bytes.indexOf("trailer"));
        List<String> rows = table.lines().skip(2).toList();
        for (int number = 1; number < rows.size(); number++) {
            int at = Integer.parseInt(rows.get(number).substring(0, 10));
            assertThat(bytes.substring(at)).startsWith(number + " 0 obj\n");
        }
    }

    @Test
    void nothingIsSaidOfWhereItCameFrom() throws IOException {
        Path pdf = write(MadePage.of(false, LINES));
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            assertThat(document.getDocument().getTrailer().keySet().stream().map(key -> key.getName()))
                    .containsExactlyInAnyOrder("Size", "Root", "ID");
            assertThat(document.getDocumentCatalog().getCOSObject().keySet().stream()
                            .map(key -> key.getName()))
                    .containsExactlyInAnyOrder("Type", "Pages");
            PDPage page = document.getPage(0);
            assertThat(page.getCOSObject().keySet().stream().map(key -> key.getName()))
                    .containsExactlyInAnyOrder("Type", "Parent", "MediaBox", "Contents", "Resources");
        }
    }

    @Test
    void thePictureIsThatOfThePage() throws IOException {
        Random random = new Random(7);
        byte[] bits = MadePage.white(301, 200);
        byte[] smooth = new byte[300 * 200];
        byte[] colours = new byte[300 * 200 * 3];
        for (int i = 0; i < 301 * 200; i++) {
            bits[i] = (byte) (random.nextInt(9) == 0 ? 0 : 255);
        }
        for (int i = 0; i < 300 * 200; i++) {
            smooth[i] = (byte) (i % 300 * 200 / 300 + random.nextInt(20));
            colours[3 * i] = (byte) (i % 300 / 2);
            colours[3 * i + 1] = (byte) (i / 300);
            colours[3 * i + 2] = (byte) 90;
        }
        assertLike(MadePage.picture(301, 200, 72, Drawn.GREY, bits), 0);
        assertLike(MadePage.picture(300, 200, 72, Drawn.GREY, smooth), 6);
        assertLike(MadePage.picture(300, 200, 72, Drawn.COLOUR, colours), 6);
    }

    /// @param differenceMax levels of 256, in the mean of all pixels
    private void assertLike(Picture picture, double differenceMax) throws IOException {
        Path pdf = write(new MadePage(picture, List.of()));
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            BufferedImage shown = new PDFRenderer(document).renderImageWithDPI(0, 72);
            int channels = picture.drawn().channels();
            long difference = 0;
            for (int y = 0; y < shown.getHeight(); y++) {
                for (int x = 0; x < shown.getWidth(); x++) {
                    int at = (y * picture.drawn().width() + x) * channels;
                    int green = picture.pixels()[at + (channels == Drawn.COLOUR ? 1 : 0)] & 0xff;
                    difference += Math.abs((shown.getRGB(x, y) >> 8 & 0xff) - green);
                }
            }
            assertThat((double) difference / shown.getWidth() / shown.getHeight())
                    .isLessThanOrEqualTo(differenceMax);
        }
    }

    @Test
    void picturesOfAnyShapeArePages() throws IOException {
        for (int[] sides : new int[][] {{1, 1}, {1, 70_000}, {70_000, 3}, {17, 5}}) {
            byte[] pixels = new byte[sides[0] * sides[1]];
            new Random(3).nextBytes(pixels);
            Path pdf = write(new MadePage(MadePage.picture(sides[0], sides[1], 70, Drawn.GREY, pixels), List.of()));
            try (PDDocument document =
                    new PDFParser(new RandomAccessReadBuffer(Files.readAllBytes(pdf))).parse(false)) {
                assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(3f, 14_400f);
                assertThat(document.getPage(0).getMediaBox().getHeight()).isBetween(3f, 14_400f);
            }
        }
    }
}
