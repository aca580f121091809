package daylight.text;

import daylight.id.Sha256;
import java.util.Optional;

/// What became of a reading that was handed in.
///
/// @param stands  whether this reading is now the document's; false where one of a smaller or the same rank
///          stands
/// @param unused  a layer that no document refers to any more, the old one or the one handed in: it may be
///                deleted once the transaction is on disk
public record Recorded(boolean stands, Optional<Sha256> unused) {}
