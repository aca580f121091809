package daylight.reader.drawing;

import daylight.protocol.Draw.WantedPage;
import daylight.protocol.Drawing;
import daylight.protocol.Drawing.Drawn;
import daylight.protocol.NoDrawing;
import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// The pictures of an image file, each a page: as they are, and turned by nothing, so that what
/// recognition found in them lies where it was found. Only those that are too large are taken in at a
/// half or a third of their size.
final class PictureFile {
    private static final int DPI_MIN = 70;
    private static final int DPI_MAX = 600;

    /// The longer side of A4, which most scans are.
    private static final double USUAL_INCHES = 11.69;

    private PictureFile() {}

    static Optional<Drawing.NotDrawn> draw(Evidence evidence, WantedPage page, Consumer<Drawing> out)
            throws IOException {
        ImageIO.setUseCache(false);
        try (InputStream bytes = evidence.open();
                ImageInputStream in = ImageIO.createImageInputStream(bytes)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.of(new Drawing.NotDrawn(NoDrawing.UNDRAWABLE, 0));
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return draw(reader, page, out);
            } finally {
                reader.dispose();
            }
        }
    }

    private static Optional<Drawing.NotDrawn> draw(ImageReader reader, WantedPage page, Consumer<Drawing> out)
            throws IOException {
        int pages = reader.getNumImages(true);
        if (page.number() > pages) {
            return Pages.noSuchPage(pages);
        }
        int index = page.number() - 1;
        int step = step(reader.getWidth(index), reader.getHeight(index));
        ImageReadParam how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        RawPicture picture = RawPicture.of(reader.read(index, how));
        long longer = Math.max(picture.width(), picture.height());
        int dpi = (int) Math.clamp(Math.round(longer / USUAL_INCHES), DPI_MIN, DPI_MAX);
        picture.send(new RawPicture.Caption(pages, page.number(), dpi, false, false), out);
        return Optional.empty();
    }

    /// Every how manieth pixel is taken so that the picture is not too large.
    private static int step(int width, int height) {
        int step = 1;
        while (taken(width, step) * taken(height, step) > Drawn.PIXELS_MAX) {
            step++;
        }
        return step;
    }

    private static long taken(int side, int step) {
        return (side + step - 1L) / step;
    }
}
