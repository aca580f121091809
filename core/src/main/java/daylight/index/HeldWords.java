package daylight.index;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader.CacheHelper;
import org.apache.lucene.index.IndexReader.CacheKey;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.util.automaton.CompiledAutomaton;

/// The words of the text that are held in memory, segment by segment, for patterns that say neither how a word
/// begins nor how it ends: in the index such a pattern is a walk through the whole vocabulary.
///
/// A segment's words are read when the first such pattern is asked, which takes about as long as that walk, and stay
/// until the segment is closed. Several searches may ask at once.
final class HeldWords {
    /// This part of the heap at most: of the usual 320 MB it is 40, some three million words.
    /// Segments for which no room is left are walked through each time.
    private static final int HEAP_PART = 8;

    private sealed interface Known {
        long bytes();
    }

    private record Held(SegmentWords words) implements Known {
        @Override
        public long bytes() {
            return words.bytes();
        }
    }

    /// @param roomBytes what was not enough
    private record NoRoom(long roomBytes) implements Known {
        @Override
        public long bytes() {
            return 0;
        }
    }

    private final Map<CacheKey, Known> bySegment = new ConcurrentHashMap<>();
    private final long bytesMax;

    HeldWords() {
        this(Runtime.getRuntime().maxMemory() / HEAP_PART);
    }

    HeldWords(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /// A way through the words of the text that a pattern accepts.
    ///
    /// @param part stands in every word that is accepted; may be empty
    WordWalk walk(CompiledAutomaton automaton, String part) {
        WordWalk inIndex = WordWalk.inIndex(automaton);
        if (!SegmentWords.areFoundBy(part)) {
            return inIndex;
        }
        return (leaf, terms) -> {
            Optional<SegmentWords> words = of(leaf, terms);
            return words.isPresent()
                    ? words.get().accepted(part, automaton.getByteRunnable(), terms.iterator())
                    : inIndex.over(leaf, terms);
        };
    }

    /// The segment's words, where there is room for them.
    private Optional<SegmentWords> of(LeafReaderContext leaf, Terms terms) throws IOException {
        CacheHelper segment = leaf.reader().getCoreCacheHelper();
        if (segment == null) {
            return Optional.empty();
        }
        Optional<SegmentWords> known = known(segment.getKey());
        return known.isPresent() || !isWorthReading(segment.getKey()) ? known : read(segment, terms);
    }

    private Optional<SegmentWords> known(CacheKey segment) {
        return bySegment.get(segment) instanceof Held(SegmentWords words) ? Optional.of(words) : Optional.empty();
    }

    /// What had no room is read again only when segments that were closed have left more.
    private boolean isWorthReading(CacheKey segment) {
        return !(bySegment.get(segment) instanceof NoRoom(long before)) || room() > before;
    }

    private long room() {
        return bytesMax - bytes();
    }

    /// One segment at a time, so that together they never take more than there is room for, and none is read twice.
    private synchronized Optional<SegmentWords> read(CacheHelper segment, Terms terms) throws IOException {
        CacheKey key = segment.getKey();
        Optional<SegmentWords> known = known(key);
        if (known.isPresent() || !isWorthReading(key)) {
            return known;
        }
        long room = room();
        Optional<SegmentWords> read = SegmentWords.read(terms.iterator(), room);
        if (!bySegment.containsKey(key)) {
            segment.addClosedListener(bySegment::remove); // not before the end of this search, which keeps it open
        }
        bySegment.put(key, read.<Known>map(Held::new).orElseGet(() -> new NoRoom(room)));
        return read;
    }

    /// Of all segments.
    long bytes() {
        return bySegment.values().stream().mapToLong(Known::bytes).sum();
    }
}
