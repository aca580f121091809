package daylight.search;

import java.util.Optional;

/// What was typed, read from left to right.
final class Typed {
    /// The quotes that open a phrase, and for each the ones that may close it: people's keyboards and word
    /// processors mix them, and German closes with what English opens with.
    private static final String[][] QUOTES = {
        {"\"", "\""},
        {"“", "”“\""},
        {"”", "”\""},
        {"„", "“”„\""},
        {"‟", "”\""},
        {"«", "»"},
        {"»", "«»"},
        {"「", "」"},
        {"『", "』"},
        {"＂", "＂"},
    };

    private final String text;
    private int at;

    Typed(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    /// Whether nothing but white space was typed.
    boolean isBlank() {
        return text.chars().allMatch(c -> isSpace((char) c));
    }

    boolean over() {
        return at >= text.length();
    }

    String from(int start) {
        return text.substring(start, at);
    }

    char peek() {
        return over() ? '\0' : text.charAt(at);
    }

    char ahead(int by) {
        return at + by < text.length() ? text.charAt(at + by) : '\0';
    }

    void skipSpace() {
        while (!over() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    /// Takes an operator word that stands by itself.
    boolean take(String operator) {
        int end = at + operator.length();
        if (text.startsWith(operator, at) && (end >= text.length() || endsWord(text.charAt(end)))) {
            at = end;
            return true;
        }
        return false;
    }

    boolean take(char c) {
        if (peek() == c && !over()) {
            at++;
            return true;
        }
        return false;
    }

    private static boolean endsWord(char c) {
        return isSpace(c) || c == '(' || c == ')' || closers(c).isPresent();
    }

    /// The quotes that close what this one opens.
    static Optional<String> closers(char opener) {
        for (String[] pair : QUOTES) {
            if (pair[0].charAt(0) == opener) {
                return Optional.of(pair[1]);
            }
        }
        return Optional.empty();
    }

    /// The text of a phrase whose opening quote comes next; empty when no quote closes it, and then nothing is
    /// taken.
    Optional<String> phrase(String closers) {
        StringBuilder inside = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                inside.append(text.charAt(i));
            } else if (closers.indexOf(c) >= 0) {
                at = i + 1;
                return Optional.of(inside.toString());
            } else {
                inside.append(c);
            }
        }
        return Optional.empty();
    }

    /// The inside of `/…/`, when its end stands where a word may end; else nothing is taken.
    Optional<String> expression() {
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '/' && endsExpression(i + 1)) {
                String inside = text.substring(at + 1, i);
                if (inside.isEmpty()) {
                    return Optional.empty();
                }
                at = i + 1;
                return Optional.of(inside);
            }
        }
        return Optional.empty();
    }

    private boolean endsExpression(int next) {
        if (next < text.length() && text.charAt(next) == 'i') {
            next++;
        }
        return next >= text.length() || isSpace(text.charAt(next)) || ")^".indexOf(text.charAt(next)) >= 0;
    }

    /// A name of ASCII letters followed by a colon, taken with it; else nothing is taken.
    Optional<String> field() {
        int i = at;
        while (i < text.length()
                && (Character.isLetter(text.charAt(i)) && text.charAt(i) < 0x80 || text.charAt(i) == '_')) {
            i++;
        }
        boolean named = i > at && i < text.length() && text.charAt(i) == ':' && !text.startsWith("://", i);
        if (!named) {
            return Optional.empty();
        }
        String name = text.substring(at, i);
        at = i + 1;
        return Optional.of(name);
    }

    /// Everything up to the next space, parenthesis, quote, `~` or `^`, backslashes left in place.
    String word() {
        int start = at;
        while (!over() && !endsWord(text.charAt(at)) && text.charAt(at) != '~' && text.charAt(at) != '^') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at, text.length());
        return text.substring(start, at);
    }

    /// Everything up to the next space or parenthesis.
    String value() {
        int start = at;
        while (!over() && !isSpace(text.charAt(at)) && text.charAt(at) != '(' && text.charAt(at) != ')') {
            at++;
        }
        return text.substring(start, at);
    }

    /// A number like 2 or 0.5, which may be missing.
    Optional<String> number() {
        int start = at;
        while (peek() >= '0' && peek() <= '9' || peek() == '.' && at > start && ahead(1) >= '0' && ahead(1) <= '9') {
            at++;
        }
        return at == start ? Optional.empty() : Optional.of(text.substring(start, at));
    }
}
