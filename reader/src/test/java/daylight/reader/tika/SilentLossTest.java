package daylight.reader.tika;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import daylight.reader.mail.MadeTnef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRelation;
import org.junit.jupiter.api.Test;

/// Documents that a reader may call read while their words are lost.
class SilentLossTest {
    private static final Charset CYRILLIC = Charset.forName("windows-1251");

    @Test
    void theHtmlBodyOfAPackedMessageIsItsText() {
        byte[] tnef = new MadeTnef(1251)
                .html("<html><body>the <b>ferry</b> leaves; паром</body></html>", CYRILLIC)
                .bytes();
        RecordedTree.Doc message = ReadingFixture.read("winmail.dat", tnef).root();
        assertThat(message.outcome()).isEqualTo("read/none");
        assertThat(message.text()).contains("ferry", "паром").doesNotContain("<b>");
    }

    @Test
    void thePlainBodyOfAPackedMessageIsItsText() {
        byte[] inUnicode = new MadeTnef(1252).text("渡轮 leaves at noon").bytes();
        assertThat(ReadingFixture.read("winmail.dat", inUnicode).root().text()).contains("渡轮 leaves at noon");
        byte[] old = new MadeTnef(1251).body("паром уходит", CYRILLIC).bytes();
        assertThat(ReadingFixture.read("winmail.dat", old).root().text()).contains("паром уходит");
    }

    @Test
    void anOfficePackageThatIsCutOffIsPartlyRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("the river is green");
            document.write(bytes);
        }
        byte[] whole = bytes.toByteArray();
        assertThat(ReadingFixture.read("x.docx", whole).root().outcome()).isEqualTo("read/none");
        // Without the end of its directory.
        byte[] cut = Arrays.copyOf(whole, whole.length - 30);
        RecordedTree.Doc document = ReadingFixture.read("x.docx", cut).root();
        assertThat(document.text()).contains("the river is green");
        assertThat(document.outcome()).isEqualTo("partly_read/damaged_part");
    }

    @Test
    void aLinkWithinADocumentIsNoLostMember() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("see the note");
            document.getPackagePart()
                    .addRelationship(URI.create("#note"), TargetMode.INTERNAL, XWPFRelation.HYPERLINK.getRelation());
            document.write(bytes);
        }
        assertThat(ReadingFixture.read("x.docx", bytes.toByteArray()).root().outcome())
                .isEqualTo("read/none");
    }

    @Test
    void aMarkBeforeAMailboxHidesNoMail() {
        String box = "\uFEFFFrom -\nFrom: a@b.org\nSubject: one\n\nthe first\n\n"
                + "From -\nFrom: a@b.org\nSubject: two\n\nthe second\n";
        RecordedTree tree = ReadingFixture.read("x.txt", box.getBytes(StandardCharsets.UTF_8));
        assertThat(tree.root().ended().mediaType()).isEqualTo("application/mbox");
        assertThat(tree.root().listed()).isEqualTo(2);
        assertThat(tree.root().members()).isEqualTo(2);
        assertThat(tree.all().get(2).text()).contains("the second").doesNotContain("the first");
    }

    @Test
    void aProtectedPackageOfApplesIsEncrypted() throws IOException {
        byte[] pages = packageOfNoise("buildVersionHistory.plist", "index.xml");
        // The method of packing is what the encryption of these packages makes unreadable.
        for (int i = 0; i + 11 < pages.length; i++) {
            boolean isHeader = pages[i] == 'P' && pages[i + 1] == 'K';
            int method = isHeader && pages[i + 2] == 3 ? i + 8 : isHeader && pages[i + 2] == 1 ? i + 10 : -1;
            if (method > 0) {
                pages[method] = 0x6b;
                pages[method + 1] = 0x63;
            }
        }
        RecordedTree.Doc document = ReadingFixture.read("x.pages", pages).root();
        assertThat(document.outcome()).isEqualTo("encrypted/password");
    }

    private static byte[] packageOfNoise(String... names) throws IOException {
        byte[] noise = new byte[2_000];
        new Random(5).nextBytes(noise);
        CRC32 sum = new CRC32();
        sum.update(noise);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                ZipEntry entry = new ZipEntry(name);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(noise.length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(noise);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aTextOfATypeThatNoParserKnowsIsText() {
        byte[] bibliography = "%A Writer, A.\n%T A ferry's diary\n%D 1997\n".getBytes(StandardCharsets.UTF_8);
        RecordedTree.Doc text = ReadingFixture.read("x.enw", bibliography).root();
        assertThat(text.outcome()).isEqualTo("read/none");
        assertThat(text.text()).contains("A ferry's diary");
        byte[] other = bibliography.clone();
        other[20] = 1;
        assertThat(ReadingFixture.read("x.enw", other).root().outcome()).isEqualTo("unsupported/no_reader");
    }

    @Test
    void aMailThatBeginsWithItsContentTypeIsAMail() {
        String encoded = Base64.getEncoder().encodeToString("the ferry leaves".getBytes(StandardCharsets.UTF_8));
        String mail = "Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\nContent-Type: text/plain\n"
                + "Content-Transfer-Encoding: base64\n\n" + encoded + "\n--b--\n";
        RecordedTree tree = ReadingFixture.read("x.txt", mail.getBytes(StandardCharsets.US_ASCII));
        assertThat(tree.root().ended().mediaType()).isEqualTo("message/rfc822");
        assertThat(tree.all()).anySatisfy(doc -> assertThat(doc.text()).contains("the ferry leaves"));
    }

    @Test
    void aTarWithoutMagicIsATar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            byte[] content = "the ferry leaves".getBytes(StandardCharsets.UTF_8);
            TarArchiveEntry entry = new TarArchiveEntry("letter.txt");
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        byte[] old = bytes.toByteArray();
        // What POSIX put into the header of 1979, and the checksum without it.
        Arrays.fill(old, 257, 500, (byte) 0);
        int sum = 8 * ' ';
        for (int i = 0; i < 512; i++) {
            sum += i >= 148 && i < 156 ? 0 : old[i] & 0xff;
        }
        System.arraycopy("%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII), 0, old, 148, 8);
        RecordedTree tree = ReadingFixture.read("backup.txt", old);
        assertThat(tree.root().ended().mediaType()).isEqualTo("application/x-tar");
        assertThat(tree.at("letter.txt").text()).contains("the ferry leaves");
    }

    @Test
    void aMailboxWhoseOnlyMailIsAPageIsAMailbox() {
        String box = "From a@b.org Mon Jun 01 04:28:28 2009\nComments: before the header\n"
                + "Content-Type: text/html\n\n<html><body>the ferry leaves</body></html>\n";
        RecordedTree tree = ReadingFixture.read("x.mbox", box.getBytes(StandardCharsets.US_ASCII));
        assertThat(tree.root().ended().mediaType()).isEqualTo("application/mbox");
        assertThat(tree.root().members()).isEqualTo(1);
    }

    @Test
    void quotationMarksOfWindowsAreNoHolesInAText() {
        byte[] text = "These marks are for a text that is of the west: “windows” encoding"
                .getBytes(Charset.forName("windows-1252"));
        assertThat(ReadingFixture.read("x.txt", text).root().text()).contains("“windows” encoding");
    }
}
