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
    /// Whether this reading got less far than the one that stands, through no fault of the document: a
    /// run's bad luck, a busy machine or a reader that was killed, ended it; or the original was damaged
    /// since, and the earlier reading is all that is left of what was inside it.
    ///
    /// @param membersRead        members that this reading has the bytes of
    /// @param earlierMembersRead those of the reading that stands
    boolean isSetbackAfter(DocumentReading earlier, long membersRead, long earlierMembersRead) {
        if (reason == Reason.ORIGINAL_DAMAGED) {
            return earlierMembersRead > 0 || earlier.recorded > 0;
        }
        if (!reason.isOfTheRun() || membersRead > earlierMembersRead) {
            return false;
        }
        boolean lessOfItself = verdict == Verdict.FAILED && earlier.verdict == Verdict.PARTLY_READ;
        return membersRead < earlierMembersRead || !earlier.reason.isOfTheRun() || lessOfItself;
    }
}
