package daylight.protocol;

/// What a worker answers to a [Draw]: one [NotDrawn]; or one [Drawn], the picture in [Pixels], and then
/// the words of a digital page as [Placed], in reading order. An [Event.Done] follows.
///
/// To a [HandOver] it answers with one [NotDrawn]; or with one [Handed], and the document in [Bytes].
public sealed interface Drawing {
    /// The picture that comes.
    ///
    /// @param pages      how many pages the document has
    /// @param page       which of them it is, from 1
    /// @param width      pixels; with `height` at most [#PIXELS_MAX]
    /// @param dpi        pixels to the inch; of a picture without paper a guess
    /// @param channels   1 for grey, 3 for red, green and blue
    /// @param otherFonts whether letters are drawn in another font than the document asks for and does
    ///                   not carry
    /// @param incomplete whether something of the page could not be drawn, such as a picture that is damaged
    record Drawn(
            int pages, int page, int width, int height, int dpi, int channels, boolean otherFonts, boolean incomplete)
            implements Drawing {
        /// An A2 page at 300 dpi, 105 MB in colour.
        public static final int PIXELS_MAX = 35_000_000;

        public static final int GREY = 1;
        public static final int COLOUR = 3;

        /// How many bytes the picture has.
        public int bytes() {
            return Math.multiplyExact(Math.multiplyExact(width, height), channels);
        }
    }

    /// The next bytes of the picture: rows from top to bottom, in each row pixels from left to right, in each
    /// pixel its channels. A picture goes out in pieces of at most [#BYTES_MAX], all but the last full.
    record Pixels(byte[] bytes) implements Drawing {
        public static final int BYTES_MAX = 256 * 1024;
    }

    /// A word and where it stands: the pixels from `left` to `right` and from `top` to `bottom`, the
    /// latter two exclusive. A letter may reach a little beyond.
    record Placed(String text, int left, int top, int right, int bottom) implements Drawing {
        /// UTF-16 units; a longer word goes out in parts of the same place.
        public static final int CHARS_MAX = 1024;

        /// Words of one page; a page of a newspaper has some ten thousand.
        public static final int WORDS_MAX = 200_000;

        /// UTF-16 units of all words of one page together; words beyond are not told.
        public static final int ALL_CHARS_MAX = 4_000_000;
    }

    /// The document that comes.
    ///
    /// @param sizeBytes of what follows
    /// @param unlocked  whether a password opened it: then the bytes are not those that have the wanted hash
    record Handed(long sizeBytes, boolean unlocked) implements Drawing {}

    /// The next bytes of the document, at most [Pixels#BYTES_MAX].
    record Bytes(byte[] bytes) implements Drawing {}

    /// There is no picture, or no document to hand over.
    ///
    /// @param pages how many pages the document has; 0 where that is not known
    record NotDrawn(NoDrawing reason, int pages) implements Drawing {}
}
