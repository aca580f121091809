package daylight.rendition;

import daylight.id.Sha256;

/// Which picture is wanted.
///
/// @param page from 1
/// @param dpi  pixels to the inch
public record PageWish(Sha256 document, int page, int dpi) {
    /// Text of usual size is easy to read on a screen.
    public static final int USUAL_DPI = 150;
}
