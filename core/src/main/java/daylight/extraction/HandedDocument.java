package daylight.extraction;

import java.nio.file.Path;

/// What came of the wish to have a document's bytes, for a program that draws it.
public sealed interface HandedDocument permits HandedDocument.Whole, PageAnswer.None, PageAnswer.Broken {
    /// The bytes.
    ///
    /// @param file     the file that was named for them
    /// @param unlocked whether a password opened it; else the bytes have the document's hash
    record Whole(Path file, long sizeBytes, boolean unlocked) implements HandedDocument {}
}
