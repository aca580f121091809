package daylight.reader.ground;

import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.util.Optional;

/// Tells a charset that was guessed wrong by the words that it makes: no language writes letters of two alphabets into
/// one word, and western letters read as Cyrillic or Greek ones do.
public final class Scripts {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final char FIRST_SIGN = '\u1100';

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

    /// Whether most Chinese, Japanese and Korean signs stand alone within words of Latin letters, where nobody
    /// writes them: two bytes of a western text were taken for one sign.
    public static boolean isWithin(String text) {
        int within = 0;
        int others = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isSign(text, i)) {
                boolean hasLetter = isLatin(text, i - 1) || isLatin(text, i + 1);
                boolean hasSign = isSign(text, i - 1) || isSign(text, i + 1);
                within += hasLetter && !hasSign ? 1 : 0;
                others += hasLetter && !hasSign ? 0 : 1;
            }
        }
        return within > others;
    }

    private static boolean isSign(String text, int at) {
        if (at < 0 || at >= text.length() || text.charAt(at) < FIRST_SIGN) {
            return false;
        }
        char c = text.charAt(at);
        return Character.isIdeographic(c)
                || Character.getType(c) == Character.PRIVATE_USE
                || switch (UnicodeScript.of(c)) {
                    case HIRAGANA, KATAKANA, HANGUL -> true;
                    default -> false;
                };
    }

    private static boolean isLatin(String text, int at) {
        return at >= 0
                && at < text.length()
                && Character.isLetter(text.charAt(at))
                && UnicodeScript.of(text.charAt(at)) == UnicodeScript.LATIN;
    }

    private static boolean isOfAlphabet(UnicodeScript script) {
        return script == UnicodeScript.CYRILLIC || script == UnicodeScript.GREEK;
    }

    private static boolean isWestern(String text) {
        return text.chars().noneMatch(c -> c >= 0x80 && c < 0xa0);
    }
}
