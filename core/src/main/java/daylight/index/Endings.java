package daylight.index;

import java.io.IOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.util.BytesRef;

/// The words of a document and of the facts beside it, each written backwards, so that `*graph` is a walk over
/// one short stretch of the vocabulary and not over all of it. Holds no places, and no words of scripts that
/// patterns do not apply to.
final class Endings extends AnalyzerWrapper {
    static final String FIELD = "r";

    private final Analyzer written;

    Endings(Analyzer written) {
        super(PER_FIELD_REUSE_STRATEGY);
        this.written = written;
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
        return written;
    }

    @Override
    protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents components) {
        return new TokenStreamComponents(components.getSource(), new Backwards(components.getTokenStream()));
    }

    /// A word backwards; twice gives the word again.
    static String backwards(String word) {
        return new StringBuilder(word).reverse().toString();
    }

    static BytesRef forwards(BytesRef backwards) {
        return new BytesRef(backwards(backwards.utf8ToString()));
    }

    /// The stream's words backwards, those of scripts left out that patterns do not apply to.
    static final class Backwards extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private char[] turned = new char[64];

        Backwards(TokenStream input) {
            super(input);
        }

        @Override
        public boolean incrementToken() throws IOException {
            while (input.incrementToken()) {
                if (!WildcardPiece.isUnspaced(Character.codePointAt(term, 0))) {
                    turn();
                    return true;
                }
            }
            return false;
        }

        private void turn() {
            int length = term.length();
            if (turned.length < length) {
                turned = new char[length * 2];
            }
            char[] chars = term.buffer();
            for (int i = 0; i < length; i++) {
                char c = chars[length - 1 - i];
                boolean pair = Character.isLowSurrogate(c)
                        && i + 1 < length
                        && Character.isHighSurrogate(chars[length - 2 - i]);
                if (pair) {
                    turned[i++] = chars[length - 1 - i];
                }
                turned[i] = c;
            }
            term.copyBuffer(turned, 0, length);
        }
    }
}
