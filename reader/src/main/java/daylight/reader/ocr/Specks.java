package daylight.reader.ocr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes dust off a page: dots smaller than any full stop that stand away from all letters. Tesseract reads them as
/// stops and commas, and takes the rows between lines for text because of them.
final class Specks {
    /// A full stop of 11 point is a little larger; smaller stops stand by their words, which keeps them.
    private static final double SIZE_INCHES = 0.014;

    /// Further from a letter than the dot of an i, and a stop from its word.
    private static final double AWAY_INCHES = 0.035;

    /// Fewer than this on a square inch are no dirt.
    private static final double DIRTY = 0.5;

    /// A page without its specks.
    ///
    /// @param dirty whether there were so many that the page is no clean print
    record Cleaned(PageImage page, boolean dirty) {}

    private Specks() {}

    /// @param ink of the page; its specks are blanked out in it
    static Cleaned off(PageImage page, Ink ink) {
        double size = Math.max(2, SIZE_INCHES * page.dpi());
        int away = (int) Math.ceil(AWAY_INCHES * page.dpi());
        List<Box> specks = new ArrayList<>();
        for (Ink.Piece piece : ink.pieces()) {
            if (Math.max(piece.box().width(), piece.box().height()) <= size) {
                specks.add(piece.box());
            }
        }
        Ink letters = new Ink(ink.dark().clone(), ink.width(), ink.height());
        specks.forEach(letters::blank);
        List<Box> alone = specks.stream()
                .filter(box -> letters.isBlank(box.widened(away, ink.width(), ink.height())))
                .toList();
        double inches = (double) page.width() * page.height() / page.dpi() / page.dpi();
        if (alone.size() < DIRTY * inches) {
            return new Cleaned(page, false);
        }
        byte[] grey = page.grey().clone();
        for (Box box : alone) {
            ink.blank(box);
            whiten(grey, page, box.widened(1, page.width(), page.height()));
        }
        return new Cleaned(new PageImage(grey, page.width(), page.height(), page.dpi()), true);
    }

    private static void whiten(byte[] grey, PageImage page, Box box) {
        for (int y = box.top(); y < box.bottom(); y++) {
            Arrays.fill(grey, y * page.width() + box.left(), y * page.width() + box.right(), PageImage.WHITE);
        }
    }
}
