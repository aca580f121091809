// Long: one grammar, whose rules are read side by side.
package daylight.search;

import daylight.index.NumberField;
import daylight.index.Patterns;
import daylight.index.Query;
import daylight.index.WordField;
import java.util.ArrayList;
import java.util.Comparator;
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

    /// Words further apart than this are not near.
    private static final int PLACES_MAX = 1_000;

    private final Typed typed;
    private final List<Problem> problems = new ArrayList<>();
    private int depth;
    private int open;
    private int parts;

    QueryParser(String text) {
        int end = Math.min(text.length(), CHARS_MAX);
        if (end < text.length()) {
            problem(end, text.length() - end, "Only the first " + CHARS_MAX + " characters were searched.", "");
        }
        this.typed = new Typed(text.substring(0, end));
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
            problem(start, 1, "This parenthesis closes nothing and was left out.", "");
        }
        problems.sort(Comparator.comparingInt(Problem::position));
        Query query = all.isEmpty() ? new Query.MatchAll() : all.size() == 1 ? all.getFirst() : new Query.And(all);
        return new Parsed(query, problems);
    }

    private void problem(int position, int length, String sentence, String suggestion) {
        problems.add(new Problem(position, length, sentence, suggestion));
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
                problem(start, typed.at() - start, "Before this OR something is missing; it was left out.", "");
            } else if (more && nothingFollows()) {
                problem(start, typed.at() - start, "After this OR something is missing; it was left out.", "");
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
            if (typed.over() || typed.peek() == ')' && !closesIgnored() || atOr()) {
                break;
            }
            if (typed.take("AND") || typed.take("&&")) {
                if (together.isEmpty() || nothingFollows()) {
                    problem(start, typed.at() - start, "This AND joins nothing and was left out.", "");
                }
                continue;
            }
            Optional<Query> one = one(field);
            if (one.isPresent() && parts < PARTS_MAX) {
                parts++;
                together.add(one.get());
            } else if (one.isPresent() && parts++ == PARTS_MAX) {
                problem(start, 0, "Only the first " + PARTS_MAX + " words were searched.", "");
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
            problem(start, typed.at() - start, "After this NOT something is missing; it was left out.", "");
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
            problem(start, typed.at() - start, "A boost is a number from 0 to 1000; it was left out.", "^2");
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
        return name.isPresent() ? named(start, name.get()) : plain(field);
    }

    private Optional<Query> grouped(WordField field) {
        int start = typed.at();
        typed.take('(');
        open++;
        if (depth >= DEPTH_MAX) {
            if (open == DEPTH_MAX + 1) {
                problem(start, 1, "Parentheses nested more than " + DEPTH_MAX + " deep were left out.", "");
            }
            return Optional.empty();
        }
        depth++;
        Optional<Query> inside = any(field);
        typed.skipSpace();
        depth--;
        open = depth;
        if (!typed.take(')')) {
            problem(start, 1, "This parenthesis is not closed; it was read as closed at the end.", "");
        } else if (inside.isEmpty()) {
            problem(start, typed.at() - start, "There is nothing in these parentheses.", "");
        }
        return inside;
    }

    private Optional<Query> named(int start, String name) {
        String known = name.toLowerCase(Locale.ROOT);
        Optional<NumberField> number = FieldNames.numbers(known);
        if (number.isPresent()) {
            return range(start, known, number.get());
        }
        Optional<WordField> words = FieldNames.words(known);
        if (words.isEmpty()) {
            String nearest = FieldNames.nearest(known);
            problem(
                    start,
                    name.length() + 1,
                    "There is no field “" + name + "”; its words were searched in the text.",
                    nearest + ":");
            return afterColon(start, name, WordField.TEXT);
        }
        if (words.get() == WordField.TEXT && typed.peek() == '/') {
            return textExpression();
        }
        return afterColon(start, name, words.get());
    }

    private Optional<Query> afterColon(int start, String name, WordField field) {
        typed.skipSpace();
        if (typed.over() || typed.peek() == ')') {
            problem(start, typed.at() - start, "After “" + name + ":” something is missing.", "");
            return Optional.empty();
        }
        return typed.peek() == '(' ? grouped(field) : plain(field);
    }

    private Optional<Query> range(int start, String name, NumberField field) {
        typed.skipSpace();
        String value = Typed.closers(typed.peek()).flatMap(typed::phrase).orElseGet(typed::value);
        Optional<Query> range = RangeText.read(field, value);
        if (range.isEmpty()) {
            String expected = field == NumberField.SIZE ? RangeText.EXPECTED_SIZE : RangeText.EXPECTED_DATE;
            problem(
                    start,
                    typed.at() - start,
                    "“" + shortened(value) + "” is no value for " + name + "; it was left out. Expected: " + expected
                            + ".",
                    name + ":" + (field == NumberField.SIZE ? ">1MB" : "2018-03"));
        }
        return range;
    }

    private static String shortened(String value) {
        int most = 40; // enough to recognise it by
        return value.length() <= most ? value : value.substring(0, most) + "…";
    }

    private Optional<Query> textExpression() {
        int start = typed.at();
        Optional<String> expression = typed.expression();
        if (expression.isEmpty()) {
            return plain(WordField.TEXT);
        }
        boolean ignoreCase = typed.take('i');
        Optional<String> wrong = Patterns.problemOverText(expression.get());
        wrong.ifPresent(sentence -> badExpression(start, sentence));
        return wrong.isPresent() ? Optional.empty() : Optional.of(new Query.TextRegex(expression.get(), ignoreCase));
    }

    private void badExpression(int start, String why) {
        problem(start, typed.at() - start, "This expression was left out: " + shortened(why) + ".", "");
    }

    private Optional<Query> plain(WordField field) {
        int start = typed.at();
        Optional<String> closers = Typed.closers(typed.peek());
        if (closers.isPresent()) {
            return phrase(field, closers.get());
        }
        if (typed.peek() == '/') {
            Optional<String> expression = typed.expression();
            if (expression.isPresent()) {
                typed.take('i'); // words are folded: case never counts
                Optional<String> wrong = Patterns.problemOverWords(expression.get());
                wrong.ifPresent(sentence -> badExpression(start, sentence));
                return wrong.isPresent() ? Optional.empty() : Optional.of(new Query.Regex(field, expression.get()));
            }
        }
        return word(field);
    }

    private Optional<Query> phrase(WordField field, String closers) {
        int start = typed.at();
        Optional<String> closed = typed.phrase(closers);
        if (closed.isEmpty()) {
            problem(start, 1, "This quote is not closed; what follows was searched as single words.", "");
            typed.moveTo(start + 1);
            return Optional.empty();
        }
        if (closed.get().isBlank()) {
            problem(start, typed.at() - start, "There is nothing in these quotes.", "");
            return Optional.empty();
        }
        int tilde = typed.at();
        if (!typed.take('~')) {
            return Optional.of(new Query.Phrase(field, closed.get()));
        }
        int places = typed.number().map(QueryParser::whole).orElse(-1);
        if (places < 0 || places > PLACES_MAX) {
            problem(
                    tilde,
                    typed.at() - tilde,
                    "After a phrase, ~ takes a number of places from 0 to " + PLACES_MAX + "; 5 was taken.",
                    "~5");
            places = 5;
        }
        return Optional.of(new Query.Near(field, closed.get(), places));
    }

    /// -1 for what is no whole number of usual size.
    private static int whole(String number) {
        return number.length() > 6 || number.indexOf('.') >= 0 ? -1 : Integer.parseInt(number);
    }

    private Optional<Query> word(WordField field) {
        int start = typed.at();
        String word = typed.word();
        if (word.isEmpty()) {
            typed.moveTo(start + 1); // a ~ or ^ behind nothing
            problem(start, 1, "“" + typed.from(start) + "” has nothing to stand behind and was left out.", "");
            return Optional.empty();
        }
        if (hasWildcard(word)) {
            return word.equals("*") && field == WordField.TEXT
                    ? Optional.of(new Query.MatchAll())
                    : Optional.of(wildcard(field, word));
        }
        String literal = unescaped(word);
        int tilde = typed.at();
        if (typed.take('~')) {
            return Optional.of(fuzzy(field, literal, tilde));
        }
        if (field == WordField.TYPE) {
            List<Query> kinds = FileKinds.words(literal).stream()
                    .<Query>map(k -> new Query.Words(field, k))
                    .toList();
            return Optional.of(kinds.size() == 1 ? kinds.getFirst() : new Query.Or(kinds));
        }
        return Optional.of(new Query.Words(field, literal));
    }

    private Query fuzzy(WordField field, String literal, int tilde) {
        int edits = typed.number().map(QueryParser::whole).orElse(1);
        if (edits == 0) {
            return new Query.Phrase(field, literal);
        }
        if (edits < 1 || edits > 2) {
            problem(tilde, typed.at() - tilde, "After a word, ~ takes 1 or 2 letters; 2 was taken.", "~2");
            edits = 2;
        }
        return new Query.Fuzzy(field, literal, edits);
    }

    private static Query wildcard(WordField field, String word) {
        String start = word.substring(0, word.length() - 1);
        return word.endsWith("*") && !hasWildcard(start) && !start.isEmpty()
                ? new Query.Prefix(field, unescaped(start))
                : new Query.Wildcard(field, word);
    }

    private static boolean hasWildcard(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '*' || c == '?') {
                return true;
            }
        }
        return false;
    }

    private static String unescaped(String word) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean escape = c == '\\' && i + 1 < word.length() && !Character.isLetterOrDigit(word.charAt(i + 1));
            plain.append(escape ? word.charAt(++i) : c);
        }
        return plain.toString();
    }
}
