package daylight.house.publication;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// What PDFBox reads in a PDF.
public final class ReadPdf {
    private ReadPdf() {}

    /// A word and where it stands, in points from its page's upper left corner.
    ///
    /// @param page from 1
    /// @param top  of the height that its letters fill, down to `bottom`, on which they stand
    public record Word(int page, String text, double left, double top, double right, double bottom) {}

    /// Lines that hold anything.
    public static List<String> lines(Path pdf) throws IOException {
        return lines(pdf, new PDFTextStripper());
    }

    static List<String> lines(Path pdf, PDFTextStripper reader) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return reader.getText(document)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    public static List<Word> words(Path pdf) throws IOException {
        List<Word> found = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> glyphs) {
                    List<TextPosition> word = new ArrayList<>();
                    for (TextPosition glyph : glyphs) {
                        if (!glyph.getUnicode().isBlank()) {
                            word.add(glyph);
                        } else if (!word.isEmpty()) {
                            found.add(word(getCurrentPageNo(), word));
                            word.clear();
                        }
                    }
                    if (!word.isEmpty()) {
                        found.add(word(getCurrentPageNo(), word));
                    }
                }
            }.getText(document);
        }
        return found;
    }

    private static Word word(int page, List<TextPosition> glyphs) {
        StringBuilder text = new StringBuilder();
        glyphs.forEach(glyph -> text.append(glyph.getUnicode()));
        TextPosition first = glyphs.getFirst();
        TextPosition last = glyphs.getLast();
        return new Word(
                page,
                text.toString(),
                first.getXDirAdj(),
                first.getYDirAdj() - first.getFontSize(),
                last.getXDirAdj() + last.getWidthDirAdj(),
                first.getYDirAdj());
    }
}
