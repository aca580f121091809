package daylight.reader.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Pieces of one row that were told as lines of their own, one of them perhaps much later: a layout that saw a column
/// where there is none, and bands that the audit found in the middle of a row.
final class Rows {
    /// Pieces that stand closer belong together; a share of a letter's height. Words of one row stand a third of it
    /// apart, columns more than a whole one.
    private static final double APART_MAX = 0.6;

    /// Of a narrower piece, so much may lie under or above the other one.
    private static final int OVERLAP_SHARE = 4;

    private Rows() {}

    /// The lines, with the pieces of a row one after another in the direction that their letters are written in, at the
    /// place of the piece that came first.
    ///
    /// @param letter height of most words, in pixels
    static List<Line> together(List<Line> lines, double letter) {
        List<Line> rest = new ArrayList<>(lines);
        List<Line> ordered = new ArrayList<>(lines.size());
        while (!rest.isEmpty()) {
            ordered.addAll(rowOf(rest.removeFirst(), rest, APART_MAX * letter));
        }
        return List.copyOf(ordered);
    }

    /// The first line and what goes on beside it, taken out of the rest.
    private static List<Line> rowOf(Line first, List<Line> rest, double apartMax) {
        List<Line> row = new ArrayList<>(List.of(first));
        for (int grown = 0; grown < row.size(); grown++) {
            Box box = row.get(grown).box();
            for (Line piece : List.copyOf(rest)) {
                if (isBeside(box, piece.box(), apartMax)) {
                    row.add(new Line(piece.words(), piece.box(), first.paragraph(), piece.rescued()));
                    rest.remove(piece);
                }
            }
        }
        Comparator<Line> fromLeft = Comparator.comparingInt(line -> line.box().left());
        row.sort(isRightToLeft(row) ? fromLeft.reversed() : fromLeft);
        return row;
    }

    private static boolean isBeside(Box box, Box other, double apartMax) {
        return box.gap(other) <= apartMax
                && box.sharedColumns(other) * OVERLAP_SHARE < Math.min(box.width(), other.width())
                && box.sharedRows(other) * 2 >= Math.max(box.height(), other.height());
    }

    private static boolean isRightToLeft(List<Line> row) {
        int balance = row.stream()
                .flatMapToInt(Line::letters)
                .map(letter -> switch (Character.getDirectionality(letter)) {
                    case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> 1;
                    case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> -1;
                    default -> 0;
                })
                .sum();
        return balance > 0;
    }
}
