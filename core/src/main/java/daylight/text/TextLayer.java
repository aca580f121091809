package daylight.text;

import daylight.id.Sha256;

/// A finished text layer, as a fact.
///
/// @param id         the SHA-256 of the layer's file
/// @param pages      0 for a document without text
/// @param chars      UTF-16 units of all pages together, without separators
/// @param codePoints Unicode code points of all pages together
public record TextLayer(Sha256 id, int pages, long chars, long codePoints) {
    public TextLayer {
        if (pages < 0 || codePoints < 0 || chars < codePoints || pages == 0 && chars != 0) {
            throw new IllegalArgumentException(
                    "a layer of " + pages + " pages cannot have " + chars + " chars in " + codePoints + " code points");
        }
    }
}
