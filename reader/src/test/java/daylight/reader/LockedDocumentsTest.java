package daylight.reader;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.Passwords;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LockedDocumentsTest {
    private static final String PASSWORD = "öffne dich 芝麻";
    private static final Passwords RIGHT = new Passwords(List.of("wrong", "also wrong", PASSWORD));
    private static final Passwords WRONG = new Passwords(List.of("wrong", "also wrong"));
    private static final String WORDS = "The northern gates stay open.";

    @ParameterizedTest
    @EnumSource(
            value = EncryptionMethod.class,
            names = {"ZIP_STANDARD", "AES"})
    void entriesOfAZip(EncryptionMethod method) throws IOException {
        byte[] zip = zip(method);
        RecordedTree open = ReadingFixture.read("x.zip", zip, RIGHT);
        assertThat(open.root().outcome()).isEqualTo("read/none");
        assertThat(open.at("a.txt").text()).contains(WORDS);
        assertThat(open.at("b.txt").text()).contains("second");
        assertThat(open.at("a.txt").ended().sha256()).hasSize(64);
        for (Passwords useless : List.of(WRONG, Passwords.NONE)) {
            RecordedTree locked = ReadingFixture.read("x.zip", zip, useless);
            assertThat(locked.at("a.txt").outcome()).isEqualTo("encrypted/password");
            assertThat(locked.root().outcome()).isEqualTo("partly_read/encrypted_part");
            assertThat(locked.root().listed()).isEqualTo(2);
        }
    }

    /// The old way takes a wrong password for the right one once in 256 times; the checksum does not.
    @Test
    void noneOfAThousandWrongPasswordsOpensAZip() throws IOException {
        byte[] zip = zip(EncryptionMethod.ZIP_STANDARD);
        for (int part = 0; part < 5; part++) {
            int from = part * Passwords.COUNT_MAX;
            List<String> wrong = java.util.stream.IntStream.range(from, from + Passwords.COUNT_MAX)
                    .mapToObj(i -> "wrong " + i)
                    .toList();
            assertThat(ReadingFixture.read("x.zip", zip, new Passwords(wrong))
                            .at("a.txt")
                            .outcome())
                    .isEqualTo("encrypted/password");
        }
    }

    @Test
    void anArchiveOf7z() throws IOException {
        SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
        try (SevenZOutputFile out = new SevenZOutputFile(channel, PASSWORD.toCharArray())) {
            SevenZArchiveEntry entry = new SevenZArchiveEntry();
            entry.setName("a.txt");
            out.putArchiveEntry(entry);
            out.write(WORDS.getBytes(StandardCharsets.UTF_8));
            out.closeArchiveEntry();
        }
        byte[] archive = java.util.Arrays.copyOf(channel.array(), (int) channel.size());
        RecordedTree open = ReadingFixture.read("x.7z", archive, RIGHT);
        assertThat(open.at("a.txt").text()).contains(WORDS);
        assertThat(open.root().outcome()).isEqualTo("read/none");
        assertThat(ReadingFixture.read("x.7z", archive, WRONG).root().outcome()).isEqualTo("encrypted/password");
    }

    @Test
    void aPdf() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(72, 700);
                content.showText(WORDS);
                content.endText();
            }
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", PASSWORD, new AccessPermission());
            policy.setEncryptionKeyLength(256);
            pdf.protect(policy);
            pdf.save(out);
        }
        RecordedTree open = ReadingFixture.read("x.pdf", out.toByteArray(), RIGHT);
        assertThat(open.root().text()).contains(WORDS);
        assertThat(open.root().outcome()).isEqualTo("read/none");
        RecordedTree locked = ReadingFixture.read("x.pdf", out.toByteArray(), WRONG);
        assertThat(locked.root().outcome()).isEqualTo("encrypted/password");
        assertThat(open.root().ended().sha256())
                .as("its identity is that of the bytes that came")
                .isEqualTo(locked.root().ended().sha256());
    }

    @Test
    void packagesOfOffice() throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (XWPFDocument made = new XWPFDocument()) {
            made.createParagraph().createRun().setText(WORDS);
            made.write(text);
        }
        RecordedTree open = ReadingFixture.read("x.docx", locked(text.toByteArray()), RIGHT);
        assertThat(open.root().text()).contains(WORDS);
        assertThat(open.root().outcome()).isEqualTo("read/none");
        assertThat(open.root().ended().mediaType()).contains("wordprocessingml");

        ByteArrayOutputStream cells = new ByteArrayOutputStream();
        try (XSSFWorkbook made = new XSSFWorkbook()) {
            made.createSheet("gates").createRow(0).createCell(0).setCellValue(WORDS);
            made.write(cells);
        }
        byte[] workbook = locked(cells.toByteArray());
        assertThat(ReadingFixture.read("x.xlsx", workbook, RIGHT).root().text()).contains(WORDS);
        assertThat(ReadingFixture.read("x.xlsx", workbook, WRONG).root().outcome())
                .isEqualTo("encrypted/password");
    }

    @Test
    void anOldWorkbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Biff8EncryptionKey.setCurrentUserPassword("short");
        try (HSSFWorkbook made = new HSSFWorkbook()) {
            made.createSheet("gates").createRow(0).createCell(0).setCellValue(WORDS);
            made.write(out);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        RecordedTree open = ReadingFixture.read("x.xls", out.toByteArray(), new Passwords(List.of("wrong", "short")));
        assertThat(open.root().text()).contains(WORDS);
        assertThat(open.root().outcome()).isEqualTo("read/none");
        assertThat(ReadingFixture.read("x.xls", out.toByteArray(), WRONG).root().outcome())
                .isEqualTo("encrypted/password");
    }

    private static byte[] locked(byte[] plain) throws Exception {
        EncryptionInfo info = new EncryptionInfo(EncryptionMode.agile);
        Encryptor encryptor = info.getEncryptor();
        encryptor.confirmPassword(PASSWORD);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            try (OutputStream into = encryptor.getDataStream(container)) {
                new ByteArrayInputStream(plain).transferTo(into);
            }
            container.writeFilesystem(out);
        }
        return out.toByteArray();
    }

    private static byte[] zip(EncryptionMethod method) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, PASSWORD.toCharArray())) {
            ZipParameters locked = new ZipParameters();
            locked.setEncryptFiles(true);
            locked.setEncryptionMethod(method);
            locked.setFileNameInZip("a.txt");
            zip.putNextEntry(locked);
            zip.write((WORDS + "\n").repeat(50).getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            ZipParameters plain = new ZipParameters();
            plain.setFileNameInZip("b.txt");
            zip.putNextEntry(plain);
            zip.write("second".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return out.toByteArray();
    }
}
