package daylight.protocol;

import java.util.List;
import java.util.regex.Pattern;

/// Whether a reading recognises text in pictures (OCR), and in which languages.
///
/// @param languages models to read with, by the codes that Tesseract names them by (`eng`, `chi_sim`, `uig`); none:
///     the reader finds out from the script of each page
public record Recognition(Mode mode, List<String> languages) {
    /// Which pages are recognised.
    public enum Mode {
        /// None.
        NEVER,
        /// Pages and pictures that hold no text that can be read otherwise.
        AUTO,
        /// Every page and picture, beside the text that it has.
        ALWAYS
    }

    /// As a document's own metadata: what recognition did with it. A reading that recognises tells only of
    /// documents that have this; all others are as they were.
    public static final String METADATA = "daylight:recognition";

    /// A page at 300 dpi takes two to four CPU seconds, one full of small print ten; what takes longer than this is
    /// left unread and said so. After each page or picture that is done a request has at least so much time left.
    public static final int PAGE_CPU_SECONDS = 60;

    /// Nobody hands over a request with more languages than there are models.
    public static final int LANGUAGES_MAX = 200;

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9_]{2,32}");

    public static final Recognition NONE = new Recognition(Mode.NEVER, List.of());

    public Recognition {
        languages = List.copyOf(languages);
        if (languages.size() > LANGUAGES_MAX) {
            throw new IllegalArgumentException(
                    languages.size() + " languages are more than the " + LANGUAGES_MAX + " that may be asked for");
        }
        for (String language : languages) {
            if (!LANGUAGE.matcher(language).matches()) {
                throw new IllegalArgumentException("no name of a language's model: " + language);
            }
        }
    }

    public boolean isWanted() {
        return mode != Mode.NEVER;
    }
}
