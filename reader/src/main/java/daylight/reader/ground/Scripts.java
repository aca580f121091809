package daylight.reader.ground;

import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.util.Optional;

/// Tells a charset that was guessed wrong by the words that it makes: no language writes letters of two alphabets into
/// one word, and western letters read as Cyrillic or Greek ones do.
public final class Scripts {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private Scripts() {}

    /// The charset that was guessed, or the western one where most words with letters beyond ASCII would mix
    /// alphabets, and the western one has a letter for each of these.
    public static Charset plausible(byte[] text, Charset guessed) {
        return mixes(new String(text, guessed))
                        && StrictText.of(text, WINDOWS_1252)
                                .filter(Scripts::isWestern)
                                .isPresent()
                ? WINDOWS_1252
                : guessed;
    }

    private static boolean mixes(String text) {
        int mixed = 0;
        int pure = 0;
        boolean hasLatin = false;
        Optional<UnicodeScript> other = Optional.empty();
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (!Character.isLetter(c)) {
                mixed += hasLatin && other.isPresent() ? 1 : 0;
                pure += !hasLatin && other.isPresent() ? 1 : 0;
                hasLatin = false;
                other = Optional.empty();
            } else if (UnicodeScript.of(c) == UnicodeScript.LATIN) {
                hasLatin = true;
            } else if (isOfAlphabet(UnicodeScript.of(c))) {
                other = Optional.of(UnicodeScript.of(c));
            }
        }
        return mixed > pure;
    }

    private static boolean isOfAlphabet(UnicodeScript script) {
        return script == UnicodeScript.CYRILLIC || script == UnicodeScript.GREEK;
    }

    private static boolean isWestern(String text) {
        return text.chars().noneMatch(c -> c >= 0x80 && c < 0xa0);
    }
}
