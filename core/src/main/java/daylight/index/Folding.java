package daylight.index;

import com.ibm.icu.text.Normalizer;
import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Brings the spellings that one keyboard or another produces of one word to one form.
///
/// First ICU's folding (case, width, accents, harakat, presentation forms, ignorable characters), then what it
/// leaves apart in the Arabic script: Persian and Arabic yeh and kaf, alef maqsura, teh marbuta, the Uyghur e
/// that older encodings write as heh, tatweel. Uyghur tells ى (i) from ي (y) and ە (e) from ھ (h): the first
/// pair becomes one, since the two are typed for each other; ھ stays itself.
///
/// A word longer than [#TERM_CHARS_MAX] is kept and found by its beginning of that length.
final class Folding extends TokenFilter {
    /// No word in use is longer; what is longer is encoded data, and Lucene refuses terms over 32,766 bytes.
    static final int TERM_CHARS_MAX = 256;

    /// What ICU makes of single letters where that is one character, and 0 where it is not. Letters below this bound
    /// never join with their neighbours (marks are not letters), so that a word of such is folded letter by letter.
    private static final char[] SIMPLE = new char[0x530];

    static {
        for (char c = 0; c < SIMPLE.length; c++) {
            String folded = ICUFoldingFilter.NORMALIZER.normalize(String.valueOf(c));
            if (Character.isLetterOrDigit(c) && folded.length() == 1 && Character.isLetterOrDigit(folded.charAt(0))) {
                SIMPLE[c] = folded.charAt(0);
            }
        }
    }

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final StringBuilder normal = new StringBuilder();

    Folding(TokenStream input) {
        super(input);
    }

    /// A text folded as the words of a document are.
    static String fold(String text) {
        Normalizer2 icu = ICUFoldingFilter.NORMALIZER;
        StringBuilder folded = new StringBuilder(icu.normalize(text));
        folded.setLength(letters(folded));
        return folded.toString();
    }

    private static int letters(StringBuilder text) {
        int kept = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = letter(text.charAt(i));
            if (c != TATWEEL) {
                text.setCharAt(kept++, c);
            }
        }
        return kept;
    }

    private static final char TATWEEL = '\u0640';

    private static char letter(char c) {
        if (c < '\u0621' || c > '\u06D5') {
            return c;
        }
        return switch (c) {
            case '\u0649', '\u06CC', '\u06D2' -> '\u064A'; // alef maqsura, Farsi yeh, yeh barree
            case '\u06A9', '\u06AA' -> '\u0643'; // keheh, swash kaf
            case '\u0629', '\u06D5', '\u06C1', '\u06C3' -> '\u0647'; // teh marbuta, ae, heh goal
            default -> c;
        };
    }

    @Override
    public boolean incrementToken() throws IOException {
        while (input.incrementToken()) {
            if (isSimple()) {
                return true;
            }
            normalize();
            char[] chars = term.buffer();
            int kept = 0;
            for (int i = 0; i < term.length(); i++) {
                char c = letter(chars[i]);
                if (c != TATWEEL) {
                    chars[kept++] = c;
                }
            }
            if (kept > TERM_CHARS_MAX) {
                kept = Character.isHighSurrogate(chars[TERM_CHARS_MAX - 1]) ? TERM_CHARS_MAX - 1 : TERM_CHARS_MAX;
            }
            term.setLength(kept);
            if (kept > 0) {
                return true;
            }
        }
        return false;
    }

    /// Folds a word of simple letters in place; else leaves it as it is.
    private boolean isSimple() {
        char[] chars = term.buffer();
        int length = term.length();
        if (length > TERM_CHARS_MAX) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (chars[i] >= SIMPLE.length || SIMPLE[chars[i]] == 0) {
                return false;
            }
        }
        for (int i = 0; i < length; i++) {
            chars[i] = SIMPLE[chars[i]];
        }
        return length > 0;
    }

    private void normalize() {
        Normalizer2 icu = ICUFoldingFilter.NORMALIZER;
        if (icu.quickCheck(term) != Normalizer.YES) {
            normal.setLength(0);
            icu.normalize(term, normal);
            term.setEmpty().append(normal);
        }
    }
}
