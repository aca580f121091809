package daylight.rendition;

import daylight.extraction.PageAnswer.Picture;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;

/// Encodes raw pixels as a PNG (ISO/IEC 15948). What is in it comes from here and from the pixels: no
/// byte of any evidence.
final class Png {
    private Png() {}

    static void write(Picture picture, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(picture.image());
        } finally {
            writer.dispose();
        }
    }
}
