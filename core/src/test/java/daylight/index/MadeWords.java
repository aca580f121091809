package daylight.index;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Words of few letters, so that they hold the same parts again and again; of one to four bytes, of scripts that
/// patterns apply to and of scripts that they do not, alone and mixed.
final class MadeWords {
    private static final String[] ALPHABETS = {
        "ab", "abcé", "кот", "شىن", "नमि", "\uD801\uDC28\uD801\uDC29a", "新疆\uD840\uDC00", "カキー", "한국", "a新キ1"
    };

    private final Random random;

    MadeWords(Random random) {
        this.random = random;
    }

    String word() {
        return letters(ALPHABETS[random.nextInt(ALPHABETS.length)], 1 + random.nextInt(9));
    }

    /// A pattern with a wildcard on both sides and some in between.
    String pattern() {
        int[] alphabet =
                ALPHABETS[random.nextInt(ALPHABETS.length)].codePoints().toArray();
        StringBuilder pattern = new StringBuilder(wild());
        for (int parts = random.nextInt(3); parts >= 0; parts--) {
            for (int i = random.nextInt(4); i >= 0; i--) {
                pattern.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
            }
            pattern.append(wild());
        }
        return pattern.toString();
    }

    private String wild() {
        return random.nextInt(4) == 0 ? "?" : "*";
    }

    private String letters(String alphabet, int count) {
        int[] letters = alphabet.codePoints().toArray();
        return Stream.generate(() -> Character.toString(letters[random.nextInt(letters.length)]))
                .limit(count)
                .collect(Collectors.joining());
    }
}
