package daylight.text;

import daylight.id.Span;

/// A word that was recognised in the picture of its page.
///
/// @param span       code points from the page's start
/// @param left       pixels of the picture, inclusive, like `top`
/// @param right      pixels of the picture, exclusive, like `bottom`
/// @param confidence how sure the recognition is, 0 to 100: a comparison between words, no probability
public record PictureWord(Span span, int left, int top, int right, int bottom, int confidence) {
    static final int CONFIDENCE_MAX = 100;

    public PictureWord {
        boolean isBox = left >= 0 && left < right && top >= 0 && top < bottom;
        if (!isBox || span.start() == span.end() || confidence < 0 || confidence > CONFIDENCE_MAX) {
            throw new IllegalArgumentException("a word from " + span.start() + " to " + span.end() + " at " + left + ","
                    + top + "," + right + "," + bottom + " with confidence " + confidence);
        }
    }

    boolean liesIn(PagePicture picture) {
        return right <= picture.width() && bottom <= picture.height();
    }
}
