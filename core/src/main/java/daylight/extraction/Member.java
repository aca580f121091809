package daylight.extraction;

import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import java.util.Optional;

/// A member of a container: a place where a document occurs.
///
/// @param ordinal  position in the container, from 0
/// @param path     as the container has it
/// @param document empty where the member's bytes were never seen
/// @param verdict  of this member
/// @param reason   of the verdict
public record Member(
        Sha256 container, int ordinal, NameBytes path, Optional<Sha256> document, Verdict verdict, Reason reason) {}
