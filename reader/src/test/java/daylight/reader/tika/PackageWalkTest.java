package daylight.reader.tika;

import static daylight.reader.tika.MadeRelationships.OFFICE;
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
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.Ole10Native;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;

/// What is embedded in a package is handed out once, under the name that it has there, and nothing is passed over.
class PackageWalkTest {
    private static final String SHEET =
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">"
                    + "<c r=\"A1\" t=\"inlineStr\"><is><t>cell</t></is></c></row></sheetData></worksheet>";

    @Test
    void aPictureOfTwoSheetsIsOneMemberAndAThumbnailIsOne() {
        RecordedTree tree = ReadingFixture.read(
                "x.xlsx",
                workbook()
                        .with("xl/worksheets/_rels/sheet1.xml.rels", relationships("image", "../media/a.txt"))
                        .with("xl/worksheets/_rels/sheet2.xml.rels", relationships("image", "../media/a.txt"))
                        .with("xl/media/a.txt", "lantern")
                        .with("docProps/thumbnail.txt", "harbour")
                        .bytes());
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.root().text()).contains("cell");
        assertThat(tree.root().listed()).isEqualTo(2);
        assertThat(tree.root().members()).isEqualTo(2);
        assertThat(tree.at("a.txt").text()).contains("lantern");
        assertThat(tree.at("a.txt").ended().metadata().get("embeddedResourceType"))
                .containsExactly("INLINE");
        assertThat(tree.at("/docProps/thumbnail.txt").text()).contains("harbour");
        assertThat(tree.at("/docProps/thumbnail.txt").ended().metadata().get("embeddedResourceType"))
                .containsExactly("THUMBNAIL");
    }

    @Test
    void objectsAreUnwrappedAndOneThatIsBrokenIsHandedOutAsItIs() throws IOException {
        RecordedTree tree = ReadingFixture.read(
                "x.xlsx",
                workbook()
                        .with(
                                "xl/worksheets/_rels/sheet1.xml.rels",
                                relationships(
                                        "oleObject", "../embeddings/1.bin",
                                        "oleObject", "../embeddings/2.bin",
                                        "oleObject", "../embeddings/3.bin"))
                        .with("xl/embeddings/1.bin", oldObject("letter.txt", "lantern"))
                        .with("xl/embeddings/2.bin", object("harbour"))
                        .with("xl/embeddings/3.bin", "no object of OLE at all")
                        .bytes());
        assertThat(tree.root().listed()).isEqualTo(3);
        assertThat(tree.root().members()).isEqualTo(3);
        assertThat(tree.at("letter.txt").text()).contains("lantern");
        assertThat(tree.at("rId2").text()).contains("harbour");
        assertThat(tree.at("xl/embeddings/3.bin").text()).contains("no object of OLE");
    }

    /// No program shows it; somebody may have hidden it there, or deleted it.
    @Test
    void whatNoRelationshipLeadsToIsAMember() {
        RecordedTree tree = ReadingFixture.read(
                "x.xlsx",
                workbook()
                        .with("xl/worksheets/sheet3.xml", SHEET.replace("cell", "lantern"))
                        .with("xl/media/left.txt", "harbour")
                        .bytes());
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.root().listed()).isEqualTo(2);
        assertThat(tree.root().members()).isEqualTo(2);
        assertThat(tree.at("xl/worksheets/sheet3.xml").text()).contains("lantern");
        assertThat(tree.at("xl/media/left.txt").text()).contains("harbour");
    }

    @Test
    void markupThatNoRelationshipLeadsToIsOneAlsoWhereThereIsNothingElse() {
        RecordedTree tree = ReadingFixture.read(
                "x.xlsx",
                workbook()
                        .with("xl/worksheets/sheet3.xml", SHEET.replace("cell", "lantern"))
                        .bytes());
        assertThat(tree.root().members()).isEqualTo(1);
        assertThat(tree.at("xl/worksheets/sheet3.xml").text()).contains("lantern");
        assertThat(ReadingFixture.read("x.xlsx", workbook().bytes()).root().members())
                .isZero();
    }

    @Test
    void whatAHiddenPartLeadsToIsHiddenToo() {
        RecordedTree tree = ReadingFixture.read(
                "x.xlsx",
                workbook()
                        .with("xl/worksheets/sheet3.xml", SHEET.replace("cell", "lantern"))
                        .with("xl/worksheets/_rels/sheet3.xml.rels", relationships("comments", "../comments3.xml"))
                        .with("xl/comments3.xml", "<comments><text>harbour</text></comments>")
                        .with("xl/_rels/nobody.rels", "<a>lighthouse</a>")
                        .bytes());
        assertThat(tree.root().listed()).isEqualTo(4);
        assertThat(tree.root().members()).isEqualTo(4);
        assertThat(tree.at("xl/worksheets/sheet3.xml").text()).contains("lantern");
        assertThat(tree.at("xl/comments3.xml").text()).contains("harbour");
        assertThat(tree.at("xl/_rels/nobody.rels").text()).contains("lighthouse");
        assertThat(tree.root().outcome()).isEqualTo("read/none");
    }

    @Test
    void aSecondFileOfOneNameIsAMember() {
        RecordedTree tree = ReadingFixture.read(
                "x.xlsx",
                workbook()
                        .with("xl/worksheets/sheet1.xml", SHEET.replace("cell", "lantern"))
                        .bytes());
        assertThat(tree.root().text()).contains("cell").doesNotContain("lantern");
        assertThat(tree.root().listed()).isEqualTo(1);
        assertThat(tree.at("xl/worksheets/sheet1.xml").text()).contains("lantern");
    }

    /// References as programs write them: with spaces, brackets, escapes that are part of the name, and mistakes.
    @Test
    void aSloppyReferenceHidesNothingAndDoublesNothing() {
        RecordedTree tree = ReadingFixture.read(
                "x.xlsx",
                workbook()
                        .with(
                                "xl/worksheets/_rels/sheet1.xml.rels",
                                relationships(
                                        "image", "../media/my picture.txt",
                                        "image", "../media/[1].txt",
                                        "image", "../media/%E5%9B%BE.txt",
                                        "hyperlink", "mailto:a@example.org",
                                        "hyperlink", "NULL"))
                        .with("xl/media/my picture.txt", "lantern")
                        .with("xl/media/[1].txt", "harbour")
                        .with("xl/media/%E5%9B%BE.txt", "lighthouse")
                        .with("xl/media/left.txt", "buoy")
                        .bytes());
        assertThat(tree.root().listed()).isEqualTo(4);
        assertThat(tree.root().members()).isEqualTo(4);
        assertThat(tree.at("xl/media/left.txt").text()).contains("buoy");
        assertThat(tree.root().outcome()).isEqualTo("read/none");
    }

    @Test
    void aMemberIsOneByItsRelationshipWhateverItIsCalled() {
        RecordedTree tree = ReadingFixture.read(
                "x.xlsx",
                workbook()
                        .with(
                                "xl/worksheets/_rels/sheet1.xml.rels",
                                relationships("package", "../embeddings/origin.sigs.txt"))
                        .with("xl/embeddings/origin.sigs.txt", "lantern")
                        .bytes());
        assertThat(tree.root().members()).isEqualTo(1);
        assertThat(tree.at("origin.sigs.txt").text()).contains("lantern");
    }

    @Test
    void oneBrokenFileCostsNoOther() throws IOException {
        RecordedTree tree = ReadingFixture.read(
                "x.xlsx",
                workbook()
                        .with(
                                "xl/worksheets/_rels/sheet1.xml.rels",
                                relationships("vbaProject", "../a.bin", "oleObject", "../embeddings/1.bin"))
                        .with("xl/a.bin", "no project of macros")
                        .with("xl/embeddings/1.bin", oldObject("letter.txt", "lantern"))
                        .bytes());
        assertThat(tree.at("letter.txt").text()).contains("lantern");
        assertThat(tree.root().outcome()).isEqualTo("partly_read/damaged_part");
    }

    @Test
    void aPackageWhoseRelationshipsCannotBeReadIsPartlyRead() {
        RecordedTree tree = ReadingFixture.read(
                "x.xlsx",
                workbook()
                        .with("xl/worksheets/_rels/sheet1.xml.rels", relationships("image", "../media/a.txt"))
                        .with("xl/media/a.txt", "lantern")
                        .with("xl/worksheets/_rels/sheet2.xml.rels", "no markup")
                        .bytes());
        assertThat(tree.root().outcome()).startsWith("partly_read/");
    }

    /// Two sheets; a thumbnail where there is such a part.
    private static Zips workbook() {
        String main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
        String object = "application/vnd.openxmlformats-officedocument.oleObject";
        return new Zips()
                .with(
                        "[Content_Types].xml",
                        "<Types xmlns=\"" + PACKAGE + "content-types\">"
                                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                + "<Default Extension=\"txt\" ContentType=\"text/plain\"/>"
                                + "<Default Extension=\"bin\" ContentType=\"" + object + "\"/>"
                                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + main + "\"/></Types>")
                .with(
                        "_rels/.rels",
                        relationships("officeDocument", "xl/workbook.xml")
                                .replace(
                                        "</Relationships>",
                                        "<Relationship Id=\"t\" Type=\"" + PACKAGE
                                                + "relationships/metadata/thumbnail\" Target=\"docProps/thumbnail.txt\"/>"
                                                + "</Relationships>"))
                .with(
                        "xl/workbook.xml",
                        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\""
                                + OFFICE.substring(0, OFFICE.length() - 1)
                                + "\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/>"
                                + "<sheet name=\"b\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>")
                .with(
                        "xl/_rels/workbook.xml.rels",
                        relationships("worksheet", "worksheets/sheet1.xml", "worksheet", "worksheets/sheet2.xml"))
                .with("xl/worksheets/sheet1.xml", SHEET)
                .with("xl/worksheets/sheet2.xml", SHEET);
    }

    private static byte[] oldObject(String label, String words) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            DirectoryNode root = file.getRoot();
            ByteArrayOutputStream object = new ByteArrayOutputStream();
            new Ole10Native(label, label, label, words.getBytes(StandardCharsets.US_ASCII)).writeOut(object);
            root.createDocument(Ole10Native.OLE10_NATIVE, new ByteArrayInputStream(object.toByteArray()));
            file.writeFilesystem(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] object(String words) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            file.getRoot().createDocument("\u0001Ole", new ByteArrayInputStream(new byte[20]));
            file.getRoot()
                    .createDocument("Package", new ByteArrayInputStream(words.getBytes(StandardCharsets.US_ASCII)));
            file.writeFilesystem(bytes);
        }
        return bytes.toByteArray();
    }
}
