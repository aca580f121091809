package daylight.publication;

/// A word, and where it stands in the picture of its page: pixels from the upper left corner.
///
/// @param text   in logical order
/// @param before what parts it from the word before it
/// @param origin how it is known
public record PlacedWord(String text, double left, double top, double right, double bottom, Gap before, Origin origin) {
    /// What stands between two words of a page.
    public enum Gap {
        NONE,
        SPACE,
        LINE
    }

    /// How a word is known.
    public enum Origin {
        /// Somebody looked: it was recognised in the picture.
        RECOGNISED,
        /// The document says so. It may be hidden.
        DOCUMENT
    }

    public PlacedWord {
        if (!(left < right && top < bottom)) {
            throw new IllegalArgumentException("a word at " + left + "," + top + "," + right + "," + bottom);
        }
    }

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }
}
