package daylight.publication;

import daylight.extraction.PageAnswer.Picture;
import daylight.publication.PlacedWord.Origin;

/// Looks whether a word can be seen in the picture of its page. A bar over a word, or white letters on
/// white, leave it in the document; what is published must not say it.
///
/// It is a net with holes, and no proof: a bar with a pattern or with letters on it is not noticed, nor
/// one over a few letters of a word.
final class Covering {
    /// Of 256 levels: two colours nearer to each other than a sixteenth of them are one to a reader.
    private static final int SAME_COLOUR = 16;

    /// Of a word's height, how far a bar reaches beyond it, and the ink of a letter such as `I` does not.
    private static final double BEYOND = 0.125;

    /// Of a word's height, how much of one colour there is along it at most: more than letters leave between
    /// them.
    private static final double GAP_MAX = 2;

    /// The same, of the length of a short word.
    private static final double GAP_PART_MAX = 0.75;

    private final Picture picture;
    private final int width;
    private final int height;
    private final int channels;

    Covering(Picture picture) {
        this.picture = picture;
        this.width = picture.drawn().width();
        this.height = picture.drawn().height();
        this.channels = picture.drawn().channels();
    }

    /// Whether the picture has one colour where the word stands; or, of a word that nobody saw but the document
    /// has, where a good part of it stands.
    boolean hides(PlacedWord word) {
        if (word.text().codePoints().noneMatch(Character::isLetterOrDigit)) {
            return false;
        }
        double thick = Math.min(word.width(), word.height());
        double beyond = Math.max(1, BEYOND * thick);
        boolean isOneLetter = word.text().codePointCount(0, word.text().length()) == 1;
        double more = isOneLetter ? Math.max(1, BEYOND * Math.max(word.width(), word.height())) : beyond;
        Shades all = new Shades();
        int left = (int) Math.floor(word.left() - more);
        int right = (int) Math.ceil(word.right() + more);
        int top = (int) Math.floor(word.top() - (isOneLetter ? more : 0));
        int bottom = (int) Math.ceil(word.bottom() + (isOneLetter ? more : 0));
        for (int y = top; y < bottom && all.isOne(); y++) {
            row(y, left, right, all);
        }
        double gapMax = Math.min(GAP_MAX * thick, GAP_PART_MAX * Math.max(word.width(), word.height()));
        return all.isOne() || word.origin() == Origin.DOCUMENT && longestGap(word) > gapMax;
    }

    /// How many pixels along the word have one colour, in the middle half of its height.
    private int longestGap(PlacedWord word) {
        boolean isUpright = word.width() >= word.height();
        double side = isUpright ? word.height() : word.width();
        double start = isUpright ? word.top() : word.left();
        int from = (int) Math.floor(start + side / 4);
        int to = Math.max(from + 1, (int) Math.ceil(start + side * 3 / 4));
        int first = (int) Math.floor(isUpright ? word.left() : word.top());
        int end = (int) Math.ceil(isUpright ? word.right() : word.bottom());
        int longest = 0;
        int gap = 0;
        Shades here = new Shades();
        for (int at = first; at < end; at++) {
            across(at, from, to, isUpright, here);
            gap++;
            if (!here.isOne()) {
                here = new Shades();
                across(at, from, to, isUpright, here);
                gap = here.isOne() ? 1 : 0;
                here = here.isOne() ? here : new Shades();
            }
            longest = Math.max(longest, gap);
        }
        return longest;
    }

    private void across(int at, int from, int to, boolean isUpright, Shades into) {
        for (int side = from; side < to; side++) {
            pixel(isUpright ? at : side, isUpright ? side : at, into);
        }
    }

    private void row(int y, int left, int right, Shades into) {
        for (int x = left; x < right; x++) {
            pixel(x, y, into);
        }
    }

    private void pixel(int x, int y, Shades into) {
        if (x >= 0 && x < width && y >= 0 && y < height) {
            int at = (y * width + x) * channels;
            for (int channel = 0; channel < channels; channel++) {
                into.add(channel, picture.pixels()[at + channel] & 0xff);
            }
        }
    }

    /// The darkest and the lightest of some pixels, channel by channel.
    private static final class Shades {
        private final int[] darkest = {255, 255, 255};
        private final int[] lightest = {0, 0, 0};

        void add(int channel, int level) {
            darkest[channel] = Math.min(darkest[channel], level);
            lightest[channel] = Math.max(lightest[channel], level);
        }

        boolean isOne() {
            for (int channel = 0; channel < darkest.length; channel++) {
                if (lightest[channel] - darkest[channel] >= SAME_COLOUR) {
                    return false;
                }
            }
            return true;
        }
    }
}
