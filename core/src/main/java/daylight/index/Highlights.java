package daylight.index;

import daylight.id.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Weight;

/// Where one document's text matches, from the offsets in the index: exact for every kind of query, and the
/// text is not analysed again.
final class Highlights {
    /// More spans of one document than this a list of hits does not show; the document's own view asks again.
    static final int SPANS_MAX = 500;

    /// More pages than this are not opened for one hit.
    static final int PAGES_MAX = 50;

    /// UTF-16 offsets in the joined text.
    private record Stretch(int start, int end) {}

    /// @param further whether there are more matches than the pages tell
    record Found(List<Hit.PageSpans> pages, boolean further) {
        static final Found NONE = new Found(List.of(), false);
    }

    private final Weight weight;
    private final Inflections inflections;

    Highlights(Weight weight, Inflections inflections) {
        this.weight = weight;
        this.inflections = inflections;
    }

    Found of(LeafReaderContext leaf, int document, OpenPages text) throws IOException {
        Matches matches = weight.matches(leaf, document);
        if (matches == null) {
            return Found.NONE;
        }
        List<Stretch> all = new ArrayList<>();
        int complete = Integer.MAX_VALUE;
        for (String field : matches) {
            if (field.equals(WordField.TEXT.stored()) || inflections.isField(field)) {
                complete = Math.min(complete, collect(matches.getMatches(field), all));
            }
        }
        int known = complete;
        List<Stretch> sure = all.stream().filter(s -> s.start() <= known).toList();
        List<Stretch> merged = merged(sure);
        boolean further = known != Integer.MAX_VALUE || merged.size() > SPANS_MAX;
        return onPages(merged.subList(0, Math.min(SPANS_MAX, merged.size())), text, further);
    }

    /// Up to which offset everything was collected.
    private static int collect(MatchesIterator at, List<Stretch> into) throws IOException {
        int last = 0;
        for (int i = 0; i <= SPANS_MAX; i++) {
            if (!at.next()) {
                return Integer.MAX_VALUE;
            }
            last = at.startOffset();
            collectParts(at, into);
        }
        return last;
    }

    /// A match of words that stand apart is shown word by word.
    private static void collectParts(MatchesIterator at, List<Stretch> into) throws IOException {
        MatchesIterator parts = at.getSubMatches();
        if (parts == null) {
            into.add(new Stretch(at.startOffset(), at.endOffset()));
            return;
        }
        while (parts.next()) {
            into.add(new Stretch(parts.startOffset(), parts.endOffset()));
        }
    }

    private static List<Stretch> merged(List<Stretch> stretches) {
        List<Stretch> ordered = stretches.stream()
                .sorted(Comparator.comparingInt(Stretch::start).thenComparingInt(Stretch::end))
                .toList();
        List<Stretch> merged = new ArrayList<>();
        for (Stretch next : ordered) {
            Stretch last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && next.start() < last.end()) {
                merged.set(merged.size() - 1, new Stretch(last.start(), Math.max(last.end(), next.end())));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    private static Found onPages(List<Stretch> stretches, OpenPages text, boolean further) {
        List<Hit.PageSpans> pages = new ArrayList<>();
        List<Stretch> rest = new ArrayList<>(stretches.reversed());
        while (!rest.isEmpty() && pages.size() < PAGES_MAX) {
            int page = text.pageAt(rest.getLast().start());
            int start = text.start(page);
            int length = text.length(page);
            List<Span> spans = new ArrayList<>();
            if (rest.getLast().start() > start + length) {
                rest.removeLast(); // the text is shorter than the one that was indexed: nothing to show
                continue;
            }
            while (!rest.isEmpty() && rest.getLast().start() <= start + length) {
                Stretch stretch = rest.removeLast();
                int from = Math.max(stretch.start() - start, 0);
                int to = Math.min(stretch.end() - start, length);
                if (from < to) {
                    spans.add(new Span(text.points(page, from), text.points(page, to)));
                }
                if (stretch.end() - start > length + 1 && page < text.count()) {
                    rest.add(new Stretch(start + length + 1, stretch.end()));
                    break;
                }
            }
            if (!spans.isEmpty()) {
                pages.add(new Hit.PageSpans(page, spans));
            }
        }
        return new Found(pages, further || !rest.isEmpty());
    }
}
