package daylight.reader.tika;

import daylight.reader.ground.Evidence;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Opens PDFs beside the parser.
final class PdfFile {
    private PdfFile() {}

    /// The document, which the caller closes.
    ///
    /// @throws IOException when it cannot be opened
    static PDDocument open(Evidence evidence) throws IOException {
        return switch (evidence) {
            case Evidence.InMemory memory -> Loader.loadPDF(memory.content());
            case Evidence.InFile file -> Loader.loadPDF(file.path().toFile());
        };
    }
}
