package daylight.source;

import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import java.util.Optional;

/// Something that was named and not taken. The path of a folder that could not be listed ends in `/`.
///
/// @param file of what was left out on purpose, to tell whether the case has it all the same
public record SkippedEntry(NameBytes path, Reason reason, Optional<FoundFile> file) implements Found {
    public SkippedEntry(NameBytes path, Reason reason) {
        this(path, reason, Optional.empty());
    }

    static SkippedEntry leftOut(FoundFile file) {
        return new SkippedEntry(file.path(), Reason.LEFT_OUT, Optional.of(file));
    }
}
