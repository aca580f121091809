package daylight.reader.container;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/// Cabinets by hand, after MS-CAB.
class CabTest {
    private static final int STORED = 0;
    private static final int MSZIP = 1;
    private static final int QUANTUM = 2;
    private static final int LZX = 3 | 15 << 8;
    private static final int TO_NEXT = 0xfffe;
    private static final int FROM_PREVIOUS = 0xfffd;

    private record File(String name, int folder, int from, int size) {}

    /// One packed block of a folder.
    private record Block(byte[] packed, int unpacked) {}

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] cab(int packing, List<Block> blocks, File... files) {
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        for (File file : files) {
            ByteBuffer entry = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
            entry.putInt(file.size()).putInt(file.from()).putShort((short) file.folder());
            entries.writeBytes(entry.array());
            entries.writeBytes(utf8(file.name()));
            entries.write(0);
        }
        int dataAt = 36 + 8 + entries.size();
        ByteArrayOutputStream cab = new ByteArrayOutputStream();
        cab.writeBytes(utf8("MSCF"));
        ByteBuffer head = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        head.putInt(0)
                .putInt(dataAt)
                .putInt(0)
                .putInt(44)
                .putInt(0)
                .put((byte) 3)
                .put((byte) 1);
        head.putShort((short) 1)
                .putShort((short) files.length)
                .putShort((short) 0)
                .putInt(0);
        head.putInt(dataAt).putShort((short) blocks.size()).putShort((short) packing);
        cab.writeBytes(head.array());
        cab.writeBytes(entries.toByteArray());
        for (Block block : blocks) {
            ByteBuffer data = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            data.putInt(0).putShort((short) block.packed().length).putShort((short) block.unpacked());
            cab.writeBytes(data.array());
            cab.writeBytes(block.packed());
        }
        return cab.toByteArray();
    }

    private static List<Block> mszip(byte[] content) {
        List<Block> blocks = new ArrayList<>();
        byte[] before = new byte[0];
        for (int from = 0; from < content.length; from += 32_768) {
            byte[] part = Arrays.copyOfRange(content, from, Math.min(content.length, from + 32_768));
            Deflater deflater = new Deflater(9, true);
            deflater.setDictionary(before);
            deflater.setInput(part);
            deflater.finish();
            byte[] packed = new byte[40_000];
            int size = deflater.deflate(packed);
            deflater.end();
            ByteArrayOutputStream block = new ByteArrayOutputStream();
            block.writeBytes(utf8("CK"));
            block.write(packed, 0, size);
            blocks.add(new Block(block.toByteArray(), part.length));
            before = part;
        }
        return blocks;
    }

    private static byte[] words(int count) {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("word").append(random.nextInt(5_000)).append(' ');
        }
        return utf8(text.toString());
    }

    @Test
    void storedFilesAreListedAndReadUnderTheirNames() {
        byte[] content = utf8("the river is greenthe harbour is closed");
        RecordedTree tree = ReadingFixture.read(
                "x.cab",
                cab(
                        STORED,
                        List.of(new Block(content, content.length)),
                        new File("..\\..\\a.txt", 0, 0, 18),
                        new File("新.txt", 0, 18, 21)));
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.root().listed()).isEqualTo(2);
        assertThat(tree.at("..\\..\\a.txt").text().strip()).isEqualTo("the river is green");
        assertThat(tree.at("新.txt").text().strip()).isEqualTo("the harbour is closed");
    }

    @Test
    void blocksOfMszipGoOnInTheWindowOfTheOneBefore() {
        byte[] content = words(20_000);
        int half = content.length / 2;
        RecordedTree tree = ReadingFixture.read(
                "x.cab",
                cab(
                        MSZIP,
                        mszip(content),
                        new File("b.txt", 0, half, content.length - half),
                        new File("a.txt", 0, 0, half)));
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.at("a.txt").text() + tree.at("b.txt").text())
                .isEqualTo(new String(content, StandardCharsets.UTF_8));
    }

    /// A block of verbatim codes, all of one length, and a stored one.
    @Test
    void lzxIsUnpacked() {
        String first = "the river is green; ";
        BitWriter bits = new BitWriter();
        bits.put(0, 1);
        bits.put(1, 3).put(first.length() + 9 + 2 + 300, 24);
        lengths(bits, 256, 8);
        lengths(bits, 240, 8);
        lengths(bits, 249, 9);
        first.chars().forEach(one -> bits.put(one, 9));
        // Distance 20 is slot 8, 22 - 16 in three bits, for nine bytes: seven and more, and 0 of the code of lengths.
        bits.put(256 + (8 << 3) + 7, 9).put(0, 8).put(22 - 16, 3);
        // The distance before once more, for two bytes.
        bits.put(256, 9);
        // And for 300: more than the code of lengths has in one.
        bits.put(256 + 7, 9).put(248, 8);
        bits.put(256 + 7, 9).put(43 - 9, 8);
        StringBuilder plain = new StringBuilder(first);
        for (int i = 0; i < 9 + 2 + 300; i++) {
            plain.append(plain.charAt(plain.length() - 20));
        }
        String second = "stored as it is.";
        bits.put(3, 3).put(second.length(), 24);
        int over = bits.length() % 16;
        bits.put(0, 16 - over);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes(bits.words());
        packed.writeBytes(new byte[] {1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0});
        packed.writeBytes(utf8(second));
        int size = plain.length() + second.length();
        RecordedTree tree = ReadingFixture.read(
                "x.cab", cab(LZX, List.of(new Block(packed.toByteArray(), size)), new File("a.txt", 0, 0, size)));
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.at("a.txt").text().strip()).isEqualTo(plain + second);
    }

    private static void lengths(BitWriter bits, int count, int difference) {
        for (int symbol = 0; symbol < 20; symbol++) {
            bits.put(symbol == difference ? 1 : 0, 4);
        }
        bits.put(0, Math.min(31, count));
        for (int left = count - 31; left > 0; left -= 31) {
            bits.put(0, Math.min(31, left));
        }
    }

    @Test
    void quantumIsNamedAsUnsupported() {
        RecordedTree tree = ReadingFixture.read(
                "x.cab", cab(QUANTUM, List.of(new Block(new byte[4], 4)), new File("a.txt", 0, 0, 4)));
        assertThat(tree.at("a.txt").outcome()).isEqualTo("unsupported/no_reader");
        assertThat(tree.root().outcome()).isEqualTo("partly_read/member_failed");
    }

    @Test
    void ofASplitCabinetEachPartSaysThatThereIsMore() {
        byte[] content = utf8("the river is green");
        RecordedTree tree = ReadingFixture.read(
                "x.cab",
                cab(
                        STORED,
                        List.of(new Block(content, content.length)),
                        new File("before.txt", FROM_PREVIOUS, 0, 100),
                        new File("a.txt", 0, 0, 9),
                        new File("after.txt", TO_NEXT, 4, 100)));
        assertThat(tree.root().outcome()).isEqualTo("partly_read/other_volume");
        assertThat(tree.at("before.txt").outcome()).isEqualTo("failed/other_volume");
        assertThat(tree.at("a.txt").outcome()).isEqualTo("read/none");
        assertThat(tree.at("after.txt").outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(tree.at("after.txt").text()).contains("river is green");
    }

    @Test
    void aCutOffCabinetKeepsTheFilesBeforeTheCut() {
        byte[] content = words(20_000);
        byte[] cab = cab(MSZIP, mszip(content), new File("a.txt", 0, 0, 30_000), new File("b.txt", 0, 30_000, 90_000));
        RecordedTree tree = ReadingFixture.read("x.cab", Arrays.copyOf(cab, cab.length / 2));
        assertThat(tree.root().verdict().code()).isEqualTo("partly_read");
        assertThat(tree.root().listed()).isEqualTo(tree.root().members());
        assertThat(tree.at("a.txt").outcome()).isEqualTo("read/none");
        assertThat(tree.at("b.txt").outcome()).isEqualTo("partly_read/damaged_part");
    }

    @Test
    void noChangeOfBytesBreaksTheAccount() {
        byte[] content = words(2_000);
        byte[] whole = cab(MSZIP, mszip(content), new File("a.txt", 0, 0, 500), new File("b.txt", 0, 500, 9_000));
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            byte[] changed = whole.clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                // Half of the changes fall on the directory.
                int end = random.nextBoolean() ? 80 : whole.length;
                changed[4 + random.nextInt(end - 4)] ^= (byte) (1 << random.nextInt(8));
            }
            RecordedTree tree = ReadingFixture.read("x.cab", changed);
            assertThat(tree.root().listed())
                    .as("seed " + seed)
                    .isEqualTo(tree.root().members());
            assertThat(tree.all())
                    .as("seed " + seed)
                    .allMatch(doc -> !doc.reason().code().equals("reader_bug"));
        }
    }
}
