package daylight.reader.tika;

/// Whether a page's text can be text at all. A PDF whose fonts do not say what their glyphs mean gives control
/// characters, private ones, or signs in the place of letters.
final class Legibility {
    /// Fewer characters say nothing.
    private static final int CHARACTERS_MIN = 20;

    /// No language has so many characters that mean nothing.
    private static final double MEANINGLESS_MAX = 0.2;

    /// Tables of numbers and tables of contents have more letters and digits than this.
    private static final double LETTERS_MIN = 0.3;

    /// A page of text has more characters, a stamp, a page number or a fax line less.
    private static final int FEW = 250;

    private int characters;
    private int meaningless;
    private int letters;

    void add(char[] text, int from, int length) {
        int end = from + length;
        for (int i = from; i < end; ) {
            int codePoint = Character.codePointAt(text, i, end);
            i += Character.charCount(codePoint);
            if (Character.isWhitespace(codePoint)) {
                continue;
            }
            characters++;
            if (codePoint == '\uFFFD' || isWithoutMeaning(Character.getType(codePoint))) {
                meaningless++;
            } else if (Character.isLetterOrDigit(codePoint) || isMark(Character.getType(codePoint))) {
                letters++;
            }
        }
    }

    private static boolean isWithoutMeaning(int type) {
        return type == Character.CONTROL
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || type == Character.SURROGATE;
    }

    private static boolean isMark(int type) {
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    boolean isEmpty() {
        return characters == 0;
    }

    /// Whether there are so few characters that something else may be the page's text.
    boolean isFew() {
        return characters < FEW;
    }

    boolean isGarbage() {
        return characters >= CHARACTERS_MIN
                && (meaningless > MEANINGLESS_MAX * characters || letters < LETTERS_MIN * characters);
    }

    void reset() {
        characters = 0;
        meaningless = 0;
        letters = 0;
    }
}
