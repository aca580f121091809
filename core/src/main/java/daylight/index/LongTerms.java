package daylight.index;

import java.io.IOException;
import org.apache.lucene.index.BaseTermsEnum;
import org.apache.lucene.index.ImpactsEnum;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The words of one field of one document, to be walked through once from the first to the last, as a merge does. What
/// else Lucene can ask of a vocabulary is refused.
final class LongTerms extends Terms {
    private static final String ONLY_MERGED = "the words of a long document are merged and not searched";

    private final WordRuns runs;

    LongTerms(WordRuns runs) {
        this.runs = runs;
    }

    @Override
    public TermsEnum iterator() throws IOException {
        return new Walk(runs.sorted());
    }

    @Override
    public long size() {
        return -1; // not known
    }

    @Override
    public long getSumTotalTermFreq() {
        throw new UnsupportedOperationException(ONLY_MERGED);
    }

    @Override
    public long getSumDocFreq() {
        throw new UnsupportedOperationException(ONLY_MERGED);
    }

    @Override
    public int getDocCount() {
        return 1;
    }

    @Override
    public boolean hasFreqs() {
        return runs.hasPlaces();
    }

    @Override
    public boolean hasOffsets() {
        return runs.hasPlaces();
    }

    @Override
    public boolean hasPositions() {
        return runs.hasPlaces();
    }

    @Override
    public boolean hasPayloads() {
        return false;
    }

    private static final class Walk extends BaseTermsEnum {
        private final SortedWords words;

        Walk(SortedWords words) {
            this.words = words;
        }

        @Override
        public @Nullable BytesRef next() throws IOException {
            return words.advance() ? words.word() : null;
        }

        @Override
        public BytesRef term() {
            return words.word();
        }

        @Override
        public int docFreq() {
            return 1;
        }

        @Override
        public long totalTermFreq() {
            return words.frequency();
        }

        @Override
        public PostingsEnum postings(PostingsEnum reuse, int flags) {
            return new OnePosting(words.frequency(), words.places());
        }

        @Override
        public ImpactsEnum impacts(int flags) {
            throw new UnsupportedOperationException(ONLY_MERGED);
        }

        @Override
        public SeekStatus seekCeil(BytesRef text) {
            throw new UnsupportedOperationException(ONLY_MERGED);
        }

        @Override
        public void seekExact(long ord) {
            throw new UnsupportedOperationException(ONLY_MERGED);
        }

        @Override
        public long ord() {
            throw new UnsupportedOperationException(ONLY_MERGED);
        }
    }

    /// The only document, and the places of a word in it.
    private static final class OnePosting extends PostingsEnum {
        private final int frequency;
        private final SortedWords.Places places;
        private final DocIdSetIterator only = DocIdSetIterator.all(1);

        OnePosting(int frequency, SortedWords.Places places) {
            this.frequency = frequency;
            this.places = places;
        }

        @Override
        public int freq() {
            return frequency;
        }

        @Override
        public int nextPosition() throws IOException {
            places.advance();
            return places.position();
        }

        @Override
        public int startOffset() {
            return places.start();
        }

        @Override
        public int endOffset() {
            return places.end();
        }

        @Override
        public @Nullable BytesRef getPayload() {
            return null;
        }

        @Override
        public int docID() {
            return only.docID();
        }

        @Override
        public int nextDoc() throws IOException {
            return only.nextDoc();
        }

        @Override
        public int advance(int target) throws IOException {
            return only.advance(target);
        }

        @Override
        public long cost() {
            return only.cost();
        }
    }
}
