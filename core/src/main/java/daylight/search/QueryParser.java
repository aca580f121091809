// Long: one grammar, whose rules are read side by side.
package daylight.search;

import daylight.index.NumberField;
import daylight.index.Query;
import daylight.index.WordField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads what was typed by recursive descent:
///
/// ```
/// any     = all { ("OR" | "|") all }
/// all     = one { ["AND"] one }
/// one     = { "NOT" | "-" } part [ "^" number ]
/// part    = "(" any ")" | [ field ":" ] ( word | phrase | "/" expression "/" ) | field ":" "(" any ")"
///         | number-field ":" range | "text:/" expression "/" [ "i" ]
/// word    = letters with "*" and "?" | word "~" [ 1 | 2 ]
/// phrase  = quoted words [ "~" places ]
/// ```
///
/// AND binds tighter than OR. Whatever does not fit is reported and read in the way that keeps most of it.
final class QueryParser {
    /// Nobody nests deeper by hand; deeper parentheses are read as if they were not there.
    private static final int DEPTH_MAX = 100;

    /// More words than this are not searched at once: each costs a look-up per language of the index.
    static final int PARTS_MAX = 1_000;

    /// Longer texts are cut before they are read.
    static final int CHARS_MAX = 65_536;

    private final Typed typed;
    private final Problems problems = new Problems();
    private final ClauseReader clauses;
    private int depth;
    private int open;
    private int parts;

    QueryParser(String text) {
        int end = Math.min(text.length(), CHARS_MAX);
        if (end < text.length()) {
            problems.add(end, text.length() - end, "Only the first " + CHARS_MAX + " characters were searched.", "");
        }
        this.typed = new Typed(text.substring(0, end));
        this.clauses = new ClauseReader(typed, problems);
    }

    Parsed parse() {
        List<Query> all = new ArrayList<>();
        while (true) {
            any(WordField.TEXT).ifPresent(all::add);
            typed.skipSpace();
            if (typed.over()) {
                break;
            }
            int start = typed.at();
            if (!typed.take(')')) { // any() stops at nothing else
                throw new IllegalStateException("the parser stopped at " + start);
            }
            problems.add(start, 1, "This parenthesis closes nothing and was left out.", "");
        }
        return new Parsed(whole(all), problems.inOrder());
    }

    /// Nothing typed asks for everything; mistakes alone ask for nothing that is known.
    private Query whole(List<Query> all) {
        if (all.isEmpty()) {
            return typed.isBlank() ? new Query.MatchAll() : new Query.MatchNone();
        }
        return all.size() == 1 ? all.getFirst() : new Query.And(all);
    }

    private Optional<Query> any(WordField field) {
        List<Query> choices = new ArrayList<>();
        boolean more = true;
        while (more) {
            Optional<Query> choice = all(field);
            choice.ifPresent(choices::add);
            typed.skipSpace();
            int start = typed.at();
            more = or();
            if (more && choice.isEmpty()) {
                problems.add(start, typed.at() - start, "Before this OR something is missing; it was left out.", "");
            } else if (more && nothingFollows()) {
                problems.add(start, typed.at() - start, "After this OR something is missing; it was left out.", "");
            }
        }
        return choices.isEmpty()
                ? Optional.empty()
                : Optional.of(choices.size() == 1 ? choices.getFirst() : new Query.Or(choices));
    }

    private boolean or() {
        return typed.take("OR") || typed.take('|') && (typed.take('|') || true);
    }

    private boolean nothingFollows() {
        typed.skipSpace();
        return typed.over() || typed.peek() == ')';
    }

    private Optional<Query> all(WordField field) {
        List<Query> together = new ArrayList<>();
        while (true) {
            typed.skipSpace();
            int start = typed.at();
            if (typed.peek() == ')' && closesIgnored()) {
                continue;
            }
            if (typed.over() || typed.peek() == ')' || atOr()) {
                break;
            }
            if (typed.take("AND") || typed.take("&&")) {
                if (together.isEmpty() || nothingFollows()) {
                    problems.add(start, typed.at() - start, "This AND joins nothing and was left out.", "");
                }
                continue;
            }
            Optional<Query> one = one(field);
            if (one.isPresent() && parts < PARTS_MAX) {
                parts++;
                together.add(one.get());
            } else if (one.isPresent() && parts++ == PARTS_MAX) {
                problems.add(start, 0, "Only the first " + PARTS_MAX + " words were searched.", "");
            }
        }
        return together.isEmpty()
                ? Optional.empty()
                : Optional.of(together.size() == 1 ? together.getFirst() : new Query.And(together));
    }

    private boolean atOr() {
        int start = typed.at();
        boolean is = or();
        typed.moveTo(start);
        return is;
    }

    /// Takes a parenthesis that closes one which was too deep to be read.
    private boolean closesIgnored() {
        if (open > depth) {
            open--;
            return typed.take(')');
        }
        return false;
    }

    private Optional<Query> one(WordField field) {
        boolean not = false;
        int start = typed.at();
        boolean negated = true;
        while (negated) {
            typed.skipSpace();
            boolean minus = typed.peek() == '-' && !Typed.isSpace(typed.ahead(1)) && typed.ahead(1) != '\0';
            negated = minus ? typed.take('-') : typed.take("NOT");
            not ^= negated;
        }
        if (typed.at() > start && nothingFollows() || not && atOr()) {
            problems.add(start, typed.at() - start, "After this NOT something is missing; it was left out.", "");
            return Optional.empty();
        }
        Optional<Query> part = part(field).map(this::boosted);
        return not ? part.map(Query.Not::new) : part;
    }

    private Query boosted(Query query) {
        int start = typed.at();
        if (!typed.take('^')) {
            return query;
        }
        Optional<String> number = typed.number();
        float factor = number.map(Float::parseFloat).orElse(-1f);
        if (factor < 0 || factor > Query.FACTOR_MAX) {
            problems.add(start, typed.at() - start, "A boost is a number from 0 to 1000; it was left out.", "^2");
            return query;
        }
        return new Query.Boost(query, factor);
    }

    private Optional<Query> part(WordField field) {
        if (typed.peek() == '(') {
            return grouped(field);
        }
        if (typed.peek() == ')') {
            return Optional.empty(); // closed one that was too deep
        }
        int start = typed.at();
        Optional<String> name = field == WordField.TEXT ? typed.field() : Optional.empty();
        return name.isPresent() ? named(start, name.get()) : clauses.plain(field);
    }

    private Optional<Query> grouped(WordField field) {
        int start = typed.at();
        typed.take('(');
        open++;
        if (depth >= DEPTH_MAX) {
            if (open == DEPTH_MAX + 1) {
                problems.add(start, 1, "Parentheses nested more than " + DEPTH_MAX + " deep were left out.", "");
            }
            return Optional.empty();
        }
        depth++;
        Optional<Query> inside = any(field);
        typed.skipSpace();
        depth--;
        open = depth;
        if (!typed.take(')')) {
            problems.add(start, 1, "This parenthesis is not closed; it was read as closed at the end.", "");
        } else if (inside.isEmpty()) {
            problems.add(start, typed.at() - start, "There is nothing in these parentheses.", "");
        }
        return inside;
    }

    private Optional<Query> named(int start, String name) {
        String known = name.toLowerCase(Locale.ROOT);
        Optional<NumberField> number = FieldNames.numbers(known);
        if (number.isPresent()) {
            return clauses.range(start, known, number.get());
        }
        Optional<WordField> words = FieldNames.words(known);
        if (words.isEmpty()) {
            String nearest = FieldNames.nearest(known);
            problems.add(
                    start,
                    name.length() + 1,
                    "There is no field “" + name + "”; its words were searched in the text.",
                    nearest + ":");
            return afterColon(start, name, WordField.TEXT);
        }
        if (words.get() == WordField.TEXT && typed.peek() == '/') {
            return clauses.textExpression(start);
        }
        return afterColon(start, name, words.get());
    }

    private Optional<Query> afterColon(int start, String name, WordField field) {
        typed.skipSpace();
        if (typed.over() || typed.peek() == ')') {
            problems.add(start, typed.at() - start, "After “" + name + ":” something is missing.", "");
            return Optional.empty();
        }
        return typed.peek() == '(' ? grouped(field) : clauses.plain(field);
    }
}
