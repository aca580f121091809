package daylight.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// From text to terms, for documents and for queries.
final class Analysis {
    /// Facts in words about a document, beside its text.
    static final String FACTS = "facts";

    /// A term and its place among those of the same text.
    record Term(String text, int position) {}

    private final Inflections inflections = new Inflections();
    private final Analyzer written = new WrittenForm(false);
    private final Analyzer endings = new Endings(written);
    private final Analyzer asked = new WrittenForm(true);
    private final Analyzer documents = new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            if (field.equals(Endings.FIELD)) {
                return endings;
            }
            return inflections.isField(field) ? inflections.analyzer(field) : written;
        }
    };

    Analyzer forDocuments() {
        return documents;
    }

    Inflections inflections() {
        return inflections;
    }

    /// The terms that a query's text asks for in a field.
    List<Term> terms(String field, String text) {
        Analyzer analyzer = inflections.isField(field) ? inflections.analyzer(field) : asked;
        List<Term> terms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream(field, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            int position = -1;
            while (stream.incrementToken()) {
                position += increment.getPositionIncrement();
                terms.add(new Term(term.toString(), Math.max(0, position)));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }
}
