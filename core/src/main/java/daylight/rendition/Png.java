package daylight.rendition;

import daylight.extraction.PageAnswer.Picture;
import daylight.protocol.Drawing.Drawn;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
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
            writer.write(image(picture));
        } finally {
            writer.dispose();
        }
    }

    /// On the pixels as they are: a copy of a large page would need as much memory again.
    private static BufferedImage image(Picture picture) {
        Drawn drawn = picture.drawn();
        int channels = drawn.channels();
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferByte(picture.pixels(), picture.pixels().length),
                drawn.width(),
                drawn.height(),
                drawn.width() * channels,
                channels,
                IntStream.range(0, channels).toArray(),
                null);
        ColorSpace space = ColorSpace.getInstance(channels == Drawn.GREY ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        ColorModel colours = new ComponentColorModel(space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(colours, raster, false, null);
    }
}
