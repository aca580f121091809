package daylight.reader.pdf;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPage;

/// What a page shows besides the characters that text extraction gives: whether words may stand in it.
///
/// @param hasPicture whether a picture is shown, wherever it comes from: an object, the content itself, a form, a
///                   pattern, an annotation
/// @param covered    share of the page that pictures cover, those that overlap counted twice; at most 1
/// @param shapes     painted shapes of a letter's size that are more than a line or a rectangle
/// @param glyphs     glyphs that are shown and are no spaces
/// @param inkless    glyphs that are set without ink, as behind a scan
public record PagePaint(boolean hasPicture, double covered, int shapes, int glyphs, int inkless) {
    /// A page without characters that has as many shapes may be a text whose letters were made outlines.
    private static final int SHAPES_MIN = 8;

    /// A page with a line of characters and as many shapes is such a text; a drawing with its legend has less.
    private static final int SHAPES_MANY = 500;

    /// A picture of a page reaches over it, up to its margins.
    private static final double COVERED_MIN = 0.5;

    /// Interprets the page's content and its annotations; decodes no picture.
    ///
    /// @throws IOException when the content cannot be interpreted
    public static PagePaint of(PDPage page) throws IOException {
        return PaintScan.of(page);
    }

    /// Whether a page that gave no characters shows what may be text.
    public boolean mayBeText() {
        return hasPicture || glyphs > 0 || shapes >= SHAPES_MIN;
    }

    /// Whether all that it shows are lines and curves.
    public boolean isDrawing() {
        return !hasPicture && glyphs == 0;
    }

    /// Whether a page that gave few characters is the picture of another one, with a stamp, a number or a fax line set
    /// on it; not where the characters are what a scanner read and put behind its picture.
    public boolean isPictureOfText() {
        return (covered >= COVERED_MIN || shapes >= SHAPES_MANY) && inkless <= glyphs;
    }
}
