package daylight.conversion;

import java.nio.file.Path;

/// What came of a conversion.
public sealed interface Converted {
    /// A PDF.
    ///
    /// @param program which program of which version made it
    record Pdf(Path file, long sizeBytes, String program) implements Converted {}

    /// None.
    ///
    /// @param detail for developers, such as an exit code; never a word of the document
    record Not(NoConversion reason, String detail) implements Converted {}
}
