package daylight.reader.fast;

import daylight.reader.ground.StrictText;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells by how often its letters occur whether a text is in the Cyrillic charset that it says. Nearly every byte
/// is valid in each of these charsets, so that a wrong one does not fail: it gives other letters.
///
/// The letters' shares are those of Russian (O. Lyashevskaya and S. Sharov, *Frequency dictionary of contemporary
/// Russian*, 2009). What else is written in these charsets is nearer to it in its own charset than in another.
final class CyrillicLabel {
    private static final Charset KOI8_R = Charset.forName("KOI8-R");
    private static final Charset KOI8_U = Charset.forName("KOI8-U");

    private static final List<Charset> CHARSETS =
            List.of(Charset.forName("windows-1251"), KOI8_U, Charset.forName("IBM866"), Charset.forName("ISO-8859-5"));

    private static final String SHARES =
            "о10.97 е8.45 а8.01 и7.35 н6.70 т6.26 с5.47 р4.73 в4.54 л4.40 к3.49 м3.21 д2.98 "
                    + "п2.81 у2.62 я2.01 ы1.90 ь1.74 г1.70 з1.65 б1.59 ч1.44 й1.21 х0.97 ж0.94 ш0.73 ю0.64 ц0.48 щ0.36 э0.32 "
                    + "ф0.26 ъ0.04 ё0.04";

    private static final Map<Character, Double> LIKELIHOODS = likelihoods();

    /// Letters that other languages have, guessed: rarer than most of Russian.
    private static final double OTHER_LETTER = Math.log(0.002);

    private static final String SIGNS =
            "\u00a0\u00ab\u00bb\u2014\u2013\u201c\u201d\u201e\u2026\u2116\u00a7\u00a9\u2019";
    private static final double SIGN = Math.log(0.005);

    /// Lines of tables, letters with accents and the like.
    private static final double STRANGE = Math.log(0.0005);

    /// A capital behind a small letter: the capitals of KOI8 are the small letters of windows-1251.
    private static final double CAPITAL_WITHIN = Math.log(0.01);

    /// Half of what the closest two, KOI8 and windows-1251, differ in by the shares: 0.63 for each letter.
    private static final double LETTER_MIN = 0.3;

    /// A text in the charset that it says looks so much like another one time in 160,000, e to the 12th.
    private static final double TEXT_MIN = 12;

    /// No word has a letter so many times over.
    private static final int RULE_BYTES = 4;

    private CyrillicLabel() {}

    private static Map<Character, Double> likelihoods() {
        Map<Character, Double> all = new HashMap<>();
        for (String each : SHARES.split(" ")) {
            double likelihood = Math.log(Double.parseDouble(each.substring(1)) / 100);
            all.put(each.charAt(0), likelihood);
            all.put(Character.toUpperCase(each.charAt(0)), likelihood);
        }
        return Map.copyOf(all);
    }

    /// The charset that the text is in, where it is not the one that it says.
    ///
    /// @param said any charset; only of Cyrillic ones something is told
    static Optional<Charset> better(byte[] bytes, Charset said) {
        if (!CHARSETS.contains(said) && !said.equals(KOI8_R)) {
            return Optional.empty();
        }
        byte[] words = words(bytes);
        int letters = 0;
        for (byte b : words) {
            letters += b < 0 ? 1 : 0;
        }
        double likelihood = likelihood(new String(words, said));
        double best = likelihood + Math.max(TEXT_MIN, LETTER_MIN * letters);
        Optional<Charset> better = Optional.empty();
        for (Charset each : CHARSETS) {
            boolean isValid = StrictText.of(bytes, each).isPresent();
            double other = isValid ? likelihood(new String(words, each)) : Double.NEGATIVE_INFINITY;
            if (other > best) {
                best = other;
                better = Optional.of(each);
            }
        }
        return better.map(each -> each.equals(KOI8_U) && isSame(bytes) ? KOI8_R : each);
    }

    /// The bytes without those that say nothing of letters: one of them many times over, as the rules of a table are,
    /// and those that stand alone, as its bars and the dots before the points of a list do.
    private static byte[] words(byte[] bytes) {
        byte[] words = bytes.clone();
        for (int i = 0; i < words.length; ) {
            int end = i + 1;
            while (end < words.length && words[end] == words[i]) {
                end++;
            }
            if (words[i] < 0 && end - i >= RULE_BYTES) {
                Arrays.fill(words, i, end, (byte) ' ');
            }
            i = end;
        }
        for (int i = 0; i < words.length; i++) {
            boolean isAlone = (i == 0 || words[i - 1] >= 0) && (i + 1 == words.length || words[i + 1] >= 0);
            words[i] = words[i] < 0 && isAlone ? (byte) ' ' : words[i];
        }
        return words;
    }

    /// Whether no letter of Ukrainian is in it.
    private static boolean isSame(byte[] bytes) {
        return new String(bytes, KOI8_R).equals(new String(bytes, KOI8_U));
    }

    private static double likelihood(String text) {
        double sum = 0;
        boolean afterSmall = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                sum += likelihood(c);
                sum += afterSmall && Character.isUpperCase(c) ? CAPITAL_WITHIN : 0;
            }
            afterSmall = c >= 0x80 && Character.isLowerCase(c);
        }
        return sum;
    }

    private static double likelihood(char c) {
        Double known = LIKELIHOODS.get(c);
        if (known != null) {
            return known;
        }
        if (Character.UnicodeBlock.of(c) == Character.UnicodeBlock.CYRILLIC) {
            return OTHER_LETTER;
        }
        return SIGNS.indexOf(c) >= 0 ? SIGN : STRANGE;
    }
}
