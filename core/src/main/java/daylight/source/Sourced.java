package daylight.source;

import daylight.id.Sha256;

/// A found file whose bytes custody has.
///
/// @param file as it was when its bytes were read
public record Sourced(FoundFile file, Sha256 document) {}
