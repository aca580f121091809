package daylight.index;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/// A piece of a typed pattern that lies inside one indexed word.
///
/// @param text     folded; with Lucene's wildcards (`*`, `?`, `\` before a literal one) unless `plain`
/// @param plain    whether the text holds no wildcard
/// @param unspaced whether it is of a script indexed by pairs of characters
record WildcardPiece(String text, boolean plain, boolean unspaced) {
    private enum Kind {
        WORD,
        UNSPACED,
        WILD,
        BETWEEN
    }

    /// The pieces of a pattern, in order. A wildcard beside an unspaced script only marks where a word would
    /// end, and is dropped.
    static List<WildcardPiece> of(String pattern) {
        return cut(pattern, true);
    }

    /// The words of a text without wildcards.
    static List<WildcardPiece> ofLiteral(String text) {
        return cut(text, false);
    }

    private static List<WildcardPiece> cut(String pattern, boolean wildcards) {
        List<WildcardPiece> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        boolean wild = false;
        boolean unspaced = false;
        for (int i = 0; i < pattern.length(); ) {
            int c = pattern.codePointAt(i);
            i += Character.charCount(c);
            boolean literal = !wildcards;
            if (wildcards && c == '\\' && i < pattern.length()) {
                c = pattern.codePointAt(i);
                i += Character.charCount(c);
                literal = true;
            }
            Kind kind = kind(c, literal);
            boolean ends =
                    kind == Kind.BETWEEN || kind == Kind.UNSPACED && !unspaced || kind != Kind.UNSPACED && unspaced;
            if (ends) {
                finish(pieces, piece, wild, unspaced);
                wild = false;
                unspaced = false;
            }
            if (kind != Kind.BETWEEN) {
                piece.appendCodePoint(c);
                wild |= kind == Kind.WILD;
                unspaced |= kind == Kind.UNSPACED;
            }
        }
        finish(pieces, piece, wild, unspaced);
        boolean hasUnspaced = pieces.stream().anyMatch(WildcardPiece::unspaced);
        return hasUnspaced ? pieces.stream().filter(p -> !p.matchesAnything()).toList() : pieces;
    }

    private static void finish(List<WildcardPiece> pieces, StringBuilder piece, boolean wild, boolean unspaced) {
        String folded = Folding.fold(piece.toString());
        piece.setLength(0);
        if (!folded.isEmpty()) {
            pieces.add(new WildcardPiece(folded, !wild, unspaced));
        }
    }

    private static Kind kind(int c, boolean literal) {
        if (!literal && isWild(c)) {
            return Kind.WILD;
        }
        if (isUnspaced(c)) {
            return Kind.UNSPACED;
        }
        int type = Character.getType(c);
        boolean joins = type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.FORMAT;
        return Character.isLetterOrDigit(c) || joins ? Kind.WORD : Kind.BETWEEN;
    }

    static boolean isUnspaced(int c) {
        if (Character.isIdeographic(c)) {
            return true;
        }
        UnicodeScript script = UnicodeScript.of(c);
        return script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA || script == UnicodeScript.HANGUL;
    }

    /// `*`, `**`, `?*`: any word at all.
    boolean matchesAnything() {
        return !plain && text.chars().allMatch(WildcardPiece::isWild) && text.indexOf('*') >= 0;
    }

    /// Whether the pattern says more about how a word ends than about how it begins.
    boolean knowsEnding() {
        return !plain && isWild(text.charAt(0)) && !isWild(text.charAt(text.length() - 1));
    }

    /// Whether the pattern says neither how a word begins nor how it ends.
    boolean knowsNeitherEnd() {
        return !plain && isWild(text.charAt(0)) && isWild(text.charAt(text.length() - 1));
    }

    private static boolean isWild(int c) {
        return c == '*' || c == '?';
    }

    /// The longest of the parts that stand in every word which the pattern accepts; may be empty.
    String longestLiteral() {
        String longest = "";
        for (String part : text.split("[*?]|\\\\.", -1)) {
            longest = part.length() > longest.length() ? part : longest;
        }
        return longest;
    }

    /// The text cut to what the index holds of one word.
    String literal() {
        return text.length() <= Folding.TERM_CHARS_MAX ? text : text.substring(0, Folding.TERM_CHARS_MAX);
    }
}
