package daylight.source;

import daylight.protocol.NameBytes;
import java.nio.file.Path;

/// A folder or single file that the user named.
///
/// @param label  its last name, made unique within the case; the case knows it by this alone
/// @param place  where it lies on this machine; never written into the case
/// @param folder whether it is a folder; otherwise it is one file whose path is the label
public record Root(NameBytes label, Path place, boolean folder) {}
