package daylight.reader.drawing;

import daylight.protocol.Drawing;
import daylight.protocol.Drawing.Drawn;
import daylight.protocol.Drawing.Pixels;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.function.Consumer;

/// A drawn page on its way out: grey where nothing on it has a colour.
final class RawPicture {
    /// What is known of a page before its pixels go out.
    record Caption(int pages, int page, int dpi, boolean otherFonts, boolean incomplete) {}

    private final int width;
    private final int height;
    private final int[] pixels;

    private RawPicture(BufferedImage image) {
        this.width = image.getWidth();
        this.height = image.getHeight();
        this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /// A picture of any kind, on white where it is transparent.
    static RawPicture of(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_INT_RGB
                && ((DataBufferInt) image.getRaster().getDataBuffer()).getData().length
                        == image.getWidth() * image.getHeight()) {
            return new RawPicture(image);
        }
        BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = plain.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, plain.getWidth(), plain.getHeight());
        pen.drawImage(image, 0, 0, null);
        pen.dispose();
        return new RawPicture(plain);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    private boolean isGrey() {
        for (int pixel : pixels) {
            int green = pixel >> 8 & 0xff;
            if ((pixel >> 16 & 0xff) != green || (pixel & 0xff) != green) {
                return false;
            }
        }
        return true;
    }

    void send(Caption caption, Consumer<Drawing> out) {
        int channels = isGrey() ? Drawn.GREY : Drawn.COLOUR;
        out.accept(new Drawn(
                caption.pages(),
                caption.page(),
                width,
                height,
                caption.dpi(),
                channels,
                caption.otherFonts(),
                caption.incomplete()));
        byte[] piece = new byte[Pixels.BYTES_MAX / channels * channels];
        int filled = 0;
        for (int pixel : pixels) {
            if (channels == Drawn.COLOUR) {
                piece[filled++] = (byte) (pixel >> 16);
                piece[filled++] = (byte) (pixel >> 8);
            }
            piece[filled++] = (byte) pixel;
            if (filled == piece.length) {
                out.accept(new Pixels(piece));
                piece = new byte[piece.length];
                filled = 0;
            }
        }
        if (filled > 0) {
            out.accept(new Pixels(Arrays.copyOf(piece, filled)));
        }
    }
}
