package daylight.index;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// How the hits of a query are wanted.
///
/// @param filters   only documents that have one of the named values, for each facet named here
/// @param excludes  no document that has any of these
/// @param limit     hits at most in this answer, 0 to [#LIMIT_MAX]; totals and facets are never limited
/// @param cursor    the `next` of the answer before this one
/// @param cancelled asked now and then during long scans; once true, the search stops and says so
public record Ask(
        List<Filter> filters,
        List<Filter> excludes,
        Sorting sorting,
        int limit,
        Optional<String> cursor,
        boolean facets,
        boolean snippets,
        BooleanSupplier cancelled) {
    /// More hits per answer than this belong into further answers: each costs memory, and cursors have no end.
    public static final int LIMIT_MAX = 10_000;

    private static final int LIMIT_USUAL = 20;

    /// One value of a facet.
    public record Filter(Facet facet, String value) {}

    /// What comes first. Ties are broken by the document's SHA-256, ascending; without a date is last.
    public enum Sorting {
        SCORE,
        NEWEST,
        OLDEST,
        LARGEST,
        SMALLEST,
        PATH
    }

    public Ask {
        filters = List.copyOf(filters);
        excludes = List.copyOf(excludes);
        if (limit < 0 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("a limit lies between 0 and " + LIMIT_MAX + ", found: " + limit);
        }
    }

    /// The first 20 by score, with facets and snippets.
    public static Ask usual() {
        return new Ask(List.of(), List.of(), Sorting.SCORE, LIMIT_USUAL, Optional.empty(), true, true, () -> false);
    }

    public Ask filtered(List<Filter> include, List<Filter> exclude) {
        return new Ask(include, exclude, sorting, limit, cursor, facets, snippets, cancelled);
    }

    public Ask sorted(Sorting by) {
        return new Ask(filters, excludes, by, limit, cursor, facets, snippets, cancelled);
    }

    public Ask limited(int hits) {
        return new Ask(filters, excludes, sorting, hits, cursor, facets, snippets, cancelled);
    }

    public Ask after(String next) {
        return new Ask(filters, excludes, sorting, limit, Optional.of(next), facets, snippets, cancelled);
    }

    public Ask with(boolean withFacets, boolean withSnippets) {
        return new Ask(filters, excludes, sorting, limit, cursor, withFacets, withSnippets, cancelled);
    }

    public Ask until(BooleanSupplier stop) {
        return new Ask(filters, excludes, sorting, limit, cursor, facets, snippets, stop);
    }
}
