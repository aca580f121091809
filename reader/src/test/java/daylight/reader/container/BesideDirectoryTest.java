package daylight.reader.container;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import daylight.reader.Zips;
import daylight.reader.office.MadeDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;

/// What lies in an archive beside what its own directory or its end mark says.
class BesideDirectoryTest {
    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] bytes(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(String name, String words) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry file = new TarArchiveEntry(name);
            file.setSize(words.length());
            tar.putArchiveEntry(file);
            tar.write(bytes(words));
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    /// Long enough that its end and what follows lie in one piece with it, and that it takes several.
    private static String noise(int length) {
        StringBuilder noise = new StringBuilder();
        Random random = new Random(5);
        for (int i = 0; i < length; i++) {
            noise.append((char) ('a' + random.nextInt(26))).append(i % 9 == 0 ? " " : "");
        }
        return noise.append(" theend").toString();
    }

    /// A zip whose directory does not name its first entry: the end record and the directory say one
    /// less.
    private static byte[] withoutFirstInDirectory(byte[] zip) {
        ByteBuffer all = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int end = zip.length - 22;
        int directory = all.getInt(end + 16);
        int first = 46 + all.getShort(directory + 28) + all.getShort(directory + 30) + all.getShort(directory + 32);
        byte[] shorter = joined(
                Arrays.copyOf(zip, directory),
                Arrays.copyOfRange(zip, directory + first, end),
                Arrays.copyOfRange(zip, end, zip.length));
        ByteBuffer made = ByteBuffer.wrap(shorter).order(ByteOrder.LITTLE_ENDIAN);
        int newEnd = end - first;
        made.putShort(newEnd + 8, (short) (made.getShort(newEnd + 8) - 1));
        made.putShort(newEnd + 10, (short) (made.getShort(newEnd + 10) - 1));
        made.putInt(newEnd + 12, made.getInt(newEnd + 12) - first);
        return shorter;
    }

    @Test
    void bytesBehindAGzipLeaveItsContentWhole() throws IOException {
        for (String words : List.of("good words theend", noise(300_000))) {
            RecordedTree tree =
                    ReadingFixture.read("x.txt.gz", joined(gzip(bytes(words)), bytes("twenty other bytes..")));
            assertThat(tree.at("x.txt").text()).contains("theend");
            assertThat(tree.at("x.txt").outcome()).isEqualTo("read/none");
            assertThat(tree.root().outcome()).isEqualTo("partly_read/damaged_part");
            assertThat(tree.root().ended().metadata()).containsEntry("archive:unread-bytes", List.of("20"));
            assertThat(tree.root().listed()).isEqualTo(tree.root().members());
        }
        // Tapes are filled with zeros.
        assertThat(ReadingFixture.read("x.txt.gz", joined(gzip(bytes("words")), new byte[700]))
                        .root()
                        .outcome())
                .isEqualTo("read/none");
    }

    @Test
    void gzipsOneAfterTheOtherAreOneContent() throws IOException {
        RecordedTree tree = ReadingFixture.read(
                "x.txt.gz", joined(gzip(bytes("first ")), gzip(bytes(noise(100_000))), gzip(bytes(" third"))));
        assertThat(tree.at("x.txt").text())
                .startsWith("first ")
                .contains("theend")
                .contains("third");
        assertThat(tree.root().outcome()).isEqualTo("read/none");
    }

    @Test
    void aWrongChecksumOfAGzipLosesNoWord() throws IOException {
        byte[] gzip = gzip(bytes("good words"));
        gzip[gzip.length - 8] ^= 1;
        RecordedTree tree = ReadingFixture.read("x.txt.gz", gzip);
        assertThat(tree.at("x.txt").text()).contains("good words");
        assertThat(tree.at("x.txt").outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(tree.root().outcome()).isEqualTo("partly_read/damaged_part");
    }

    @Test
    void bytesBehindABzip2LeaveItsContent() throws IOException {
        ByteArrayOutputStream bz = new ByteArrayOutputStream();
        try (OutputStream out = new BZip2CompressorOutputStream(bz)) {
            out.write(bytes("good words"));
        }
        RecordedTree tree = ReadingFixture.read("x.txt.bz2", joined(bz.toByteArray(), bytes("twenty other bytes..")));
        assertThat(tree.at("x.txt").text()).contains("good words");
        assertThat(tree.root().outcome()).isEqualTo("partly_read/damaged_part");
    }

    @Test
    void anEntryThatTheDirectoryDoesNotNameIsRead() {
        byte[] zip = withoutFirstInDirectory(new Zips()
                .with("hidden.txt", "hidden words")
                .with("seen.txt", "seen words")
                .bytes());
        RecordedTree tree = ReadingFixture.read("x.zip", zip);
        assertThat(tree.at("seen.txt").text()).contains("seen words");
        assertThat(tree.at("hidden.txt").text()).contains("hidden words");
        assertThat(tree.root().ended().metadata()).containsEntry("zip:not-in-directory", List.of("1"));
        assertThat(tree.root().listed()).isEqualTo(2).isEqualTo(tree.root().members());
        assertThat(tree.root().outcome()).isEqualTo("read/none");
    }

    @Test
    void anEntryThatNothingNamesAndThatIsDamagedIsNamed() {
        byte[] zip = new Zips()
                .with("hidden.txt", noise(5_000))
                .with("seen.txt", "seen words")
                .bytes();
        byte[] hidden = withoutFirstInDirectory(zip);
        Arrays.fill(hidden, 80, 2_000, (byte) 0xff);
        RecordedTree tree = ReadingFixture.read("x.zip", hidden);
        assertThat(tree.at("seen.txt").outcome()).isEqualTo("read/none");
        assertThat(tree.at("hidden.txt").verdict().code()).isIn("failed", "partly_read");
        assertThat(tree.root().verdict().code()).isEqualTo("partly_read");
        assertThat(tree.root().listed()).isEqualTo(tree.root().members());
    }

    @Test
    void zipsOneAfterTheOtherAreBothRead() {
        byte[] first =
                new Zips().with("a.txt", "words of a").with("folder/", "").bytes();
        byte[] second =
                new Zips().with("b.txt", "words of b").with("folder/", "").bytes();
        RecordedTree tree = ReadingFixture.read("x.zip", joined(first, second));
        assertThat(tree.at("a.txt").text()).contains("words of a");
        assertThat(tree.at("b.txt").text()).contains("words of b");
        assertThat(tree.root().listed()).isEqualTo(2).isEqualTo(tree.root().members());
    }

    @Test
    void aZipBehindAnotherDocumentIsRead() throws IOException {
        byte[] zip = new Zips().with("a.txt", "words within").bytes();
        for (String name : List.of("run.sh", "setup.exe", "photo.jpg", "page.html", "letter.eml", "note.txt")) {
            byte[] before = switch (name) {
                case "run.sh" -> bytes("#!/bin/sh\nexit\n");
                case "setup.exe" -> joined(bytes("MZ"), new byte[400]);
                case "photo.jpg" ->
                    joined(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}, new byte[300]);
                case "page.html" -> bytes("<html><body>Page</body></html>\n");
                case "letter.eml" -> bytes("From: a@example.org\nTo: b@example.org\nSubject: s\n\nLetter\n");
                default -> bytes("Only a note\n");
            };
            RecordedTree tree = ReadingFixture.read(name, joined(before, zip));
            assertThat(tree.at("a.txt").text()).as(name).contains("words within");
            assertThat(tree.root().listed()).as(name).isEqualTo(tree.root().members());
            assertThat(tree.root().ended().metadata()).as(name).containsEntry("zip:behind", List.of("true"));
            assertThat(tree.root().ended().mediaType()).as(name).isNotEqualTo("application/zip");
        }
    }

    @Test
    void theEndOfAZipWhoseBeginningIsGoneNamesWhatIsLost() {
        byte[] zip =
                new Zips().with("a.txt", "words").with("b.txt", noise(3_000)).bytes();
        RecordedTree tree = ReadingFixture.read("rest.bin", Arrays.copyOfRange(zip, zip.length - 400, zip.length));
        assertThat(tree.at("a.txt").outcome()).isEqualTo("failed/damaged");
        assertThat(tree.root().listed()).isEqualTo(2).isEqualTo(tree.root().members());
    }

    @Test
    void aPackageOfOfficeIsReadAsBefore() {
        byte[] docx = MadeDocument.docx("Letter");
        RecordedTree tree = ReadingFixture.read("x.docx", docx);
        assertThat(tree.root().text()).contains("Letter");
        assertThat(tree.root().members()).isZero();
        assertThat(tree.root().ended().metadata()).doesNotContainKeys("zip:behind", "zip:not-in-directory");
    }

    @Test
    void tarsOneAfterTheOtherAreBothRead() throws IOException {
        RecordedTree tree = ReadingFixture.read(
                "x.tar",
                joined(
                        tar("a.txt", "words of a"),
                        new byte[512],
                        tar("b.txt", "words of b"),
                        tar("c.txt", "words of c")));
        assertThat(tree.at("a.txt").text()).contains("words of a");
        assertThat(tree.at("b.txt").text()).contains("words of b");
        assertThat(tree.at("c.txt").text()).contains("words of c");
        assertThat(tree.root().listed()).isEqualTo(3).isEqualTo(tree.root().members());
        assertThat(tree.root().outcome()).isEqualTo("read/none");
    }
}
