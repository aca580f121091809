package daylight.reader.ocr;

import java.util.ArrayList;
import java.util.List;

/// Reads a line of a page by itself: its band is cut out, set straight, and given to the engine as one line.
///
/// @param lean by how much the page's lines lie askew, in radians, clockwise
record Alone(Engine engine, PageImage page, double lean, Budget budget) {
    private static final int BORDER_PIXELS = 20;

    /// What stands in a box of the page.
    ///
    /// @param box   around the line as it lies, so that it is higher than the line where the page lies askew
    /// @param scale of the picture that is read
    /// @return words with boxes in pixels of the page
    Reading read(Box box, int margin, double scale) {
        Box outer = box.widened(margin, page.width(), page.height());
        int slant = (int) Math.round(box.width() * Math.abs(Math.tan(lean)));
        boolean isLevel = slant <= 1;
        PageImage cut = isLevel ? page : page.part(outer, 1, 0).levelled(-lean);
        Box band = isLevel ? outer : inner(cut.box(), Math.min(slant, outer.height() / 2));
        PageImage alone = cut.part(band, scale, BORDER_PIXELS);
        List<Word> words = new ArrayList<>();
        for (Line line : lines(alone)) {
            for (Word word : line.words()) {
                Box inCut = Placing.fromPart(word.box(), band, scale, BORDER_PIXELS);
                Box inPage = isLevel ? inCut : before(inCut, cut, outer);
                words.add(new Word(word.text(), inPage.widened(0, page.width(), page.height()), word.confidence()));
            }
        }
        return new Reading(words);
    }

    /// Where Tesseract loses a clean line in a picture of its own too, as it does Arabic ones at most sizes, it is told
    /// not to look for it.
    private List<Line> lines(PageImage alone) {
        List<Line> found = engine.read(alone, Engine.Layout.ONE_LINE, budget).lines();
        return found.isEmpty()
                ? engine.read(alone, Engine.Layout.ONLY_LINE, budget).lines()
                : found;
    }

    /// The band of a line in the picture in which it was set straight: what the slant had added is cut off.
    private static Box inner(Box all, int slant) {
        int above = slant / 2;
        return new Box(0, above, all.right(), all.bottom() - (slant - above));
    }

    private Box before(Box box, PageImage cut, Box outer) {
        Box lying = Placing.beforeTilt(box, -lean, cut.width(), cut.height());
        return new Box(
                outer.left() + lying.left(),
                outer.top() + lying.top(),
                outer.left() + lying.right(),
                outer.top() + lying.bottom());
    }
}
