package daylight.reader.drawing;

import daylight.protocol.Draw.WantedPage;
import daylight.protocol.Drawing;
import daylight.protocol.Drawing.Drawn;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.Reading;
import daylight.reader.pdf.LargestPicture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;

/// A page of a PDF, drawn as it is shown on a screen, in colour; and its words.
final class PdfPage {
    private static final float POINTS_PER_INCH = 72;

    /// A picture inside a page is decoded in colour. Beyond this it is taken in at half or less its size.
    private static final long PICTURE_PIXELS_MAX = 40_000_000L;

    /// A little below the limit, so that rounding does not lead over it.
    private static final double PIXELS_MAX = Drawn.PIXELS_MAX * 0.9999;

    private final Evidence evidence;
    private final Reading reading;
    private final CarriedFonts fonts;

    PdfPage(Evidence evidence, Reading reading, CarriedFonts fonts) {
        this.evidence = evidence;
        this.reading = reading;
        this.fonts = fonts;
    }

    Optional<Drawing.NotDrawn> draw(WantedPage wanted, Consumer<Drawing> out) throws IOException {
        try (PDDocument document = load()) {
            int pages = document.getNumberOfPages();
            if (wanted.number() > pages) {
                return Pages.noSuchPage(pages);
            }
            PDPage page = document.getPage(wanted.number() - 1);
            float scale = scale(page.getCropBox(), wanted.dpi());
            WatchedRenderer renderer = new WatchedRenderer(document, reading);
            renderer.setSubsamplingAllowed(LargestPicture.pixels(page.getResources()) > PICTURE_PIXELS_MAX);
            fonts.forget();
            BufferedImage drawn = renderer.renderImage(wanted.number() - 1, scale, ImageType.RGB);
            RawPicture picture = RawPicture.of(drawn);
            int dpi = Math.max(1, Math.round(scale * POINTS_PER_INCH));
            picture.send(
                    new RawPicture.Caption(
                            pages, wanted.number(), dpi, fonts.haveReplaced(), renderer.hasLeftSomethingOut()),
                    out);
            PlacedWords words = new PlacedWords(page, scale, picture, reading, out);
            // The picture is there already; without its words it is still worth a look.
            Hostile.thrownBy(() -> words.of(document, wanted.number()));
            return Optional.empty();
        }
    }

    private PDDocument load() throws IOException {
        return switch (evidence) {
            case Evidence.InMemory memory -> Loader.loadPDF(memory.content());
            case Evidence.InFile file -> Loader.loadPDF(file.path().toFile(), IOUtils.createTempFileOnlyStreamCache());
        };
    }

    /// Pixels to the point: as wanted, or less where the picture would be too large.
    static float scale(PDRectangle box, int dpi) {
        double width = Math.max(box.getWidth(), 1e-3);
        double height = Math.max(box.getHeight(), 1e-3);
        double scale = Math.min(dpi / (double) POINTS_PER_INCH, Math.sqrt(PIXELS_MAX / (width * height)));
        // Of a page that is all length, the shorter side is one pixel wide and not less.
        scale = Math.min(scale, PIXELS_MAX / Math.max(width, height));
        return (float) scale;
    }
}
