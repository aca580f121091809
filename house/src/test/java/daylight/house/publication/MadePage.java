package daylight.house.publication;

import daylight.extraction.PageAnswer.Picture;
import daylight.protocol.Drawing.Drawn;
import daylight.publication.PlacedWord;
import daylight.publication.PlacedWord.Gap;
import daylight.publication.PlacedWord.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// A page made of words: grey, each word a box of stripes where it stands, all at 72 pixels to the inch, so that a
/// pixel is a point.
record MadePage(Picture picture, List<PlacedWord> words) {
    static final int WIDTH = 600;
    static final int HEIGHT = 800;

    private static final int LEFT = 40;
    private static final int LINE = 30;
    private static final int LETTER_WIDTH = 9;
    private static final int LETTER_HEIGHT = 18;
    private static final int SPACE = 7;

    /// Lines of words from the left edge, or from the right one where that is how they are read. Words are parted by
    /// spaces, and by `|` where nothing stands between them.
    static MadePage of(boolean isRightToLeft, String... lines) {
        List<PlacedWord> words = new ArrayList<>();
        int top = LINE;
        for (String line : lines) {
            int along = LEFT;
            Gap gap = Gap.LINE;
            for (String part : line.split("(?=[ |])", -1)) {
                gap = part.startsWith("|") ? Gap.NONE : part.startsWith(" ") ? Gap.SPACE : gap;
                String word = part.replaceAll("^[ |]", "");
                along += gap == Gap.SPACE ? SPACE : gap == Gap.NONE ? 2 : 0;
                int width = word.codePointCount(0, word.length()) * LETTER_WIDTH;
                // Some letters are lower than others.
                int lower = word.length() % 3;
                int left = isRightToLeft ? WIDTH - along - width : along;
                words.add(new PlacedWord(
                        word, left, top + lower, left + width, top + LETTER_HEIGHT - lower, gap, Origin.RECOGNISED));
                along += width;
            }
            top += LINE;
        }
        return new MadePage(picture(WIDTH, HEIGHT, words), words);
    }

    /// White, with stripes where the words stand.
    static Picture picture(int width, int height, List<PlacedWord> words) {
        byte[] pixels = white(width, height);
        for (PlacedWord word : words) {
            for (int y = (int) word.top(); y < word.bottom(); y++) {
                for (int x = (int) word.left(); x < word.right(); x++) {
                    pixels[y * width + x] = (byte) ((x + y) % 4 < 2 ? 40 : 230);
                }
            }
        }
        return picture(width, height, 72, Drawn.GREY, pixels);
    }

    static byte[] white(int width, int height) {
        byte[] pixels = new byte[width * height];
        Arrays.fill(pixels, (byte) 255);
        return pixels;
    }

    /// Of these pixels, those of a box become stripes.
    static byte[] striped(byte[] pixels, int width, int left, int top, int right, int bottom) {
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                pixels[y * width + x] = (byte) (x % 5 < 2 ? 0 : 255);
            }
        }
        return pixels;
    }

    static Picture picture(int width, int height, int dpi, int channels, byte[] pixels) {
        return new Picture(new Drawn(1, 1, width, height, dpi, channels, false, false), pixels, List.of());
    }

    /// The same page, turned clockwise by so many quarters.
    MadePage turned(int quarters) {
        MadePage page = this;
        for (int i = 0; i < quarters; i++) {
            int down = page.picture.drawn().height();
            List<PlacedWord> turned = new ArrayList<>();
            for (PlacedWord word : page.words) {
                turned.add(new PlacedWord(
                        word.text(),
                        down - word.bottom(),
                        word.left(),
                        down - word.top(),
                        word.right(),
                        word.before(),
                        word.origin()));
            }
            page = new MadePage(picture(down, page.picture.drawn().width(), turned), turned);
        }
        return page;
    }

    /// The same words, of which each stands a little lower than the one before it in its line.
    MadePage askew(double slope) {
        List<PlacedWord> askew = new ArrayList<>();
        for (PlacedWord word : words) {
            double lower = (word.left() - LEFT) * slope;
            askew.add(new PlacedWord(
                    word.text(),
                    word.left(),
                    word.top() + lower,
                    word.right(),
                    word.bottom() + lower,
                    word.before(),
                    word.origin()));
        }
        return new MadePage(picture(WIDTH, HEIGHT, askew), Collections.unmodifiableList(askew));
    }
}
