package daylight.index;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a query found.
///
/// @param total    how many documents match: exact, whatever the limit
/// @param facets   by facet the most frequent values; empty when they were not asked for
/// @param next     where the following answer starts; empty when there is none
/// @param notes    sentences about what this answer does not hold
/// @param complete false when the search was cancelled: then totals and hits are those found until then
public record Hits(
        long total,
        List<Hit> hits,
        Map<Facet, Counts> facets,
        Optional<String> next,
        List<String> notes,
        boolean complete) {
    public Hits {
        hits = List.copyOf(hits);
        facets = facets.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(facets));
        notes = List.copyOf(notes);
    }

    /// The counts of a facet; none when they were not asked for.
    public Counts counts(Facet facet) {
        return facets.getOrDefault(facet, Counts.NONE);
    }

    /// The values of one facet among all matching documents.
    ///
    /// @param values   most frequent first, then by value; at most [Counts#VALUES_MAX]
    /// @param distinct how many values there are in all
    public record Counts(List<Count> values, int distinct) {
        /// A list that a person reads; who needs the rest narrows the search.
        public static final int VALUES_MAX = 100;

        static final Counts NONE = new Counts(List.of(), 0);

        public Counts {
            values = List.copyOf(values);
        }
    }

    /// How many of the matching documents have this value: exact.
    public record Count(String value, long count) {}
}
