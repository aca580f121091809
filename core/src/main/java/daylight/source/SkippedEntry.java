package daylight.source;

import daylight.protocol.NameBytes;
import daylight.protocol.Reason;

/// Something that was named and not taken. The path of a folder that could not be listed ends in `/`.
public record SkippedEntry(NameBytes path, Reason reason) implements Found {}
