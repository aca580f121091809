package daylight.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Recognises Uyghur in Latin letters (Uyghur Latin Yéziqi and its unofficial spellings), which the model has
/// never seen and calls Turkish. Function words and endings that none of the neighbouring languages spells so.
final class UyghurLatin {
    /// Two words could be a quotation or a name; below a tenth of the words the text is something else.
    private static final int MARKERS_MIN = 2;

    private static final double SHARE_MIN = 0.1;

    /// Uzbek has va, bilan, uchun, bo‘lgan; Turkish ve, ile, için; Turkmen we and bilen, but bolan, üçin.
    private static final Set<String> WORDS = Set.of(
            "üchün",
            "hemde",
            "hemme",
            "yaki",
            "bolghan",
            "qilghan",
            "qilish",
            "bolush",
            "bolup",
            "qilip",
            "arqiliq",
            "kérek",
            "kërek",
            "lékin",
            "bolidu",
            "qilidu",
            "teripidin",
            "ikkinchi",
            "uning",
            "ularning",
            "herqandaq",
            "toghrisida",
            "toghruluq",
            "barliq",
            "shundaqla",
            "we",
            "bilen");

    private static final Pattern ENDING = Pattern.compile(".{2,}(?:ghan|gha|ghu|qa|ning|liq|lik|din|tin|lar|ler|idu)");
    private static final Set<String> ALSO_ELSEWHERE = Set.of("we", "bilen", "uning", "yaki", "bolup");

    private UyghurLatin() {}

    static boolean matches(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        int words = 0;
        int markers = 0;
        int weak = 0;
        for (int at = 0; at < folded.length(); ) {
            int end = at;
            while (end < folded.length() && isOfWord(folded.codePointAt(end))) {
                end += Character.charCount(folded.codePointAt(end));
            }
            if (end > at) {
                String word = folded.substring(at, end);
                words++;
                if (ALSO_ELSEWHERE.contains(word)) {
                    weak++;
                } else if (isMarker(word)) {
                    markers++;
                }
                at = end;
            } else {
                at += Character.charCount(folded.codePointAt(at));
            }
        }
        boolean anchored = markers >= MARKERS_MIN || markers == 1 && weak >= 1;
        return anchored && markers + weak >= SHARE_MIN * words;
    }

    private static boolean isOfWord(int c) {
        return c >= 'a' && c <= 'z' || c == '\'' || c == '’' || c >= 0x80 && Character.isLetter(c);
    }

    private static boolean isMarker(String word) {
        return WORDS.contains(word)
                || word.contains("gh") && ENDING.matcher(word).matches();
    }
}
