package daylight.search;

import daylight.index.Ask;
import daylight.index.SearchIndex;

/// The room's entry: from what a person typed to what was found.
public final class Search {
    private final SearchIndex index;

    public Search(SearchIndex index) {
        this.index = index;
    }

    /// Never throws because of what was typed.
    public Found search(String typed, Ask ask) {
        Parsed parsed = parse(typed);
        return new Found(parsed.query(), parsed.problems(), index.search(parsed.query(), ask));
    }

    /// The query alone, for a box that explains itself while someone types.
    public static Parsed parse(String typed) {
        return new QueryParser(typed).parse();
    }
}
