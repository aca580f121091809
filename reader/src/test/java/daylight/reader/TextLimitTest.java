package daylight.reader;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

/// A limit of text or pages ends a document's text and not its members.
class TextLimitTest {
    private static final Limits TEXT = new Limits(60, 60, 100, 10, 1 << 20, 20, 100);
    private static final Limits PAGES = new Limits(60, 60, 100, 10, 1 << 20, 10_000, 2);

    private static String mail(String field) {
        return "From: a@example.org\r\n" + field + "To: b@example.org\r\nSubject: s\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=XX\r\n\r\n--XX\r\nContent-Type: text/plain\r\n\r\n"
                + "words ".repeat(20) + "\r\n--XX\r\nContent-Type: text/plain\r\n"
                + "Content-Disposition: attachment; filename=\"a.txt\"\r\n\r\nlantern\r\n"
                + "--XX\r\nContent-Type: text/plain\r\n"
                + "Content-Disposition: attachment; filename=\"b.txt\"\r\n\r\nharbour\r\n--XX--\r\n";
    }

    private static byte[] pdf(int pages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.newLineAtOffset(50, 500);
                    content.showText("the words of page " + (i + 1));
                    content.endText();
                }
            }
            PDComplexFileSpecification file = new PDComplexFileSpecification();
            file.setFile("a.txt");
            file.setEmbeddedFile(new PDEmbeddedFile(
                    document, new ByteArrayInputStream("lantern".getBytes(StandardCharsets.US_ASCII))));
            PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of("a.txt", file));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    @Test
    void theAttachmentsOfALongMailAreRead() {
        RecordedTree tree = ReadingFixture.read("x.eml", mail("").getBytes(StandardCharsets.US_ASCII), TEXT);
        assertThat(tree.root().outcome()).isEqualTo("partly_read/text_limit");
        assertThat(tree.root().text()).hasSize(20);
        assertThat(tree.at("a.txt").text()).contains("lantern");
        assertThat(tree.at("b.txt").text()).contains("harbour");
    }

    @Test
    void theAttachmentsOfALongMailThatTheGeneralReaderTakesAreRead() {
        // A comment in a field's name is not for the fast path.
        byte[] mail = mail("X-Note (odd): 1\r\n").getBytes(StandardCharsets.US_ASCII);
        RecordedTree tree = ReadingFixture.read("x.eml", mail, TEXT);
        assertThat(tree.root().outcome()).isEqualTo("partly_read/text_limit");
        assertThat(tree.at("a.txt").text()).contains("lantern");
        assertThat(tree.at("b.txt").text()).contains("harbour");
    }

    @Test
    void aMailWhoseRecipientsAreTooManySaysSo() {
        StringBuilder recipients = new StringBuilder("person0@example.org");
        for (int i = 1; i < 3_000; i++) {
            recipients.append(",\r\n person").append(i).append("@example.org");
        }
        String mail = "From: a@example.org\r\nTo: " + recipients + "\r\nSubject: s\r\n\r\nwords\r\n";
        RecordedTree tree =
                ReadingFixture.read("x.eml", mail.getBytes(StandardCharsets.US_ASCII), ReadingFixture.LIMITS);
        assertThat(tree.root().ended().metadata().get("Message-To")).contains("person1@example.org");
        assertThat(tree.root().ended().metadata().get("Message-To")).doesNotContain("person2999@example.org");
        assertThat(tree.root().outcome()).isEqualTo("partly_read/text_limit");
    }

    @Test
    void theAttachmentOfALongPdfIsRead() throws IOException {
        RecordedTree tree = ReadingFixture.read("x.pdf", pdf(3), TEXT);
        assertThat(tree.root().outcome()).isEqualTo("partly_read/text_limit");
        assertThat(tree.root().text().replace("\f", "")).hasSize(20);
        assertThat(tree.at("a.txt").text()).contains("lantern");
    }

    @Test
    void theAttachmentOfAPdfOfTooManyPagesIsRead() throws IOException {
        RecordedTree tree = ReadingFixture.read("x.pdf", pdf(4), PAGES);
        assertThat(tree.root().outcome()).isEqualTo("partly_read/page_limit");
        assertThat(tree.root().text()).contains("page 1", "page 2").doesNotContain("page 3", "page 4");
        assertThat(tree.at("a.txt").text()).contains("lantern");
        assertThat(ReadingFixture.read("x.pdf", pdf(2), PAGES).root().outcome()).isEqualTo("read/none");
    }

    @Test
    void thePictureOfALongWordDocumentIsAMember() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("words ".repeat(20));
            document.createParagraph()
                    .createRun()
                    .addPicture(
                            new ByteArrayInputStream(new byte[] {(byte) 0x89, 'P', 'N', 'G'}),
                            XWPFDocument.PICTURE_TYPE_PNG,
                            "p.png",
                            9,
                            9);
            document.write(bytes);
        }
        RecordedTree tree = ReadingFixture.read("x.docx", bytes.toByteArray(), TEXT);
        assertThat(tree.root().outcome()).isEqualTo("partly_read/text_limit");
        assertThat(tree.root().members()).isEqualTo(1);
    }
}
