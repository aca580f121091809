package daylight.source;

/// The walk of an intake named more things than the facts hold.
///
/// @param intakeN the intake
/// @param scanned how many things the walk named
/// @param held    how many of them are held, or were skipped with a reason
public record Shortfall(long intakeN, long scanned, long held) {}
