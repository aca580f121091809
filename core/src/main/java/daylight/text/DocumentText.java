package daylight.text;

import daylight.id.Sha256;

/// What the room knows about one document.
///
/// @param rank   of the reading that stands
/// @param recipe of the reading that made the layer
/// @param recognised whether the layer holds text that was recognised in pictures
public record DocumentText(
        Sha256 document, String rank, DocumentFacts facts, TextLayer layer, int recipe, boolean recognised) {}
