package daylight.search;

import daylight.index.NumberField;
import daylight.index.Patterns;
import daylight.index.Query;
import daylight.index.WordField;
import java.util.List;
import java.util.Optional;

/// Reads one clause: a word, a phrase, an expression, a range.
final class ClauseReader {
    /// Words further apart than this are not near.
    private static final int PLACES_MAX = 1_000;

    private final Typed typed;
    private final Problems problems;

    ClauseReader(Typed typed, Problems problems) {
        this.typed = typed;
        this.problems = problems;
    }

    /// What stands behind `date:` and the like.
    Optional<Query> range(int start, String name, NumberField field) {
        typed.skipSpace();
        String value = Typed.closers(typed.peek()).flatMap(typed::phrase).orElseGet(typed::value);
        Optional<Query> range = RangeText.read(field, value);
        if (range.isEmpty()) {
            problems.add(
                    start,
                    typed.at() - start,
                    "“" + shortened(value) + "” is no value for " + name + "; it was left out. Expected: "
                            + RangeText.expected(field) + ".",
                    name + ":" + RangeText.example(field));
        }
        return range;
    }

    private static String shortened(String value) {
        int most = 40; // enough to recognise it by
        return value.length() <= most ? value : value.substring(0, most) + "…";
    }

    /// What stands behind `text:` and begins with a slash.
    Optional<Query> textExpression(int start) {
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
        problems.add(start, typed.at() - start, "This expression was left out: " + shortened(why) + ".", "");
    }

    /// A phrase, an expression or a word.
    Optional<Query> plain(WordField field) {
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
            problems.add(start, 1, "This quote is not closed; what follows was searched as single words.", "");
            typed.moveTo(start + 1);
            return Optional.empty();
        }
        if (closed.get().isBlank()) {
            problems.add(start, typed.at() - start, "There is nothing in these quotes.", "");
            return Optional.empty();
        }
        int tilde = typed.at();
        if (!typed.take('~')) {
            return Optional.of(new Query.Phrase(field, closed.get()));
        }
        int places = typed.number().map(ClauseReader::whole).orElse(-1);
        if (places < 0 || places > PLACES_MAX) {
            problems.add(
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
            problems.add(start, 1, "“" + typed.from(start) + "” has nothing to stand behind and was left out.", "");
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
        int edits = typed.number().map(ClauseReader::whole).orElse(1);
        if (edits == 0) {
            return new Query.Phrase(field, literal);
        }
        if (edits < 1 || edits > 2) {
            problems.add(tilde, typed.at() - tilde, "After a word, ~ takes 1 or 2 letters; 2 was taken.", "~2");
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
