package daylight.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.Operations;

/// Prefixes, wildcards, fuzzy words and expressions: over words in their written form.
///
/// Chinese, Japanese and Korean are indexed as pairs of characters, where the end of a word has no meaning:
/// their part of a pattern is looked for as the text it is.
final class PatternQueries {
    private final WordQueries words;
    private final HeldWords held;
    private final WantedHits wanted;
    private final List<String> notes;

    PatternQueries(WordQueries words, HeldWords held, WantedHits wanted, List<String> notes) {
        this.words = words;
        this.held = held;
        this.wanted = wanted;
        this.notes = notes;
    }

    /// All words that an automaton accepts.
    Query accepted(WordField field, CompiledAutomaton automaton) {
        WordWalk walk = WordWalk.inIndex(automaton);
        return field == WordField.TEXT
                ? inTextAndFacts(walk, walk)
                : new ConstantScoreQuery(new ExpandedTermsQuery(field.stored(), walk, wanted));
    }

    private Query inTextAndFacts(WordWalk inText, WordWalk inFacts) {
        return new ConstantScoreQuery(new BooleanQuery.Builder()
                .add(new ExpandedTermsQuery(WordField.TEXT.stored(), inText, wanted), Occur.SHOULD)
                .add(new ExpandedTermsQuery(Analysis.FACTS, inFacts, wanted), Occur.SHOULD)
                .build());
    }

    /// Words of a pattern. Where it holds characters that end a word, each piece is asked for by itself.
    Optional<Query> wildcard(WordField field, String pattern) {
        List<WildcardPiece> pieces = WildcardPiece.of(pattern);
        List<Query> made = new ArrayList<>();
        boolean anything = false;
        for (WildcardPiece piece : pieces) {
            if (piece.matchesAnything()) {
                anything = true;
            } else if (piece.plain()) {
                words.phrase(field, piece.text(), 0).ifPresent(made::add);
            } else if (field == WordField.TEXT && piece.knowsEnding()) {
                WordWalk backwards = WordWalk.inIndex(compiled(Endings.backwards(piece.text())));
                made.add(new ConstantScoreQuery(ExpandedTermsQuery.backwards(backwards, wanted)));
            } else if (field == WordField.TEXT && piece.knowsNeitherEnd()) {
                CompiledAutomaton automaton = compiled(piece.text());
                made.add(inTextAndFacts(held.walk(automaton, piece.longestLiteral()), WordWalk.inIndex(automaton)));
            } else {
                made.add(accepted(field, compiled(piece.text())));
            }
        }
        if (made.size() > 1) {
            notes.add("The pattern “" + pattern + "” was searched as " + made.size() + " words.");
        }
        if (made.isEmpty()) {
            return anything ? Optional.of(new MatchAllDocsQuery()) : Optional.empty();
        }
        return Optional.of(all(made));
    }

    private static CompiledAutomaton compiled(String pattern) {
        return new CompiledAutomaton(
                WildcardQuery.toAutomaton(new Term("", pattern), Operations.DEFAULT_DETERMINIZE_WORK_LIMIT),
                false,
                true);
    }

    Optional<Query> fuzzy(WordField field, String text, int edits) {
        List<Query> made = new ArrayList<>();
        for (WildcardPiece piece : WildcardPiece.ofLiteral(text)) {
            if (piece.unspaced()) {
                words.phrase(field, piece.text(), 0).ifPresent(made::add);
                notes.add("“" + piece.text() + "” was searched as it is written: ~ does not apply to this script.");
            } else {
                made.add(accepted(field, FuzzyQuery.getFuzzyAutomaton(piece.literal(), edits, 0, true)));
            }
        }
        return made.isEmpty() ? Optional.empty() : Optional.of(all(made));
    }

    private static Query all(List<Query> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        parts.forEach(p -> all.add(p, Occur.MUST));
        return all.build();
    }
}
