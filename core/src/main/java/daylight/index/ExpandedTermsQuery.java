package daylight.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesUtils;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.DocIdSetBuilder;
import org.jspecify.annotations.Nullable;

/// All words of a field that a pattern accepts: none is left out, and each document counts the same.
///
/// Made for one search. It remembers the words it met, so that the places of all hits are collected in one more
/// pass over them; Lucene's own queries would walk through the whole vocabulary again for each hit.
final class ExpandedTermsQuery extends Query {
    /// About 150 bytes each. Beyond this the vocabulary is walked through once more instead.
    private static final int REMEMBERED_MAX = 20_000;

    private record Met(BytesRef term, TermState state) {}

    @FunctionalInterface
    private interface TermTaker {
        void take(TermsEnum at) throws IOException;
    }

    private final String field;
    private final String shown;
    private final WordWalk accepted;
    private final Map<Object, List<Met>> met = new ConcurrentHashMap<>();
    private final Map<Object, Map<Integer, Places>> places = new ConcurrentHashMap<>();
    private final WantedHits wanted;

    /// @param wanted the hits whose places will be asked for, filled before the first is
    ExpandedTermsQuery(String field, WordWalk accepted, WantedHits wanted) {
        this(field, field, accepted, wanted);
    }

    private ExpandedTermsQuery(String field, String shown, WordWalk accepted, WantedHits wanted) {
        this.field = field;
        this.shown = shown;
        this.accepted = accepted;
        this.wanted = wanted;
    }

    /// All words of the text and the facts that the pattern accepts when they are read backwards.
    static ExpandedTermsQuery backwards(WordWalk accepted, WantedHits wanted) {
        return new ExpandedTermsQuery(Endings.FIELD, WordField.TEXT.stored(), accepted, wanted);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
                Terms terms = leaf.reader().terms(field);
                if (terms == null) {
                    return null;
                }
                DocIdSetIterator documents = documents(leaf, terms);
                return documents == null
                        ? null
                        : ConstantScoreScorerSupplier.fromIterator(
                                documents, score(), mode, leaf.reader().maxDoc());
            }

            @Override
            public @Nullable Matches matches(LeafReaderContext leaf, int document) throws IOException {
                Places found = collected(leaf).get(document);
                return found == null ? null : MatchesUtils.forField(shown, () -> found.iterator(parentQuery));
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return false;
            }
        };
    }

    private @Nullable DocIdSetIterator documents(LeafReaderContext leaf, Terms terms) throws IOException {
        DocIdSetBuilder documents = new DocIdSetBuilder(leaf.reader().maxDoc(), terms);
        List<Met> remembered = new ArrayList<>();
        TermsEnum at = accepted.over(leaf, terms);
        PostingsEnum postings = null;
        while (at.next() != null) {
            if (remembered.size() <= REMEMBERED_MAX) {
                remembered.add(new Met(BytesRef.deepCopyOf(at.term()), at.termState()));
            }
            postings = at.postings(postings, PostingsEnum.NONE);
            documents.add(postings);
        }
        met.put(leaf.id(), remembered);
        return documents.build().iterator();
    }

    private Map<Integer, Places> collected(LeafReaderContext leaf) throws IOException {
        Map<Integer, Places> known = places.get(leaf.id());
        if (known == null) {
            Map<Integer, Places> made = new java.util.HashMap<>();
            int[] hits = wanted.in(leaf);
            PostingsEnum[] postings = {null};
            forEachTerm(leaf, at -> {
                postings[0] = at.postings(postings[0], PostingsEnum.OFFSETS);
                Places.collect(postings[0], hits, made);
            });
            made.values().forEach(Places::sort);
            places.put(leaf.id(), made);
            return made;
        }
        return known;
    }

    private void forEachTerm(LeafReaderContext leaf, TermTaker taker) throws IOException {
        Terms terms = leaf.reader().terms(field);
        Terms placed = leaf.reader().terms(shown);
        if (terms == null || placed == null) {
            return;
        }
        TermTaker found = field.equals(shown) ? taker : forwards(placed.iterator(), taker);
        List<Met> remembered = met.get(leaf.id());
        if (remembered == null || remembered.size() > REMEMBERED_MAX) {
            TermsEnum at = accepted.over(leaf, terms);
            while (at.next() != null) {
                found.take(at);
            }
            return;
        }
        TermsEnum at = terms.iterator();
        for (Met term : remembered) {
            at.seekExact(term.term(), term.state());
            found.take(at);
        }
    }

    private static TermTaker forwards(TermsEnum placed, TermTaker taker) {
        return backwards -> {
            if (placed.seekExact(Endings.forwards(backwards.term()))) {
                taker.take(placed);
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String of) {
        return field + ":<words>";
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
