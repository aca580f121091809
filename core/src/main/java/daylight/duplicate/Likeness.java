package daylight.duplicate;

import daylight.id.Sha256;

/// That a document says what another says, or nearly.
///
/// @param document    the other
/// @param sameWords   whether all words are the same, in the same order
/// @param resemblance the share of shingles that the two have in common, of all that either has; from 0
///                    to 1, 1 for the same words
/// @param measured    false where the share is an estimate
public record Likeness(Sha256 document, boolean sameWords, double resemblance, boolean measured) {}
