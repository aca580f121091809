package daylight.reader.tika;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import daylight.reader.ground.CanonicalForm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.apache.poi.hpsf.ClassID;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.EntryUtils;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;

class OleStorageTest {
    private static final String CLASS = "{00020820-0000-0000-C000-000000000046}";

    private static void fill(DirectoryEntry storage, List<String> streams) throws IOException {
        storage.setStorageClsid(new ClassID(CLASS));
        for (String name : streams) {
            storage.createDocument(
                    name, new ByteArrayInputStream(("content of " + name).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static CanonicalForm form(List<String> streams, boolean innerFirst) throws IOException {
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            DirectoryEntry storage = file.getRoot().createDirectory("MBD0001");
            if (innerFirst) {
                storage.createDirectory("inner").createDocument("deep", new ByteArrayInputStream(new byte[] {1, 2, 3}));
            }
            fill(storage, streams);
            if (!innerFirst) {
                storage.createDirectory("inner").createDocument("deep", new ByteArrayInputStream(new byte[] {1, 2, 3}));
            }
            return OleStorage.canonical(storage);
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void theRecipeIsTheOneThatIsWrittenDown() throws Exception {
        StringBuilder form = new StringBuilder("daylight storage 2\n");
        field(form, "class", "2008020000000000c000000000000046");
        field(form, "stream", "A");
        field(form, "stream-sha256", sha256("content of A".getBytes(StandardCharsets.UTF_8)));
        field(form, "stream", "B");
        field(form, "stream-sha256", sha256("content of B".getBytes(StandardCharsets.UTF_8)));
        field(form, "storage", "inner");
        field(form, "class", "");
        field(form, "stream", "deep");
        field(form, "stream-sha256", sha256(new byte[] {1, 2, 3}));
        field(form, "end", "inner");
        CanonicalForm made = form(List.of("A", "B"), false);
        assertThat(made.sizeBytes()).isEqualTo(form.length());
        assertThat(made.hash())
                .isEqualTo(sha256(form.toString().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("2d6787138c486ab489c538e8ba550724d99cd23761d02471ff15a7e5bd8f973d");
    }

    private static void field(StringBuilder form, String name, String value) {
        form.append(name)
                .append(' ')
                .append(value.length())
                .append('\n')
                .append(value)
                .append('\n');
    }

    @Test
    void theOrderOfWritingDoesNotMatter() throws IOException {
        assertThat(form(List.of("B", "A", "C"), true).hash())
                .isEqualTo(form(List.of("C", "B", "A"), false).hash())
                .isNotEqualTo(form(List.of("A", "B"), false).hash());
    }

    private static byte[] workbook(boolean moreBefore) throws IOException {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        ByteArrayOutputStream outer = new ByteArrayOutputStream();
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            workbook.createSheet("s").createRow(0).createCell(0).setCellValue("lantern");
            workbook.write(inner);
        }
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            workbook.createSheet("s").createRow(0).createCell(0).setCellValue("outer");
            workbook.write(outer);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(outer.toByteArray()));
                POIFSFileSystem object = new POIFSFileSystem(new ByteArrayInputStream(inner.toByteArray()))) {
            if (moreBefore) {
                file.getRoot().createDocument("Another", new ByteArrayInputStream(new byte[10_000]));
            }
            DirectoryEntry storage = file.getRoot().createDirectory("MBD0001");
            storage.setStorageClsid(new ClassID(CLASS));
            EntryUtils.copyNodes(object.getRoot(), storage);
            // The parser passes over a package that it cannot unwrap.
            DirectoryEntry odd = file.getRoot().createDirectory("MBD0002");
            odd.createDocument(
                    "\u0001Ole10Native", new ByteArrayInputStream("harbour".getBytes(StandardCharsets.UTF_8)));
            file.writeFilesystem(bytes);
        }
        return bytes.toByteArray();
    }

    @Test
    void anEmbeddedObjectIsReadAndKeepsItsIdentityInAnotherFile() throws IOException {
        RecordedTree one = ReadingFixture.read("x.xls", workbook(false));
        RecordedTree other = ReadingFixture.read("x.xls", workbook(true));
        RecordedTree.Doc object = one.membersOf(one.root())
                .filter(doc -> doc.text().contains("lantern"))
                .findFirst()
                .orElseThrow();
        assertThat(object.ended().recipe()).isEqualTo(2);
        assertThat(object.outcome()).isEqualTo("read/none");
        assertThat(one.root().ended().sha256())
                .isNotEqualTo(other.root().ended().sha256());
        assertThat(other.all())
                .extracting(doc -> doc.ended().sha256())
                .contains(object.ended().sha256());
    }

    @Test
    void anObjectThatTheParserPassesOverIsRecorded() throws IOException {
        RecordedTree tree = ReadingFixture.read("x.xls", workbook(false));
        assertThat(tree.root().listed()).isEqualTo(2);
        assertThat(tree.root().members()).isEqualTo(2);
        assertThat(tree.at("MBD0002").ended().recipe()).isEqualTo(2);
    }
}
