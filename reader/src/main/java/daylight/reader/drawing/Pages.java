package daylight.reader.drawing;

import daylight.protocol.Draw.WantedPage;
import daylight.protocol.Drawing;
import daylight.protocol.NoDrawing;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/// Draws a page of a document that has pages.
public final class Pages {
    private static final String PDF = "application/pdf";

    /// By which a PDF is known that is called otherwise, such as a drawing of a drawing program.
    private static final String PDF_BEGINNING = "%PDF-";

    private final CarriedFonts fonts = CarriedFonts.inPlaceOfTheMachines();

    /// Draw one page.
    ///
    /// @param evidence without its lock, if it had one and a password was found
    /// @param node     of the document, with its media type
    /// @param out      gets the picture, and then its words
    /// @return why there is no picture; empty when it has gone to `out`
    /// @throws IOException among others, where the document is damaged; nothing has gone to `out` then
    public Optional<Drawing.NotDrawn> draw(Evidence evidence, Node node, WantedPage page, Consumer<Drawing> out)
            throws IOException {
        if (evidence.sizeBytes() == 0) {
            return Optional.of(new Drawing.NotDrawn(NoDrawing.NO_PAGES, 0));
        }
        if (node.mediaType().equals(PDF) || beginsAsPdf(evidence)) {
            return new PdfPage(evidence, node.reading(), fonts).draw(page, out);
        }
        if (node.mediaType().startsWith("image/")) {
            return PictureFile.draw(evidence, page, out);
        }
        return Optional.of(new Drawing.NotDrawn(NoDrawing.NO_PAGES, 0));
    }

    private static boolean beginsAsPdf(Evidence evidence) throws IOException {
        try (InputStream in = evidence.open()) {
            byte[] beginning = in.readNBytes(PDF_BEGINNING.length());
            return new String(beginning, StandardCharsets.ISO_8859_1).equals(PDF_BEGINNING);
        }
    }

    static Optional<Drawing.NotDrawn> noSuchPage(int pages) {
        return Optional.of(new Drawing.NotDrawn(NoDrawing.NO_SUCH_PAGE, pages));
    }
}
