package daylight.reader.tika;

import daylight.reader.ground.Evidence;
import daylight.reader.ocr.PageImage;
import daylight.reader.pdf.LargestPicture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/// Grey pictures of pages: of a PDF, drawn; of an image file, as they are. All of bounded size.
final class PageImages {
    static final int DPI = 300;

    private static final float POINTS_PER_INCH = 72;

    /// An A2 page at 300 dpi, 35 MB in grey; larger ones are drawn smaller.
    private static final long PIXELS_MAX = 35_000_000L;

    /// A picture inside a page is decoded in colour. Beyond this it is taken in at half or less its size.
    private static final long PICTURE_PIXELS_MAX = 40_000_000L;

    /// Icons, rules and tracking dots hold no line of text.
    private static final int SIDE_PIXELS_MIN = 40;

    private static final int DPI_MIN = 70;
    private static final int DPI_MAX = 600;

    /// The longer side of A4, which most scans are.
    private static final double USUAL_INCHES = 11.69;

    private PageImages() {}

    static PageImage ofPage(PDFRenderer renderer, PDPage page, int index) throws IOException {
        PDRectangle box = page.getCropBox();
        double inches = box.getWidth() / POINTS_PER_INCH * (box.getHeight() / POINTS_PER_INCH);
        int dpi = (int) Math.clamp(Math.sqrt(PIXELS_MAX / Math.max(inches, 1e-6)), 1, DPI);
        renderer.setSubsamplingAllowed(LargestPicture.pixels(page.getResources()) > PICTURE_PIXELS_MAX);
        return PageImage.of(renderer.renderImageWithDPI(index, dpi, ImageType.GRAY), dpi);
    }

    /// What is done with each picture of a file.
    @FunctionalInterface
    interface Use {
        /// @param number of the picture in its file, from 1
        void use(int number, PageImage image) throws IOException;
    }

    /// Every picture of an image file that is large enough for text, in order.
    ///
    /// @return how many pictures the file has; 0 where no reader here knows it
    static int ofFile(Evidence evidence, int picturesMax, Use use) throws IOException {
        ImageIO.setUseCache(false);
        try (InputStream bytes = evidence.open();
                ImageInputStream in = ImageIO.createImageInputStream(bytes)) {
            Optional<ImageReader> found = reader(in);
            if (found.isEmpty()) {
                return 0;
            }
            ImageReader reader = found.get();
            try {
                reader.setInput(in);
                int count = Math.min(reader.getNumImages(true), picturesMax);
                for (int i = 0; i < count; i++) {
                    if (reader.getWidth(i) >= SIDE_PIXELS_MIN && reader.getHeight(i) >= SIDE_PIXELS_MIN) {
                        use.use(i + 1, read(reader, i));
                    }
                }
                return count;
            } finally {
                reader.dispose();
            }
        }
    }

    private static Optional<ImageReader> reader(ImageInputStream in) {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        return readers.hasNext() ? Optional.of(readers.next()) : Optional.empty();
    }

    private static PageImage read(ImageReader reader, int index) throws IOException {
        int width = reader.getWidth(index);
        int height = reader.getHeight(index);
        int step = (int) Math.ceil(Math.sqrt((double) width * height / PICTURE_PIXELS_MAX));
        ImageReadParam how = reader.getDefaultReadParam();
        how.setSourceSubsampling(Math.max(1, step), Math.max(1, step), 0, 0);
        BufferedImage image = reader.read(index, how);
        int longer = Math.max(image.getWidth(), image.getHeight());
        return PageImage.of(image, Math.clamp(Math.round(longer / USUAL_INCHES), DPI_MIN, DPI_MAX));
    }
}
