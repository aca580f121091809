package daylight.reader.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds lines that a recogniser passed over: ink outside all words that looks like letters in a row.
///
/// Each word's box is blanked out with a margin; what is left falls into pieces; specks, rules and pictures are told
/// from letters by their size against the page's own letters; letters side by side are a band.
final class InkAudit {
    /// Boxes stop short of the thinnest strokes.
    private static final int MARGIN_PIXELS = 4;

    /// Before any word is known: letters of running text, ascenders and descenders included, in inches.
    private static final double LETTER_INCHES = 0.13;

    /// Shares of a letter's height. A speck is smaller in both directions; a picture is larger; a rule is long and
    /// thin; letters of a band stand no further apart than the gap.
    private static final double SPECK = 0.3;

    private static final double PICTURE = 5;
    private static final double RULE_THICK = 0.25;
    private static final double RULE_LONG = 4;
    private static final double GAP = 3;

    /// A piece larger than this in both directions, of which so much is ink, is a field that was filled: a title bar, a
    /// blackened line. Letters are strokes.
    private static final double FIELD = 1.2;

    private static final double FIELD_INK = 0.6;

    /// A band is at least so high and wide, and so much of it is ink: less is a comma or a stain.
    private static final double BAND_HIGH = 0.45;

    private static final double BAND_WIDE = 0.7;
    private static final double BAND_INK = 0.12;

    /// What the words left.
    ///
    /// @param bands    boxes of letters in a row, from the top down
    /// @param pictures boxes of what is too large for letters, fields among them
    /// @param fields   boxes that were filled; light letters may stand in them
    record Left(List<Box> bands, List<Box> pictures, List<Box> fields) {}

    private InkAudit() {}

    /// @param ink of the page; the words' boxes are blanked out in it
    static Left left(Ink ink, List<Line> lines, int dpi) {
        double square = Solid.letterWidth(lines);
        for (Line line : lines) {
            for (Solid run : Solid.runs(line, square)) {
                run.boxes(square).forEach(box -> ink.blank(box.widened(MARGIN_PIXELS, ink.width(), ink.height())));
            }
        }
        double letter = letterHeight(lines, dpi);
        List<Ink.Piece> letters = new ArrayList<>();
        List<Box> pictures = new ArrayList<>();
        List<Box> fields = new ArrayList<>();
        for (Ink.Piece piece : ink.pieces()) {
            double wide = piece.box().width() / letter;
            double high = piece.box().height() / letter;
            if (high > PICTURE) {
                if (wide > RULE_THICK) {
                    pictures.add(piece.box());
                }
            } else if (Math.min(wide, high) > FIELD && isFilled(piece)) {
                pictures.add(piece.box());
                fields.add(piece.box());
            } else if ((wide >= SPECK || high >= SPECK) && !(high < RULE_THICK && wide > RULE_LONG)) {
                letters.add(piece);
            }
        }
        return new Left(bands(letters, letter), List.copyOf(pictures), List.copyOf(fields));
    }

    private static boolean isFilled(Ink.Piece piece) {
        return piece.pixels() > FIELD_INK * piece.box().width() * piece.box().height();
    }

    /// The height of most words.
    static double letterHeight(List<Line> lines, int dpi) {
        return Median.of(lines.stream()
                        .flatMap(line -> line.words().stream())
                        .mapToDouble(word -> Math.max(1, word.box().height())))
                .orElse(LETTER_INCHES * dpi);
    }

    private static List<Box> bands(List<Ink.Piece> letters, double letter) {
        List<Ink.Piece> bands = new ArrayList<>();
        List<Ink.Piece> sorted = new ArrayList<>(letters);
        sorted.sort(Comparator.comparingInt(piece -> piece.box().left()));
        for (Ink.Piece piece : sorted) {
            join(bands, piece, letter);
        }
        return bands.stream()
                .filter(band -> isText(band, letter))
                .map(Ink.Piece::box)
                .sorted(Comparator.comparingInt(Box::top).thenComparingInt(Box::left))
                .toList();
    }

    private static void join(List<Ink.Piece> bands, Ink.Piece piece, double letter) {
        for (int i = bands.size() - 1; i >= 0; i--) {
            Ink.Piece band = bands.get(i);
            int rows = Math.min(band.box().height(), piece.box().height());
            if (band.box().gap(piece.box()) <= GAP * letter
                    && band.box().sharedRows(piece.box()) * 2 >= rows
                    && band.box().with(piece.box()).height() <= 2 * letter) {
                bands.set(i, new Ink.Piece(band.box().with(piece.box()), band.pixels() + piece.pixels()));
                return;
            }
        }
        bands.add(piece);
    }

    private static boolean isText(Ink.Piece band, double letter) {
        return band.box().height() >= BAND_HIGH * letter
                && band.box().width() >= BAND_WIDE * letter
                && band.pixels() >= BAND_INK * letter * letter;
    }
}
