package daylight.house.acceptance;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.AttributedString;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;

/// Files whose pages are not drawn as they were read, and one that hides a word in many places.
final class MadeScans {
    static final String CROPPED = "cropped.pdf";
    static final String PAGES = "pages.tif";
    static final String UYGHUR = "uyghur.png";
    static final String CHINESE = "chinese.png";
    static final String MARKED = "marked.pdf";

    /// Put together at run time: no file of the project holds it.
    static final String MARK = String.join("", "qorv", "expl", "anatiz");

    private static final String NASKH = "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf";
    private static final String CJK = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

    private MadeScans() {}

    static boolean hasFonts() {
        return Files.isReadable(Path.of(NASKH)) && Files.isReadable(Path.of(CJK));
    }

    static void writeTo(Path folder) throws IOException {
        cropped(folder.resolve(CROPPED));
        pages(folder.resolve(PAGES));
        marked(folder.resolve(MARKED));
        if (hasFonts()) {
            Font naskh = font(NASKH, "");
            Font cjk = font(CJK, "Noto Sans CJK SC");
            BufferedImage uyghur = printed(
                    1240,
                    900,
                    naskh.deriveFont(44f),
                    true,
                    "شىنجاڭ ئۇيغۇر ئاپتونوم رايونى",
                    "ھەممە ئادەم زاتىدىنلا ئەركىن",
                    "ئىززەت ھۆرمەت ۋە ھوقۇقتا باپباراۋەر",
                    "بولۇپ تۇغۇلغان");
            ImageIO.write(uyghur, "png", folder.resolve(UYGHUR).toFile());
            BufferedImage chinese = printed(
                    1240,
                    1000,
                    cjk.deriveFont(44f),
                    false,
                    "新疆维吾尔自治区人民政府关于工作的通知",
                    "人人生而自由，在尊严和权利上一律平等。",
                    "他们赋有理性和良心，并应以兄弟关系的",
                    "精神互相对待。人人有资格享有本宣言所",
                    "载的一切权利和自由，不分种族、肤色、",
                    "性别、语言、宗教、政治或其他见解。",
                    "任何人不得加以任意逮捕、拘禁或放逐。");
            ImageIO.write(chinese, "png", folder.resolve(CHINESE).toFile());
        }
    }

    private static Font font(String file, String name) throws IOException {
        try {
            for (Font font : Font.createFonts(new File(file))) {
                if (name.isEmpty() || font.getFontName(Locale.ROOT).startsWith(name)) {
                    return font;
                }
            }
        } catch (java.awt.FontFormatException e) {
            throw new IOException(file, e);
        }
        throw new IOException(file + " has no font " + name);
    }

    private static BufferedImage printed(int width, int height, Font font, boolean isRightToLeft, String... lines) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.BLACK);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        float margin = font.getSize2D() * 2;
        float y = margin;
        for (String line : lines) {
            y += font.getSize2D() * 1.6f;
            TextLayout layout = new TextLayout(
                    new AttributedString(
                                    line,
                                    Map.of(
                                            TextAttribute.FONT,
                                            font,
                                            TextAttribute.RUN_DIRECTION,
                                            isRightToLeft
                                                    ? TextAttribute.RUN_DIRECTION_RTL
                                                    : TextAttribute.RUN_DIRECTION_LTR))
                            .getIterator(),
                    pen.getFontRenderContext());
            layout.draw(pen, isRightToLeft ? width - margin - layout.getAdvance() : margin, y);
        }
        pen.dispose();
        return image;
    }

    /// A page of which a scan fills more than is shown, and that is turned to be read.
    private static void cropped(Path file) throws IOException {
        BufferedImage scan = printed(
                1654,
                2339,
                new Font(Font.SANS_SERIF, Font.PLAIN, 40),
                false,
                "The register of the town was kept in the school.",
                "On Monday the clerk came for the list of families,",
                "and nobody asked him who had sent him or why.",
                "The cellar was locked and the key was with the guard.");
        BufferedImage lying = new BufferedImage(2339, 1654, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = lying.createGraphics();
        pen.translate(0, 1654);
        pen.rotate(-Math.PI / 2);
        pen.drawImage(scan, 0, 0, null);
        pen.dispose();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(0, 0, 1000, 700));
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(LosslessFactory.createFromImage(document, lying), 100, 50, 842, 595.4f);
            }
            page.setCropBox(new PDRectangle(100, 50, 500, 595));
            page.setRotation(90);
            document.save(file.toFile());
        }
    }

    private static void pages(Path file) throws IOException {
        Font small = new Font(Font.SANS_SERIF, Font.PLAIN, 40);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (BufferedImage page : List.of(
                    printed(1654, 1200, small, false, "The register of the town was kept here.", "Nobody asked."),
                    printed(36, 30, small, false),
                    printed(
                            5_000,
                            7_200,
                            small.deriveFont(120f),
                            false,
                            "The cellar was locked and the key was gone.",
                            "On Monday the clerk came for the list."))) {
                writer.writeToSequence(new IIOImage(page, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    /// The mark stands in the description, in XMP, a script, a remark, an attribute and in white letters.
    private static void marked(Path file) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDDocumentInformation about = new PDDocumentInformation();
            about.setTitle(MARK);
            about.setAuthor(MARK);
            about.setProducer(MARK);
            about.setCustomMetadataValue("Source", MARK);
            document.setDocumentInformation(about);
            String xmp = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
                    + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description"
                    + " xmlns:dc='http://purl.org/dc/elements/1.1/' dc:source='" + MARK + "'/></rdf:RDF></x:xmpmeta>";
            document.getDocumentCatalog()
                    .setMetadata(
                            new PDMetadata(document, new ByteArrayInputStream(xmp.getBytes(StandardCharsets.UTF_8))));
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("var a = '" + MARK + "';"));
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDAnnotationText remark = new PDAnnotationText();
            remark.setContents(MARK);
            remark.setHidden(true);
            remark.setRectangle(new PDRectangle(50, 50, 20, 20));
            page.getAnnotations().add(remark);
            PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(font, 14);
                content.newLineAtOffset(72, 700);
                content.showText("What everybody may read.");
                content.setNonStrokingColor(Color.WHITE);
                content.newLineAtOffset(0, -40);
                content.showText(MARK + " in white letters");
                content.endText();
            }
            document.save(file.toFile());
        }
    }
}
