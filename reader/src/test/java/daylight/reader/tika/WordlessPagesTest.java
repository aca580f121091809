package daylight.reader.tika;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.Recognition;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDInlineImage;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDTilingPattern;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Pages that show words and hold none, by every way in which a PDF shows a picture.
class WordlessPagesTest {
    private static final PDRectangle A4 = PDRectangle.A4;
    private static final String SHOWN = "The warehouse was emptied on Friday night";

    /// One way to put something on a page.
    private record Way(String name, Painter painter) {
        @Override
        public String toString() {
            return name;
        }
    }

    @FunctionalInterface
    private interface Painter {
        void paint(PDDocument document, PDPage page) throws IOException;
    }

    static Stream<Way> ways() {
        return Stream.of(
                new Way("object", (document, page) -> content(document, page, pen -> full(pen, picture(document)))),
                new Way("inline", WordlessPagesTest::inline),
                new Way("pattern", WordlessPagesTest::pattern),
                new Way("deep form", WordlessPagesTest::deepForm),
                new Way("stamp", WordlessPagesTest::stamp),
                new Way("outlines", WordlessPagesTest::outlines),
                new Way("private letters", WordlessPagesTest::privateLetters),
                new Way("under a number", (document, page) -> {
                    content(document, page, pen -> full(pen, picture(document)));
                    type(document, page, "CONFIDENTIAL TO COUNSEL HV-000117", RenderingMode.FILL);
                }),
                new Way("in strips", WordlessPagesTest::strips));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aPageThatOnlyShowsItsWordsHasNoTextAndIsRecognised(Way way) throws IOException {
        byte[] pdf = pdf(way.painter());

        assertThat(ReadingFixture.read("a.pdf", pdf).root().outcome()).isEqualTo("partly_read/no_text");
        RecordedTree.Doc doc = recognised(pdf);
        assertThat(doc.text()).contains(SHOWN);
        assertThat(doc.outcome()).isEqualTo("read/none");
    }

    static Stream<Way> whole() {
        return Stream.of(
                new Way("nothing", (document, page) -> {}),
                new Way("a space", (document, page) -> type(document, page, " ", RenderingMode.FILL)),
                new Way(
                        "a frame",
                        (document, page) -> content(document, page, pen -> {
                            for (int i = 0; i < 30; i++) {
                                pen.addRect(50, 50 + 20 * i, 400, 20);
                                pen.stroke();
                            }
                        })),
                new Way("a path without end", (document, page) -> {
                    PDStream content = new PDStream(document);
                    raw(content.getCOSObject(), "0 0 1 1 re ".repeat(1_500_000) + "n");
                    page.setContents(content);
                }),
                new Way("a form's field", WordlessPagesTest::field),
                new Way("what a scanner read", (document, page) -> {
                    type(document, page, "A title of few words", RenderingMode.NEITHER);
                    content(document, page, pen -> full(pen, picture(document)));
                }),
                new Way("a text on a picture", (document, page) -> {
                    content(document, page, pen -> full(pen, picture(document)));
                    for (int i = 0; i < 8; i++) {
                        type(document, page, "Words of a brochure that is set on a photograph", RenderingMode.FILL);
                    }
                }),
                new Way("a text beside a picture", (document, page) -> {
                    content(document, page, pen -> pen.drawImage(picture(document), 50, 600, 200, 120));
                    type(document, page, "A caption", RenderingMode.FILL);
                }));
    }

    @ParameterizedTest
    @MethodSource("whole")
    void aPageThatHoldsItsWordsIsNotRecognised(Way way) throws IOException {
        byte[] pdf = pdf(way.painter());

        assertThat(ReadingFixture.read("a.pdf", pdf).root().outcome()).isEqualTo("read/none");
        assertThat(recognised(pdf).text()).doesNotContain("warehouse");
    }

    @Test
    void aDrawingInWhichNobodyFindsALetterIsNothingLost() throws IOException {
        byte[] pdf = pdf(
                (document, page) -> type(document, page, "A page of words", RenderingMode.FILL),
                (document, page) -> content(document, page, pen -> {
                    for (int i = 0; i < 12; i++) {
                        pen.moveTo(100, 100 + 50 * i);
                        pen.curveTo(110, 140 + 50 * i, 120, 100 + 50 * i, 130, 110 + 50 * i);
                        pen.stroke();
                    }
                }));

        assertThat(ReadingFixture.read("a.pdf", pdf).root().outcome()).isEqualTo("partly_read/no_text");
        assertThat(recognised(pdf).outcome()).isEqualTo("read/none");
    }

    private static RecordedTree.Doc recognised(byte[] pdf) {
        return ReadingFixture.read("a.pdf", pdf, new Recognition(Recognition.Mode.AUTO, List.of("eng")))
                .root();
    }

    private static byte[] pdf(Painter... painters) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (Painter painter : painters) {
                PDPage page = new PDPage(A4);
                page.setResources(new PDResources());
                document.addPage(page);
                painter.paint(document, page);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static BufferedImage scan(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SERIF, Font.PLAIN, 30));
        pen.setRenderingHint(
                java.awt.RenderingHints.KEY_TEXT_ANTIALIASING, java.awt.RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.drawString(SHOWN, 150, 200);
        pen.drawString("and the register was burnt in the yard.", 150, 255);
        pen.dispose();
        return image;
    }

    private static PDImageXObject picture(PDDocument document) throws IOException {
        return LosslessFactory.createFromImage(document, scan(1240, 1754));
    }

    @FunctionalInterface
    private interface Pen {
        void draw(PDPageContentStream pen) throws IOException;
    }

    private static void content(PDDocument document, PDPage page, Pen content) throws IOException {
        try (PDPageContentStream pen =
                new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
            content.draw(pen);
        }
    }

    private static void full(PDPageContentStream pen, PDImageXObject picture) throws IOException {
        pen.drawImage(picture, 0, 0, A4.getWidth(), A4.getHeight());
    }

    private static void type(PDDocument document, PDPage page, String words, RenderingMode mode) throws IOException {
        content(document, page, pen -> {
            pen.beginText();
            pen.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 9);
            pen.setRenderingMode(mode);
            pen.newLineAtOffset(300, 40);
            pen.showText(words);
            pen.endText();
        });
    }

    private static void inline(PDDocument document, PDPage page) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(scan(1240, 1754), "jpeg", jpeg);
        COSDictionary about = new COSDictionary();
        about.setInt(COSName.W, 1240);
        about.setInt(COSName.H, 1754);
        about.setInt(COSName.BPC, 8);
        about.setItem(COSName.CS, COSName.G);
        about.setItem(COSName.F, COSName.DCT_DECODE_ABBREVIATION);
        PDInlineImage image = new PDInlineImage(about, jpeg.toByteArray(), page.getResources());
        content(document, page, pen -> pen.drawImage(image, 0, 0, A4.getWidth(), A4.getHeight()));
    }

    private static void raw(COSStream stream, String operators) throws IOException {
        try (OutputStream out = stream.createOutputStream()) {
            out.write(operators.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static void pattern(PDDocument document, PDPage page) throws IOException {
        PDTilingPattern tiles = new PDTilingPattern();
        tiles.setPaintType(PDTilingPattern.PAINT_COLORED);
        tiles.setTilingType(PDTilingPattern.TILING_CONSTANT_SPACING);
        tiles.setBBox(A4);
        tiles.setXStep(A4.getWidth());
        tiles.setYStep(A4.getHeight());
        PDResources resources = new PDResources();
        COSName image = resources.add(picture(document));
        tiles.setResources(resources);
        raw((COSStream) tiles.getCOSObject(), "q 595 0 0 842 0 0 cm /" + image.getName() + " Do Q");
        COSName name = page.getResources().add(tiles);
        PDStream content = new PDStream(document);
        raw(content.getCOSObject(), "/Pattern cs /" + name.getName() + " scn 0 0 595 842 re f");
        page.setContents(content);
    }

    private static PDFormXObject form(PDDocument document, PDImageXObject image, int depth) throws IOException {
        PDFormXObject form = new PDFormXObject(document);
        form.setBBox(A4);
        form.setResources(new PDResources());
        String operators = depth == 0
                ? "q 595 0 0 842 0 0 cm /" + form.getResources().add(image).getName() + " Do Q"
                : "/"
                        + form.getResources()
                                .add(form(document, image, depth - 1))
                                .getName() + " Do";
        raw(form.getCOSObject(), operators);
        return form;
    }

    private static void deepForm(PDDocument document, PDPage page) throws IOException {
        PDFormXObject form = form(document, picture(document), 6);
        content(document, page, pen -> pen.drawForm(form));
    }

    private static void stamp(PDDocument document, PDPage page) throws IOException {
        PDAppearanceStream look = new PDAppearanceStream(document);
        look.setBBox(A4);
        look.setResources(new PDResources());
        COSName image = look.getResources().add(picture(document));
        raw(look.getCOSObject(), "q 595 0 0 842 0 0 cm /" + image.getName() + " Do Q");
        PDAppearanceDictionary looks = new PDAppearanceDictionary();
        looks.setNormalAppearance(look);
        PDAnnotationRubberStamp stamp = new PDAnnotationRubberStamp();
        stamp.setRectangle(A4);
        stamp.setAppearance(looks);
        stamp.setPrinted(true);
        page.setAnnotations(List.of(stamp));
    }

    /// A field whose marks are a dozen round shapes.
    private static void field(PDDocument document, PDPage page) throws IOException {
        PDAppearanceStream look = new PDAppearanceStream(document);
        look.setBBox(A4);
        look.setResources(new PDResources());
        raw(
                look.getCOSObject(),
                "100 100 m 110 140 120 100 130 110 c 100 200 m 110 240 120 200 130 210 c S ".repeat(6));
        PDAppearanceDictionary looks = new PDAppearanceDictionary();
        looks.setNormalAppearance(look);
        PDAnnotationWidget field = new PDAnnotationWidget();
        field.setRectangle(A4);
        field.setAppearance(looks);
        field.setPrinted(true);
        page.setAnnotations(List.of(field));
    }

    private static void strips(PDDocument document, PDPage page) throws IOException {
        BufferedImage scan = scan(1240, 1754);
        type(document, page, "HV-000118", RenderingMode.FILL);
        for (int strip = 0; strip < 10; strip++) {
            BufferedImage part = scan.getSubimage(0, strip * 175, 1240, 175);
            PDImageXObject image = LosslessFactory.createFromImage(document, part);
            float high = A4.getHeight() / 10;
            float y = A4.getHeight() - (strip + 1) * high;
            content(document, page, pen -> pen.drawImage(image, 0, y, A4.getWidth(), high));
        }
    }

    /// Its font says of each letter that it is one of the private ones of Unicode.
    private static void privateLetters(PDDocument document, PDPage page) throws IOException {
        StringBuilder map = new StringBuilder("begincmap 1 begincodespacerange <00> <ff> endcodespacerange ");
        map.append("1 beginbfrange <21> <7e> <e021> endbfrange endcmap");
        PDStream table = new PDStream(document);
        raw(table.getCOSObject(), map.toString());
        PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
        font.getCOSObject().setItem(COSName.TO_UNICODE, table);
        content(document, page, pen -> {
            pen.beginText();
            pen.setFont(font, 14);
            pen.newLineAtOffset(60, 700);
            pen.showText(SHOWN);
            pen.endText();
        });
    }

    private static void outlines(PDDocument document, PDPage page) throws IOException {
        BufferedImage any = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        Shape letters = new Font(Font.SERIF, Font.PLAIN, 14)
                .createGlyphVector(any.createGraphics().getFontRenderContext(), SHOWN)
                .getOutline(60, -700);
        StringBuilder operators = new StringBuilder();
        double[] at = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator path = letters.getPathIterator(null); !path.isDone(); path.next()) {
            switch (path.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> operators.append(numbers(at, 2)).append("m\n");
                case PathIterator.SEG_LINETO -> operators.append(numbers(at, 2)).append("l\n");
                case PathIterator.SEG_QUADTO -> {
                    double[] cubic = {
                        x + 2 * (at[0] - x) / 3,
                        y + 2 * (at[1] - y) / 3,
                        at[2] + 2 * (at[0] - at[2]) / 3,
                        at[3] + 2 * (at[1] - at[3]) / 3,
                        at[2],
                        at[3]
                    };
                    operators.append(numbers(cubic, 6)).append("c\n");
                    at[0] = at[2];
                    at[1] = at[3];
                }
                case PathIterator.SEG_CUBICTO -> {
                    operators.append(numbers(at, 6)).append("c\n");
                    at[0] = at[4];
                    at[1] = at[5];
                }
                default -> operators.append("h\n");
            }
            x = at[0];
            y = at[1];
        }
        PDStream content = new PDStream(document);
        raw(content.getCOSObject(), operators + "f");
        page.setContents(content);
    }

    /// Upwards, as a PDF counts.
    private static String numbers(double[] values, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(String.format(Locale.ROOT, "%.3f ", i % 2 == 0 ? values[i] : -values[i]));
        }
        return text.toString();
    }
}
