package daylight.reader.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.Draw.WantedPage;
import daylight.protocol.Drawing;
import daylight.protocol.Drawing.Drawn;
import daylight.protocol.Limits;
import daylight.protocol.NoDrawing;
import daylight.protocol.Passwords;
import daylight.reader.DrawnPage;
import daylight.reader.ReadingFixture;
import daylight.reader.Zips;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages of PDFs, as a worker draws them.
class DrawingTest {
    private static final String PASSWORD = "öffne dich";

    /// Changes a page after its line was written.
    @FunctionalInterface
    interface Change {
        void to(PDDocument document, PDPage page) throws IOException;
    }

    private static byte[] pdf(Change change) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A5);
            document.addPage(page);
            write(document, page, Matrix.getTranslateInstance(60, 400), "Warehouse seven, gate 4");
            change.to(document, page);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void write(PDDocument document, PDPage page, Matrix at, String words) throws IOException {
        write(document, page, at, words, new PDType1Font(Standard14Fonts.FontName.HELVETICA));
    }

    private static void write(PDDocument document, PDPage page, Matrix at, String words, PDFont font)
            throws IOException {
        try (PDPageContentStream pen =
                new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, false)) {
            pen.beginText();
            pen.setFont(font, 14);
            pen.setTextMatrix(at);
            pen.showText(words);
            pen.endText();
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WantedPage wanted(byte[] document, int page) {
        return new WantedPage(hash(document), document.length, page, 150);
    }

    private static DrawnPage draw(byte[] document, int page) {
        return ReadingFixture.draw("made.pdf", document, wanted(document, page), Passwords.NONE, ReadingFixture.LIMITS);
    }

    private static DrawnPage inside(String name, byte[] original, byte[] document) {
        return ReadingFixture.draw(name, original, wanted(document, 1), Passwords.NONE, ReadingFixture.LIMITS);
    }

    private static void assertWordsStandOnTheirInk(DrawnPage page, String... words) {
        assertThat(page.texts()).containsExactly(words);
        assertWordsStandOnTheirInk(page);
    }

    private static void assertWordsStandOnTheirInk(DrawnPage page) {
        page.words()
                .forEach(
                        word -> assertThat(page.inkOf(word)).as(word.toString()).isGreaterThan(2));
        assertThat(page.inkElsewhere()).as("ink that is no word's").isZero();
    }

    @Test
    void aWordsPlaceHasItsInkAndTheMarginHasNone() throws IOException {
        DrawnPage page = draw(pdf((_, _) -> {}), 1);
        assertThat(page.drawn()).isEqualTo(new Drawn(1, 1, 874, 1240, 150, Drawn.GREY, false, false));
        assertWordsStandOnTheirInk(page, "Warehouse", "seven,", "gate", "4");
        assertThat(page.words()).isSortedAccordingTo(java.util.Comparator.comparing(Drawing.Placed::left));
    }

    @ParameterizedTest
    @ValueSource(ints = {90, 180, 270})
    void aTurnedPageIsTurnedWithItsWords(int rotation) throws IOException {
        DrawnPage page = draw(pdf((_, made) -> made.setRotation(rotation)), 1);
        assertThat(page.drawn().width()).isEqualTo(rotation == 180 ? 874 : 1240);
        // PDFBox parts words of turned text where letters stand close, in the text layer too.
        assertThat(String.join("", page.texts())).isEqualTo("Warehouseseven,gate4");
        assertWordsStandOnTheirInk(page);
    }

    @Test
    void aCroppedPageShowsWhatIsLeft() throws IOException {
        DrawnPage page = draw(
                pdf((document, made) -> {
                    write(document, made, Matrix.getTranslateInstance(60, 100), "cut away");
                    made.setCropBox(new PDRectangle(40, 350, 300, 100));
                }),
                1);
        assertThat(page.drawn().width()).isEqualTo(625);
        assertThat(page.drawn().height()).isEqualTo(208);
        assertWordsStandOnTheirInk(page, "Warehouse", "seven,", "gate", "4");
    }

    @Test
    void slantedTextHasPlacesAroundIt() throws IOException {
        DrawnPage page = draw(
                pdf((document, made) ->
                        write(document, made, Matrix.getRotateInstance(Math.toRadians(30), 100, 100), "slanted")),
                1);
        assertThat(page.texts()).contains("slanted");
        assertThat(page.inkElsewhere()).isZero();
    }

    @Test
    void coloursStayAndResolutionIsAsWanted() throws IOException {
        byte[] red = pdf((document, made) -> {
            try (PDPageContentStream pen =
                    new PDPageContentStream(document, made, PDPageContentStream.AppendMode.APPEND, false)) {
                pen.setNonStrokingColor(1f, 0f, 0f);
                pen.addRect(0, 0, 100, 100);
                pen.fill();
            }
        });
        DrawnPage page = ReadingFixture.draw(
                "red.pdf", red, new WantedPage(hash(red), red.length, 1, 72), Passwords.NONE, ReadingFixture.LIMITS);
        assertThat(page.drawn().channels()).isEqualTo(Drawn.COLOUR);
        assertThat(page.drawn().width()).isEqualTo(419);
        int last = ((page.drawn().height() - 1) * page.drawn().width()) * Drawn.COLOUR;
        assertThat(page.pixels()[last]).isEqualTo((byte) 255);
        assertThat(page.pixels()[last + 1]).isZero();
        assertThat(page.pixels()[last + 2]).isZero();
    }

    @Test
    void aPageThatIsNotThereIsSaidToBeNone() throws IOException {
        DrawnPage page = draw(pdf((document, _) -> document.addPage(new PDPage())), 3);
        assertThat(page.none()).contains(new Drawing.NotDrawn(NoDrawing.NO_SUCH_PAGE, 2));
        assertThat(draw(pdf((document, _) -> document.addPage(new PDPage())), 2)
                        .drawn()
                        .pages())
                .isEqualTo(2);
    }

    @Test
    void aPdfInAZipInAMailIsFound() throws IOException {
        byte[] pdf = pdf((_, _) -> {});
        byte[] zip = new Zips()
                .with("first.txt", "x".repeat(pdf.length))
                .with("papers/contract.pdf", pdf)
                .with("again.pdf", pdf)
                .bytes();
        String mail = String.join(
                "\r\n",
                "From: a@example.org",
                "To: b@example.org",
                "Subject: papers",
                "MIME-Version: 1.0",
                "Content-Type: multipart/mixed; boundary=XX",
                "",
                "--XX",
                "Content-Type: text/plain",
                "",
                "Attached.",
                "--XX",
                "Content-Type: application/zip; name=papers.zip",
                "Content-Disposition: attachment; filename=papers.zip",
                "Content-Transfer-Encoding: base64",
                "",
                Base64.getMimeEncoder().encodeToString(zip),
                "--XX--",
                "");
        assertWordsStandOnTheirInk(
                inside("papers.eml", mail.getBytes(StandardCharsets.US_ASCII), pdf),
                "Warehouse",
                "seven,",
                "gate",
                "4");
    }

    @Test
    void whatIsNotInsideIsNotFoundAndATextHasNoPages() throws IOException {
        byte[] pdf = pdf((_, _) -> {});
        byte[] zip = new Zips().with("a.txt", "words").bytes();
        assertThat(inside("a.zip", zip, pdf).none()).contains(new Drawing.NotDrawn(NoDrawing.NOT_FOUND, 0));
        byte[] text = "words".getBytes(StandardCharsets.UTF_8);
        assertThat(inside("a.zip", zip, text).none()).contains(new Drawing.NotDrawn(NoDrawing.NO_PAGES, 0));
        assertThat(draw(text, 1).none()).contains(new Drawing.NotDrawn(NoDrawing.NO_PAGES, 0));
        assertThat(draw(new byte[0], 1).none()).contains(new Drawing.NotDrawn(NoDrawing.NO_PAGES, 0));
        byte[] broken = "%PDF-1.7\nnothing of it".getBytes(StandardCharsets.US_ASCII);
        assertThat(draw(broken, 1).none()).contains(new Drawing.NotDrawn(NoDrawing.UNDRAWABLE, 0));
    }

    @Test
    void aLockedPdfIsDrawnWithItsPasswordOnly() throws IOException {
        byte[] pdf = pdf((document, _) -> {
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", PASSWORD, new AccessPermission());
            policy.setEncryptionKeyLength(256);
            document.protect(policy);
        });
        Passwords right = new Passwords(List.of("wrong", PASSWORD));
        assertWordsStandOnTheirInk(
                ReadingFixture.draw("a.pdf", pdf, wanted(pdf, 1), right, ReadingFixture.LIMITS),
                "Warehouse",
                "seven,",
                "gate",
                "4");
        for (Passwords useless : List.of(Passwords.NONE, new Passwords(List.of("wrong")))) {
            assertThat(ReadingFixture.draw("a.pdf", pdf, wanted(pdf, 1), useless, ReadingFixture.LIMITS)
                            .none())
                    .contains(new Drawing.NotDrawn(NoDrawing.LOCKED, 0));
        }
        byte[] zip = new Zips().with("a.pdf", pdf).bytes();
        assertThat(ReadingFixture.draw("a.zip", zip, wanted(pdf, 1), right, ReadingFixture.LIMITS)
                        .texts())
                .contains("Warehouse");
    }

    @Test
    void aPageOfEnormousSizeIsDrawnSmaller() throws IOException {
        for (PDRectangle size : List.of(
                new PDRectangle(2_000_000, 1_000_000),
                new PDRectangle(1e9f, 1),
                new PDRectangle(1, 3e8f),
                new PDRectangle(0, 0))) {
            Drawn drawn = draw(pdf((_, page) -> page.setMediaBox(size)), 1).drawn();
            assertThat((long) drawn.width() * drawn.height())
                    .as(size.toString())
                    .isPositive()
                    .isLessThanOrEqualTo(Drawn.PIXELS_MAX);
        }
    }

    /// Each form shows the next one ten times: more drawing than there is time in the world.
    @Test
    void formsWithoutEndAreStoppedAtTheLimit() throws IOException {
        byte[] pdf = pdf((document, page) -> {
            COSDictionary next = new COSDictionary();
            for (int depth = 0; depth < 14; depth++) {
                COSStream form = document.getDocument().createCOSStream();
                form.setItem(COSName.TYPE, COSName.XOBJECT);
                form.setItem(COSName.SUBTYPE, COSName.FORM);
                COSArray box = new COSArray();
                for (int side : new int[] {0, 0, 400, 400}) {
                    box.add(COSInteger.get(side));
                }
                form.setItem(COSName.BBOX, box);
                form.setItem(COSName.RESOURCES, next);
                try (var out = form.createOutputStream()) {
                    String content = depth == 0 ? "0 0 9 9 re f\n" : "/N Do\n".repeat(10);
                    out.write(content.getBytes(StandardCharsets.US_ASCII));
                }
                COSDictionary objects = new COSDictionary();
                objects.setItem("N", form);
                next = new COSDictionary();
                next.setItem(COSName.XOBJECT, objects);
            }
            page.getCOSObject().setItem(COSName.RESOURCES, next);
            COSStream content = document.getDocument().createCOSStream();
            try (var out = content.createOutputStream()) {
                out.write("/N Do\n".getBytes(StandardCharsets.US_ASCII));
            }
            page.getCOSObject().setItem(COSName.CONTENTS, content);
        });
        Limits brief = new Limits(2, 20, 10_000, 20, 2L << 30, 50_000_000L, 20_000);
        DrawnPage page = ReadingFixture.draw("loop.pdf", pdf, wanted(pdf, 1), Passwords.NONE, brief);
        assertThat(page.none()).contains(new Drawing.NotDrawn(NoDrawing.LIMIT, 0));
    }

    @Test
    void aFontThatIsNotCarriedIsReplacedAndSaidSo() throws IOException {
        long since = System.currentTimeMillis();
        byte[] pdf = pdf((document, page) -> {
            COSDictionary font = new COSDictionary();
            font.setItem(COSName.TYPE, COSName.FONT);
            font.setItem(COSName.SUBTYPE, COSName.TRUE_TYPE);
            font.setName(COSName.BASE_FONT, "KashgarSerif");
            font.setName(COSName.ENCODING, "WinAnsiEncoding");
            page.getResources().getCOSObject().getCOSDictionary(COSName.FONT).setItem("F1", font);
        });
        DrawnPage page = draw(pdf, 1);
        assertWordsStandOnTheirInk(page, "Warehouse", "seven,", "gate", "4");
        assertThat(page.drawn().otherFonts()).isTrue();
        assertThat(draw(pdf((_, _) -> {}), 1).drawn().otherFonts()).isFalse();
        for (String property : List.of("user.home", "java.io.tmpdir")) {
            File cache = new File(System.getProperty(property), ".pdfbox.cache");
            assertThat(cache.lastModified()).as("a list of the machine's fonts").isLessThan(since);
        }
    }

    @Test
    void nothingIsSaidOfDocumentsOnTheWay() throws IOException {
        byte[] pdf = pdf((_, _) -> {});
        Optional<Drawing.NotDrawn> none = inside(
                        "a.pdf", pdf, "x".repeat(pdf.length).getBytes(StandardCharsets.UTF_8))
                .none();
        assertThat(none).contains(new Drawing.NotDrawn(NoDrawing.NOT_FOUND, 0));
    }
}
