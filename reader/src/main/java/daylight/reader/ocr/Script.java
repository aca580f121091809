package daylight.reader.ocr;

import java.util.List;
import java.util.Locale;

/// A script as Tesseract names it, with the languages that are tried for it, the likeliest first.
enum Script {
    LATIN("eng", "fra"),
    ARABIC("uig", "ara"),
    CYRILLIC("rus", "kaz"),
    HAN("chi_sim", "chi_tra");

    private final List<String> languages;

    Script(String... languages) {
        this.languages = List.of(languages);
    }

    /// What Tesseract's word for a script means; Latin for one that has no models here.
    static Script of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "arabic" -> ARABIC;
            case "cyrillic" -> CYRILLIC;
            case "han", "hans", "hant", "japanese", "hiragana", "katakana" -> HAN;
            default -> LATIN;
        };
    }

    List<String> languages() {
        return languages;
    }
}
