package daylight.reader.fast;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The words of a text, to see whether another holds them all.
final class Words {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    private Words() {}

    /// In lower case, without the empty one.
    static Set<String> of(CharSequence text) {
        Set<String> words = new HashSet<>();
        for (String word : BETWEEN.split(text)) {
            words.add(word.toLowerCase(Locale.ROOT));
        }
        words.remove("");
        return words;
    }
}
