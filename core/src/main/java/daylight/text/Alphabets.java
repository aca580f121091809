package daylight.text;

import java.util.Map;

/// Which letters a language is written with, after Unicode's CLDR exemplar sets. The model knows
/// Cyrillic by frequency and answers Ukrainian for Kazakh, Tajik for Uzbek; one letter that a language does not
/// have is better evidence than a hundred frequencies.
final class Alphabets {
    /// The end of Unicode's blocks Cyrillic and Cyrillic Supplement; those of Latin lie below.
    private static final int CYRILLIC_END = 0x530;

    private static final String RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";

    private static final Map<String, boolean[]> ALPHABETS = Map.ofEntries(
            Map.entry("tr", letters("abcçdefgğhıijklmnoöprsştuüvyzâîû")),
            Map.entry("uz-Latn", letters("abdefghijklmnopqrstuvxyzc")),
            Map.entry("az", letters("abcçdeəfgğhxıijkqlmnoöprsştuüvyz")),
            Map.entry("tk", letters("abçdeäfgğhijžklmnňoöprsştuüwyýz")),
            Map.entry("ru", letters(RUSSIAN)),
            Map.entry("kk", letters(RUSSIAN + "әғқңөұүһі")),
            Map.entry("ky", letters(RUSSIAN + "ңөү")),
            Map.entry("tt", letters(RUSSIAN + "әөүҗңһ")),
            Map.entry("ba", letters(RUSSIAN + "әөүғҡңҙҫһ")),
            Map.entry("mn", letters(RUSSIAN + "өү")),
            Map.entry("tg", letters("абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя")),
            Map.entry("uz", letters("абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ")),
            Map.entry("uk", letters("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")),
            Map.entry("be", letters("абвгдеёжзійклмнопрстуўфхцчшыьэюя")),
            Map.entry("bg", letters("абвгдежзийклмнопрстуфхцчшщъьюя")),
            Map.entry("sr", letters("абвгдђежзијклљмнњопрстћуфхцчџш")),
            Map.entry("mk", letters("абвгдѓежзѕијклљмнњопрстќуфхцчџш")));

    private Alphabets() {}

    /// By code of the letter, for speed: a long sample is compared with several alphabets.
    private static boolean[] letters(String alphabet) {
        boolean[] letters = new boolean[CYRILLIC_END];
        alphabet.chars().forEach(c -> {
            letters[c] = true;
            letters[Character.toUpperCase(c)] = true;
        });
        // Latin alphabets of Turkic languages have a dotted capital.
        letters['İ'] = letters['ı'];
        return letters;
    }

    /// Whether the alphabet of a language is known.
    static boolean isKnown(String language) {
        return ALPHABETS.containsKey(language) || language.equals("uz");
    }

    /// The share of a text's letters, of those in the script of a language's alphabet, that the language does
    /// not have; 0 for a language that is not known here.
    ///
    /// @param cyrillic whether the text is Cyrillic; otherwise it is Latin
    static double foreign(String language, boolean cyrillic, String text) {
        boolean[] alphabet = ALPHABETS.get(cyrillic || !language.equals("uz") ? language : "uz-Latn");
        if (alphabet == null) {
            return 0;
        }
        int letters = 0;
        int foreign = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (cyrillic ? isCyrillic(c) : isLatin(c)) {
                letters++;
                foreign += alphabet[c] ? 0 : 1;
            }
        }
        return letters == 0 ? 0 : (double) foreign / letters;
    }

    /// The block and its supplement.
    private static boolean isCyrillic(char c) {
        return c >= 0x400 && c < CYRILLIC_END;
    }

    /// ASCII's letters, Latin-1's, and Latin Extended A and B.
    private static boolean isLatin(char c) {
        return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : c >= 0xc0 && c < 0x250;
    }
}
