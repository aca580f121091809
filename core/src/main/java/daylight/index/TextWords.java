package daylight.index;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// The words of one text for two fields, cut once: as they stand, and then each different one backwards for
/// [Endings]. The first stream must be read to its end before the second; both are used again for the next text, so an
/// instance belongs to one thread.
final class TextWords {
    private final Analyzer written = new WrittenForm(false);
    private CharArraySet different = new CharArraySet(1024, false);

    /// The words as they stand.
    TokenStream forwards(Reader text) {
        different = new CharArraySet(1024, false);
        return new Noted(written.tokenStream("", text));
    }

    /// The different words of the text that was read last, backwards, in no order.
    TokenStream backwards() {
        return new Endings.Backwards(new Different());
    }

    private final class Noted extends TokenFilter {
        private final CharTermAttribute term = getAttribute(CharTermAttribute.class);

        Noted(TokenStream input) {
            super(input);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            if (!different.contains(term.buffer(), 0, term.length())) {
                different.add(Arrays.copyOf(term.buffer(), term.length()));
            }
            return true;
        }
    }

    private final class Different extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private Iterator<?> left = List.of().iterator();

        @Override
        public void reset() {
            left = different.iterator();
        }

        @Override
        public boolean incrementToken() {
            if (!left.hasNext()) {
                return false;
            }
            clearAttributes();
            char[] word = (char[]) left.next();
            term.copyBuffer(word, 0, word.length);
            return true;
        }
    }
}
