package daylight.index;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.lang.Character.UnicodeScript;

/// The text as the tokenizer shall see it, character for character at the same offset.
///
/// Characters that the Unicode segmentation (UAX #29) lets stand inside a word become spaces, so that `list` is
/// found in `name_list.xlsx` and `homme` in `l'homme`: what was typed as one of these is looked for as a phrase
/// of its parts. Gaps inside runs of Chinese or Japanese are told to [LineJoins].
final class WordReader extends FilterReader {
    /// MidLetter, MidNum, MidNumLet and ExtendNumLet of UAX #29, revision 45, and their full-width forms.
    private static final String INSIDE_WORDS = "._':;,\u00B7\u2018\u2019\u2024\u2027\u203F\u2040\u2054\u0387\u055F"
            + "\u05F4\u060C\u060D\u066C\u07F8\u2044\uFE10\uFE13\uFE14\uFE33\uFE34\uFE4D\uFE4E\uFE4F\uFE50\uFE52"
            + "\uFE54\uFE55\uFF07\uFF0C\uFF0E\uFF1A\uFF1B\uFF3F";

    /// The same for most characters of most texts: no search.
    private static final boolean[] ASCII = new boolean[0x80];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            ASCII[c] = INSIDE_WORDS.indexOf(c) >= 0;
        }
    }

    private final LineJoins joins;
    private int offset;
    private char high;
    private boolean afterUnspaced;
    private int gapStart = -1;

    WordReader(Reader in, LineJoins joins) {
        super(in);
        this.joins = joins;
        joins.clear();
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        int count = in.read(into, from, length);
        for (int i = from; i < from + count; i++) {
            char c = into[i];
            note(c);
            if (isInsideWords(c)) {
                into[i] = ' ';
            }
            offset++;
        }
        return count;
    }

    private void note(char c) {
        if (c < 0x2E80 && !Character.isHighSurrogate(c)) {
            noteOther(c);
        } else if (Character.isHighSurrogate(c)) {
            high = c;
        } else if (Character.isLowSurrogate(c) && high != 0) {
            noteUnspaced(isUnspaced(Character.toCodePoint(high, c)), offset - 1);
        } else if (isSpace(c)) {
            noteOther(c);
        } else {
            noteUnspaced(isUnspaced(c), offset);
        }
    }

    private void noteOther(char c) {
        if (isSpace(c) && afterUnspaced) {
            if (gapStart < 0) {
                gapStart = offset;
            }
        } else {
            afterUnspaced = false;
            gapStart = -1;
        }
    }

    private void noteUnspaced(boolean unspaced, int start) {
        if (unspaced && gapStart >= 0) {
            joins.add(gapStart, start);
        }
        gapStart = -1;
        high = 0;
        afterUnspaced = unspaced;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\u3000' || c == '\u00A0';
    }

    /// Hangul is not among them: Korean puts spaces between words.
    private static boolean isUnspaced(int c) {
        if (Character.isIdeographic(c)) {
            return true;
        }
        UnicodeScript script = UnicodeScript.of(c);
        return script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
    }

    private static boolean isInsideWords(char c) {
        return c < ASCII.length ? ASCII[c] : !Character.isLetterOrDigit(c) && INSIDE_WORDS.indexOf(c) >= 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public long skip(long n) throws IOException {
        throw new IOException("a word reader is read from start to end");
    }
}
