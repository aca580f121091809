package daylight.reader.container;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.Limits;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import daylight.reader.Zips;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;

class ZipTest {
    @Test
    void aZipInAZipIsReadToTheLeaf() throws Exception {
        byte[] inner = new Zips().with("letter.txt", "the river is green").bytes();
        RecordedTree tree = ReadingFixture.read(
                "outer.zip", new Zips().with("inner.zip", inner).bytes());

        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.root().listed()).isEqualTo(1);
        assertThat(tree.at("inner.zip").ended().sha256()).isEqualTo(sha256(inner));
        assertThat(tree.at("letter.txt").text()).contains("the river is green");
        assertThat(tree.at("letter.txt").ended().sha256())
                .isEqualTo(sha256("the river is green".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void namesThatClimbOutAreKeptAsNamesAndNothingIsWritten() {
        byte[] zip = new Zips()
                .with("../../../planted.txt", "one")
                .with("..|planted.txt", "two")
                .bytes();
        replaceAll(zip, "|", new byte[] {'\\'});
        RecordedTree tree = ReadingFixture.read("x.zip", zip);

        assertThat(tree.membersOf(tree.root()).map(RecordedTree.Doc::path))
                .containsExactly("../../../planted.txt", "..\\planted.txt");
        assertThat(ReadingFixture.temporaryFolder().resolve("../../../planted.txt"))
                .doesNotExist();
        assertThat(ReadingFixture.temporaryFolder()).isEmptyDirectory();
    }

    @Test
    void namesThatAreNotUnicodeKeepTheirBytes() {
        byte[] zip = new Zips().with("name-XY.txt", "words").bytes();
        replaceAll(zip, "XY", new byte[] {(byte) 0xCD, (byte) 0xF8});
        RecordedTree tree = ReadingFixture.read("x.zip", zip);

        byte[] name = tree.all().get(1).name().bytes();
        assertThat(HexFormat.of().formatHex(name)).contains("cdf8");
        assertThat(tree.root().listedNames()).containsExactly(tree.all().get(1).name());
    }

    @Test
    void encryptedEntriesAreNamedAndTheOthersRead() {
        byte[] zip = new Zips()
                .with("open.txt", "words")
                .with("locked.txt", "secret")
                .bytes();
        setEncrypted(zip, "locked.txt");
        RecordedTree tree = ReadingFixture.read("x.zip", zip);

        assertThat(tree.root().outcome()).isEqualTo("partly_read/encrypted_part");
        assertThat(tree.at("locked.txt").outcome()).isEqualTo("encrypted/password");
        assertThat(tree.at("locked.txt").ended().sha256()).isEmpty();
        assertThat(tree.at("open.txt").outcome()).isEqualTo("read/none");
    }

    @Test
    void aZipOfEncryptedEntriesAloneIsEncrypted() {
        byte[] zip = new Zips().with("locked.txt", "secret").bytes();
        setEncrypted(zip, "locked.txt");
        assertThat(ReadingFixture.read("x.zip", zip).root().outcome()).isEqualTo("encrypted/password");
    }

    @Test
    void aCutOffZipGivesWhatCameBeforeTheCut() {
        byte[] zip = new Zips()
                .with("first.txt", "first words")
                .with("second.txt", "second words")
                .bytes();
        RecordedTree tree = ReadingFixture.read("x.zip", Arrays.copyOf(zip, zip.length / 3));

        assertThat(tree.at("first.txt").text()).contains("first words");
        assertThat(tree.root().outcome()).isEqualTo("partly_read/damaged_part");
    }

    @Test
    void aWrongChecksumIsDamageOfThatMemberAlone() {
        byte[] zip = new Zips()
                .with("good.txt", "good words")
                .with("bad.txt", "bad words")
                .bytes();
        int entry = indexOf(zip, "PK\1\2", indexOf(zip, "PK\1\2", 0) + 1);
        zip[entry + 16] ^= 1;
        RecordedTree tree = ReadingFixture.read("x.zip", zip);

        assertThat(tree.at("good.txt").outcome()).isEqualTo("read/none");
        assertThat(tree.at("bad.txt").outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(tree.at("bad.txt").text()).contains("bad words");
        assertThat(tree.root().outcome()).isEqualTo("partly_read/damaged_part");
    }

    @Test
    void beyondTheMemberLimitEveryMemberIsStillNamed() {
        Zips zips = new Zips();
        for (int i = 0; i < 3_000; i++) {
            zips.with("m" + i + ".txt", "");
        }
        Limits few = new Limits(60, 60, 100, 20, 1L << 30, 1_000_000, 100);
        RecordedTree tree = ReadingFixture.read("x.zip", zips.bytes(), few);

        assertThat(tree.root().outcome()).isEqualTo("partly_read/member_limit");
        assertThat(tree.root().listed()).isEqualTo(3_000);
        assertThat(tree.root().members()).isEqualTo(3_000);
        assertThat(tree.at("m99.txt").outcome()).isEqualTo("read/empty_file");
        assertThat(tree.at("m100.txt").outcome()).isEqualTo("failed/member_limit");
    }

    @Test
    void beyondTheDepthLimitTheMembersAreNamed() {
        byte[] zip = new Zips().with("leaf.txt", "words").bytes();
        for (int i = 0; i < 5; i++) {
            zip = new Zips().with("n" + i + ".zip", zip).bytes();
        }
        Limits shallow = new Limits(60, 60, 100, 3, 1L << 30, 1_000_000, 100);
        RecordedTree tree = ReadingFixture.read("x.zip", zip, shallow);

        assertThat(tree.at("n2.zip").outcome()).isEqualTo("partly_read/depth_limit");
        assertThat(tree.at("n1.zip").outcome()).isEqualTo("failed/depth_limit");
        assertThat(tree.root().outcome()).isEqualTo("read/none");
    }

    @Test
    void aBombIsStoppedAndItsNeighbourIsRead() {
        byte[] zip = new Zips()
                .with("zeros.bin", new byte[64 * 1024 * 1024])
                .with("letter.txt", "words")
                .bytes();
        RecordedTree tree = ReadingFixture.read("x.zip", zip);

        assertThat(tree.at("zeros.bin").outcome()).isEqualTo("failed/expansion_limit");
        assertThat(tree.at("letter.txt").outcome()).isEqualTo("read/none");
        assertThat(tree.root().outcome()).isEqualTo("partly_read/expansion_limit");
        assertThat(ReadingFixture.temporaryFolder()).isEmptyDirectory();
    }

    @Test
    void zip64IsListedAndRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            zip.setUseZip64(Zip64Mode.Always);
            zip.putArchiveEntry(new ZipArchiveEntry("a.txt"));
            zip.write("words".getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
        }
        RecordedTree tree = ReadingFixture.read("x.zip", bytes.toByteArray());
        assertThat(tree.root().listed()).isEqualTo(1);
        assertThat(tree.at("a.txt").text()).contains("words");
    }

    @Test
    void twoReadingsGiveTheSameEvents() {
        byte[] zip = new Zips()
                .with("b.txt", "b words")
                .with("a.zip", new Zips().with("c.txt", "c").bytes())
                .bytes();
        assertThat(hashes(ReadingFixture.read("x.zip", zip))).isEqualTo(hashes(ReadingFixture.read("x.zip", zip)));
    }

    @Test
    void foldersAreNotMembersAndAFolderWithContentIs() {
        RecordedTree tree = ReadingFixture.read(
                "x.zip", new Zips().with("f/", "").with("hidden/", "words").bytes());
        assertThat(tree.membersOf(tree.root()).map(RecordedTree.Doc::path)).containsExactly("hidden/");
        assertThat(tree.root().listed()).isEqualTo(1);
    }

    @Test
    void aLargeMemberGoesThroughATemporaryFileThatIsDeleted() throws IOException {
        byte[] large = new byte[20 * 1024 * 1024];
        new java.util.Random(7).nextBytes(large);
        RecordedTree tree =
                ReadingFixture.read("x.zip", new Zips().with("noise.bin", large).bytes());
        assertThat(tree.at("noise.bin").ended().sizeBytes()).isEqualTo(large.length);
        try (Stream<Path> left = Files.list(ReadingFixture.temporaryFolder())) {
            assertThat(left).isEmpty();
        }
    }

    private static String hashes(RecordedTree tree) {
        StringBuilder hashes = new StringBuilder();
        tree.all().forEach(doc -> hashes.append(doc.path()).append(doc.ended().sha256()));
        return hashes.toString();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /// Set the encryption flag of an entry in its local header and in the directory.
    private static void setEncrypted(byte[] zip, String name) {
        int local = indexOf(zip, name, 0);
        zip[local - 30 + 6] |= 1;
        int central = indexOf(zip, name, local + 1);
        zip[central - 46 + 8] |= 1;
    }

    private static void replaceAll(byte[] bytes, String from, byte[] to) {
        for (int at = indexOf(bytes, from, 0); at >= 0; at = indexOf(bytes, from, at + 1)) {
            System.arraycopy(to, 0, bytes, at, to.length);
        }
    }

    private static int indexOf(byte[] bytes, String wanted, int from) {
        byte[] w = wanted.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = from; i <= bytes.length - w.length; i++) {
            if (Arrays.equals(bytes, i, i + w.length, w, 0, w.length)) {
                return i;
            }
        }
        return -1;
    }
}
