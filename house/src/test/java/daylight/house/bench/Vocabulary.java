package daylight.house.bench;

import java.util.Random;

/// Made-up words of one script, drawn as often as Zipf's law says: the n-th in proportion to 1/n.
final class Vocabulary {
    private final String language;
    private final String[] words;
    private final double[] upTo;
    private final String space;

    private Vocabulary(String language, String[] words, String space) {
        this.language = language;
        this.words = words;
        this.space = space;
        this.upTo = new double[words.length];
        double sum = 0;
        for (int i = 0; i < words.length; i++) {
            sum += 1.0 / (i + 2.7); // Mandelbrot's shift: the commonest word is some 5 % of a text
            upTo[i] = sum;
        }
    }

    /// Words of syllables of one consonant and one vowel, with some endings that a stemmer knows.
    static Vocabulary syllables(
            String language, String consonants, String vowels, String[] endings, int size, long seed) {
        Random random = new Random(seed);
        String[] words = new String[size];
        for (int i = 0; i < size; i++) {
            StringBuilder word = new StringBuilder();
            int syllables = 1 + (int) (Math.log(i + 2) / 3) + random.nextInt(2);
            for (int s = 0; s < syllables; s++) {
                word.append(consonants.charAt(random.nextInt(consonants.length())));
                word.append(vowels.charAt(random.nextInt(vowels.length())));
            }
            words[i] = word.append(endings[random.nextInt(endings.length)]).toString();
        }
        return new Vocabulary(language, words, " ");
    }

    /// Words of one to three characters, written without spaces.
    static Vocabulary characters(String language, int from, int characters, int size, long seed) {
        Random random = new Random(seed);
        String[] words = new String[size];
        for (int i = 0; i < size; i++) {
            StringBuilder word = new StringBuilder();
            for (int s = 1 + random.nextInt(3); s > 0; s--) {
                word.appendCodePoint(from + (int) (Math.pow(random.nextDouble(), 2) * characters));
            }
            words[i] = word.toString();
        }
        return new Vocabulary(language, words, "");
    }

    String language() {
        return language;
    }

    String space() {
        return space;
    }

    String word(Random random) {
        return words[rank(random)];
    }

    /// The word of a rank, from 0.
    String ranked(int rank) {
        return words[rank];
    }

    private int rank(Random random) {
        double wished = random.nextDouble() * upTo[upTo.length - 1];
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] < wished) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
