package daylight.reader.tika;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.BlockKind;
import daylight.protocol.Limits;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import daylight.reader.Zips;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TikaFormatTest {
    @Test
    void aPdfHasItsPages() throws IOException {
        RecordedTree tree = ReadingFixture.read("x.pdf", pdf("", "first page", "second page"));
        String[] pages = tree.root().text().split("\f", -1);
        assertThat(pages).hasSize(2);
        assertThat(pages[0]).contains("first page");
        assertThat(pages[1]).contains("second page");
        assertThat(tree.root().outcome()).isEqualTo("read/none");
    }

    @Test
    void anEncryptedPdfIsEncrypted() throws IOException {
        assertThat(ReadingFixture.read("x.pdf", pdf("secret", "words")).root().outcome())
                .isEqualTo("encrypted/password");
    }

    @Test
    void aScannedPdfIsPartlyReadAndAPictureIsReadWithoutText() throws IOException {
        BufferedImage picture = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        ByteArrayOutputStream scan = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(LosslessFactory.createFromImage(document, picture), 10, 10);
            }
            document.save(scan);
        }
        assertThat(ReadingFixture.read("x.pdf", scan.toByteArray()).root().outcome())
                .isEqualTo("partly_read/no_text");
        assertThat(ReadingFixture.read("x.png", png.toByteArray()).root().outcome())
                .isEqualTo("read/no_text");
    }

    @Test
    void aWordDocumentHasBlocksAndItsPictureIsAMember() throws Exception {
        BufferedImage picture = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("the river is green");
            document.createTable(1, 2).getRow(0).getCell(1).setText("in the cell");
            document.createParagraph()
                    .createRun()
                    .addPicture(
                            new ByteArrayInputStream(png.toByteArray()), XWPFDocument.PICTURE_TYPE_PNG, "p.png", 9, 9);
            document.write(bytes);
        }
        RecordedTree tree = ReadingFixture.read("x.docx", bytes.toByteArray());
        RecordedTree.Doc root = tree.root();
        assertThat(root.text()).contains("the river is green", "in the cell");
        assertThat(root.members()).isEqualTo(1);
        assertThat(tree.all().get(1).ended().mediaType()).isEqualTo("image/png");
        assertThat(root.blocks()).anySatisfy(block -> {
            assertThat(block.kind()).isEqualTo(BlockKind.CELL);
            assertThat(root.text().substring(block.start(), block.end())).contains("in the cell");
        });
    }

    @Test
    void theSheetsOfAWorkbookArePages() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            for (String name : List.of("one", "two")) {
                workbook.createSheet(name).createRow(0).createCell(0).setCellValue("cell of " + name);
            }
            workbook.write(bytes);
        }
        String[] pages =
                ReadingFixture.read("x.xlsx", bytes.toByteArray()).root().text().split("\f", -1);
        assertThat(pages).hasSize(2);
        assertThat(pages[1]).contains("cell of two");
    }

    @Test
    void anAttachmentOfAMailIsAMemberAndNotInTheMailsText() {
        String mail = "From: a@example.org\r\nTo: b@example.org\r\nSubject: s\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=XX\r\n\r\n--XX\r\nContent-Type: text/plain\r\n\r\nbody words\r\n"
                + "--XX\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=\"a.txt\"\r\n\r\n"
                + "attached words\r\n--XX\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\ninner words\r\n--XX--\r\n";
        RecordedTree tree = ReadingFixture.read("x.eml", mail.getBytes(StandardCharsets.US_ASCII));
        assertThat(tree.root().text()).contains("body words").doesNotContain("attached words", "inner words");
        assertThat(tree.at("a.txt").text()).contains("attached words");
        assertThat(tree.all()).anySatisfy(doc -> assertThat(doc.text()).contains("inner words"));
        assertThat(tree.root().listed()).isEqualTo(2);
    }

    @Test
    void anExternalEntityIsNotRead(@TempDir Path folder) throws IOException {
        Path planted = folder.resolve("planted.txt");
        Files.writeString(planted, "PLANTED-MARKER");
        String xml = "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY x SYSTEM \"" + planted.toUri()
                + "\">]><r>before &x; after</r>";
        byte[] docx = new Zips()
                .with(
                        "[Content_Types].xml",
                        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>")
                .with(
                        "_rels/.rels",
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\""
                                + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>")
                .with(
                        "word/document.xml",
                        xml.replace(
                                        "<r>",
                                        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>")
                                .replace("</r>", "</w:t></w:r></w:p></w:body></w:document>")
                                .replace("DOCTYPE r", "DOCTYPE w:document"))
                .bytes();
        for (RecordedTree tree : List.of(
                ReadingFixture.read("x.xml", xml.getBytes(StandardCharsets.UTF_8)),
                ReadingFixture.read(
                        "x.svg",
                        xml.replace("<r>", "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>")
                                .replace("</r>", "</text></svg>")
                                .getBytes(StandardCharsets.UTF_8)),
                ReadingFixture.read("x.docx", docx))) {
            assertThat(tree.all()).noneSatisfy(doc -> assertThat(doc.text()).contains("PLANTED-MARKER"));
        }
    }

    @Test
    void whatHasNoParserIsUnsupportedAndNeverRead() {
        byte[] disk = Arrays.copyOf("conectix\0\0\0\2".getBytes(StandardCharsets.US_ASCII), 4096);
        assertThat(ReadingFixture.read("x.vhd", disk).root().outcome()).isEqualTo("unsupported/no_reader");
    }

    @Test
    void anEmptyFileIsReadAndSaysSo() {
        assertThat(ReadingFixture.read("x.pdf", new byte[0]).root().outcome()).isEqualTo("read/empty_file");
    }

    @Test
    void deepNestingEndsTheDocumentAndNotTheReader() {
        String deep = "{\\rtf1 " + "{".repeat(300_000) + "words" + "}".repeat(300_000) + "}";
        ReadingFixture.read("x.rtf", deep.getBytes(StandardCharsets.US_ASCII));
        String json = "[".repeat(300_000);
        ReadingFixture.read("x.json", json.getBytes(StandardCharsets.US_ASCII));
        assertThat(ReadingFixture.read("x.txt", "words".getBytes(StandardCharsets.US_ASCII))
                        .root()
                        .text())
                .contains("words");
    }

    @Test
    void aPdfThatIsCutOffIsNeverReadInFull() throws IOException {
        byte[] whole = pdf("", "first words", "second words");
        assertThat(ReadingFixture.read("x.pdf", whole).root().outcome()).isEqualTo("read/none");
        int end = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("startxref");
        RecordedTree tree = ReadingFixture.read("x.pdf", Arrays.copyOf(whole, end - 20));
        assertThat(tree.root().outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(tree.root().text()).contains("first words");
    }

    @Test
    void aPdfWhoseLastSaveIsCutOffIsNotReadInFull() throws IOException {
        byte[] whole = pdf("", "words");
        byte[] update = "\n4 0 obj\n<< /Type /Page /Contents 9 0".getBytes(StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(whole, whole.length + update.length);
        System.arraycopy(update, 0, both, whole.length, update.length);
        assertThat(ReadingFixture.read("x.pdf", both).root().outcome()).isEqualTo("partly_read/damaged_part");
    }

    @Test
    void bytesAfterOrBeforeAWholePdfAreNoDamage() throws IOException {
        byte[] whole = pdf("", "words");
        assertThat(ReadingFixture.read("x.pdf", Arrays.copyOf(whole, whole.length + 5_000))
                        .root()
                        .outcome())
                .isEqualTo("read/none");
        byte[] later = new byte[whole.length + 30];
        Arrays.fill(later, 0, 30, (byte) '\n');
        System.arraycopy(whole, 0, later, 30, whole.length);
        assertThat(ReadingFixture.read("x.pdf", later).root().outcome()).isEqualTo("read/none");
    }

    @Test
    void theWordInsideADeepPageIsRead() {
        String deep = "<div>".repeat(300_000) + "lantern";
        RecordedTree.Doc root = ReadingFixture.read("x.html", deep.getBytes(StandardCharsets.US_ASCII))
                .root();
        assertThat(root.text()).contains("lantern");
        assertThat(root.outcome()).isEqualTo("read/none");
    }

    @Test
    void aHeadingOfAnOpenDocumentDoesNotTouchTheNextWord() {
        String xml = "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
                + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><office:body><office:text>"
                + "<text:h text:outline-level=\"1\">Heading</text:h><text:p>para<text:span>graph</text:span></text:p>"
                + "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>"
                + "<table:table><table:table-row><table:table-cell><text:p>one</text:p></table:table-cell>"
                + "<table:table-cell><text:p>two</text:p></table:table-cell></table:table-row></table:table>"
                + "<text:h text:outline-level=\"2\">Second</text:h><text:h text:outline-level=\"2\">Third</text:h>"
                + "</office:text></office:body></office:document-content>";
        byte[] odt = new Zips()
                .with("mimetype", "application/vnd.oasis.opendocument.text")
                .with("content.xml", xml)
                .bytes();
        RecordedTree.Doc root = ReadingFixture.read("x.odt", odt).root();
        assertThat(root.text().strip().split("\\s+"))
                .containsExactly("Heading", "paragraph", "item", "one", "two", "Second", "Third");
        assertThat(root.blocks())
                .filteredOn(block -> block.kind() == BlockKind.HEADING)
                .extracting(block -> root.text().substring(block.start(), block.end()))
                .containsExactly("Heading", "Second", "Third");
    }

    @Test
    void theTextLimitKeepsTheTextUpToIt() {
        Limits small = new Limits(60, 60, 100, 10, 1 << 20, 10, 100);
        RecordedTree tree = ReadingFixture.read("x.txt", "0123456789abcdef".getBytes(StandardCharsets.US_ASCII), small);
        assertThat(tree.root().outcome()).isEqualTo("partly_read/text_limit");
        assertThat(tree.root().text()).isEqualTo("0123456789");
    }

    @Test
    void aCutOffWordDocumentIsNotReadInFull() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("words");
            document.write(bytes);
        }
        RecordedTree tree = ReadingFixture.read("x.docx", Arrays.copyOf(bytes.toByteArray(), bytes.size() * 2 / 3));
        assertThat(tree.root().verdict().code()).isNotEqualTo("read");
    }

    private static byte[] pdf(String password, String... pages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            for (String text : pages) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.newLineAtOffset(50, 500);
                    content.showText(text);
                    content.endText();
                }
            }
            if (!password.isEmpty()) {
                document.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
            }
            document.save(bytes);
        }
        return bytes.toByteArray();
    }
}
