package daylight.reader.tika;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.Reason;
import daylight.protocol.Recognition;
import daylight.protocol.Verdict;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;

/// Scans in PDFs and image files, with recognition and without.
class RecognitionTest {
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

    private static byte[] tiff(List<BufferedImage> pages) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(to);
            writer.prepareWriteSequence(null);
            for (BufferedImage page : pages) {
                writer.writeToSequence(new IIOImage(page, null, null), null);
            }
            writer.endWriteSequence();
        }
        writer.dispose();
        return out.toByteArray();
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
        RecordedTree.Doc doc = recognised("fax.tif", tiff(List.of(firstScan(), secondScan())));
        assertThat(pages(doc)).hasSize(2);
        assertThat(pages(doc).get(0)).contains("register was burnt");
        assertThat(pages(doc).get(1)).contains("paid in cash every month");
        assertThat(doc.verdict()).isEqualTo(Verdict.READ);
        assertThat(doc.reason()).isEqualTo(Reason.NONE);
    }

    @Test
    void aPhotographWithoutWordsStaysAPicture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(scan(), "png", out);
        RecordedTree.Doc doc = recognised("white.png", out.toByteArray());
        assertThat(doc.verdict()).isEqualTo(Verdict.READ);
        assertThat(doc.reason()).isEqualTo(Reason.NO_TEXT);
    }

    @Test
    void aPictureThatIsCutOffEndsAsItDoesWithoutRecognition() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(firstScan(), "png", out);
        byte[] whole = out.toByteArray();
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length / 3);
        RecordedTree.Doc doc = recognised("cut.png", cut);
        assertThat(doc.outcome())
                .isEqualTo(ReadingFixture.read("cut.png", cut).root().outcome());
    }
}
