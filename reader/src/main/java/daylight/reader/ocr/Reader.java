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

    /// Less sure than this is no reading of a line but a guess at it, whoever made it: such a line is
    /// read again alone, and what does not come back surer counts as unread.
    private static final float SURE_MIN = 50;

    /// A line alone that lies less askew than this is straight.
    private static final double TILT_MIN = Math.toRadians(0.3);

    /// More bands than this are no lost lines but a page of another kind; each costs a thirtieth of a page.
    private static final int BANDS_MAX = 30;

    private final Engine engine;
    private final PageImage page;
    private final Ink ink;
    private final Engine.Layout layout;
    private final Budget budget;
    private final double[] tilts;
    private List<Line> lines = List.of();
    private List<Box> unread = List.of();
    private List<Box> pictures = List.of();
    private boolean stopped;

    /// @param ink  of the page; used up
    /// @param tilt by which the page still lies askew, in radians, clockwise
    Reader(Engine engine, PageImage page, Ink ink, Engine.Layout layout, Budget budget, double tilt) {
        this.engine = engine;
        this.page = page;
        this.layout = layout;
        this.ink = ink;
        this.budget = budget;
        this.tilts = Math.abs(tilt) < TILT_MIN ? new double[] {0} : new double[] {0, -tilt};
    }

    void read() {
        Engine.Found found = engine.read(page, layout, budget);
        stopped = found.stopped();
        lines = found.lines().stream().filter(Reader::isSure).toList();
        InkAudit.Left left = InkAudit.left(ink, lines, page.dpi());
        pictures = left.pictures();
        double letter = InkAudit.letterHeight(found.lines(), page.dpi());
        PageImage rest = left.bands().isEmpty() ? page : withoutWords();
        int tried = 0;
        List<Box> lost = new ArrayList<>();
        List<List<Word>> came = new ArrayList<>();
        for (Box band : left.bands()) {
            List<Word> words = tried++ < BANDS_MAX && !budget.isSpent() ? again(rest, band, letter) : List.of();
            if (words.isEmpty()) {
                lost.add(band);
            } else {
                came.add(words);
            }
        }
        // Better a guess, on a page that says so, than nothing.
        lines = found.lines().stream()
                .filter(line -> isSure(line) || !isReplaced(line, came))
                .toList();
        came.forEach(words -> lines = Placing.with(lines, words));
        unread = List.copyOf(lost);
    }

    private static boolean isSure(Line line) {
        return line.confidence() >= SURE_MIN;
    }

    /// Whether what came back stands where most of the guess stood.
    private static boolean isReplaced(Line guess, List<List<Word>> came) {
        Box place = Line.around(guess.words(), 0, false).box();
        int shared = came.stream()
                .flatMap(List::stream)
                .map(Word::box)
                .filter(box -> box.sharedRows(place) * 2 >= Math.min(box.height(), place.height()))
                .mapToInt(box -> box.sharedColumns(place))
                .sum();
        return shared * 2 >= place.width();
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
        for (double tilt : tilts) {
            for (double scale : SCALES) {
                List<Word> words = alone(rest.part(part, scale, BORDER_PIXELS), tilt, part, scale);
                if (words.isEmpty()) {
                    continue;
                }
                float sure = Line.around(words, 0, true).confidence();
                if (sure > surest && covers(words, band)) {
                    surest = sure;
                    best = words;
                }
                if (surest >= SURE) {
                    return best;
                }
            }
        }
        return best;
    }

    /// The words of a part of the page that holds one line, in places of the page.
    private List<Word> alone(PageImage picture, double tilt, Box part, double scale) {
        PageImage straight = tilt == 0 ? picture : picture.tilted(tilt);
        List<Word> words = new ArrayList<>();
        for (Line line : engine.read(straight, Engine.Layout.ONE_LINE, budget).lines()) {
            for (Word word : line.words()) {
                Box lay = tilt == 0
                        ? word.box()
                        : Placing.beforeTilt(word.box(), tilt, picture.width(), picture.height());
                Box box = Placing.fromPart(lay, part, scale, BORDER_PIXELS);
                if (box.sharedRows(page.box()) > 0 && box.sharedColumns(page.box()) > 0) {
                    Box here = box.widened(0, page.width(), page.height());
                    words.add(new Word(word.text(), here, word.confidence()));
                }
            }
        }
        return words;
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
