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

    private static final class Backwards extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        Backwards(TokenStream input) {
            super(input);
        }

        @Override
        public boolean incrementToken() throws IOException {
            while (input.incrementToken()) {
                if (!WildcardPiece.isUnspaced(Character.codePointAt(term, 0))) {
                    String backwards = backwards(term.toString());
                    term.setEmpty().append(backwards);
                    return true;
                }
            }
            return false;
        }
    }
}
