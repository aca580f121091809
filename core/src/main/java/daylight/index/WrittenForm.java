package daylight.index;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;

/// Words as they are written, whatever the language: [WordReader], [WordTokenizer], [Folding], [HanBigrams].
final class WrittenForm extends Analyzer {
    /// So far apart are two texts in one field that no phrase reaches from one to the next.
    private static final int TEXTS_APART = 1000;

    private final boolean asked;

    /// @param asked true for queries, false for documents
    WrittenForm(boolean asked) {
        this.asked = asked;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        LineJoins joins = new LineJoins();
        Tokenizer tokenizer = new WordTokenizer();
        TokenStream words = new HanBigrams(new Folding(tokenizer), joins, asked);
        return new TokenStreamComponents(text -> tokenizer.setReader(new WordReader(text, joins)), words);
    }

    @Override
    public int getPositionIncrementGap(String field) {
        return TEXTS_APART;
    }
}
