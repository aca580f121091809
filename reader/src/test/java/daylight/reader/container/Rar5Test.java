package daylight.reader.container;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import daylight.reader.container.Rar5Writer.Packer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.crypto.digests.Blake2spDigest;
import org.junit.jupiter.api.Test;

/// Archives by hand: nobody but RAR's own program writes them.
class Rar5Test {
    private static final byte[] NOTHING = new byte[0];
    private static final int GOES_ON_BEFORE = 0x08;
    private static final int GOES_ON_AFTER = 0x10;

    private static Rar5Writer add(Rar5Writer rar, String name, Packer packer, int method) {
        return rar.file(name, 0, packer.plainBytes(), packer.bytes(), method, 0, NOTHING);
    }

    private static Packer river() {
        return new Packer()
                .literals("the green river; ")
                .match(17, 9)
                .again()
                .match(5, 3)
                .recent(1, 8);
    }

    private static byte[] twoMembers() {
        Rar5Writer rar = new Rar5Writer().stored("a.txt", "the harbour is closed");
        return add(rar, "新/b.txt", river(), Rar5Writer.PACKED).end(0);
    }

    @Test
    void storedAndPackedMembersAreListedAndRead() {
        RecordedTree tree = ReadingFixture.read("x.rar", twoMembers());
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.root().listed()).isEqualTo(2);
        assertThat(tree.root().listedNames())
                .containsExactly(tree.at("a.txt").name(), tree.at("新/b.txt").name());
        assertThat(tree.at("a.txt").text()).contains("harbour");
        assertThat(tree.at("新/b.txt").text().strip()).isEqualTo(river().plain().strip());
    }

    @Test
    void aMemberOfARunRepeatsWordsOfTheOneBefore() {
        Packer first = new Packer()
                .literals("the river is green and the harbour is closed. ")
                .match(46, 9);
        Packer second = new Packer(first.plain())
                .match(first.plain().length(), 9)
                .literals(" is high")
                .match(15, 4);
        Rar5Writer rar = add(new Rar5Writer(), "a.txt", first, Rar5Writer.PACKED);
        rar.stored("between.txt", "nothing of the run");
        RecordedTree tree = ReadingFixture.read(
                "x.rar",
                add(rar, "b.txt", second, Rar5Writer.PACKED | Rar5Writer.SOLID).end(0));
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.at("b.txt").text().strip()).isEqualTo(second.plain().strip());
    }

    @Test
    void longDistancesAndLongMembersComeOutWhole() {
        Packer packer = new Packer();
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            packer.literals(Integer.toString(random.nextInt(1_000)) + ' ');
        }
        packer.match(9_000, 9).match(257, 4).match(256, 4).match(6, 9);
        RecordedTree tree = ReadingFixture.read(
                "x.rar",
                add(new Rar5Writer(), "a.txt", packer, Rar5Writer.PACKED).end(0));
        assertThat(tree.at("a.txt").outcome()).isEqualTo("read/none");
        assertThat(tree.at("a.txt").text().strip()).isEqualTo(packer.plain().strip());
    }

    @Test
    void whatAFilterDidIsUndone() {
        String plain = "aabbccddeeffgghhiijjkkllmmnnoopp";
        StringBuilder differences = new StringBuilder();
        for (int channel = 0; channel < 2; channel++) {
            int before = 0;
            for (int i = channel; i < plain.length(); i += 2) {
                differences.append((char) (before - plain.charAt(i) & 0xff));
                before = plain.charAt(i);
            }
        }
        Packer packer = new Packer().literals("head ").filter(0, plain.length(), 0, 2);
        packer.literals(differences.toString()).literals(" tail");
        byte[] whole = ("head " + plain + " tail").getBytes(StandardCharsets.ISO_8859_1);
        byte[] rar = new Rar5Writer()
                .file("a.txt", 0, whole, packer.bytes(), Rar5Writer.PACKED, 0, NOTHING)
                .end(0);
        RecordedTree tree = ReadingFixture.read("x.rar", rar);
        assertThat(tree.at("a.txt").outcome()).isEqualTo("read/none");
        assertThat(tree.at("a.txt").text().strip()).isEqualTo("head " + plain + " tail");
    }

    @Test
    void aWrongChecksumIsSaidAndTheBytesAreKept() {
        byte[] rar = new Rar5Writer()
                .file("a.txt", 0, "another text".getBytes(StandardCharsets.UTF_8), river().bytes(), 3, 0, NOTHING)
                .file(
                        "b.txt",
                        0,
                        river().plainBytes(),
                        river().bytes(),
                        3,
                        0,
                        blake2("other".getBytes(StandardCharsets.UTF_8)))
                .file("c.txt", 0, river().plainBytes(), river().bytes(), 3, 0, blake2(river().plainBytes()))
                .end(0);
        RecordedTree tree = ReadingFixture.read("x.rar", rar);
        assertThat(tree.at("a.txt").outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(tree.at("b.txt").outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(tree.at("b.txt").text()).contains("green river");
        assertThat(tree.at("c.txt").outcome()).isEqualTo("read/none");
        assertThat(tree.root().verdict().code()).isEqualTo("partly_read");
    }

    private static byte[] blake2(byte[] content) {
        Blake2spDigest digest = new Blake2spDigest(null);
        digest.update(content, 0, content.length);
        byte[] record = new byte[33];
        digest.doFinal(record, 1);
        return Rar5Writer.record(2, record);
    }

    @Test
    void encryptedMembersAndEncryptedHeadersAreEncrypted() {
        byte[] some = new byte[32];
        byte[] rar = new Rar5Writer()
                .file("secret.txt", 0, some, some, Rar5Writer.PACKED, 0, Rar5Writer.record(1, (byte) 0))
                .stored("open.txt", "the river is green")
                .end(0);
        RecordedTree tree = ReadingFixture.read("x.rar", rar);
        assertThat(tree.at("secret.txt").outcome()).isEqualTo("encrypted/password");
        assertThat(tree.at("open.txt").text()).contains("green");
        assertThat(tree.root().outcome()).isEqualTo("partly_read/encrypted_part");
        assertThat(tree.root().listed()).isEqualTo(2);

        byte[] hidden =
                new Rar5Writer().block(4, 0, NOTHING, new byte[20], NOTHING).cutOff();
        assertThat(ReadingFixture.read("x.rar", hidden).root().outcome()).isEqualTo("encrypted/password");
    }

    @Test
    void linksAreNamedAndNotRead() {
        byte[] rar = new Rar5Writer()
                .file("../../link", 0, NOTHING, NOTHING, 0, 0, Rar5Writer.record(5, (byte) 1, (byte) 0, (byte) 1, (byte)
                        'x'))
                .end(0);
        RecordedTree tree = ReadingFixture.read("x.rar", rar);
        assertThat(tree.at("../../link").outcome()).isEqualTo("unsupported/link");
        assertThat(tree.root().listed()).isEqualTo(1);
    }

    @Test
    void ofASplitArchiveEachVolumeGivesWhatItHasAndSaysThatThereIsMore() {
        byte[] whole = "the river is green and goes on".getBytes(StandardCharsets.UTF_8);
        byte[] half = Arrays.copyOf(whole, 18);
        byte[] first = new Rar5Writer()
                .stored("a.txt", "the harbour is closed")
                .file("b.txt", GOES_ON_AFTER, whole, half, 0, 0, NOTHING)
                .end(1);
        RecordedTree tree = ReadingFixture.read("x.part1.rar", first);
        assertThat(tree.root().outcome()).isEqualTo("partly_read/other_volume");
        assertThat(tree.at("a.txt").outcome()).isEqualTo("read/none");
        assertThat(tree.at("b.txt").outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(tree.at("b.txt").text()).contains("the river is green");
        byte[] second = new Rar5Writer()
                .file("b.txt", GOES_ON_BEFORE, whole, half, 0, 0, NOTHING)
                .end(0);
        tree = ReadingFixture.read("x.part2.rar", second);
        assertThat(tree.root().outcome()).isEqualTo("partly_read/other_volume");
        assertThat(tree.at("b.txt").outcome()).isEqualTo("failed/other_volume");
    }

    @Test
    void aDictionaryThatWouldTakeTheHeapIsALimit() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        byte[] packed = river().bytes();
        // 2 GiB; the size is not known, so that no smaller window will do.
        byte[] fields = {4 | 8, 0, 0, 1, 2, 3, 4, (byte) (3 << 7 & 0x7f | 0x80), (byte) (3 | 14 << 3), 1, 1, 'a'};
        said.writeBytes(new Rar5Writer().block(2, 0, NOTHING, fields, packed).end(0));
        RecordedTree tree = ReadingFixture.read("x.rar", said.toByteArray());
        assertThat(tree.at("a").outcome()).isEqualTo("failed/memory_limit");
        assertThat(tree.root().verdict().code()).isEqualTo("partly_read");
    }

    @Test
    void aPackedMemberThatIsCutOffKeepsWhatCameBefore() {
        Packer packer = new Packer().literals("the river is green and the harbour is closed, and so it goes on and on");
        byte[] rar = add(new Rar5Writer().stored("a.txt", "first"), "b.txt", packer, Rar5Writer.PACKED)
                .cutOff();
        RecordedTree tree = ReadingFixture.read("x.rar", Arrays.copyOf(rar, rar.length - 25));
        assertThat(tree.root().outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(tree.at("a.txt").outcome()).isEqualTo("read/none");
        assertThat(tree.at("b.txt").outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(tree.at("b.txt").text()).contains("the river is green");
    }

    @Test
    void noChangeOfBytesBreaksTheAccount() {
        byte[] whole = twoMembers();
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            byte[] changed = whole.clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                changed[7 + random.nextInt(whole.length - 7)] ^= (byte) (1 << random.nextInt(8));
            }
            RecordedTree tree = ReadingFixture.read("x.rar", changed);
            assertThat(tree.root().listed())
                    .as("seed " + seed)
                    .isEqualTo(tree.root().members());
            assertThat(tree.all())
                    .as("seed " + seed)
                    .allMatch(doc -> !doc.reason().code().equals("reader_bug"));
        }
    }
}
