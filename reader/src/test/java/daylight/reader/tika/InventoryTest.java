package daylight.reader.tika;

import static daylight.reader.tika.MadeRelationships.PACKAGE;
import static daylight.reader.tika.MadeRelationships.relationships;
import static org.assertj.core.api.Assertions.assertThat;

import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import daylight.reader.Zips;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;

/// What a document's own directory lists is recorded, also where the parser passes it over.
class InventoryTest {

    @Test
    void theWorkbookBehindAChartIsAMember() {
        String word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
        String chart = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
        byte[] docx = new Zips()
                .with(
                        "[Content_Types].xml",
                        "<Types xmlns=\"" + PACKAGE + "content-types\">"
                                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                + "<Default Extension=\"txt\" ContentType=\"text/plain\"/>"
                                + "<Override PartName=\"/word/document.xml\" ContentType=\"" + word + "\"/>"
                                + "<Override PartName=\"/word/charts/chart1.xml\" ContentType=\"" + chart
                                + "\"/></Types>")
                .with("_rels/.rels", relationships("officeDocument", "word/document.xml"))
                .with(
                        "word/document.xml",
                        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                                + "<w:p><w:r><w:t>words</w:t></w:r></w:p></w:body></w:document>")
                .with(
                        "word/_rels/document.xml.rels",
                        relationships("chart", "charts/chart1.xml", "package", "embeddings/a.txt"))
                .with(
                        "word/charts/chart1.xml",
                        "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"/>")
                .with("word/charts/_rels/chart1.xml.rels", relationships("package", "../embeddings/b.txt"))
                .with("word/embeddings/a.txt", "lantern")
                .with("word/embeddings/b.txt", "harbour")
                .bytes();
        RecordedTree tree = ReadingFixture.read("x.docx", docx);
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.root().listed()).isEqualTo(2);
        assertThat(tree.root().members()).isEqualTo(2);
        assertThat(tree.at("a.txt").text()).contains("lantern");
        assertThat(tree.at("word/embeddings/b.txt").text()).contains("harbour");
    }

    @Test
    void aFileOfAPdfThatHasOnlyAUnicodeEntryIsAMember() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            COSArray associated = new COSArray();
            associated.add(file(document, "a.txt", COSName.F, "lantern"));
            associated.add(file(document, "b.txt", COSName.UF, "harbour"));
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), associated);
            document.save(bytes);
        }
        RecordedTree tree = ReadingFixture.read("x.pdf", bytes.toByteArray());
        assertThat(tree.root().listed()).isEqualTo(2);
        assertThat(tree.root().members()).isEqualTo(2);
        assertThat(tree.at("a.txt").text()).contains("lantern");
        assertThat(tree.at("b.txt").text()).contains("harbour");
    }

    private static COSDictionary file(PDDocument document, String name, COSName key, String words) throws IOException {
        COSDictionary files = new COSDictionary();
        files.setItem(
                key, new PDEmbeddedFile(document, new ByteArrayInputStream(words.getBytes(StandardCharsets.US_ASCII))));
        COSDictionary specification = new COSDictionary();
        specification.setItem(COSName.TYPE, COSName.FILESPEC);
        specification.setString(key, name);
        specification.setItem(COSName.EF, files);
        specification.setNeedToBeUpdated(true);
        specification.setDirect(false);
        return specification;
    }

    @Test
    void anAttachmentThatAnOutlookMessageOnlyRefersToIsNamedAsALink() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            DirectoryEntry root = file.getRoot();
            root.createDocument("__properties_version1.0", new ByteArrayInputStream(new byte[32]));
            property(root, "0037", "the subject");
            property(root, "1000", "the body");
            root.createDirectory("__nameid_version1.0");
            DirectoryEntry own = root.createDirectory("__attach_version1.0_#00000000");
            own.createDocument("__properties_version1.0", new ByteArrayInputStream(new byte[8]));
            property(own, "3707", "a.txt");
            own.createDocument(
                    "__substg1.0_37010102", new ByteArrayInputStream("lantern".getBytes(StandardCharsets.US_ASCII)));
            DirectoryEntry link = root.createDirectory("__attach_version1.0_#00000001");
            link.createDocument("__properties_version1.0", new ByteArrayInputStream(new byte[8]));
            property(link, "3707", "b.txt");
            file.writeFilesystem(bytes);
        }
        RecordedTree tree = ReadingFixture.read("x.msg", bytes.toByteArray());
        assertThat(tree.root().ended().mediaType()).isEqualTo("application/vnd.ms-outlook");
        assertThat(tree.root().text()).contains("the body");
        assertThat(tree.root().listed()).isEqualTo(2);
        assertThat(tree.at("a.txt").text()).contains("lantern");
        assertThat(tree.at("#2").outcome()).isEqualTo("unsupported/link");
        assertThat(tree.root().outcome()).isEqualTo("read/none");
    }

    private static void property(DirectoryEntry storage, String tag, String value) throws IOException {
        storage.createDocument(
                "__substg1.0_" + tag + "001F", new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_16LE)));
    }

    @Test
    void aMailForTheGeneralReaderListsItsPartsByTheirBoundaries() {
        String mail = "From: a@example.org\r\nX-Note (odd): 1\r\nTo: b@example.org\r\nSubject: s\r\n"
                + "Content-Type: multipart/mixed; boundary=XX\r\n\r\n--XX\r\nContent-Type: text/plain\r\n\r\nwords\r\n"
                + "--XX\r\nContent-Type: multipart/mixed; boundary=YY\r\n\r\n--YY\r\n"
                + "Content-Type: application/octet-stream; name=\"a.bin\"\r\n\r\nabc\r\n--YY--\r\n"
                + "--XX\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\nlantern\r\n--XX--\r\n";
        RecordedTree tree = ReadingFixture.read("x.eml", mail.getBytes(StandardCharsets.US_ASCII));
        assertThat(tree.root().text()).contains("words");
        assertThat(tree.root().listed()).isEqualTo(2);
        assertThat(tree.root().members()).isEqualTo(2);
        assertThat(tree.all()).anySatisfy(doc -> assertThat(doc.text()).contains("lantern"));
    }

    @Test
    void theWordsOfALargeMailWithoutPartsAreItsOwn() {
        String mail = "From: a@example.org\r\nX-Note (odd): 1\r\nSubject: s\r\nTo: b@example.org\r\n\r\nlantern\r\n";
        RecordedTree tree = ReadingFixture.read("x.eml", mail.getBytes(StandardCharsets.US_ASCII));
        assertThat(tree.root().text()).contains("lantern");
        assertThat(tree.root().members()).isZero();
    }
}
