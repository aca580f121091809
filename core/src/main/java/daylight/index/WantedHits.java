package daylight.index;

import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;

/// The hits whose places in the text are going to be asked for, by segment.
final class WantedHits {
    private static final int[] NONE = {};

    private final Map<Object, int[]> bySegment = new HashMap<>();

    /// @param documents numbers inside the segment, ascending
    void put(LeafReaderContext leaf, int[] documents) {
        bySegment.put(leaf.id(), documents);
    }

    int[] in(LeafReaderContext leaf) {
        return bySegment.getOrDefault(leaf.id(), NONE);
    }
}
