package daylight.reader.ocr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One upright page on its way: read as a whole, doubtful lines read again, audited, and what was passed over read
/// alone.
final class Reader {
    /// What is less sure than this says nothing of a band that had been passed over.
    private static final float SURE_MIN = 35;

    /// More lines or bands than this are no page of text but one of another kind; each costs a thirtieth of a page.
    private static final int AGAIN_MAX = 30;

    /// Around a line that is cut out; a share of a letter's height.
    private static final double MARGIN = 0.3;

    /// Of so many usual rows' height a box may hold two.
    private static final double TWO_ROWS = 1.7;

    /// No letter is wider than so many times the line's height, with what stands beside it.
    private static final int LETTER_WIDE_MAX = 3;

    private final Engine engine;
    private final PageImage page;
    private final Ink ink;
    private final Engine.Layout layout;
    private final double lean;
    private final Budget budget;
    private final List<Line> guesses = new ArrayList<>();
    private List<Line> lines = List.of();
    private List<Box> unread = List.of();
    private List<Box> pictures = List.of();
    private boolean stopped;

    /// @param ink  of the page; used up
    /// @param lean by how much the page still lies askew, in radians, clockwise
    Reader(Engine engine, PageImage page, Ink ink, Engine.Layout layout, double lean, Budget budget) {
        this.engine = engine;
        this.page = page;
        this.layout = layout;
        this.lean = lean;
        this.ink = ink;
        this.budget = budget;
    }

    void read() {
        Engine.Found found = engine.read(page, layout, budget);
        stopped = found.stopped();
        int margin = (int) Math.round(InkAudit.letterHeight(found.lines(), page.dpi()) * MARGIN);
        lines = doubtfulAgain(found.lines(), margin);
        InkAudit.Left left = InkAudit.left(ink, beyondDoubt(), page.dpi());
        if (!left.fields().isEmpty()) {
            LightLetters light = LightLetters.of(page, ink, left.fields());
            passedOverAgain(
                    light.page(),
                    InkAudit.left(light.ink(), beyondDoubt(), page.dpi()).bands(),
                    margin);
            // What is dark inside of a light letter is no letter of its own.
            left = InkAudit.left(ink, beyondDoubt(), page.dpi());
        }
        pictures = left.pictures();
        passedOverAgain(page, left.bands(), margin);
        settleGuesses(left.bands());
        lines = Rows.together(lines, InkAudit.letterHeight(lines, page.dpi()));
        stopped |= budget.isSpent();
    }

    /// The lines, doubtful ones as they were read again. Those that stay guesses are kept for now; they stand for no
    /// ink, so that the audit looks at it.
    private List<Line> doubtfulAgain(List<Line> first, int margin) {
        Alone alone = new Alone(engine, page, lean, budget);
        List<Line> all = new ArrayList<>();
        int tried = 0;
        int row = usualHeight(first);
        for (Line line : first) {
            if (isOfTwoRows(line, row, ink)) {
                guesses.add(line);
                all.add(line);
                continue;
            }
            if (line.confidence() >= Reading.DOUBT) {
                all.add(line);
                continue;
            }
            Reading.Verdict verdict = tried++ < AGAIN_MAX && !budget.isSpent()
                    ? Reading.ofSeveral(
                            Optional.of(covering(line.box(), new Reading(line.words()))),
                            scale -> covering(line.box(), alone.read(line.box(), margin, scale)))
                    : Reading.Verdict.NONE;
            Line now = verdict.confirmed() ? Line.around(verdict.best().words(), line.paragraph(), false) : line;
            if (!verdict.confirmed()) {
                guesses.add(line);
            }
            all.add(now);
        }
        return List.copyOf(all);
    }

    /// Two rows that were taken for one are read as one of them, as surely as any line, and the other lies in a word's
    /// box.
    ///
    /// @param row height of most lines
    static boolean isOfTwoRows(Line line, int row, Ink ink) {
        return line.box().height() > TWO_ROWS * row
                && line.words().stream()
                        .map(word -> word.box().widened(0, ink.width(), ink.height()))
                        .anyMatch(box -> box.height() > TWO_ROWS * row && ink.isParted(box));
    }

    private static int usualHeight(List<Line> lines) {
        return (int) Median.of(lines.stream().mapToDouble(line -> line.box().height()))
                .orElse(0);
    }

    private List<Line> beyondDoubt() {
        return lines.stream().filter(line -> !guesses.contains(line)).toList();
    }

    /// Reads the bands alone and puts their words among the lines. Those that nobody can read, or that stay guesses,
    /// are unread.
    ///
    /// @param shown the page, or what stands light on dark in it
    private void passedOverAgain(PageImage shown, List<Box> bands, int margin) {
        Alone alone = new Alone(engine, bands.isEmpty() ? shown : withoutWords(shown), 0, budget);
        List<Box> lost = new ArrayList<>(unread);
        int tried = 0;
        for (Box band : bands) {
            Reading.Verdict verdict = tried++ < AGAIN_MAX && !budget.isSpent()
                    ? Reading.ofSeveral(Optional.empty(), scale -> covering(band, alone.read(band, margin, scale)))
                    : Reading.Verdict.NONE;
            if (verdict.confirmed() || verdict.best().confidence() > SURE_MIN) {
                lines = Placing.with(lines, verdict.best().words());
            }
            if (!verdict.confirmed()) {
                lost.add(band);
            }
        }
        unread = List.copyOf(lost);
    }

    /// A reading that stands for the band: not for a corner of it, and with as many letters as fit there.
    private static Reading covering(Box band, Reading reading) {
        int covered = reading.words().stream()
                .map(Word::box)
                .reduce(Box::with)
                .map(box -> box.sharedColumns(band))
                .orElse(0);
        boolean isFilled = reading.signs() * LETTER_WIDE_MAX * band.height() >= band.width();
        return covered * 10 >= band.width() * 8 && isFilled ? reading : Reading.NOTHING;
    }

    /// A guess goes when all the ink in its place was read after all. One in whose place the audit saw neither letters
    /// nor a picture marks the page itself.
    private void settleGuesses(List<Box> bands) {
        List<Line> kept = new ArrayList<>(lines);
        List<Box> lost = new ArrayList<>(unread);
        for (Line guess : guesses) {
            List<Box> inPlace =
                    bands.stream().filter(band -> band.isMostlyIn(guess.box())).toList();
            if (inPlace.isEmpty()) {
                if (pictures.stream().noneMatch(guess.box()::isMostlyIn)) {
                    lost.add(guess.box());
                }
            } else if (inPlace.stream().noneMatch(unread::contains)) {
                kept.remove(guess);
            }
        }
        lines = List.copyOf(kept);
        unread = List.copyOf(lost);
    }

    /// The page with the words that were read taken out: they would be read into the lost line.
    private PageImage withoutWords(PageImage shown) {
        byte[] grey = shown.grey().clone();
        for (Line line : beyondDoubt()) {
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
