package daylight.publication;

import daylight.publication.ReadingFrame.Point;
import daylight.publication.TextLine.Piece;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// The words of a page as operators that show nothing (text rendering mode 3, ISO 32000-1:2008, 9.3.6) and
/// fill the words' places, stretched as far as each needs.
final class InvisibleText {
    private static final int DECIMALS = 3;
    private static final double PERCENT = 100;

    /// What a PDF program need not take: a letter smaller than any. Below it nothing can be placed.
    private static final double SIZE_MIN = 0.01;

    private final StringBuilder out = new StringBuilder("BT\n3 Tr\n");
    private final ReadingFrame frame;
    private final double scale;
    private final Set<Integer> planes;
    private String font = "";

    private InvisibleText(ReadingFrame frame, double scale, Set<Integer> planes) {
        this.frame = frame;
        this.scale = scale;
        this.planes = planes;
    }

    /// @param width  pixels of the picture, like `height`
    /// @param scale  points to the pixel
    /// @param planes of Unicode whose letters occur, to which those of this page are added
    static String of(List<PlacedWord> words, double width, double height, double scale, Set<Integer> planes) {
        if (words.isEmpty()) {
            return "";
        }
        ReadingFrame frame = ReadingFrame.of(words, width, height);
        InvisibleText text = new InvisibleText(frame, scale, planes);
        TextLine.of(frame, words).forEach(text::line);
        return text.out.append("ET\n").toString();
    }

    private void line(TextLine line) {
        double size = Math.max(SIZE_MIN, line.size() * scale);
        for (Piece piece : line.pieces()) {
            Point start = frame.inPicture(piece.start(), piece.base());
            int[] codePoints = piece.text().codePoints().toArray();
            double natural = codePoints.length * GlyphlessFont.ADVANCE * size;
            String stretch = number(PERCENT * (piece.end() - piece.start()) * scale / natural);
            out.append(frame.turn())
                    .append(' ')
                    .append(number(start.x() * scale))
                    .append(' ')
                    .append(number((frame.height() - start.y()) * scale))
                    .append(" Tm ")
                    .append(stretch)
                    .append(" Tz\n");
            letters(codePoints, size);
        }
    }

    /// Letters of one plane together; the fonts of two planes take turns.
    private void letters(int[] codePoints, double size) {
        int from = 0;
        while (from < codePoints.length) {
            int plane = codePoints[from] >> GlyphlessFont.PLANE_BITS;
            int to = from;
            StringBuilder codes = new StringBuilder();
            while (to < codePoints.length && codePoints[to] >> GlyphlessFont.PLANE_BITS == plane) {
                codes.append(HexFormat.of().toHexDigits((char) codePoints[to++]));
            }
            String wanted = "/" + GlyphlessFont.name(plane) + " " + number(size) + " Tf\n";
            if (!wanted.equals(font)) {
                out.append(wanted);
                font = wanted;
                planes.add(plane);
            }
            out.append('<').append(codes).append("> Tj\n");
            from = to;
        }
    }

    /// A number without an exponent, which a PDF must not have.
    static String number(double value) {
        BigDecimal rounded = new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
