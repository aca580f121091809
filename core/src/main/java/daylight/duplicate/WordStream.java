package daylight.duplicate;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/// The words of a text as comparison sees them: runs of letters, digits and marks, in compatibility form
/// and without regard to case (NFKC_Casefold, Unicode Standard Annex 44). What scripts without spaces
/// between words write is one word for each character.
final class WordStream {
    /// What is longer is encoded data; it goes on as the next word.
    static final int WORD_CHARS_MAX = 256;

    private static final Normalizer2 FOLDING = Normalizer2.getNFKCCasefoldInstance();

    private static final int ASCII_END = 0x80;

    /// Below this no script does without spaces.
    private static final int FIRST_WITHOUT_SPACES = 0x0E00;

    private final Reader text;
    private final StringBuilder word = new StringBuilder();
    private final char[] buffer = new char[8192];
    private int position;
    private int filled;
    private int held = -1;
    private long at;
    private long start;

    WordStream(Reader text) {
        this.text = text;
    }

    /// The next word, folded; empty at the end.
    Optional<String> next() throws IOException {
        for (int c = read(); c >= 0; c = read()) {
            if (!isOfWord(c)) {
                continue;
            }
            start = at - Character.charCount(c);
            String folded = folded(c);
            if (!folded.isEmpty()) {
                return Optional.of(folded);
            }
        }
        return Optional.empty();
    }

    /// Where the word that was handed out last stands, in UTF-16 units from the start.
    long start() {
        return start;
    }

    /// ... and where it ends, exclusive.
    long end() {
        return at;
    }

    private String folded(int first) throws IOException {
        word.setLength(0);
        word.appendCodePoint(first);
        boolean ascii = first < ASCII_END;
        if (!isAlone(first)) {
            int c = read();
            while (c >= 0 && isOfWord(c) && !isAlone(c) && word.length() < WORD_CHARS_MAX) {
                ascii &= c < ASCII_END;
                word.appendCodePoint(c);
                c = read();
            }
            unread(c);
        }
        if (!ascii) {
            return FOLDING.normalize(word);
        }
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                word.setCharAt(i, (char) (c + 'a' - 'A'));
            }
        }
        return word.toString();
    }

    private int read() throws IOException {
        int c = held;
        held = -1;
        if (c < 0) {
            c = unit();
            if (c >= 0 && Character.isHighSurrogate((char) c)) {
                int low = unit();
                if (low >= 0 && Character.isLowSurrogate((char) low)) {
                    c = Character.toCodePoint((char) c, (char) low);
                } else {
                    position -= low < 0 ? 0 : 1;
                }
            }
        }
        at += c < 0 ? 0 : Character.charCount(c);
        return c;
    }

    private int unit() throws IOException {
        if (position == filled) {
            filled = Math.max(0, text.read(buffer, 0, buffer.length - 1));
            position = 0;
            if (filled == 0) {
                return -1;
            }
        }
        return buffer[position++];
    }

    private void unread(int c) {
        held = c;
        at -= c < 0 ? 0 : Character.charCount(c);
    }

    private static boolean isOfWord(int c) {
        if (c < ASCII_END) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        }
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK -> true;
            default -> UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        };
    }

    private static boolean isAlone(int c) {
        if (c < FIRST_WITHOUT_SPACES) {
            return false;
        }
        return switch (UScript.getScript(c)) {
            case UScript.HAN,
                    UScript.HIRAGANA,
                    UScript.KATAKANA,
                    UScript.THAI,
                    UScript.LAO,
                    UScript.KHMER,
                    UScript.MYANMAR,
                    UScript.YI -> true;
            default -> false;
        };
    }
}
