package daylight.extraction;

import daylight.protocol.Drawing;
import daylight.protocol.NoDrawing;
import daylight.protocol.Reason;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.List;
import java.util.stream.IntStream;

/// What came of the wish to see a page.
public sealed interface PageAnswer {
    /// The page.
    ///
    /// @param drawn  its measures; they fit
    /// @param pixels rows from top to bottom, each pixel with as many bytes as it has channels; not to
    ///               be changed
    /// @param words  of a digital page, in reading order, within the picture; none where it is a scan
    record Picture(Drawing.Drawn drawn, byte[] pixels, List<Drawing.Placed> words) implements PageAnswer {
        public Picture {
            words = List.copyOf(words);
        }

        /// On the pixels as they are: a copy of a large page would need as much memory again.
        public BufferedImage image() {
            int channels = drawn.channels();
            WritableRaster raster = Raster.createInterleavedRaster(
                    new DataBufferByte(pixels, pixels.length),
                    drawn.width(),
                    drawn.height(),
                    drawn.width() * channels,
                    channels,
                    IntStream.range(0, channels).toArray(),
                    null);
            ColorSpace space =
                    ColorSpace.getInstance(channels == Drawing.Drawn.GREY ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
            ColorModel colours =
                    new ComponentColorModel(space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
            return new BufferedImage(colours, raster, false, null);
        }
    }

    /// There is none to see.
    ///
    /// @param pages how many pages the document has; 0 where that is not known
    record None(NoDrawing reason, int pages) implements PageAnswer, HandedDocument {}

    /// The reader died of it or was stopped, or the original is not what it was.
    record Broken(Reason reason) implements PageAnswer, HandedDocument {}
}
