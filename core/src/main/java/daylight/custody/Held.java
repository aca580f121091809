package daylight.custody;

import daylight.id.Sha256;

/// An original that custody answers for.
///
/// @param copied whether its bytes lie in the case; else they stay where they were found
public record Held(Sha256 document, long sizeBytes, boolean copied) {}
