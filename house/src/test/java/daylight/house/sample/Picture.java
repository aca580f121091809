package daylight.house.sample;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A picture that is drawn, dirtied and encoded without help from the platform's fonts or encoders.
final class Picture {
    /// A page tilted by about 0.9 degrees, as a hurried scan is: sine and cosine, written out
    /// because the platform's
    /// last digit may differ.
    private static final double TILT_SINE = 0.0157;

    private static final double TILT_COSINE = 0.99987675;
    /// A page of A4 at 150 dots per inch.
    private static final int PAGE_WIDTH = 1240;

    private static final int PAGE_HEIGHT = 1754;

    private final BufferedImage image;
    final Graphics2D graphics;
    private final Lettering lettering = new Lettering();

    Picture(int width, int height, Color ground) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(ground);
        graphics.fillRect(0, 0, width, height);
    }

    /// A scanned page: typed lines, tilted, speckled.
    static byte[] scan(List<String> lines, int seed) {
        var page = new Picture(PAGE_WIDTH, PAGE_HEIGHT, new Color(247, 247, 247));
        page.graphics.setTransform(new AffineTransform(TILT_COSINE, TILT_SINE, -TILT_SINE, TILT_COSINE, 14, -9));
        page.graphics.setColor(new Color(30, 30, 30));
        double y = 190;
        for (String line : lines) {
            page.write(line, 150, y, line.startsWith("    ") ? 30 : 25);
            y += 46;
        }
        page.speckle(1_400, seed);
        return page.jpeg(true, 110, new byte[0]);
    }

    Picture write(String text, double x, double y, double size) {
        lettering.draw(graphics, text, x, y, size);
        return this;
    }

    Picture box(int rgb, int x, int y, int width, int height) {
        graphics.setColor(new Color(rgb));
        graphics.fillRect(x, y, width, height);
        return this;
    }

    /// Dust: single dark pixels from a seeded generator (Park and Miller's).
    Picture speckle(int count, int seed) {
        long state = seed;
        for (int i = 0; i < count; i++) {
            state = state * 48_271 % 0x7fffffff;
            int x = (int) (state % image.getWidth());
            state = state * 48_271 % 0x7fffffff;
            image.setRGB(x, (int) (state % image.getHeight()), 0x707070);
        }
        return this;
    }

    byte[] jpeg(boolean grey, int quality, byte[] exif) {
        return new Jpeg(image.getWidth(), image.getHeight(), pixels(), grey, quality).bytes(exif);
    }

    /// A PNG of 16 greys with a comment in a text chunk. Source: W3C PNG, third edition.
    byte[] png(String comment) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        int stride = (image.getWidth() + 1) / 2 + 1;
        byte[] rows = new byte[stride * image.getHeight()];
        int[] pixels = pixels();
        for (int i = 0; i < pixels.length; i++) {
            int x = i % image.getWidth();
            int grey = (pixels[i] >> 8 & 0xff) >> 4;
            rows[i / image.getWidth() * stride + 1 + x / 2] |= (byte) (x % 2 == 0 ? grey << 4 : grey);
        }
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(image.getWidth())
                        .putInt(image.getHeight())
                        .put(new byte[] {4, 0, 0, 0, 0})
                        .array());
        chunk(out, "tEXt", ("Comment\0" + comment).getBytes(StandardCharsets.ISO_8859_1));
        chunk(out, "IDAT", zlib(rows));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private int[] pixels() {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static byte[] zlib(byte[] bytes) {
        byte[] stored = Tarball.stored(bytes);
        var sum = new java.util.zip.Adler32();
        sum.update(bytes);
        return ByteBuffer.allocate(stored.length + 6)
                .putShort((short) 0x7801)
                .put(stored)
                .putInt((int) sum.getValue())
                .array();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        byte[] named = ByteBuffer.allocate(content.length + 4)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(named);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) Zip.crc(named)).array());
    }
}
