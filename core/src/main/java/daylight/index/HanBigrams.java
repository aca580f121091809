package daylight.index;

import java.io.IOException;
import java.util.ArrayDeque;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/// Chinese, Japanese and Korean characters as overlapping pairs.
///
/// Each character is one position. While indexing, a character stands there alone and, where another follows,
/// as a pair with it; in a query only pairs are asked for, and a single character where there is no pair. So a
/// query of one character finds it inside any run, and positions in a query are those in the index. Lucene's
/// own filter does neither, and cannot see that a run goes on behind a line end ([LineJoins]).
final class HanBigrams extends TokenFilter {
    private static final String IDEOGRAPHIC = StandardTokenizer.TOKEN_TYPES[StandardTokenizer.IDEOGRAPHIC];
    private static final String HIRAGANA = StandardTokenizer.TOKEN_TYPES[StandardTokenizer.HIRAGANA];
    private static final String KATAKANA = StandardTokenizer.TOKEN_TYPES[StandardTokenizer.KATAKANA];
    private static final String HANGUL = StandardTokenizer.TOKEN_TYPES[StandardTokenizer.HANGUL];

    /// One character.
    private record Unit(String text, int start, int end, boolean joinsPrevious) {}

    private final boolean asked;
    private final LineJoins joins;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offsets = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final PositionLengthAttribute length = addAttribute(PositionLengthAttribute.class);
    private final TypeAttribute type = addAttribute(TypeAttribute.class);
    private final ArrayDeque<Unit> units = new ArrayDeque<>();
    private int lastEnd = -1;
    private boolean otherWaits;
    private boolean otherIsCaptured;
    private State other;
    private boolean ended;
    private boolean pairWaits;
    private Unit first;
    private int skipped;

    /// @param asked true for a query, false for a document
    HanBigrams(TokenStream input, LineJoins joins, boolean asked) {
        super(input);
        this.joins = joins;
        this.asked = asked;
        this.other = captureState();
        this.first = new Unit("", 0, 0, false);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (pairWaits) {
            pairWaits = false;
            Unit second = units.getFirst();
            emit(first.text() + second.text(), first.start(), second.end(), 0, 2);
            return true;
        }
        fill(false);
        while (!units.isEmpty()) {
            first = units.removeFirst();
            fill(true);
            boolean pairs = !units.isEmpty() && units.getFirst().joinsPrevious();
            if (!asked) {
                pairWaits = pairs;
                emit(first.text(), first.start(), first.end(), 1, 1);
                return true;
            }
            if (pairs) {
                Unit second = units.getFirst();
                emit(first.text() + second.text(), first.start(), second.end(), 1 + takeSkipped(), 2);
                return true;
            }
            if (!first.joinsPrevious()) {
                emit(first.text(), first.start(), first.end(), 1 + takeSkipped(), 1);
                return true;
            }
            skipped++;
        }
        if (!otherWaits) {
            return false;
        }
        otherWaits = false;
        if (otherIsCaptured) {
            restoreState(other);
        }
        increment.setPositionIncrement(increment.getPositionIncrement() + takeSkipped());
        return true;
    }

    private int takeSkipped() {
        int taken = skipped;
        skipped = 0;
        return taken;
    }

    /// Reads on until two characters wait, or a token of another kind does, or the text is over.
    ///
    /// @param firstWaits a character is still to be told: what is read after it must be kept aside
    private void fill(boolean firstWaits) throws IOException {
        while (units.size() < 2 && !otherWaits && !ended) {
            if (!input.incrementToken()) {
                ended = true;
            } else if (isUnspaced(type.type())) {
                split();
            } else {
                // Without a character that waits, the token in hand is the next one.
                otherIsCaptured = firstWaits || !units.isEmpty();
                if (otherIsCaptured) {
                    other = captureState();
                }
                otherWaits = true;
                lastEnd = -1;
            }
        }
    }

    private static boolean isUnspaced(String type) {
        return type.equals(IDEOGRAPHIC) || type.equals(HIRAGANA) || type.equals(KATAKANA) || type.equals(HANGUL);
    }

    private void split() {
        String text = term.toString();
        int start = offsets.startOffset();
        int end = offsets.endOffset();
        boolean exact = text.length() == end - start; // else folding changed its length: each gets the whole offsets
        boolean joined = lastEnd >= 0 && joins.joins(lastEnd, start);
        for (int at = 0; at < text.length(); ) {
            int next = text.offsetByCodePoints(at, 1);
            units.add(new Unit(
                    text.substring(at, next),
                    exact ? start + at : start,
                    exact ? start + next : end,
                    at > 0 || joined));
            at = next;
        }
        lastEnd = end;
    }

    private void emit(String text, int start, int end, int positions, int spanned) {
        clearAttributes();
        term.append(text);
        offsets.setOffset(start, end);
        increment.setPositionIncrement(positions);
        length.setPositionLength(spanned);
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        units.clear();
        lastEnd = -1;
        otherWaits = false;
        ended = false;
        pairWaits = false;
        skipped = 0;
    }
}
