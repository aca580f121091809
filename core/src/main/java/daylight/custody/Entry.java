package daylight.custody;

/// What is to be written into the ledger.
///
/// @param act    what was done, lower case with dots: `intake`, `withdraw`
/// @param object the id of what it was done to; may be empty. Never a name: it cannot be erased
/// @param body   JSON with everything that may have to be erased one day: names, paths, notes
public record Entry(String act, String object, String body) {}
