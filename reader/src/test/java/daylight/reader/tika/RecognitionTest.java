package daylight.reader.tika;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import daylight.protocol.Event;
import daylight.protocol.Extract;
import daylight.protocol.Limits;
import daylight.protocol.NameBytes;
import daylight.protocol.Passwords;
import daylight.protocol.Reason;
import daylight.protocol.Recognition;
import daylight.protocol.Verdict;
import daylight.reader.DocumentReader;
import daylight.reader.MadeTiff;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import daylight.reader.ground.Evidence;
import daylight.reader.ocr.Budget;
import daylight.reader.ocr.Languages;
import daylight.reader.ocr.PageImage;
import daylight.reader.ocr.Recogniser;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scans in PDFs and image files, with recognition and without.
class RecognitionTest {
    @TempDir
    static Path temporary;

    private static final int WIDTH = 1240;
    private static final int HEIGHT = 1754;

    private static BufferedImage scan(String... lines) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SERIF, Font.PLAIN, 30));
        pen.setRenderingHint(
                java.awt.RenderingHints.KEY_TEXT_ANTIALIASING, java.awt.RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        int y = 200;
        for (String line : lines) {
            pen.drawString(line, 150, y);
            y += 55;
        }
        pen.dispose();
        return image;
    }

    private static BufferedImage firstScan() {
        return scan(
                "The warehouse was emptied on Friday night",
                "and the register was burnt in the yard.",
                "Three witnesses saw the smoke from the bridge.");
    }

    private static BufferedImage secondScan() {
        return scan(
                "A second page lists the names of seven",
                "drivers who were paid in cash every month.",
                "Nobody asked them to sign for the money.");
    }

    private static byte[] pdf(Optional<String> digital, BufferedImage... scans) throws IOException {
        try (PDDocument document = new PDDocument()) {
            if (digital.isPresent()) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
                    pen.beginText();
                    pen.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    pen.newLineAtOffset(80, 700);
                    pen.showText(digital.get());
                    pen.endText();
                }
            }
            for (BufferedImage scan : scans) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
                    pen.drawImage(
                            LosslessFactory.createFromImage(document, scan),
                            0,
                            0,
                            PDRectangle.A4.getWidth(),
                            PDRectangle.A4.getHeight());
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static RecordedTree.Doc recognised(String name, byte[] content) {
        return ReadingFixture.read(name, content, new Recognition(Recognition.Mode.AUTO, List.of()))
                .root();
    }

    private static List<String> pages(RecordedTree.Doc doc) {
        return List.of(doc.text().split("\f", -1));
    }

    @Test
    void withoutRecognitionAScanHasNoText() throws IOException {
        RecordedTree.Doc doc = ReadingFixture.read("scan.pdf", pdf(Optional.empty(), firstScan()))
                .root();
        assertThat(doc.verdict()).isEqualTo(Verdict.PARTLY_READ);
        assertThat(doc.reason()).isEqualTo(Reason.NO_TEXT);
        assertThat(doc.text()).isBlank();
        assertThat(doc.words()).isEmpty();
    }

    @Test
    void eachScannedPageGivesItsOwnWordsAndDigitalPagesKeepTheirs() throws IOException {
        RecordedTree.Doc doc = recognised(
                "mixed.pdf", pdf(Optional.of("Written by a machine, with words."), firstScan(), secondScan()));
        assertThat(pages(doc)).hasSize(3);
        assertThat(pages(doc).get(0)).contains("Written by a machine").doesNotContain("warehouse");
        assertThat(pages(doc).get(1)).contains("register was burnt").doesNotContain("drivers");
        assertThat(pages(doc).get(2)).contains("paid in cash every month").doesNotContain("warehouse");
        assertThat(doc.verdict()).isEqualTo(Verdict.READ);
        assertThat(doc.reason()).isEqualTo(Reason.NONE);
    }

    @Test
    void aScannedPageWithoutWordsLeavesThePdfPartlyRead() throws IOException {
        RecordedTree.Doc doc = recognised("blank.pdf", pdf(Optional.empty(), firstScan(), scan()));
        assertThat(doc.text()).contains("register was burnt");
        assertThat(doc.verdict()).isEqualTo(Verdict.PARTLY_READ);
        assertThat(doc.reason()).isEqualTo(Reason.UNREAD_INK);
        assertThat(doc.ended().detail()).contains("[2]");
    }

    @Test
    void everyPictureOfATiffIsAPage() throws IOException {
        RecordedTree.Doc doc = recognised("fax.tif", MadeTiff.of(List.of(firstScan(), secondScan())));
        assertThat(pages(doc)).hasSize(2);
        assertThat(pages(doc).get(0)).contains("register was burnt");
        assertThat(pages(doc).get(1)).contains("paid in cash every month");
        assertThat(doc.verdict()).isEqualTo(Verdict.READ);
        assertThat(doc.reason()).isEqualTo(Reason.NONE);
        assertThat(doc.pictures())
                .extracting(Event.Picture::page, Event.Picture::width, Event.Picture::height)
                .containsExactly(tuple(1, WIDTH, HEIGHT), tuple(2, WIDTH, HEIGHT));
        checkWords(doc, 1, pages(doc).get(0));
        checkWords(doc, 2, pages(doc).get(1));
    }

    /// Pages are drawn by their number in the file: words under another number would lie on the wrong page.
    @Test
    void aPictureTooSmallForTextIsAPageAllTheSame() throws IOException {
        BufferedImage thumbnail = new BufferedImage(30, 42, BufferedImage.TYPE_BYTE_GRAY);
        RecordedTree.Doc doc = recognised("fax.tif", MadeTiff.of(List.of(thumbnail, firstScan())));
        assertThat(pages(doc)).hasSize(2);
        assertThat(pages(doc).get(0)).isBlank();
        assertThat(pages(doc).get(1)).contains("register was burnt");
        assertThat(doc.pictures()).extracting(Event.Picture::page).containsExactly(2);
    }

    /// What stands in the text where a word says that it stands.
    private static String textOf(RecordedTree.Doc doc, Event.Word word) {
        String page = pages(doc).get(word.page() - 1);
        return page.substring(page.offsetByCodePoints(0, word.start()), page.offsetByCodePoints(0, word.end()));
    }

    /// Its words are all that was recognised: in the order of the text, each in the picture of its page.
    private static void checkWords(RecordedTree.Doc doc, int page, String recognised) {
        Event.Picture picture = doc.pictures().stream()
                .filter(each -> each.page() == page)
                .findFirst()
                .orElseThrow();
        StringBuilder joined = new StringBuilder();
        int end = 0;
        for (Event.Word word : doc.words()) {
            if (word.page() == page) {
                assertThat(word.start()).isGreaterThanOrEqualTo(end);
                assertThat(word.right()).isLessThanOrEqualTo(picture.width());
                assertThat(word.bottom()).isLessThanOrEqualTo(picture.height());
                joined.append(textOf(doc, word));
                end = word.end();
            }
        }
        assertThat(joined.toString()).isEqualTo(recognised.replaceAll("\\s", ""));
    }

    @Test
    void everyRecognisedWordSaysWhereItStandsInTextAndPicture() throws IOException {
        RecordedTree.Doc doc = recognised(
                "mixed.pdf", pdf(Optional.of("Written by a machine, with words."), firstScan(), secondScan()));
        assertThat(doc.pictures()).extracting(Event.Picture::page).containsExactly(2, 3);
        assertThat(doc.pictures()).allSatisfy(picture -> {
            assertThat(picture.dpi()).isEqualTo(300);
            assertThat(picture.width()).isBetween(2_479, 2_481);
            assertThat(picture.height()).isBetween(3_507, 3_509);
        });
        checkWords(doc, 2, pages(doc).get(1));
        checkWords(doc, 3, pages(doc).get(2));
        List<Event.Word> line = doc.words().stream().limit(7).toList();
        assertThat(line)
                .extracting(word -> textOf(doc, word))
                .containsExactly("The", "warehouse", "was", "emptied", "on", "Friday", "night");
        for (int i = 1; i < line.size(); i++) {
            assertThat(line.get(i).left()).isGreaterThan(line.get(i - 1).right());
            assertThat(line.get(i).top()).isLessThan(line.get(i - 1).bottom());
        }
        assertThat(doc.words()).allSatisfy(word -> assertThat(word.confidence()).isGreaterThan(60));
    }

    /// Who cuts the box out of the page as it is drawn has the word and no other.
    @Test
    void inEachBoxThereIsTheWord() throws IOException {
        byte[] pdf = pdf(Optional.empty(), firstScan());
        RecordedTree.Doc doc = recognised("scan.pdf", pdf);
        Event.Picture picture = doc.pictures().getFirst();
        List<String> wrong = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf);
                Recogniser recogniser = new Recogniser(temporary)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, picture.dpi(), ImageType.GRAY);
            assertThat(page.getWidth()).isEqualTo(picture.width());
            assertThat(page.getHeight()).isEqualTo(picture.height());
            for (Event.Word word : doc.words()) {
                String read = recogniser
                        .read(cut(page, word), new Languages.Known(List.of("eng"), true), Budget.ofSeconds(30))
                        .text();
                if (!read.equals(textOf(doc, word))) {
                    wrong.add(textOf(doc, word) + ": " + read);
                }
            }
        }
        assertThat(doc.words()).hasSize(23);
        // A short word alone is harder to read than in its line.
        assertThat(wrong).as("%s", wrong).hasSizeLessThanOrEqualTo(2);
    }

    /// The box on a white sheet of its own.
    private static PageImage cut(BufferedImage page, Event.Word word) {
        int width = word.right() - word.left();
        int height = word.bottom() - word.top();
        BufferedImage sheet = new BufferedImage(width + 200, height + 200, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = sheet.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        pen.drawImage(page.getSubimage(word.left(), word.top(), width, height), 100, 100, null);
        pen.dispose();
        return PageImage.of(sheet, 300);
    }

    @Test
    void recognisedWordsBehindTheTextOfTheirPageAreCountedFromThePagesStart() throws IOException {
        String own = "Written by a machine, with one word.";
        RecordedTree.Doc doc = ReadingFixture.read(
                        "digital.pdf", pdf(Optional.of(own)), new Recognition(Recognition.Mode.ALWAYS, List.of("eng")))
                .root();
        String page = pages(doc).getFirst();
        assertThat(page).contains(own);
        int after = page.indexOf(own) + own.length();
        assertThat(doc.words().getFirst().start()).isGreaterThan(after);
        checkWords(doc, 1, page.substring(after));
        assertThat(textOf(doc, doc.words().getFirst())).isEqualTo("Written");
    }

    @Test
    void aWordThatALimitHasCutIsNotMarked() throws IOException {
        byte[] pdf = pdf(Optional.empty(), firstScan());
        int cut = recognised("scan.pdf", pdf).text().indexOf("emptied") + 3;
        Limits usual = ReadingFixture.LIMITS;
        Limits brief = new Limits(60, 120, 10_000, 20, usual.expandedBytesMax(), cut, 100);
        RecordedTree.Doc doc = ReadingFixture.read(
                        "scan.pdf", pdf, brief, new Recognition(Recognition.Mode.AUTO, List.of("eng")))
                .root();
        assertThat(doc.reason()).isEqualTo(Reason.TEXT_LIMIT);
        assertThat(doc.text()).endsWith("emp");
        assertThat(doc.words()).extracting(word -> textOf(doc, word)).containsExactly("The", "warehouse", "was");
    }

    @Test
    void aPhotographWithoutWordsStaysAPicture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(scan(), "png", out);
        RecordedTree.Doc doc = recognised("white.png", out.toByteArray());
        assertThat(doc.verdict()).isEqualTo(Verdict.READ);
        assertThat(doc.reason()).isEqualTo(Reason.NO_TEXT);
    }

    private static List<Event> read(byte[] content, List<Event.Recognised> before) {
        List<Event> events = new ArrayList<>();
        Extract request = new Extract(
                1,
                NameBytes.of("scan.pdf"),
                content.length,
                Optional.empty(),
                ReadingFixture.LIMITS,
                new Recognition(Recognition.Mode.AUTO, List.of("eng")),
                Passwords.NONE,
                Optional.empty());
        new DocumentReader(temporary).read(new Evidence.InMemory(content), request, before, events::add);
        return events;
    }

    private static List<Event.Recognised> kept(List<Event> events) {
        return events.stream()
                .filter(Event.Recognised.class::isInstance)
                .map(Event.Recognised.class::cast)
                .toList();
    }

    private static List<Event> withoutKept(List<Event> events) {
        return events.stream()
                .filter(event -> !(event instanceof Event.Recognised))
                .toList();
    }

    @Test
    void aReadingThatBeginsAgainTakesThePagesOfTheOneBefore() throws IOException {
        byte[] pdf = pdf(Optional.of("A digital page"), firstScan(), secondScan(), scan("The last page"));
        List<Event> whole = read(pdf, List.of());
        List<Event.Recognised> kept = kept(whole);
        assertThat(kept).as("each page but the last, when the next one comes").hasSize(2);

        List<Event> again = read(pdf, kept);
        assertThat(withoutKept(again)).isEqualTo(withoutKept(whole));
        assertThat(kept(again)).as("nothing that is known is recognised again").isEmpty();

        // What is given back is what comes out: nothing was read beside it.
        Event.Recognised first = kept.getFirst();
        Event.Recognised changed =
                new Event.Recognised(first.key(), first.content().replace("warehouse", "lighthouse"));
        assertThat(changed).isNotEqualTo(first);
        assertThat(texts(read(pdf, List.of(changed)))).contains("lighthouse").doesNotContain("warehouse");
        Event.Recognised broken = new Event.Recognised(first.key(), "no page");
        assertThat(texts(read(pdf, List.of(broken)))).isEqualTo(texts(whole));
    }

    private static String texts(List<Event> events) {
        return events.stream()
                .filter(Event.Text.class::isInstance)
                .map(event -> ((Event.Text) event).chunk())
                .collect(Collectors.joining());
    }

    @Test
    void aDocumentOfOnePageKeepsNothing() throws IOException {
        assertThat(kept(read(pdf(Optional.empty(), firstScan()), List.of()))).isEmpty();
    }
}
