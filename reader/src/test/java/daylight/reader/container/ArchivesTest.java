package daylight.reader.container;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioConstants;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;

class ArchivesTest {
    private static final byte[] WORDS = "the river is green".getBytes(StandardCharsets.UTF_8);

    @Test
    void aTarNamesLinksAndDevicesAndReadsFiles() throws IOException {
        RecordedTree tree = ReadingFixture.read("x.tar", tar("letter.txt"));
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.root().listed()).isEqualTo(3);
        assertThat(tree.at("letter.txt").text()).contains("green");
        assertThat(tree.at("link").outcome()).isEqualTo("unsupported/link");
        assertThat(tree.at("pipe").outcome()).isEqualTo("unsupported/not_a_file");
    }

    @Test
    void longAndForeignNamesOfATarAreListedAsTheirBytes() throws IOException {
        String name = "新疆/" + "long-".repeat(40) + "ئۇيغۇر.txt";
        RecordedTree tree = ReadingFixture.read("x.tar", tar(name));
        assertThat(tree.at(name).text()).contains("green");
    }

    @Test
    void aCutOffTarRecordsWhatItsHeadersName() throws IOException {
        byte[] tar = tar("letter.txt");
        RecordedTree tree = ReadingFixture.read("x.tar", Arrays.copyOf(tar, 512 + 9));
        assertThat(tree.root().listed()).isEqualTo(tree.root().members());
        assertThat(tree.root().verdict().code()).isEqualTo("partly_read");
    }

    @Test
    void aGzippedTarIsOpenedTwice() throws IOException {
        RecordedTree tree = ReadingFixture.read("x.tgz", gzip(tar("letter.txt")));
        assertThat(tree.at("x.tar").listed()).isEqualTo(3);
        assertThat(tree.at("letter.txt").text()).contains("green");
    }

    @Test
    void aCutOffGzipGivesWhatCameBeforeTheCut() throws IOException {
        byte[] text = new byte[200_000];
        Random random = new Random(11);
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (random.nextInt(6) == 0 ? ' ' : 'a' + random.nextInt(26));
        }
        byte[] gzip = gzip(text);
        RecordedTree tree = ReadingFixture.read("x.txt.gz", Arrays.copyOf(gzip, gzip.length / 2));
        assertThat(tree.root().outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(tree.at("x.txt").outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(tree.at("x.txt").text()).hasSizeGreaterThan(50_000);
    }

    @Test
    void bzip2AndXzAreUnpacked() throws IOException {
        ByteArrayOutputStream bz = new ByteArrayOutputStream();
        try (OutputStream out = new BZip2CompressorOutputStream(bz)) {
            out.write(WORDS);
        }
        ByteArrayOutputStream xz = new ByteArrayOutputStream();
        try (OutputStream out = new XZCompressorOutputStream(xz)) {
            out.write(WORDS);
        }
        assertThat(ReadingFixture.read("a.txt.bz2", bz.toByteArray())
                        .at("a.txt")
                        .text())
                .contains("green");
        assertThat(ReadingFixture.read("a.txt.xz", xz.toByteArray()).at("a.txt").text())
                .contains("green");
    }

    @Test
    void aDictionaryThatWouldTakeTheHeapIsALimitAndNoUnknownFormat() {
        // LZMA alone: properties, a dictionary of 1 GiB, unknown size, the first bytes of the data.
        byte[] lzma = new byte[64];
        byte[] head = {0x5d, 0, 0, 0, 0x40, -1, -1, -1, -1, -1, -1, -1, -1, 0};
        System.arraycopy(head, 0, lzma, 0, head.length);
        RecordedTree tree = ReadingFixture.read("x.txt.lzma", lzma);
        assertThat(tree.root().ended().mediaType()).isEqualTo("application/x-lzma");
        assertThat(tree.at("x.txt").outcome()).isEqualTo("failed/memory_limit");
        assertThat(tree.root().verdict().code()).isEqualTo("partly_read");
        assertThat(tree.root().listed()).isEqualTo(tree.root().members());
    }

    @Test
    void sevenZipIsListedAndRead() throws IOException {
        RecordedTree tree = ReadingFixture.read("x.7z", sevenZip(new char[0]));
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.root().listed()).isEqualTo(1);
        assertThat(tree.at("letter.txt").text()).contains("green");
    }

    @Test
    void anEncryptedSevenZipIsEncrypted() throws IOException {
        RecordedTree tree = ReadingFixture.read("x.7z", sevenZip("secret".toCharArray()));
        assertThat(tree.root().outcome()).isEqualTo("encrypted/password");
        assertThat(tree.root().listed()).isEqualTo(tree.root().members());
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            TarArchiveEntry file = new TarArchiveEntry(name);
            file.setSize(WORDS.length);
            tar.putArchiveEntry(file);
            tar.write(WORDS);
            tar.closeArchiveEntry();
            TarArchiveEntry link = new TarArchiveEntry("link", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            tar.putArchiveEntry(new TarArchiveEntry("pipe", TarConstants.LF_FIFO));
            tar.closeArchiveEntry();
            tar.putArchiveEntry(new TarArchiveEntry("folder/"));
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] sevenZip(char[] password) throws IOException {
        SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
        try (SevenZOutputFile archive =
                password.length == 0 ? new SevenZOutputFile(channel) : new SevenZOutputFile(channel, password)) {
            SevenZArchiveEntry entry = new SevenZArchiveEntry();
            entry.setName("letter.txt");
            archive.putArchiveEntry(entry);
            archive.write(WORDS);
            archive.closeArchiveEntry();
        }
        return Arrays.copyOf(channel.array(), (int) channel.size());
    }

    @Test
    void compressedStreamsOneBehindTheOtherAndWhatFollowsThem() throws IOException {
        byte[] one = gzip("the river ".getBytes(StandardCharsets.UTF_8));
        byte[] two = gzip(WORDS);
        ByteArrayOutputStream bz = new ByteArrayOutputStream();
        try (OutputStream out = new BZip2CompressorOutputStream(bz)) {
            out.write(WORDS);
        }
        byte[] zeros = new byte[1000];
        byte[] signature = "-- the sign of a list".getBytes(StandardCharsets.UTF_8);
        RecordedTree both = ReadingFixture.read("x.txt.gz", joined(one, two, zeros));
        assertThat(both.at("x.txt").text()).contains("the river the river is green");
        assertThat(both.root().outcome()).isEqualTo("read/none");
        for (RecordedTree signed : List.of(
                ReadingFixture.read("x.txt.gz", joined(two, signature)),
                ReadingFixture.read("x.txt.bz2", joined(bz.toByteArray(), signature)))) {
            assertThat(signed.at("x.txt").text()).contains("green");
            assertThat(signed.at("x.txt").outcome()).isEqualTo("read/none");
            assertThat(signed.root().outcome()).isEqualTo("partly_read/damaged_part");
        }
        RecordedTree tar = ReadingFixture.read("x.tgz", joined(gzip(tar("letter.txt")), signature));
        assertThat(tar.at("letter.txt").text()).contains("green");
    }

    @Test
    void namesInACpioAreBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CpioArchiveOutputStream out = new CpioArchiveOutputStream(bytes, CpioConstants.FORMAT_NEW, 512, "UTF-8")) {
            CpioArchiveEntry entry = new CpioArchiveEntry(CpioConstants.FORMAT_NEW, "ئۇيغۇر.txt", WORDS.length);
            entry.setMode(CpioConstants.C_ISREG);
            out.putArchiveEntry(entry);
            out.write(WORDS);
            out.closeArchiveEntry();
        }
        RecordedTree tree = ReadingFixture.read("x.cpio", bytes.toByteArray());
        assertThat(tree.at("ئۇيغۇر.txt").text()).contains("green");
        assertThat(tree.root().outcome()).isEqualTo("read/none");
    }

    /// A file with holes in GNU tar's old form, whose map takes a block of its own, and a file behind it.
    @Test
    void aTarWithALongMapOfHolesIsListedToItsEnd() throws IOException {
        byte[] tar = tar("letter.txt");
        byte[] sparse = Arrays.copyOf(tar, 512);
        sparse[156] = 'S';
        byte[] magic = "ustar  \0".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(magic, 0, sparse, 257, magic.length);
        Arrays.fill(sparse, 345, 512, (byte) 0);
        hole(sparse, 386, 0, WORDS.length);
        sparse[482] = 1;
        octal(sparse, 483, 12, WORDS.length);
        Arrays.fill(sparse, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : sparse) {
            sum += b & 0xff;
        }
        octal(sparse, 148, 7, sum);
        byte[] content = Arrays.copyOf(WORDS, 512);
        RecordedTree tree = ReadingFixture.read("x.tar", joined(sparse, new byte[512], content, tar));
        assertThat(tree.root().listed()).isEqualTo(4);
        assertThat(tree.root().members()).isEqualTo(4);
    }

    private static void hole(byte[] header, int at, int from, int length) {
        octal(header, at, 12, from);
        octal(header, at + 12, 12, length);
    }

    private static void octal(byte[] header, int at, int length, int value) {
        String digits = Integer.toOctalString(value);
        byte[] field = ("0".repeat(length - 1 - digits.length()) + digits + "\0").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(field, 0, header, at, length);
    }

    private static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }
}
