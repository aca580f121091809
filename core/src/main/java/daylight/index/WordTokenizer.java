package daylight.index;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import java.io.CharArrayReader;
import java.io.IOException;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/// The segmentation of UAX #29 as Lucene's ICU tokenizer does it, several times cheaper where it is simple.
///
/// Behind a [WordReader] no character stands inside a word but letters, digits and marks. In the Latin, Greek and
/// Cyrillic scripts a word is then a run of letters of one script and of digits, which needs no break iterator. From
/// the first character of another kind up to the white space after the last one near it, the text goes to ICU.
final class WordTokenizer extends Tokenizer {
    private static final int BUFFER_CHARS = 4096;

    /// So many simple characters in a row, and ICU is left again: each change between the two has its cost.
    private static final int SIMPLE_RUN = 64;

    private static final String WORD = StandardTokenizer.TOKEN_TYPES[StandardTokenizer.ALPHANUM];

    /// Classes of characters; those from [#DIGIT] up to [#CYRILLIC] make words.
    private static final byte COMPLEX = 0;

    private static final byte BETWEEN = 1;
    private static final byte DIGIT = 2;
    private static final byte LATIN = 3;
    private static final byte GREEK = 4;
    private static final byte CYRILLIC = 5;

    private static final byte[] CLASSES = classes();

    private static byte[] classes() {
        byte[] classes = new byte[0x20A0];
        for (int c = 0; c < classes.length; c++) {
            classes[c] = made(c);
        }
        return classes;
    }

    private static byte made(int c) {
        int script = UScript.getScript(c);
        boolean common = script == UScript.COMMON;
        boolean picture = c >= 0x80 && UCharacter.hasBinaryProperty(c, UProperty.EXTENDED_PICTOGRAPHIC);
        return switch (UCharacter.getIntPropertyValue(c, UProperty.WORD_BREAK)) {
            case UCharacter.WordBreak.ALETTER -> letter(script);
            case UCharacter.WordBreak.NUMERIC -> c < 0x80 ? DIGIT : COMPLEX;
            case UCharacter.WordBreak.OTHER -> common && !picture ? BETWEEN : COMPLEX;
            case UCharacter.WordBreak.CR,
                    UCharacter.WordBreak.LF,
                    UCharacter.WordBreak.NEWLINE,
                    UCharacter.WordBreak.WSEGSPACE -> BETWEEN;
            default -> COMPLEX;
        };
    }

    private static byte letter(int script) {
        return switch (script) {
            case UScript.LATIN -> LATIN;
            case UScript.GREEK -> GREEK;
            case UScript.CYRILLIC -> CYRILLIC;
            default -> COMPLEX;
        };
    }

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offsets = addAttribute(OffsetAttribute.class);
    private final TypeAttribute type = addAttribute(TypeAttribute.class);

    private final ICUTokenizer icu = new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
    private final CharTermAttribute icuTerm = icu.getAttribute(CharTermAttribute.class);
    private final OffsetAttribute icuOffsets = icu.getAttribute(OffsetAttribute.class);
    private final TypeAttribute icuType = icu.getAttribute(TypeAttribute.class);

    private final char[] buffer = new char[BUFFER_CHARS];
    private int length;
    private int at;

    /// Offset of the buffer's first character in the text.
    private int base;

    private boolean over;

    /// While ICU is asked: where its stretch starts in the text.
    private boolean asking;

    private int askedFrom;

    @Override
    public boolean incrementToken() throws IOException {
        clearAttributes();
        while (true) {
            if (asking) {
                if (icu.incrementToken()) {
                    term.copyBuffer(icuTerm.buffer(), 0, icuTerm.length());
                    place(askedFrom + icuOffsets.startOffset(), askedFrom + icuOffsets.endOffset());
                    type.setType(icuType.type());
                    return true;
                }
                leaveIcu();
            }
            while (at < length && classOf(buffer[at]) == BETWEEN) {
                at++;
            }
            if (at == length) {
                if (!refill()) {
                    return false;
                }
                continue;
            }
            int end = wordEnd();
            boolean cut = end == length && !over;
            if (cut && at > 0) {
                refill();
            } else if (end < length && classOf(buffer[end]) == COMPLEX) {
                askIcu(end);
            } else {
                term.copyBuffer(buffer, at, end - at);
                place(base + at, base + end);
                type.setType(WORD);
                at = end;
                return true;
            }
        }
    }

    private static byte classOf(char c) {
        return c < CLASSES.length ? CLASSES[c] : COMPLEX;
    }

    /// The end of the word that starts here: before a letter of another script, or what is no letter.
    private int wordEnd() {
        byte script = DIGIT;
        int end = at;
        while (end < length) {
            byte found = classOf(buffer[end]);
            if (found < DIGIT || found > DIGIT && script != DIGIT && found != script) {
                return end;
            }
            script = found > DIGIT ? found : script;
            end++;
        }
        return end;
    }

    private void place(int start, int end) {
        offsets.setOffset(correctOffset(start), correctOffset(end));
    }

    /// ICU gets the text from here to white space behind `complex`, after which much is simple.
    private void askIcu(int complex) throws IOException {
        if (at > 0 && !over) {
            int before = at;
            refill();
            complex -= before;
        }
        int end = stretchEnd(complex);
        askedFrom = base + at;
        icu.setReader(new CharArrayReader(buffer, at, end - at));
        icu.reset();
        asking = true;
        at = end;
    }

    private int stretchEnd(int complex) {
        int lastSpace = -1;
        int lastComplex = complex;
        for (int i = complex + 1; i < length; i++) {
            byte found = classOf(buffer[i]);
            if (found == COMPLEX) {
                lastComplex = i;
            } else if (Character.isWhitespace(buffer[i])) {
                lastSpace = i;
                if (i - lastComplex > SIMPLE_RUN) {
                    return i;
                }
            }
        }
        if (over) {
            return length;
        }
        if (lastSpace > 0) {
            return lastSpace;
        }
        return Character.isHighSurrogate(buffer[length - 1]) && length - at > 1 ? length - 1 : length;
    }

    private void leaveIcu() throws IOException {
        icu.end();
        icu.close();
        asking = false;
    }

    /// Moves what is not told yet to the front and reads on.
    ///
    /// @return whether anything is left
    private boolean refill() throws IOException {
        System.arraycopy(buffer, at, buffer, 0, length - at);
        base += at;
        length -= at;
        at = 0;
        while (length < buffer.length && !over) {
            int read = input.read(buffer, length, buffer.length - length);
            over = read < 0;
            length += Math.max(0, read);
        }
        return length > 0;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        length = 0;
        at = 0;
        base = 0;
        over = false;
        if (asking) {
            leaveIcu();
        }
    }

    @Override
    public void end() throws IOException {
        super.end();
        int all = correctOffset(base + length);
        offsets.setOffset(all, all);
    }
}
