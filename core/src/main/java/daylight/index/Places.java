package daylight.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// Where words stand in one document: positions and offsets, growing, then sorted by position.
final class Places {
    private long[] positionAndIndex = new long[4];
    private int[] starts = new int[4];
    private int[] ends = new int[4];
    private int size;

    void add(int position, int start, int end) {
        if (size == starts.length) {
            positionAndIndex = Arrays.copyOf(positionAndIndex, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        positionAndIndex[size] = (long) position << Integer.SIZE | size;
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    /// Adds a word's places in each of some documents.
    ///
    /// @param hits ascending
    static void collect(PostingsEnum word, int[] hits, Map<Integer, Places> into) throws IOException {
        int at = -1;
        for (int hit : hits) {
            if (at < hit) {
                at = word.advance(hit);
            }
            if (at == DocIdSetIterator.NO_MORE_DOCS) {
                return;
            }
            if (at == hit) {
                Places places = into.computeIfAbsent(hit, h -> new Places());
                for (int i = word.freq(); i > 0; i--) {
                    int position = word.nextPosition();
                    places.add(position, word.startOffset(), word.endOffset());
                }
            }
        }
    }

    void sort() {
        Arrays.sort(positionAndIndex, 0, size);
    }

    /// Over sorted places.
    MatchesIterator iterator(Query query) {
        return new MatchesIterator() {
            private int at = -1;

            private int index() {
                return (int) positionAndIndex[at];
            }

            @Override
            public boolean next() {
                return ++at < size;
            }

            @Override
            public int startPosition() {
                return (int) (positionAndIndex[at] >> Integer.SIZE);
            }

            @Override
            public int endPosition() {
                return startPosition();
            }

            @Override
            public int startOffset() {
                return starts[index()];
            }

            @Override
            public int endOffset() {
                return ends[index()];
            }

            @Override
            public @Nullable MatchesIterator getSubMatches() {
                return null;
            }

            @Override
            public Query getQuery() {
                return query;
            }
        };
    }
}
