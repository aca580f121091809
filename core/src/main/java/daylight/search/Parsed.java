package daylight.search;

import daylight.index.Query;
import java.util.List;

/// The best reading of what was typed, with what was wrong in it, in the order of position.
public record Parsed(Query query, List<Problem> problems) {
    public Parsed {
        problems = List.copyOf(problems);
    }
}
