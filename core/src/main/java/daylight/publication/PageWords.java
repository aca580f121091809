package daylight.publication;

import daylight.extraction.PageAnswer.Picture;
import daylight.protocol.Drawing.Drawn;
import daylight.protocol.Drawing.Placed;
import daylight.publication.PlacedWord.Gap;
import daylight.publication.PlacedWord.Origin;
import daylight.text.OpenLayer;
import daylight.text.PagePicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The words of a page, with their places in the picture that is published.
public final class PageWords {
    /// A picture that is drawn smaller than it was read is rounded to whole pixels, twice.
    private static final double ROUNDING_PIXELS = 3;

    /// Of the lower of two words, how much is beside the other where both stand in one line.
    private static final double SAME_LINE = 0.5;

    private PageWords() {}

    /// The words that were recognised in the picture of a page; none where it holds none, or where what
    /// was recognised is another picture than the one that was drawn.
    ///
    /// @param page from 1
    public static List<PlacedWord> recognised(OpenLayer layer, int page, Drawn drawn) {
        Optional<PagePicture> found = page <= layer.pages() ? layer.picture(page) : Optional.empty();
        if (found.isEmpty() || !isTheSame(found.get(), drawn)) {
            return List.of();
        }
        double across = (double) drawn.width() / found.get().width();
        double down = (double) drawn.height() / found.get().height();
        List<PlacedWord> words = new ArrayList<>();
        int[] end = {0};
        layer.words(page, word -> {
            String before = layer.slice(page, end[0], word.span().start());
            end[0] = word.span().end();
            words.add(new PlacedWord(
                    layer.slice(page, word.span().start(), word.span().end()),
                    word.left() * across,
                    word.top() * down,
                    word.right() * across,
                    word.bottom() * down,
                    gap(before),
                    Origin.RECOGNISED));
        });
        return words;
    }

    /// Both show the whole page: one is a scaled copy of the other, in one direction or in both to the pixel.
    private static boolean isTheSame(PagePicture read, Drawn drawn) {
        double across = (double) drawn.width() / read.width();
        double down = (double) drawn.height() / read.height();
        double allowed = ROUNDING_PIXELS * Math.max(1, Math.max(across, down));
        return Math.abs(read.height() * across - drawn.height()) <= allowed
                || Math.abs(read.width() * down - drawn.width()) <= allowed;
    }

    private static Gap gap(String between) {
        if (between.isEmpty()) {
            return Gap.NONE;
        }
        return between.indexOf('\n') >= 0 ? Gap.LINE : Gap.SPACE;
    }

    /// The words that a digital page has by itself, also those that it hides.
    public static List<PlacedWord> ofTheDocument(Picture picture) {
        List<PlacedWord> words = new ArrayList<>();
        double top = 0;
        double bottom = 0;
        for (Placed word : picture.words()) {
            double beside = Math.min(bottom, word.bottom()) - Math.max(top, word.top());
            boolean isSameLine =
                    !words.isEmpty() && beside >= SAME_LINE * Math.min(bottom - top, word.bottom() - word.top());
            top = isSameLine ? Math.min(top, word.top()) : word.top();
            bottom = isSameLine ? Math.max(bottom, word.bottom()) : word.bottom();
            words.add(new PlacedWord(
                    word.text(),
                    word.left(),
                    word.top(),
                    word.right(),
                    word.bottom(),
                    isSameLine ? Gap.SPACE : Gap.LINE,
                    Origin.DOCUMENT));
        }
        return words;
    }
}
