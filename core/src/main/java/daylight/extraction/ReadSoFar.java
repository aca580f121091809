package daylight.extraction;

import daylight.protocol.Checkpoint;
import java.util.List;

/// How far the reading of an original came, and what is known of its members up to there.
///
/// @param members the original's own, in its order
public record ReadSoFar(Checkpoint checkpoint, List<Member> members) {}
