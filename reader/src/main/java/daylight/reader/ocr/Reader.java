package daylight.reader.ocr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One upright page on its way: read as a whole, audited, and what was passed over read again.
final class Reader {
    /// A lost line comes back when it is read alone at another size; at its own size it stays lost.
    private static final double[] SCALES = {0.75, 1.25, 0.5};

    private static final int BORDER_PIXELS = 20;

    /// What is surer than this is taken at once; of what is less sure, the best.
    private static final float SURE = 75;

    /// Less sure than this is no reading of a line but a guess at a stain.
    private static final float SURE_MIN = 35;

    /// More bands than this are no lost lines but a page of another kind; each costs a thirtieth of a page.
    private static final int BANDS_MAX = 30;

    private final Engine engine;
    private final PageImage page;
    private final Ink ink;
    private final Engine.Layout layout;
    private final Budget budget;
    private List<Line> lines = List.of();
    private List<Box> unread = List.of();
    private List<Box> pictures = List.of();
    private boolean stopped;

    /// @param ink of the page; used up
    Reader(Engine engine, PageImage page, Ink ink, Engine.Layout layout, Budget budget) {
        this.engine = engine;
        this.page = page;
        this.layout = layout;
        this.ink = ink;
        this.budget = budget;
    }

    void read() {
        Engine.Found found = engine.read(page, layout, budget);
        lines = found.lines();
        stopped = found.stopped();
        InkAudit.Left left = InkAudit.left(ink, lines, page.dpi());
        pictures = left.pictures();
        double letter = InkAudit.letterHeight(lines, page.dpi());
        PageImage rest = left.bands().isEmpty() ? page : withoutWords();
        int tried = 0;
        List<Box> lost = new ArrayList<>();
        for (Box band : left.bands()) {
            List<Word> words = tried++ < BANDS_MAX && !budget.isSpent() ? again(rest, band, letter) : List.of();
            if (words.isEmpty()) {
                lost.add(band);
            } else {
                lines = Placing.with(lines, words);
            }
        }
        unread = List.copyOf(lost);
    }

    /// The page with the words that were read taken out: they would be read into the lost line.
    private PageImage withoutWords() {
        byte[] grey = page.grey().clone();
        for (Line line : lines) {
            for (Word word : line.words()) {
                Box box = word.box().widened(0, page.width(), page.height());
                for (int y = box.top(); y < box.bottom(); y++) {
                    int row = y * page.width();
                    Arrays.fill(grey, row + box.left(), row + box.right(), PageImage.WHITE);
                }
            }
        }
        return new PageImage(grey, page.width(), page.height(), page.dpi());
    }

    private List<Word> again(PageImage rest, Box band, double letter) {
        int margin = (int) Math.round(letter * 0.3);
        Box part = band.widened(margin, page.width(), page.height());
        List<Word> best = List.of();
        float surest = SURE_MIN;
        for (double scale : SCALES) {
            PageImage alone = rest.part(part, scale, BORDER_PIXELS);
            Engine.Found found = engine.read(alone, Engine.Layout.ONE_LINE, budget);
            if (found.lines().isEmpty()) {
                continue;
            }
            List<Word> words = new ArrayList<>();
            for (Line line : found.lines()) {
                for (Word word : line.words()) {
                    Box box = Placing.fromPart(word.box(), part, scale, BORDER_PIXELS);
                    words.add(new Word(word.text(), box.widened(0, page.width(), page.height()), word.confidence()));
                }
            }
            float sure = Line.around(words, 0, true).confidence();
            if (sure > surest && covers(words, band)) {
                surest = sure;
                best = words;
            }
            if (surest >= SURE) {
                break;
            }
        }
        return best;
    }

    /// Whether the words stand for the band and not for a corner of it.
    private static boolean covers(List<Word> words, Box band) {
        Box box = words.stream().map(Word::box).reduce(Box::with).orElseThrow();
        return box.sharedColumns(band) * 10 >= band.width() * 8;
    }

    List<Line> lines() {
        return lines;
    }

    List<Box> unread() {
        return unread;
    }

    List<Box> pictures() {
        return pictures;
    }

    boolean isStopped() {
        return stopped;
    }
}
