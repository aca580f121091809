package daylight.index;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/// Regular expressions that people type, and what can be wrong with them.
public final class Patterns {
    /// Longer ones were not written by a person.
    public static final int PATTERN_CHARS_MAX = 1_000;

    /// The product of all counted repetitions: `(a{100}){100}` already stands for 10,000 letters.
    private static final long REPETITIONS_MAX = 1_000;

    private static final Pattern COUNTED = Pattern.compile("\\{([0-9]+)(?:,([0-9]*))?\\}");

    private Patterns() {}

    /// What is wrong with an expression over words, in one sentence; nothing when it can be searched.
    public static Optional<String> problemOverWords(String pattern) {
        try {
            overWords(pattern);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(sentence(e));
        } catch (TooComplexToDeterminizeException e) {
            return Optional.of("the expression has too many ways to match");
        }
    }

    /// What is wrong with an expression over text, in one sentence; nothing when it can be searched.
    public static Optional<String> problemOverText(String pattern) {
        try {
            overText(pattern, false);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(sentence(e));
        }
    }

    private static String sentence(RuntimeException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? "the expression is not complete" : message.strip();
    }

    /// @throws IllegalArgumentException for what is no expression
    /// @throws TooComplexToDeterminizeException for one that has no automaton of bounded size
    static CompiledAutomaton overWords(String pattern) {
        requireBounded(pattern);
        String whole = pattern.startsWith("^") ? pattern.substring(1) : pattern;
        if (whole.endsWith("$") && !whole.endsWith("\\$")) {
            whole = whole.substring(0, whole.length() - 1);
        }
        Automaton automaton = new RegExp(whole, RegExp.NONE, RegExp.CASE_INSENSITIVE).toAutomaton();
        return new CompiledAutomaton(
                Operations.determinize(automaton, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT), false, true);
    }

    /// @throws IllegalArgumentException for what is no expression
    static Pattern overText(String pattern, boolean ignoreCase) {
        requireBounded(pattern);
        try {
            return Pattern.compile(pattern, ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(e.getDescription() + ": " + e.getPattern(), e);
        }
    }

    private static void requireBounded(String pattern) {
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException("the expression is empty");
        }
        if (pattern.length() > PATTERN_CHARS_MAX) {
            throw new IllegalArgumentException("an expression has at most " + PATTERN_CHARS_MAX + " characters");
        }
        long product = 1;
        com.google.re2j.Matcher counted = COUNTED.matcher(pattern);
        while (counted.find() && product <= REPETITIONS_MAX) {
            String most = counted.group(2) == null || counted.group(2).isEmpty() ? counted.group(1) : counted.group(2);
            product *= most.length() > 4 ? REPETITIONS_MAX + 1 : Math.max(1, Long.parseLong(most));
        }
        if (product > REPETITIONS_MAX) {
            throw new IllegalArgumentException(
                    "its counted repetitions multiply to more than " + REPETITIONS_MAX + "; use * or + instead");
        }
    }
}
