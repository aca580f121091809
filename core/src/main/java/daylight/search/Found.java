package daylight.search;

import daylight.index.Hits;
import daylight.index.Query;
import java.util.List;

/// The answer to what was typed.
///
/// @param query what was searched
public record Found(Query query, List<Problem> problems, Hits hits) {
    public Found {
        problems = List.copyOf(problems);
    }
}
