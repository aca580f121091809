package daylight.extraction;

import daylight.protocol.Passwords;
import daylight.protocol.Recognition;
import java.util.Optional;

/// How an original is to be read.
///
/// @param recognition whether text in pictures is recognised
/// @param passwords   tried on what is locked
/// @param from        where an earlier reading came to, asked for in the same way and of the same reader
/// @param pages       what was recognised and what will be, for a reading that is broken off
public record Asked(Recognition recognition, Passwords passwords, Optional<ReadSoFar> from, RecognisedPages pages) {
    /// The same, with nothing kept and nothing given back.
    Asked withoutPages() {
        return new Asked(recognition, passwords, from, RecognisedPages.NONE);
    }

    /// As it is, from its start.
    public static final Asked PLAINLY =
            new Asked(Recognition.NONE, Passwords.NONE, Optional.empty(), RecognisedPages.NONE);
}
