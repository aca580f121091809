package daylight.reader.ocr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/// What the same ink was read as, at one size or at several.
///
/// Tesseract gives a line that it cannot read as a guess, with a low confidence; but words that it has never seen, and
/// single numbers, have a low one too when they are read right. What tells them apart is a second reading of the ink at
/// another size: ink that was read says the same again, a guess says something else.
///
/// @param words none where nothing was found
record Reading(List<Word> words) {
    /// A lost line comes back when it is read alone at another size; at its own size it stays lost, and a guess stays
    /// the same guess.
    private static final double[] SCALES = {0.75, 1.25, 0.5};

    /// What is surer than this is taken at once.
    private static final float SURE = 75;

    /// A line that is less sure at first may be a guess: of 18,000 printed lines those that had been guessed had 42
    /// at most.
    static final float DOUBT = 50;

    /// Of so many letters one may differ. Clean print in a script that the model does not know comes out as
    /// nearly the same nonsense at each size: some one letter in eight differed, of five scripts given to the
    /// English model.
    private static final int LETTERS_FOR_ONE_WRONG = 10;

    static final Reading NOTHING = new Reading(List.of());

    /// What came of several readings.
    ///
    /// @param best      a sure one, else the surer of two that agree, else the surest
    /// @param confirmed whether it is beyond doubt, or two of them agree
    record Verdict(Reading best, boolean confirmed) {
        /// Of no reading.
        static final Verdict NONE = new Verdict(NOTHING, false);
    }

    Reading {
        words = List.copyOf(words);
    }

    /// Reads at one size after the other until one reading is sure, or two agree and are not both doubtful.
    ///
    /// @param before  readings that are there already, at the page's own size
    /// @param atScale reads once more
    static Verdict ofSeveral(Optional<Reading> before, DoubleFunction<Reading> atScale) {
        List<Reading> readings = new ArrayList<>(before.stream().toList());
        Reading agreed = NOTHING;
        for (double scale : SCALES) {
            Reading now = atScale.apply(scale);
            if (now.confidence() >= SURE) {
                return new Verdict(now, true);
            }
            for (Reading earlier : readings) {
                agreed = now.agreesWith(earlier) ? agreed.surer(now).surer(earlier) : agreed;
            }
            if (agreed.confidence() >= DOUBT) {
                return new Verdict(agreed, true);
            }
            readings.add(now);
        }
        Reading surest = readings.stream().reduce(NOTHING, Reading::surer);
        boolean isAgreed = surest.confidence() < DOUBT && !agreed.words().isEmpty();
        return isAgreed ? new Verdict(agreed, true) : new Verdict(surest, false);
    }

    /// How many characters it has, spaces left out.
    long signs() {
        return words.stream()
                .mapToLong(word -> word.text().codePoints().count())
                .sum();
    }

    /// As of a line; 0 where nothing was found.
    float confidence() {
        return words.isEmpty() ? 0 : Line.around(words, 0, false).confidence();
    }

    private Reading surer(Reading other) {
        return words.isEmpty() || other.confidence() > confidence() ? other : this;
    }

    /// Whether both say the same, but for some letters: by the edit distance (Levenshtein 1966) of their letters and
    /// digits. Spaces, stops and marks above letters are left out, because dirt makes them.
    boolean agreesWith(Reading other) {
        int[] mine = letters();
        int[] theirs = other.letters();
        int longer = Math.max(mine.length, theirs.length);
        return longer > 0 && distance(mine, theirs) * LETTERS_FOR_ONE_WRONG <= longer;
    }

    private int[] letters() {
        return words.stream()
                .flatMapToInt(word -> word.text().codePoints())
                .filter(Character::isLetterOrDigit)
                .toArray();
    }

    private static int distance(int[] one, int[] other) {
        int[] above = new int[other.length + 1];
        Arrays.setAll(above, j -> j);
        for (int i = 1; i <= one.length; i++) {
            int[] row = new int[other.length + 1];
            row[0] = i;
            for (int j = 1; j <= other.length; j++) {
                int changed = above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[other.length];
    }
}
