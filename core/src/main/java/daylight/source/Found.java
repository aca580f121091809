package daylight.source;

import daylight.protocol.NameBytes;

/// What the walk came upon: a file that can be taken, or something that is named and left.
public sealed interface Found permits FoundFile, SkippedEntry {
    /// The root's label and the path below it, joined by `/`, as the bytes the file system holds.
    NameBytes path();
}
