package daylight.reader.ocr;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A script as Tesseract names it, with the languages that are tried for it, the likeliest first.
enum Script {
    LATIN(Character.UnicodeScript.LATIN, "eng", "fra"),
    ARABIC(Character.UnicodeScript.ARABIC, "uig", "ara"),
    CYRILLIC(Character.UnicodeScript.CYRILLIC, "rus", "kaz"),
    HAN(Character.UnicodeScript.HAN, "chi_sim", "chi_tra");

    private final Character.UnicodeScript letters;
    private final List<String> languages;

    Script(Character.UnicodeScript letters, String... languages) {
        this.letters = letters;
        this.languages = List.of(languages);
    }

    /// What Tesseract's word for a script means; empty for one that has no models here, which is most often a wrong
    /// one: few letters are taken for Bengali.
    static Optional<Script> of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "latin" -> Optional.of(LATIN);
            case "arabic" -> Optional.of(ARABIC);
            case "cyrillic" -> Optional.of(CYRILLIC);
            case "han", "hans", "hant", "japanese", "hiragana", "katakana" -> Optional.of(HAN);
            default -> Optional.empty();
        };
    }

    /// The script that a model's language is written in; empty for one that none of these scripts has.
    static Optional<Script> ofLanguage(String language) {
        return Arrays.stream(values())
                .filter(script -> script.languages.contains(language))
                .findFirst();
    }

    /// Whether a letter is written in it.
    boolean has(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == letters;
    }

    List<String> languages() {
        return languages;
    }
}
