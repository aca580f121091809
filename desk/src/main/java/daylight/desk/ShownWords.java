package daylight.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.text.OpenLayer;
import daylight.text.PagePicture;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The words that were recognised in a document's pictures, with their places, as `show --words` tells them.
final class ShownWords {
    /// One JSON document holds them all in memory.
    private static final int WORDS_MAX = 100_000;

    private final OpenLayer layer;
    private final List<PagePicture> pictures;

    /// @param page only this one
    ShownWords(OpenLayer layer, Optional<Integer> page) {
        this.layer = layer;
        this.pictures = layer.pictures().stream()
                .filter(picture -> page.isEmpty() || page.get() == picture.page())
                .toList();
    }

    boolean isEmpty() {
        return pictures.isEmpty();
    }

    void json(ObjectNode into) {
        ArrayNode shown = into.putArray("pictures");
        int[] words = {0};
        for (PagePicture picture : pictures) {
            ArrayNode ofPicture = shown.addObject()
                    .put("page", picture.page())
                    .put("width", picture.width())
                    .put("height", picture.height())
                    .put("dpi", picture.dpi())
                    .putArray("words");
            layer.words(picture.page(), word -> {
                if (words[0]++ < WORDS_MAX) {
                    int start = word.span().start();
                    int end = word.span().end();
                    ofPicture
                            .addObject()
                            .put("start", start)
                            .put("end", end)
                            .put("text", layer.slice(picture.page(), start, end))
                            .put("left", word.left())
                            .put("top", word.top())
                            .put("right", word.right())
                            .put("bottom", word.bottom())
                            .put("confidence", word.confidence());
                }
            });
        }
        into.put("words_left_out", Math.max(0, words[0] - WORDS_MAX));
    }

    void print(Console console) {
        for (PagePicture picture : pictures) {
            console.out()
                    .println("— page " + picture.page() + ", a picture of " + picture.width() + " x " + picture.height()
                            + " pixels, " + picture.dpi() + " to the inch —");
            console.out().println("   left     top   right  bottom  of 100  word");
            layer.words(picture.page(), word -> {
                String text = layer.slice(
                        picture.page(), word.span().start(), word.span().end());
                console.out()
                        .printf(
                                Locale.ROOT,
                                "%7d %7d %7d %7d  %6d  %s%n",
                                word.left(),
                                word.top(),
                                word.right(),
                                word.bottom(),
                                word.confidence(),
                                console.terminal() ? ShowCommand.harmless(text) : text);
            });
        }
    }
}
