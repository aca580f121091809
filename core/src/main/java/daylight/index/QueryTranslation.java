package daylight.index;

import daylight.index.Query.And;
import daylight.index.Query.Boost;
import daylight.index.Query.Fuzzy;
import daylight.index.Query.MatchAll;
import daylight.index.Query.MatchNone;
import daylight.index.Query.Near;
import daylight.index.Query.Not;
import daylight.index.Query.Or;
import daylight.index.Query.Phrase;
import daylight.index.Query.Prefix;
import daylight.index.Query.Range;
import daylight.index.Query.Regex;
import daylight.index.Query.TextRegex;
import daylight.index.Query.Wildcard;
import daylight.index.Query.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/// From the tree that every engine shares to Lucene's queries, for one search.
///
/// What cannot be asked becomes a note, and the rest is searched.
final class QueryTranslation {
    /// A tree deeper than this was not written by a person, and would exhaust the stack.
    private static final int DEPTH_MAX = 500;

    private final WordQueries words;
    private final PatternQueries patterns;
    private final StoredTexts texts;
    private final Stop stop;
    private final List<String> notes;
    private final List<TextRegexQuery> scans = new ArrayList<>();

    QueryTranslation(WordQueries words, PatternQueries patterns, StoredTexts texts, Stop stop, List<String> notes) {
        this.words = words;
        this.patterns = patterns;
        this.texts = texts;
        this.stop = stop;
        this.notes = notes;
    }

    /// The scans over text that the translated query holds.
    List<TextRegexQuery> scans() {
        return scans;
    }

    Query of(daylight.index.Query query) {
        return translated(query).orElseGet(MatchNoDocsQuery::new);
    }

    /// Whether a tree is nested deeper than can be walked through; found without walking down on the stack.
    static boolean tooDeep(daylight.index.Query query) {
        List<daylight.index.Query> level = List.of(query);
        for (int depth = 0; !level.isEmpty(); depth++) {
            if (depth > DEPTH_MAX) {
                return true;
            }
            List<daylight.index.Query> below = new ArrayList<>();
            for (daylight.index.Query part : level) {
                switch (part) {
                    case And and -> below.addAll(and.parts());
                    case Or or -> below.addAll(or.parts());
                    case Not not -> below.add(not.part());
                    case Boost boost -> below.add(boost.part());
                    default -> {} // a leaf
                }
            }
            level = below;
        }
        return false;
    }

    /// Nothing, where nothing that can be searched was asked.
    private Optional<Query> translated(daylight.index.Query query) {
        return switch (query) {
            case MatchAll all -> Optional.of(new MatchAllDocsQuery());
            case MatchNone none -> Optional.empty();
            case Words w -> noted(words.words(w.field(), w.text()), w.text());
            case Phrase p -> noted(words.phrase(p.field(), p.text(), 0), p.text());
            case Near n -> noted(words.phrase(n.field(), n.text(), n.slop()), n.text());
            case Prefix p -> noted(patterns.wildcard(p.field(), escaped(p.start()) + "*"), p.start());
            case Wildcard w -> noted(patterns.wildcard(w.field(), w.pattern()), w.pattern());
            case Fuzzy f -> noted(patterns.fuzzy(f.field(), f.text(), f.edits()), f.text());
            case Regex r -> regex(r);
            case TextRegex r -> scan(r);
            case Range r -> Optional.of(range(r));
            case And and -> all(and);
            case Or or -> any(or);
            case Not not -> translated(not.part()).map(QueryTranslation::without);
            case Boost b -> translated(b.part()).map(q -> new BoostQuery(q, b.factor()));
        };
    }

    private Optional<Query> noted(Optional<Query> made, String typed) {
        if (made.isEmpty()) {
            notes.add("“" + shortened(typed) + "” holds no letter or digit and was left out.");
        }
        return made;
    }

    private static String shortened(String typed) {
        int most = 40; // enough to recognise it by
        return typed.length() <= most ? typed : typed.substring(0, most) + "…";
    }

    private static String escaped(String start) {
        return start.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
    }

    private Optional<Query> regex(Regex regex) {
        try {
            return Optional.of(patterns.accepted(regex.field(), Patterns.overWords(regex.pattern())));
        } catch (IllegalArgumentException | TooComplexToDeterminizeException e) {
            notes.add("The expression /" + shortened(regex.pattern()) + "/ cannot be searched and was left out.");
            return Optional.empty();
        }
    }

    private Optional<Query> scan(TextRegex regex) {
        try {
            TextRegexQuery scan =
                    new TextRegexQuery(Patterns.overText(regex.pattern(), regex.ignoreCase()), texts, stop);
            scans.add(scan);
            return Optional.of(scan);
        } catch (IllegalArgumentException e) {
            notes.add("The expression text:/" + shortened(regex.pattern()) + "/ cannot be searched and was left out.");
            return Optional.empty();
        }
    }

    private static Query range(Range range) {
        long from = range.from().orElse(Long.MIN_VALUE);
        long to = range.to().orElse(Long.MAX_VALUE);
        return from > to
                ? new MatchNoDocsQuery("an empty range")
                : new ConstantScoreQuery(LongPoint.newRangeQuery(range.field().stored(), from, to));
    }

    private Optional<Query> all(And and) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        int clauses = 0;
        boolean wanted = false;
        for (daylight.index.Query part : and.parts()) {
            boolean excluded = part instanceof Not;
            Optional<Query> made = translated(part instanceof Not not ? not.part() : part);
            if (made.isPresent()) {
                clauses++;
                wanted |= !excluded;
                all.add(made.get(), excluded ? Occur.MUST_NOT : onlyNarrows(part) ? Occur.FILTER : Occur.MUST);
            }
        }
        if (!wanted) {
            all.add(new MatchAllDocsQuery(), Occur.MUST);
        }
        return clauses == 0 && !and.parts().isEmpty() ? Optional.empty() : Optional.of(all.build());
    }

    /// Dates, sizes and kinds of file say nothing about how well a document fits the words.
    private static boolean onlyNarrows(daylight.index.Query part) {
        return switch (part) {
            case Range r -> true;
            case TextRegex r -> true;
            case Words w -> w.field().onlyNarrows();
            case Phrase p -> p.field().onlyNarrows();
            default -> false;
        };
    }

    private Optional<Query> any(Or or) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        int clauses = 0;
        for (daylight.index.Query part : or.parts()) {
            Optional<Query> made = translated(part);
            if (made.isPresent()) {
                clauses++;
                any.add(made.get(), Occur.SHOULD);
            }
        }
        return clauses == 0 ? Optional.empty() : Optional.of(any.build());
    }

    private static Query without(Query part) {
        return new BooleanQuery.Builder()
                .add(new MatchAllDocsQuery(), Occur.MUST)
                .add(part, Occur.MUST_NOT)
                .build();
    }
}
