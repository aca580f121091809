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
/// @param unsigned      no damage, but no signature vouches for it either
/// @param heads         the ends of the chains, to be kept elsewhere
public record Verification(
        long originals,
        long ledgerEntries,
        long checkpoints,
        long bodies,
        long erased,
        long further,
        List<Unsigned> unsigned,
        List<Head> heads,
        List<Damage> damaged) {
    public Verification {
        unsigned = List.copyOf(unsigned);
        heads = List.copyOf(heads);
        damaged = List.copyOf(damaged);
    }

    /// How many entries no signature vouches for now.
    public long unsignedEntries() {
        return unsigned.stream()
                .filter(one -> !one.signedLater())
                .mapToLong(Unsigned::count)
                .sum();
    }

    public boolean intact() {
        return damaged.isEmpty();
    }
}
