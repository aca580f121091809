package daylight.custody;

import java.util.List;

/// What [Verifier] looked at, and what was not as it was written.
///
/// @param originals     re-hashed, those in place included
/// @param ledgerEntries lines of all chains, checkpoints included
/// @param checkpoints   signatures that are right
/// @param bodies        that fit their line
/// @param erased        bodies that a withdrawal erased
/// @param further       what the checks of other rooms looked at
/// @param heads         the ends of the chains, to be kept elsewhere
public record Verification(
        long originals,
        long ledgerEntries,
        long checkpoints,
        long bodies,
        long erased,
        long further,
        List<Head> heads,
        List<Damage> damaged) {
    public Verification {
        heads = List.copyOf(heads);
        damaged = List.copyOf(damaged);
    }

    public boolean intact() {
        return damaged.isEmpty();
    }
}
