package daylight.reader.drawing;

import java.awt.geom.Rectangle2D;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;

/// Where glyphs stand in the picture of a page: turned as the page is, pixels from its left upper corner.
final class GlyphPlaces {
    /// Parts of a font's size that letters reach above and below their line.
    private static final double ASCENT = 0.8;

    private static final double DESCENT = 0.25;

    /// Fonts made of drawings have no size that says anything.
    private static final double DRAWN_DESCENT = 0.1;

    private final double width;
    private final double height;
    private final int rotation;
    private final double scale;

    /// @param scale pixels to the point
    GlyphPlaces(PDPage page, double scale) {
        PDRectangle box = page.getCropBox();
        this.width = box.getWidth();
        this.height = box.getHeight();
        this.rotation = page.getRotation();
        this.scale = scale;
    }

    Rectangle2D of(TextPosition glyph) {
        Matrix matrix = glyph.getTextMatrix();
        double upX = matrix.getShearX();
        double upY = matrix.getScaleY();
        double em = Math.hypot(upX, upY);
        double ascent = em == 0 ? 0 : ASCENT;
        double descent = em == 0 ? 0 : DESCENT;
        if (em > 0 && glyph.getFont() instanceof PDType3Font) {
            ascent = glyph.getHeight() / em;
            descent = ascent * DRAWN_DESCENT;
        }
        double startX = matrix.getTranslateX();
        double startY = matrix.getTranslateY();
        double alongX = glyph.getEndX() - startX;
        double alongY = glyph.getEndY() - startY;
        if (glyph.getFont().isVertical()) {
            alongX = matrix.getScaleX();
            alongY = matrix.getShearY();
        }
        Rectangle2D box = corner(startX + ascent * upX, startY + ascent * upY);
        box.add(corner(startX - descent * upX, startY - descent * upY));
        box.add(corner(startX + alongX + ascent * upX, startY + alongY + ascent * upY));
        box.add(corner(startX + alongX - descent * upX, startY + alongY - descent * upY));
        return box;
    }

    /// @param x points from the left lower corner of the page as it is stored
    private Rectangle2D corner(double x, double y) {
        return switch (rotation) {
            case 90 -> point(y, x);
            case 180 -> point(width - x, y);
            case 270 -> point(height - y, width - x);
            default -> point(x, height - y);
        };
    }

    private Rectangle2D point(double x, double y) {
        return new Rectangle2D.Double(x * scale, y * scale, 0, 0);
    }
}
