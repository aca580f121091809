package daylight.reader.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/// Words of a line with no wide gap between them, and what ink they stand for. Tesseract's boxes of Chinese words lie
/// beside their ink, and are sometimes as high as two rows; where all letters are as wide, a run with letters
/// enough for its width stands for all ink between its ends, in its row.
///
/// @param words  from left to right
/// @param solid  whether most of the line is written without spaces
record Solid(List<Word> words, boolean solid) {
    /// A run has a letter for so much of its width: the rest are narrow ones.
    private static final double FULL = 0.85;

    /// Wider than so many letters is no gap between words: beyond it stands a speck that was taken for a stop.
    private static final double GAP = 2.5;

    /// Fewer letters say nothing about how wide one is.
    private static final int LETTERS_MIN = 4;

    /// Rows differ by so much of their height where a page is not quite straight.
    private static final double ROWS = 0.15;

    /// The width that a letter takes in most lines of Chinese; 0 where there are none.
    static double letterWidth(List<Line> lines) {
        return Median.of(lines.stream()
                        .filter(line -> line.isSolid() && line.letters().count() >= LETTERS_MIN)
                        .mapToDouble(line -> (double) line.words().stream()
                                        .map(Word::box)
                                        .reduce(Box::with)
                                        .orElseThrow()
                                        .width()
                                / line.letters().count()))
                .orElse(0);
    }

    /// The runs of a line.
    ///
    /// @param letterWidth as of [#letterWidth]
    static List<Solid> runs(Line line, double letterWidth) {
        if (!line.isSolid()) {
            return List.of(new Solid(line.words(), false));
        }
        List<Word> sorted = new ArrayList<>(line.words());
        sorted.sort(Comparator.comparingInt(word -> word.box().left()));
        List<Solid> runs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size() || sorted.get(i - 1).box().gap(sorted.get(i).box()) > GAP * letterWidth) {
                runs.add(new Solid(List.copyOf(sorted.subList(from, i)), true));
                from = i;
            }
        }
        return runs;
    }

    /// Where its ink lies: in the words' boxes, or, where the run is full, in its row.
    List<Box> boxes(double letterWidth) {
        Box all = words.stream().map(Word::box).reduce(Box::with).orElseThrow();
        long letters = words.stream()
                .mapToLong(word -> word.text().codePoints().count())
                .sum();
        if (!solid || letters * letterWidth < FULL * all.width()) {
            return words.stream().map(Word::box).toList();
        }
        int top = middle(Box::top);
        int bottom = Math.max(top + 1, middle(Box::bottom));
        int more = (int) Math.round((bottom - top) * ROWS);
        return List.of(new Box(all.left(), Math.max(0, top - more), all.right(), bottom + more));
    }

    private int middle(ToIntFunction<Box> edge) {
        return (int) Median.of(words.stream().map(Word::box).mapToDouble(edge::applyAsInt))
                .orElseThrow();
    }
}
