package daylight.rendition;

import daylight.id.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the words of a picture in the text of their page: one after the other, white space left aside,
/// because a drawing and a text layer part words otherwise. Both come from the same page in the same
/// order, so that the next word mostly stands where the last one ended. Where it does not, it is looked
/// for a little further on, and taken only where the word after it follows there too, or it is long: an
/// `a` is everywhere.
public final class WordSpans {
    /// Code points that the text may have and the picture has not: a remark, a word behind another.
    private static final int LOOK_AHEAD = 1_000;

    /// A word of so many code points is hardly anywhere by chance.
    private static final int LONG = 6;

    /// Letters that are compared for one page: those of a page made to be slow are not all looked for.
    private static final long COMPARED_MAX = 50_000_000;

    private final int[] letters;
    private final int[] places;

    private long compared;

    private WordSpans(String page) {
        int[] all = page.codePoints().toArray();
        int[] kept = new int[all.length];
        int[] where = new int[all.length];
        int count = 0;
        for (int i = 0; i < all.length; i++) {
            if (!isSpace(all[i])) {
                kept[count] = all[i];
                where[count++] = i;
            }
        }
        this.letters = java.util.Arrays.copyOf(kept, count);
        this.places = java.util.Arrays.copyOf(where, count);
    }

    /// For each word its code points of the page, from the page's start; empty where it was not found.
    ///
    /// @param page the text of that page in the text layer
    public static List<Optional<Span>> of(List<Rendition.Word> words, String page) {
        return new WordSpans(page)
                .align(words.stream()
                        .map(word -> word.text()
                                .codePoints()
                                .filter(c -> !isSpace(c))
                                .toArray())
                        .toList());
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    private List<Optional<Span>> align(List<int[]> words) {
        List<Optional<Span>> spans = new ArrayList<>(words.size());
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            int[] word = words.get(i);
            int[] next = i + 1 < words.size() ? words.get(i + 1) : new int[0];
            int found = word.length == 0 ? -1 : find(word, next, from);
            if (found < 0) {
                spans.add(Optional.empty());
            } else {
                from = found + word.length;
                spans.add(Optional.of(new Span(places[found], places[from - 1] + 1)));
            }
        }
        return spans;
    }

    private int find(int[] word, int[] next, int from) {
        if (isAt(word, from)) {
            return from;
        }
        int last = Math.min(letters.length - word.length, from + LOOK_AHEAD);
        for (int at = from + 1; at <= last && compared < COMPARED_MAX; at++) {
            boolean isSure = word.length >= LONG || next.length > 0 && isAt(next, at + word.length);
            if (isAt(word, at) && isSure) {
                return at;
            }
        }
        return -1;
    }

    private boolean isAt(int[] word, int at) {
        if (at + word.length > letters.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            compared++;
            if (letters[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }
}
