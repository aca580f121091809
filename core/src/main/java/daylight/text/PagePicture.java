package daylight.text;

/// The picture of a page from which its words were recognised.
///
/// @param page   from 1
/// @param width  in pixels, like `height`
/// @param dpi    pixels to the inch; a guess where the document does not say
public record PagePicture(int page, int width, int height, int dpi) {
    public PagePicture {
        if (page < 1 || width < 1 || height < 1 || dpi < 1) {
            throw new IllegalArgumentException(
                    "a picture of " + width + " x " + height + " pixels at " + dpi + " dpi of page " + page);
        }
    }
}
