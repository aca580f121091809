package daylight.rendition;

import daylight.id.Sha256;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A page of a document as a picture.
///
/// @param file       the PNG, inside the case
/// @param pages      how many pages the document has
/// @param page       which of them it is, from 1
/// @param width      pixels
/// @param height     pixels
/// @param dpi        pixels to the inch; of a picture without paper a guess
/// @param otherFonts whether letters are drawn in another font than the document asks for and does not carry
/// @param incomplete whether something of the page could not be drawn
/// @param laidOutBy  which program laid the page out, where the document has no pages of its own: such a
///                   page is one way to show it, and no place to cite
/// @param words      of a digital page, in reading order
public record Rendition(
        Sha256 document,
        Path file,
        int pages,
        int page,
        int width,
        int height,
        int dpi,
        boolean otherFonts,
        boolean incomplete,
        Optional<String> laidOutBy,
        List<Word> words) {
    public Rendition {
        words = List.copyOf(words);
    }

    /// A word, and the pixels it stands on; `right` and `bottom` are exclusive.
    public record Word(String text, int left, int top, int right, int bottom) {}
}
