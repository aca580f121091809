package daylight.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.similarities.BM25Similarity;

/// A searcher over one state of the index, with what is worth keeping for as long as that state is.
final class OpenedSearcher extends IndexSearcher {
    private final List<String> inflected;
    private final java.util.Set<String> fields;
    private final Map<Facet, StringDocValuesReaderState> facets = new ConcurrentHashMap<>();

    OpenedSearcher(IndexReader reader, Inflections inflections) {
        super(reader);
        setQueryCache(null); // its bit sets would count against a small heap, and queries seldom repeat
        setSimilarity(new BM25Similarity());
        TreeSet<String> names = new TreeSet<>();
        for (FieldInfo field : FieldInfos.getMergedFieldInfos(reader)) {
            names.add(field.name);
        }
        this.fields = names;
        this.inflected = names.stream().filter(inflections::isField).toList();
    }

    /// The fields of inflections that some document has, sorted.
    List<String> inflected() {
        return inflected;
    }

    Map<Facet, Hits.Counts> counts(FacetsCollector matching) throws IOException {
        Map<Facet, Hits.Counts> counts = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            counts.put(facet, counts(facet, matching));
        }
        return counts;
    }

    private Hits.Counts counts(Facet facet, FacetsCollector matching) throws IOException {
        if (!fields.contains(facet.stored())) {
            return Hits.Counts.NONE;
        }
        FacetResult top = new StringValueFacetCounts(state(facet), matching)
                .getTopChildren(Hits.Counts.VALUES_MAX, facet.stored());
        if (top == null) {
            return Hits.Counts.NONE;
        }
        List<Hits.Count> values = java.util.Arrays.stream(top.labelValues)
                .map(v -> new Hits.Count(label(v), v.value.longValue()))
                .toList();
        return new Hits.Counts(values, top.childCount);
    }

    private static String label(LabelAndValue value) {
        return value.label;
    }

    private StringDocValuesReaderState state(Facet facet) {
        return facets.computeIfAbsent(facet, f -> {
            try {
                return new StringDocValuesReaderState(getIndexReader(), f.stored());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
