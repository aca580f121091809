package daylight.extraction;

import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import java.util.Optional;

/// A path that went in, in the order of intake and then of the path's bytes.
///
/// @param document empty where nothing was taken; then `skipped` says why
/// @param skipped  [Reason#NONE] for a file that was taken
public record Arrival(NameBytes path, Optional<Sha256> document, Reason skipped) {}
