package daylight.house.sample;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Letters drawn as outlines, from the Liberation Sans that PDFBox carries, so that no font of the
/// machine is used.
final class Lettering {
    private final TrueTypeFont font = parsed();

    static TrueTypeFont parsed() {
        try (InputStream in = liberationSans()) {
            return new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream liberationSans() {
        return Objects.requireNonNull(
                PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"));
    }

    /// Draws one line with its baseline at `y`.
    void draw(Graphics2D graphics, String text, double x, double y, double size) {
        try {
            double scale = size / font.getUnitsPerEm();
            double at = x;
            for (int letter : text.codePoints().toArray()) {
                int glyph = font.getUnicodeCmapLookup().getGlyphId(letter);
                var outline = font.getGlyph().getGlyph(glyph);
                if (outline != null) {
                    graphics.fill(
                            new AffineTransform(scale, 0, 0, -scale, at, y).createTransformedShape(outline.getPath()));
                }
                at += font.getAdvanceWidth(glyph) * scale;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
