package daylight.index;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesUtils;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/// Documents with a page whose text matches an RE2 expression: read page by page, after every other clause had
/// its say. A match does not reach over a page's end.
final class TextRegexQuery extends Query {
    /// Far more than any posting costs, so that Lucene asks everything else first.
    private static final float SCAN_COST = 1e7f;

    private final Pattern pattern;
    private final StoredTexts texts;
    private final Stop stop;
    private final AtomicInteger unread = new AtomicInteger();

    TextRegexQuery(Pattern pattern, StoredTexts texts, Stop stop) {
        this.pattern = pattern;
        this.texts = texts;
        this.stop = stop;
    }

    /// Documents whose text was not found or could not be read.
    int unread() {
        return unread.get();
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext leaf) {
                return new ScorerSupplier() {
                    @Override
                    public Scorer get(long leadCost) {
                        return new ConstantScoreScorer(score(), mode, scan(leaf));
                    }

                    @Override
                    public long cost() {
                        return leaf.reader().maxDoc();
                    }
                };
            }

            @Override
            public @Nullable Matches matches(LeafReaderContext leaf, int document) throws IOException {
                Places places = places(leaf, document);
                return MatchesUtils.forField(WordField.TEXT.stored(), () -> places.iterator(parentQuery));
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return false;
            }
        };
    }

    private TwoPhaseIterator scan(LeafReaderContext leaf) {
        return new TwoPhaseIterator(DocIdSetIterator.all(leaf.reader().maxDoc())) {
            @Override
            public boolean matches() throws IOException {
                return !stop.asked() && hasMatch(leaf, approximation.docID());
            }

            @Override
            public float matchCost() {
                return SCAN_COST;
            }
        };
    }

    private boolean hasMatch(LeafReaderContext leaf, int document) throws IOException {
        Optional<TextSource> text = texts.of(leaf, document);
        if (text.isEmpty()) {
            unread.incrementAndGet();
            return false;
        }
        try (OpenPages pages = text.get().pages()) {
            for (int page = 1; page <= pages.count() && !stop.asked(); page++) {
                if (pattern.matcher(pages.page(page)).find()) {
                    return true;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            unread.incrementAndGet();
        }
        return false;
    }

    private Places places(LeafReaderContext leaf, int document) throws IOException {
        Places places = new Places();
        Optional<TextSource> text = texts.of(leaf, document);
        if (text.isEmpty()) {
            return places;
        }
        int count = 0;
        try (OpenPages pages = text.get().pages()) {
            for (int page = 1; page <= pages.count() && count <= Highlights.SPANS_MAX && !stop.asked(); page++) {
                int start = pages.start(page);
                Matcher matcher = pattern.matcher(pages.page(page));
                while (count <= Highlights.SPANS_MAX && matcher.find()) {
                    places.add(start + matcher.start(), start + matcher.start(), start + matcher.end());
                    count++;
                }
            }
        }
        return places;
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String of) {
        return "text:/" + pattern + "/";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
