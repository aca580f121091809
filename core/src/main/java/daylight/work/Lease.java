package daylight.work;

/// The right to do one item. Completing with an older epoch than the item's own has no effect: somebody else
/// has it now.
///
/// @param attempts how often the item was leased before this time
/// @param epoch    counts the leases of this item; fences completion
public record Lease(Stage stage, String item, int attempts, long epoch) {}
