package daylight.reader.pdf;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDTilingPattern;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/// Follows what a page paints, by the operators of ISO 32000-1, 8.5 to 8.10, and measures it.
final class PaintScan extends PDFGraphicsStreamEngine {
    /// Points; less is a dot that counts readers, or a spacer.
    private static final double PICTURE_SIDE_MIN = 2;

    /// Heights of letters from the smallest print to a headline, in points.
    private static final double LETTER_MIN = 3;

    private static final double LETTER_MAX = 60;

    /// Nothing more is learnt from further shapes; maps have millions.
    private static final int SHAPES_ENOUGH = 2_000;

    private static final int SEGMENTS_MAX = 100_000;

    private final Rectangle2D box;
    private final Path2D path = new Path2D.Float();
    private boolean hasPicture;
    private double covered;
    private int shapes;
    private int segments;
    private int glyphs;
    private int inkless;
    private boolean isAnnotation;

    private PaintScan(PDPage page) {
        super(page);
        PDRectangle crop = page.getCropBox();
        this.box =
                new Rectangle2D.Double(crop.getLowerLeftX(), crop.getLowerLeftY(), crop.getWidth(), crop.getHeight());
    }

    static PagePaint of(PDPage page) throws IOException {
        PaintScan scan = new PaintScan(page);
        scan.processPage(page);
        scan.isAnnotation = true;
        for (PDAnnotation annotation : page.getAnnotations()) {
            if (!annotation.isHidden() && !annotation.isNoView()) {
                int before = scan.shapes;
                scan.showAnnotation(annotation);
                // The frames and marks of a form's fields are no outlines of letters.
                scan.shapes = annotation instanceof PDAnnotationWidget ? before : scan.shapes;
            }
        }
        double area = Math.max(1, scan.box.getWidth() * scan.box.getHeight());
        return new PagePaint(scan.hasPicture, Math.min(1, scan.covered / area), scan.shapes, scan.glyphs, scan.inkless);
    }

    /// A picture's object is not opened: to make one of some kinds decodes it.
    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        boolean isPicture = operator.getName().equals(OperatorName.DRAW_OBJECT)
                && !operands.isEmpty()
                && operands.getFirst() instanceof COSName name
                && getResources() != null
                && getResources().isImageXObject(name);
        if (isPicture) {
            picture(unitSquare());
        } else {
            super.processOperator(operator, operands);
        }
    }

    @Override
    public void drawImage(PDImage image) {
        picture(unitSquare());
    }

    private Rectangle2D unitSquare() {
        Rectangle2D unit = new Rectangle2D.Double(0, 0, 1, 1);
        return getGraphicsState()
                .getCurrentTransformationMatrix()
                .createAffineTransform()
                .createTransformedShape(unit)
                .getBounds2D();
    }

    private void picture(Rectangle2D bounds) {
        Rectangle2D shown = bounds.createIntersection(box);
        if (shown.getWidth() >= PICTURE_SIDE_MIN && shown.getHeight() >= PICTURE_SIDE_MIN) {
            hasPicture = true;
            covered += shown.getWidth() * shown.getHeight();
        }
    }

    @Override
    protected void showGlyph(Matrix rendering, PDFont font, int code, Vector displacement) throws IOException {
        String letters = font.toUnicode(code);
        if (isAnnotation || letters != null && letters.isBlank()) {
            return;
        }
        if (getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER) {
            inkless++;
        } else {
            glyphs++;
        }
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        moveTo((float) p0.getX(), (float) p0.getY());
        lineTo((float) p1.getX(), (float) p1.getY());
        lineTo((float) p2.getX(), (float) p2.getY());
        lineTo((float) p3.getX(), (float) p3.getY());
        closePath();
    }

    @Override
    public void moveTo(float x, float y) {
        if (isRoom()) {
            path.moveTo(x, y);
        }
    }

    /// A path may be as long as a content is, and never painted.
    private boolean isRoom() {
        return shapes < SHAPES_ENOUGH && ++segments < SEGMENTS_MAX;
    }

    private void newPath() {
        path.reset();
        segments = 0;
    }

    @Override
    public void lineTo(float x, float y) {
        if (path.getCurrentPoint() == null) {
            path.moveTo(x, y);
        } else if (isRoom()) {
            path.lineTo(x, y);
        }
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        if (path.getCurrentPoint() == null) {
            path.moveTo(x3, y3);
        } else if (isRoom()) {
            path.curveTo(x1, y1, x2, y2, x3, y3);
        }
    }

    @Override
    public Point2D getCurrentPoint() {
        return path.getCurrentPoint();
    }

    @Override
    public void closePath() {
        if (path.getCurrentPoint() != null && isRoom()) {
            path.closePath();
        }
    }

    @Override
    public void clip(int windingRule) {}

    @Override
    public void endPath() {
        newPath();
    }

    @Override
    public void strokePath() {
        shapes += shaped();
        newPath();
    }

    @Override
    public void fillPath(int windingRule) throws IOException {
        PDColor color = getGraphicsState().getNonStrokingColor();
        if (color.isPattern() && isPictured(color)) {
            picture(path.getBounds2D());
        }
        strokePath();
    }

    @Override
    public void fillAndStrokePath(int windingRule) throws IOException {
        fillPath(windingRule);
    }

    @Override
    public void shadingFill(COSName shading) {}

    private boolean isPictured(PDColor color) throws IOException {
        PDResources resources = getResources();
        return resources != null
                && resources.getPattern(color.getPatternName()) instanceof PDTilingPattern tiles
                && tiles.getResources() != null
                && PageSigns.hasPicture(tiles.getResources().getCOSObject());
    }

    /// How many parts of the path have a letter's size and a curve or more than four corners.
    private int shaped() {
        int found = 0;
        int corners = 0;
        boolean isCurved = false;
        Rectangle2D bounds = new Rectangle2D.Double();
        double[] at = new double[6];
        for (PathIterator parts = path.getPathIterator(null); !parts.isDone(); parts.next()) {
            int kind = parts.currentSegment(at);
            switch (kind) {
                case PathIterator.SEG_MOVETO -> {
                    found += isLetter(bounds, corners, isCurved) ? 1 : 0;
                    corners = 0;
                    isCurved = false;
                    bounds.setRect(at[0], at[1], 0, 0);
                }
                case PathIterator.SEG_LINETO -> {
                    corners++;
                    bounds.add(at[0], at[1]);
                }
                case PathIterator.SEG_CUBICTO -> {
                    isCurved = true;
                    bounds.add(at[4], at[5]);
                }
                default -> {}
            }
        }
        return found + (isLetter(bounds, corners, isCurved) ? 1 : 0);
    }

    private static boolean isLetter(Rectangle2D bounds, int corners, boolean isCurved) {
        double size = Math.max(bounds.getWidth(), bounds.getHeight());
        return (isCurved || corners > 4) && size >= LETTER_MIN && size <= LETTER_MAX;
    }
}
