package daylight.house.sample;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;

/// A PDF of set text, or of page pictures. Pages are parted by a form feed in the text.
///
/// PDFs are written twice: once by PDFBox with its compressed streams and fresh ids, then again
/// with plain streams and
/// an id made from the title, so that the bytes are the same everywhere.
final class PdfDocument {
    static {
        FontMappers.set(new CarriedFont());
    }

    private static final float MARGIN = 72;
    private static final float SIZE = 11;
    private static final float LEADING = 15.5f;
    private static final float COLUMN = 150;

    private final String title;
    private final String author;
    private final LocalDateTime time;
    private boolean pageLine = true;
    /// Words that a black box covers without removing them.
    private final List<String> covered = new ArrayList<>();

    PdfDocument(String title, String author, LocalDateTime time) {
        this.title = title;
        this.author = author;
        this.time = time;
    }

    /// Leaves out the line below each page, so that a sentence runs from page to page undisturbed.
    PdfDocument withoutPageLine() {
        pageLine = false;
        return this;
    }

    PdfDocument cover(String... words) {
        covered.addAll(List.of(words));
        return this;
    }

    /// Set in Helvetica, or in an embedded subset of Liberation Sans (SIL Open Font License) for
    /// other letters.
    byte[] ofText(String text) {
        return finished("", document -> {
            boolean latin = StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
            PDFont font = latin ? new PDType1Font(Standard14Fonts.FontName.HELVETICA) : liberation(document);
            PDFont bold = latin ? new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD) : font;
            String[] pages = text.split("\f", -1);
            for (int i = 0; i < pages.length; i++) {
                try (var ink = page(document)) {
                    var setter = new Setter(ink, font, bold);
                    Markup.blocks(pages[i]).forEach(setter::set);
                    if (pageLine) {
                        setter.at(MARGIN, 40, font, 8, title + "   " + (i + 1) + " / " + pages.length);
                    }
                }
            }
        });
    }

    /// Text that opens only with a password. RC4 of 128 bits: the newer ciphers begin with random bytes.
    byte[] locked(String text, String password) {
        byte[] plain = ofText(text);
        return finished(password, document -> {
            try (var source = Loader.loadPDF(plain)) {
                source.getPages().forEach(page -> imported(document, page));
            }
        });
    }

    private static void imported(PDDocument document, PDPage page) {
        try {
            document.importPage(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Pages that are nothing but one JPEG each.
    byte[] ofPictures(List<byte[]> pictures) {
        return finished("", document -> {
            for (byte[] picture : pictures) {
                var image = JPEGFactory.createFromStream(document, new ByteArrayInputStream(picture));
                try (var ink = page(document)) {
                    ink.drawImage(image, 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
                }
            }
        });
    }

    private interface Filling {
        void fill(PDDocument document) throws IOException;
    }

    private byte[] finished(String password, Filling filling) {
        var first = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            filling.fill(document);
            var about = document.getDocumentInformation();
            about.setTitle(title);
            about.setAuthor(author);
            var calendar = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC));
            calendar.setTimeInMillis(time.toInstant(ZoneOffset.UTC).toEpochMilli());
            about.setCreationDate(calendar);
            document.save(first, CompressParameters.NO_COMPRESSION);
            return settled(first.toByteArray(), password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] settled(byte[] written, String password) throws IOException {
        try (var document = Loader.loadPDF(written)) {
            for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
                if (document.getDocument().getObjectFromPool(key).getObject() instanceof COSStream stream
                        && COSName.FLATE_DECODE.equals(stream.getFilters())) {
                    byte[] plain;
                    try (InputStream in = stream.createInputStream()) {
                        plain = in.readAllBytes();
                    }
                    stream.removeItem(COSName.FILTER);
                    try (var out = stream.createOutputStream()) {
                        out.write(plain);
                    }
                }
            }
            byte[] name = PlainFormats.utf8(title + time);
            var id =
                    new COSString(Long.toHexString(0x100000000L + Zip.crc(name)).getBytes(StandardCharsets.US_ASCII));
            var ids = new COSArray();
            ids.add(id);
            ids.add(id);
            document.getDocument().setDocumentID(ids);
            if (!password.isEmpty()) {
                var policy = new StandardProtectionPolicy(password, password, new AccessPermission());
                policy.setEncryptionKeyLength(128);
                document.protect(policy);
            }
            var out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        }
    }

    private static PDPageContentStream page(PDDocument document) throws IOException {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        return new PDPageContentStream(document, page, AppendMode.OVERWRITE, false);
    }

    private static PDFont liberation(PDDocument document) throws IOException {
        try (InputStream font = Lettering.liberationSans()) {
            return PDType0Font.load(document, font);
        }
    }

    /// Sets lines from the top of a page downwards.
    private final class Setter {
        private final PDPageContentStream ink;
        private final PDFont font;
        private final PDFont bold;
        private float y = PDRectangle.A4.getHeight() - MARGIN;

        Setter(PDPageContentStream ink, PDFont font, PDFont bold) {
            this.ink = ink;
            this.font = font;
            this.bold = bold;
        }

        void set(Markup.Block block) {
            switch (block.shape()) {
                case TITLE -> lines(block.text(), bold, 16);
                case HEADING -> lines(block.text(), bold, 12);
                case PARAGRAPH -> lines(block.text(), font, SIZE);
                case ROW -> row(block.cells());
            }
        }

        private void row(List<String> cells) {
            for (int i = 0; i < cells.size(); i++) {
                at(MARGIN + i * COLUMN, y, font, SIZE, cells.get(i));
            }
            y -= LEADING;
        }

        private void lines(String text, PDFont face, float size) {
            var line = new StringBuilder();
            for (String word : text.split(" ", -1)) {
                if (width(face, size, line + " " + word) > PDRectangle.A4.getWidth() - 2 * MARGIN) {
                    line(line.toString(), face, size);
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            line(line.toString(), face, size);
            y -= LEADING / 2;
        }

        private void line(String text, PDFont face, float size) {
            at(MARGIN, y, face, size, text);
            for (String words : covered) {
                int from = text.indexOf(words);
                if (from >= 0) {
                    float start = MARGIN + width(face, size, text.substring(0, from));
                    box(start - 1, width(face, size, words) + 2, size);
                }
            }
            y -= LEADING * Math.max(1, size / 12);
        }

        private void box(float x, float width, float size) {
            try {
                ink.setNonStrokingColor(0f);
                ink.addRect(x, y - size / 4, width, size * 1.15f);
                ink.fill();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void at(float x, float baseline, PDFont face, float size, String text) {
            try {
                ink.beginText();
                ink.setFont(face, size);
                ink.newLineAtOffset(x, baseline);
                ink.showText(text);
                ink.endText();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static float width(PDFont face, float size, String text) {
            try {
                return face.getStringWidth(text) / 1000 * size;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
