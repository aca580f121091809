package daylight.text;

import java.util.Optional;

/// How sure the recognition is of several words: the mean of their confidences, each weighted by the
/// length of its word.
public final class MeanConfidence {
    private long letters;
    private long sum;

    /// @param letters    of the word, in code points
    /// @param confidence 0 to 100
    public void add(int letters, int confidence) {
        this.letters += letters;
        sum += (long) letters * confidence;
    }

    /// A whole number from 0 to 100; nothing where no word was added.
    public Optional<Integer> value() {
        return letters == 0 ? Optional.empty() : Optional.of((int) Math.round((double) sum / letters));
    }
}
