package daylight.reader.table;

import daylight.reader.ground.Format;
import java.util.Optional;

/// Which format of this package reads which type of document.
public final class Tables {
    private final Format sqlite = new Sqlite();

    /// The format that reads a document; empty when none of this package does.
    ///
    /// @param mediaType as detected, without parameters
    public Optional<Format> of(String mediaType) {
        return switch (mediaType) {
            case "application/x-sqlite3" -> Optional.of(sqlite);
            default -> Optional.empty();
        };
    }
}
