package daylight.search;

import daylight.index.Hits;
import daylight.index.Query;
import java.util.ArrayList;
import java.util.List;

/// The answer to what was typed.
///
/// @param query what was searched
public record Found(Query query, List<Problem> problems, Hits hits) {
    public Found {
        problems = List.copyOf(problems);
    }

    /// The same answer, from an index of which these sentences say that it does not hold everything yet.
    ///
    /// @param missing none, where the index is whole
    public Found noted(List<String> missing) {
        if (missing.isEmpty()) {
            return this;
        }
        List<String> notes = new ArrayList<>(hits.notes());
        notes.addAll(missing);
        return new Found(
                query, problems, new Hits(hits.total(), hits.hits(), hits.facets(), hits.next(), notes, false));
    }
}
