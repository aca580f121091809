package daylight.source;

import daylight.protocol.NameBytes;

/// An occurrence as it stands in the facts, to be held against what was written of it elsewhere.
///
/// @param label   of its root
/// @param display the path as the facts show it to people
public record Held(Occurrence occurrence, NameBytes label, String display) {}
