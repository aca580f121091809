package daylight.rendition;

import daylight.id.Sha256;
import java.nio.file.Path;

/// A PDF that a program made of a document without pages of its own, kept so that it need not be made for each page.
/// It is as hostile as the document, and no viewer gets it: only a reader opens it, behind its walls.
///
/// @param file    inside the case
/// @param sha256  of the PDF
/// @param program which program of which version made it
public record Layout(Path file, Sha256 sha256, long sizeBytes, String program) {}
