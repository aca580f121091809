package daylight.publication;

import daylight.extraction.PageAnswer.Picture;
import daylight.protocol.Drawing.Drawn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// A page's pixels as a picture of a PDF, in the form that takes least: black and white alone as bits; else
/// without loss where that is no larger, as of most pages that a program set, or as a JPEG, as of scans.
final class PictureCode {
    /// Small print stays as easy to read, at a fraction of what a scan takes without loss.
    private static final float JPEG_QUALITY = 0.8f;

    /// What the JPEG library of Java takes of a side; the format has a little more.
    private static final int JPEG_SIDE_MAX = 65_500;

    /// A row is told by how it differs from the row above (PNG, ISO/IEC 15948, 9.2).
    private static final int FILTER_UP = 2;

    private static final int BYTE_BITS = 8;
    private static final int WHITE = 255;

    private final Picture picture;
    private final int width;
    private final int height;
    private final int channels;
    private final int bits;

    private PictureCode(Picture picture) {
        this.picture = picture;
        this.width = picture.drawn().width();
        this.height = picture.drawn().height();
        this.channels = picture.drawn().channels();
        this.bits = isBlackAndWhite() ? 1 : BYTE_BITS;
    }

    /// Write the picture as the object of this number.
    static void write(Picture picture, PdfFile file, int number) throws IOException {
        new PictureCode(picture).write(file, number);
    }

    private void write(PdfFile file, int number) throws IOException {
        String entries = "/Type /XObject /Subtype /Image /Width " + width + " /Height " + height
                + " /BitsPerComponent " + bits + " /ColorSpace "
                + (channels == Drawn.GREY ? "/DeviceGray" : "/DeviceRGB");
        String exactly = entries + " " + PdfFile.DEFLATED + " /DecodeParms << /Predictor 12 /Colors " + channels
                + " /BitsPerComponent " + bits + " /Columns " + width + " >>";
        if (bits == 1 || Math.max(width, height) > JPEG_SIDE_MAX) {
            file.stream(number, exactly, this::deflate);
            return;
        }
        byte[] jpeg = jpeg();
        Optional<byte[]> exact = deflatedWithin(jpeg.length);
        if (exact.isPresent()) {
            file.stream(number, exactly, exact.get());
        } else {
            file.stream(number, entries + " /Filter /DCTDecode", jpeg);
        }
    }

    private boolean isBlackAndWhite() {
        if (channels != Drawn.GREY) {
            return false;
        }
        for (byte pixel : picture.pixels()) {
            int level = pixel & 0xff;
            if (level != 0 && level != WHITE) {
                return false;
            }
        }
        return true;
    }

    private byte[] jpeg() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(JPEG_QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture.image(), null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /// Takes so many bytes and no more.
    private static final class Bounded extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int max;

        Bounded(int max) {
            this.max = max;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] some, int from, int length) throws Full {
            if (length > max - bytes.size()) {
                throw new Full();
            }
            bytes.write(some, from, length);
        }
    }

    private static final class Full extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private Optional<byte[]> deflatedWithin(int max) throws IOException {
        Bounded out = new Bounded(max);
        try {
            deflate(out);
            return Optional.of(out.bytes.toByteArray());
        } catch (Full _) {
            return Optional.empty();
        }
    }

    private void deflate(OutputStream out) throws IOException {
        PdfFile.deflate(out, this::rows);
    }

    private void rows(OutputStream out) throws IOException {
        int bytes = bits == 1 ? (width + BYTE_BITS - 1) / BYTE_BITS : width * channels;
        byte[] above = new byte[bytes];
        byte[] told = new byte[1 + bytes];
        told[0] = FILTER_UP;
        for (int y = 0; y < height; y++) {
            byte[] row = row(y, bytes);
            for (int i = 0; i < bytes; i++) {
                told[1 + i] = (byte) (row[i] - above[i]);
            }
            out.write(told);
            above = row;
        }
    }

    private byte[] row(int y, int bytes) {
        byte[] row = new byte[bytes];
        if (bits == BYTE_BITS) {
            System.arraycopy(picture.pixels(), y * bytes, row, 0, bytes);
            return row;
        }
        for (int x = 0; x < width; x++) {
            if (picture.pixels()[y * width + x] != 0) {
                row[x / BYTE_BITS] |= (byte) (1 << BYTE_BITS - 1 - x % BYTE_BITS);
            }
        }
        return row;
    }
}
