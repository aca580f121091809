package daylight.reader.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/// Makes PDFs for tests.
final class MadePdf {
    static final int LEFT = 80;
    static final int LINE = 700;

    /// Adds something to a page.
    @FunctionalInterface
    interface Addition {
        void add(PDDocument document, PDPage page) throws IOException;
    }

    /// Writes onto a page.
    @FunctionalInterface
    interface Writing {
        void write(PDPageContentStream pen) throws IOException;
    }

    private MadePdf() {}

    /// One page with a line of text, and what else is added.
    static byte[] with(String line, Addition addition) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            write(document, page, pen -> line(pen, LEFT, LINE, line));
            addition.add(document, page);
            return bytes(document);
        }
    }

    static void write(PDDocument document, PDPage page, Writing writing) throws IOException {
        try (PDPageContentStream pen =
                new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, false)) {
            writing.write(pen);
        }
    }

    static void line(PDPageContentStream pen, float x, float y, String words) throws IOException {
        pen.beginText();
        pen.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        pen.newLineAtOffset(x, y);
        pen.showText(words);
        pen.endText();
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    /// The same document with its first page written anew, and the change behind the old end.
    static byte[] changed(byte[] before, String line) throws IOException {
        try (PDDocument document = Loader.loadPDF(before)) {
            PDPage page = document.getPage(0);
            try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
                line(pen, LEFT, LINE, line);
            }
            page.getCOSObject().setNeedToBeUpdated(true);
            page.getResources().getCOSObject().setNeedToBeUpdated(true);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    /// One page with a line in a form, which only the page's resources name; those are object 4, the form
    /// object 5, and object 7 an empty one. Written out by hand, so that nothing else is an object.
    static byte[] withForm(String inForm) {
        String words = "BT /F1 12 Tf 80 650 Td (" + inForm + ") Tj ET";
        String form =
                "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 6 0 R >> >> /Length ";
        return updated(
                "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII),
                1,
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources 4 0 R /Contents 8 0 R >>",
                "<< /XObject << /Fm0 5 0 R >> >>",
                form + words.length() + " >>\nstream\n" + words + "\nendstream",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
                form + "1 >>\nstream\n \nendstream",
                "<< /Length 7 >>\nstream\n/Fm0 Do\nendstream");
    }

    /// The same document, whose resources name the empty form; nothing else is changed.
    static byte[] withFormReplaced(byte[] before) {
        return updated(before, 4, "<< /XObject << /Fm0 7 0 R >> >>");
    }

    /// Objects, numbered from `first` on, behind the old end, and a table of where they are.
    private static byte[] updated(byte[] before, int first, String... objects) {
        StringBuilder text = new StringBuilder(new String(before, StandardCharsets.US_ASCII));
        String previous = first == 1
                ? ""
                : " /Prev "
                        + text.substring(text.lastIndexOf("startxref\n") + 10)
                                .lines()
                                .findFirst()
                                .orElseThrow();
        StringBuilder table = new StringBuilder("xref\n" + (first == 1 ? "0 1\n0000000000 65535 f \n" : ""));
        table.append(first).append(' ').append(objects.length).append('\n');
        for (int i = 0; i < objects.length; i++) {
            table.append(String.format(Locale.ROOT, "%010d 00000 n \n", text.length()));
            text.append(first + i).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        int place = text.length();
        text.append(table)
                .append("trailer\n<< /Size 9 /Root 1 0 R")
                .append(previous)
                .append(" >>\nstartxref\n");
        return text.append(place).append("\n%%EOF\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /// An annotation at the page's line of text.
    static COSDictionary annotation(String kind, String contents, String author) {
        COSDictionary own = new COSDictionary();
        own.setItem(COSName.TYPE, COSName.ANNOT);
        own.setName(COSName.SUBTYPE, kind);
        if (!contents.isEmpty()) {
            own.setItem(COSName.CONTENTS, new COSString(contents));
        }
        if (!author.isEmpty()) {
            own.setItem(COSName.T, new COSString(author));
        }
        own.setItem(COSName.RECT, numbers(LEFT, LINE - 3, LEFT + 100, LINE + 12));
        return own;
    }

    static COSArray numbers(float... numbers) {
        COSArray array = new COSArray();
        for (float number : numbers) {
            array.add(new COSFloat(number));
        }
        return array;
    }

    static void annotate(PDPage page, COSDictionary... annotations) {
        COSArray all = new COSArray();
        for (COSDictionary annotation : annotations) {
            all.add(annotation);
        }
        page.getCOSObject().setItem(COSName.ANNOTS, all);
    }

    /// Sets a line in a font that draws its signs itself and says no letter of any.
    static void mute(PDDocument document, PDPage page, String codes) throws IOException {
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setName(COSName.SUBTYPE, "Type3");
        font.setItem(COSName.FONT_BBOX, numbers(0, 0, 750, 750));
        font.setItem(COSName.getPDFName("FontMatrix"), numbers(0.001f, 0, 0, 0.001f, 0, 0));
        COSDictionary drawn = new COSDictionary();
        COSArray names = new COSArray();
        COSArray widths = new COSArray();
        names.add(COSInteger.get('a'));
        for (char c = 'a'; c <= 'z'; c++) {
            String name = "sign" + (int) c;
            names.add(COSName.getPDFName(name));
            widths.add(COSInteger.get(1000));
            drawn.setItem(
                    name,
                    new PDStream(
                            document,
                            new java.io.ByteArrayInputStream(
                                    "1000 0 0 0 750 750 d1 0 0 750 750 re f".getBytes(StandardCharsets.US_ASCII))));
        }
        font.setItem(COSName.getPDFName("CharProcs"), drawn);
        COSDictionary encoding = new COSDictionary();
        encoding.setItem(COSName.DIFFERENCES, names);
        font.setItem(COSName.ENCODING, encoding);
        font.setInt(COSName.FIRST_CHAR, 'a');
        font.setInt(COSName.LAST_CHAR, 'z');
        font.setItem(COSName.WIDTHS, widths);
        COSDictionary fonts = new COSDictionary();
        fonts.setItem("Mute", font);
        page.getResources().getCOSObject().setItem(COSName.FONT, fonts);
        page.setContents(new PDStream(
                document,
                new java.io.ByteArrayInputStream(
                        ("BT /Mute 12 Tf 80 700 Td (" + codes + ") Tj ET").getBytes(StandardCharsets.US_ASCII))));
    }
}
