package daylight.reader.ocr;

/// A recognised word.
///
/// @param text       in logical order, not empty
/// @param box        in pixels of the page's picture as it was given
/// @param confidence the engine's own, 0 to 100: a comparison between words, no probability
public record Word(String text, Box box, float confidence) {
    public Word {
        if (text.isBlank() || !(confidence >= 0 && confidence <= 100)) {
            throw new IllegalArgumentException("a word has text and a confidence from 0 to 100");
        }
    }
}
