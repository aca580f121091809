package daylight.index;

import daylight.id.Sha256;
import java.io.IOException;
import java.io.Reader;
import java.util.BitSet;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;

/// The words of a very long text with a bound on how many of them differ. Lucene holds what it knows of each different
/// word of a document in memory until the document ends, some 75 bytes, so that a workbook with ten million
/// numbers would need more than any laptop's heap. Words that were seen before the bound go on being indexed.
final class BoundedField extends Field {
    /// Different words of one document and field; 64 MB and half as much again while tables grow.
    static final int DIFFERENT_MAX = 1_000_000;

    /// Bits by which words are told apart: a word in eighty is taken for one that was seen, and is indexed too.
    private static final int BITS = 1 << 26;

    private static final int PLACE_DIGITS = 15;

    /// A Mersenne prime, by which remainders are cheap.
    private static final long PRIME = (1L << 61) - 1;

    private final long place;
    private boolean passedOver;

    /// @param place chooses by which bits words are told apart; from the document's own hash, which
    ///              nobody knows who still chooses the words
    BoundedField(String name, Reader text, FieldType type, Sha256 place) {
        super(name, text, type);
        this.place = Long.parseUnsignedLong(place.hex().substring(0, PLACE_DIGITS), 16) + 2;
    }

    @Override
    public TokenStream tokenStream(Analyzer analyzer, TokenStream reuse) {
        return new Words(super.tokenStream(analyzer, reuse));
    }

    /// Whether words were passed over; known when the field has been indexed.
    boolean hasPassedOver() {
        return passedOver;
    }

    private final class Words extends FilteringTokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final BitSet seen = new BitSet(BITS);
        private int different;

        Words(TokenStream words) {
            super(words);
        }

        @Override
        protected boolean accept() {
            int bit = (int) (hash(term) & (BITS - 1));
            if (seen.get(bit)) {
                return true;
            }
            if (different >= DIFFERENT_MAX) {
                passedOver = true;
                return false;
            }
            different++;
            seen.set(bit);
            return true;
        }
    }

    /// The word as a polynomial at the document's place (Carter and Wegman 1979).
    private long hash(CharSequence word) {
        long hash = 1;
        for (int i = 0; i < word.length(); i++) {
            long high = Math.multiplyHigh(hash, place);
            long low = hash * place;
            hash = (low & PRIME) + (low >>> 61 | high << 3) + word.charAt(i);
            hash = (hash & PRIME) + (hash >>> 61);
        }
        return hash;
    }

    /// A field that holds one term where words of others were passed over, and nothing else. It comes after them.
    static final class Mark extends Field {
        static final String NAME = "rare-words-left-out";
        static final String TERM = "1";

        Mark(List<BoundedField> before) {
            super(NAME, new OneTerm(before), DocumentFields.UNPLACED);
        }
    }

    private static final class OneTerm extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final List<BoundedField> before;
        private boolean isGiven;

        OneTerm(List<BoundedField> before) {
            this.before = List.copyOf(before);
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            isGiven = false;
        }

        @Override
        public boolean incrementToken() {
            if (isGiven || before.stream().noneMatch(BoundedField::hasPassedOver)) {
                return false;
            }
            isGiven = true;
            clearAttributes();
            term.append(Mark.TERM);
            return true;
        }
    }
}
