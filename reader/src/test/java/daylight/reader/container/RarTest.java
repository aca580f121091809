package daylight.reader.container;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/// Archives by hand after the format's technical note: nobody but RAR's own program writes them.
class RarTest {
    private static final byte[] MARKER = {'R', 'a', 'r', '!', 0x1a, 0x07, 0x00};
    private static final int STORED = 0x30;
    private static final int ENCRYPTED = 0x04;

    private static byte[] block(int type, int flags, byte[] fields) {
        ByteBuffer block = ByteBuffer.allocate(7 + fields.length).order(ByteOrder.LITTLE_ENDIAN);
        block.putShort((short) 0).put((byte) type).putShort((short) flags).putShort((short) block.capacity());
        block.put(fields);
        CRC32 sum = new CRC32();
        sum.update(block.array(), 2, block.capacity() - 2);
        return block.putShort(0, (short) sum.getValue()).array();
    }

    private static byte[] file(String name, byte[] content, int flags, int method) {
        CRC32 sum = new CRC32();
        sum.update(content);
        byte[] nameBytes = name.getBytes(StandardCharsets.US_ASCII);
        byte[] fields = ByteBuffer.allocate(25 + nameBytes.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(content.length)
                .putInt(content.length)
                .put((byte) 3)
                .putInt((int) sum.getValue())
                .putInt(0)
                .put((byte) 20)
                .put((byte) method)
                .putShort((short) nameBytes.length)
                .putInt(0x81a4)
                .put(nameBytes)
                .array();
        return block(0x74, 0x8000 | flags, fields);
    }

    private static byte[] rar(int flags, String... namesAndWords) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(MARKER);
        bytes.writeBytes(block(0x73, 0, new byte[6]));
        for (int i = 0; i < namesAndWords.length; i += 2) {
            byte[] content = namesAndWords[i + 1].getBytes(StandardCharsets.US_ASCII);
            bytes.writeBytes(file(namesAndWords[i], content, flags, STORED));
            bytes.writeBytes(content);
        }
        bytes.writeBytes(block(0x7b, 0x4000, new byte[0]));
        return bytes.toByteArray();
    }

    @Test
    void anArchiveOfVersion4IsListedAndRead() {
        RecordedTree tree =
                ReadingFixture.read("x.rar", rar(0, "a.txt", "the river is green", "b.txt", "the harbour is closed"));
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.root().listed()).isEqualTo(2);
        assertThat(tree.root().members()).isEqualTo(2);
        assertThat(tree.at("a.txt").text()).contains("green");
        assertThat(tree.at("b.txt").text()).contains("harbour");
    }

    @Test
    void anArchiveOfVersion4WithAPasswordIsEncrypted() {
        RecordedTree tree = ReadingFixture.read("x.rar", rar(ENCRYPTED, "a.txt", "0123456789abcdef"));
        assertThat(tree.root().outcome()).isEqualTo("encrypted/password");
        assertThat(tree.root().listed()).isEqualTo(tree.root().members());
    }

    @Test
    void anArchiveOfVersion4ThatIsCutOffKeepsWhatCameBefore() {
        byte[] whole = rar(0, "a.txt", "the river is green", "b.txt", "the harbour is closed");
        RecordedTree tree = ReadingFixture.read("x.rar", Arrays.copyOf(whole, whole.length - 20));
        assertThat(tree.at("a.txt").text()).contains("green");
        assertThat(tree.root().verdict().code()).isEqualTo("partly_read");
        assertThat(tree.root().listed()).isEqualTo(tree.root().members());
    }

    @Test
    void anArchiveOfVersion4WithEncryptedHeadersIsEncryptedAndNotEmpty() {
        byte[] whole = rar(0, "a.txt", "the river is green");
        byte[] hidden = whole.clone();
        System.arraycopy(block(0x73, 0x80, new byte[6]), 0, hidden, MARKER.length, 13);
        Arrays.fill(hidden, MARKER.length + 13, hidden.length, (byte) 0x5a);
        assertThat(ReadingFixture.read("x.rar", hidden).root().outcome()).isEqualTo("encrypted/password");
    }

    @Test
    void anArchiveOfVersion4InWhichNoMemberIsFoundIsDamagedAndNotEmpty() {
        byte[] broken = rar(0, "a.txt", "the river is green");
        Arrays.fill(broken, MARKER.length + 13, broken.length, (byte) 0x5a);
        assertThat(ReadingFixture.read("x.rar", broken).root().outcome()).isEqualTo("failed/damaged");
        assertThat(ReadingFixture.read("x.rar", rar(0)).root().outcome()).isEqualTo("read/none");
    }
}
