package daylight.extraction;

import daylight.id.Sha256;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;

/// What a worker said of one document, without its text and metadata.
///
/// @param rank      which reading of the same document stands: the smallest
/// @param recipe    0 when `document` is over the bytes, else the version of the canonical serialisation
/// @param listed    members that an independent walk of the container counted
/// @param recorded  members that were recorded
public record DocumentReading(
        Sha256 document,
        String rank,
        Verdict verdict,
        Reason reason,
        String detail,
        String mediaType,
        long sizeBytes,
        int recipe,
        long listed,
        long recorded) {
    /// Whether a run's bad luck, a busy machine or a reader that was killed, ended this reading and not the earlier
    /// one;
    /// or the original was damaged since, and the earlier reading is all that is left of what was inside it.
    boolean isSetbackAfter(DocumentReading earlier) {
        return reason.isOfTheRun() && !earlier.reason.isOfTheRun() && recorded <= earlier.recorded
                || reason == Reason.ORIGINAL_DAMAGED && earlier.recorded > 0;
    }
}
