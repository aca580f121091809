package daylight.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/// How many letters of a text are in which script.
final class ScriptCount {
    private final Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    private int total;

    ScriptCount(String text) {
        int latin = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (c < 0x80) {
                // Most letters of most texts: no look-up.
                latin += (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? 1 : 0;
            } else if (Character.isLetter(c)) {
                letters.merge(UnicodeScript.of(c), 1, Integer::sum);
                total++;
            }
        }
        if (latin > 0) {
            letters.merge(UnicodeScript.LATIN, latin, Integer::sum);
            total += latin;
        }
    }

    int total() {
        return total;
    }

    int letters(UnicodeScript... scripts) {
        int sum = 0;
        for (UnicodeScript script : scripts) {
            sum += letters.getOrDefault(script, 0);
        }
        return sum;
    }

    /// Whether at least half of the letters are in a script.
    boolean isMostly(UnicodeScript script) {
        return total > 0 && letters(script) * 2 >= total;
    }
}
