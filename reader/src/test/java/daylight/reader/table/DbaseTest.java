package daylight.reader.table;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.BlockKind;
import daylight.protocol.Event;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DbaseTest {
    private static final Charset RUSSIAN = Charset.forName("windows-1251");

    /// A column: its name, type, length and flags.
    private record Column(String name, char type, int bytes, int flags) {}

    private static byte[] table(int version, int codePage, int records, List<Column> columns, byte[]... rows) {
        int backlink = version == 0x30 ? 263 : 0;
        int head = 32 + 32 * columns.size() + 1 + backlink;
        int record = 1 + columns.stream().mapToInt(Column::bytes).sum();
        ByteBuffer file = ByteBuffer.allocate(head + record * rows.length + 1).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) version).put((byte) 124).put((byte) 5).put((byte) 17);
        file.putInt(records).putShort((short) head).putShort((short) record);
        file.put(29, (byte) codePage);
        for (int i = 0; i < columns.size(); i++) {
            int at = 32 + 32 * i;
            file.put(at, columns.get(i).name().getBytes(StandardCharsets.US_ASCII));
            file.put(at + 11, (byte) columns.get(i).type());
            file.put(at + 16, (byte) columns.get(i).bytes());
            file.put(at + 18, (byte) columns.get(i).flags());
        }
        file.put(head - backlink - 1, (byte) 0x0D);
        file.position(head);
        for (byte[] row : rows) {
            file.put(Arrays.copyOf(row, record));
        }
        return file.put((byte) 0x1A).array();
    }

    private static final List<Column> PLAIN = List.of(
            new Column("PAYEE", 'C', 12, 0),
            new Column("SUM", 'N', 8, 0),
            new Column("DAY", 'D', 8, 0),
            new Column("SETTLED", 'L', 1, 0),
            new Column("REMARK", 'M', 10, 0));

    private static byte[] plain(int records) {
        return table(
                0x83,
                0xC9,
                records,
                PLAIN,
                " \u0421\u043A\u043B\u0430\u0434          12.5020240131T         7".getBytes(RUSSIAN),
                "*Jane Roe        9.0020240201F          ".getBytes(RUSSIAN),
                " Open Hand      10.00        ?          ".getBytes(RUSSIAN));
    }

    private static List<Event.Block> rows(RecordedTree.Doc doc, String label) {
        return doc.blocks().stream()
                .filter(block -> block.kind() == BlockKind.ROW && block.label().equals(label))
                .toList();
    }

    @Test
    void recordsAreRowsAndDeletedOnesAreHidden() {
        RecordedTree.Doc read = ReadingFixture.read("ledger.dbf", plain(3)).root();
        assertThat(read.outcome()).isEqualTo("read/none");
        assertThat(read.text())
                .contains("PAYEE\tSUM\tDAY\tSETTLED\tREMARK\n")
                .contains("\u0421\u043A\u043B\u0430\u0434\t12.50\t2024-01-31\tT\t(memo 7)\n")
                .contains("Jane Roe\t9.00\t2024-02-01\tF\n")
                .contains("Deleted records: 2\n");
        assertThat(rows(read, "1"))
                .singleElement()
                .satisfies(row -> assertThat(row.hidden()).isFalse());
        assertThat(rows(read, "2"))
                .singleElement()
                .satisfies(row -> assertThat(row.hidden()).isTrue());
        assertThat(read.ended().metadata())
                .containsEntry("dbf:charset", List.of("windows-1251"))
                .containsEntry("dbf:last-update", List.of("2024-05-17"))
                .containsEntry("dbf:deleted-records", List.of("1"))
                .containsKey("dbf:memo-file");
    }

    @Test
    void recordsThatAreMissingAreSaid() {
        RecordedTree.Doc read = ReadingFixture.read("ledger.dbf", plain(5)).root();
        assertThat(read.outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(read.text()).contains("Read 3 of 5 records.");
    }

    @Test
    void recordsBeyondTheCountAreReadAndSaid() {
        RecordedTree.Doc read = ReadingFixture.read("ledger.dbf", plain(1)).root();
        assertThat(read.outcome()).isEqualTo("read/none");
        assertThat(read.text()).contains("Open Hand\t10.00").contains("Read 3 records; the file says that it has 1.");
    }

    @Test
    void typesOfVisualFoxProAreNumbersTimesAndNulls() {
        List<Column> columns = List.of(
                new Column("ID", 'I', 4, 0),
                new Column("PRICE", 'Y', 8, 0),
                new Column("WHEN", 'T', 8, 0),
                new Column("RATE", 'B', 8, 4),
                new Column("CITY", 'V', 6, 2),
                new Column("_NullFlags", '0', 1, 5));
        ByteBuffer first = ByteBuffer.allocate(36).order(ByteOrder.LITTLE_ENDIAN);
        first.put((byte) ' ')
                .putInt(-5)
                .putLong(1_234_500)
                .putInt(2_460_311)
                .putInt(45_296_000)
                .putDouble(0.25);
        first.put("Uzu".getBytes(StandardCharsets.US_ASCII)).put(34, (byte) 3).put(35, (byte) 1);
        ByteBuffer second = ByteBuffer.allocate(36).order(ByteOrder.LITTLE_ENDIAN);
        second.put((byte) ' ').putInt(6).put(35, (byte) 2);
        RecordedTree.Doc read = ReadingFixture.read(
                        "fox.dbf", table(0x30, 0x03, 2, columns, first.array(), second.array()))
                .root();
        assertThat(read.text()).contains("-5\t123.4500\t2024-01-01 12:34:56\t0.25\tUzu\n");
        assertThat(read.text()).contains("6\t0.0000\t\t0\n");
        assertThat(read.outcome()).isEqualTo("read/none");
    }

    /// Bytes one behind the other.
    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void recordsBehindTheEndAreReadAndHidden() {
        byte[] old = ascii(" Old Payee       3.0020190131T         7".repeat(500));
        byte[] emptied = table(0x83, 0xC9, 0, PLAIN);
        byte[] mark = {0x1A};
        for (byte[] file : List.of(
                joined(plain(3), old, ascii("ends here")),
                joined(emptied, Arrays.copyOfRange(old, 1, old.length), mark))) {
            RecordedTree.Doc read = ReadingFixture.read("packed.dbf", file).root();
            assertThat(read.outcome()).isEqualTo("read/none");
            assertThat(read.text().split("Old Payee\t3.00\t2019-01-31\tT\t\\(memo 7\\)\n", -1))
                    .hasSize(501);
            assertThat(read.text()).contains("Records behind the end of the table");
            assertThat(rows(read, "500"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.hidden()).isTrue());
        }
        assertThat(ReadingFixture.read("packed.dbf", joined(plain(3), old, ascii("ends here")))
                        .root()
                        .text())
                .contains("Behind the last record: ends here");
    }

    @Test
    void eachTextHasItsOwnCode() {
        List<Column> columns = List.of(new Column("NUMBER", 'I', 4, 0), new Column("NAME", 'C', 6, 0));
        byte[] number = {' ', (byte) 0xE9, (byte) 0xFF, 0, 0};
        byte[] file = table(
                0x30,
                0,
                4,
                columns,
                joined(number, ascii("Roe   ")),
                joined(number, "K\u00F6ln ".getBytes(StandardCharsets.UTF_8)),
                joined(number, "K\u00F6ln  ".getBytes(StandardCharsets.ISO_8859_1)),
                joined(number, new byte[] {'a', (byte) 0x81, 'b', ' ', ' ', ' '}));
        RecordedTree.Doc read = ReadingFixture.read("names.dbf", file).root();
        assertThat(read.text())
                .contains("65513\tRoe\n65513\tK\u00F6ln\n65513\tK\u00F6ln\n65513\ta\u0081b\n")
                .doesNotContain("\uFFFD");
        assertThat(read.ended().metadata())
                .containsEntry("dbf:charset", List.of("windows-1252 (guessed)", "UTF-8 (guessed)"));
    }

    @Test
    void wordsBehindTheLastColumnAreACell() {
        byte[] file = table(0x03, 0x03, 1, PLAIN, ascii(" Jane Roe        9.00"));
        int head = 32 + 32 * PLAIN.size() + 1;
        byte[] row = Arrays.copyOf(ascii(" Jane Roe        9.0020240201F          a secret"), 60);
        file = joined(Arrays.copyOf(file, head), row);
        file[10] = 60;
        assertThat(ReadingFixture.read("wide.dbf", file).root().text())
                .contains("Jane Roe\t9.00\t2024-02-01\tF\t\ta secret\n");
    }

    @Test
    void longTextsOfClipperAreReadWhereTheRecordHasRoomForMore() {
        byte[] file = table(0x03, 0x03, 0, List.of(new Column("REMARK", 'C', 44, 0)));
        file[32 + 17] = 1;
        file[10] = (byte) 0x30;
        file[11] = 1;
        file[4] = 1;
        byte[] row = Arrays.copyOf(ascii(" " + "word ".repeat(60)), 0x130);
        file = joined(Arrays.copyOf(file, file.length - 1), row);
        assertThat(ReadingFixture.read("long.dbf", file).root().text()).contains("word ".repeat(59) + "word\n");
    }

    @Test
    void mutationsNeverThrow() {
        long seed = Long.getLong("daylight.seed", System.nanoTime());
        System.out.println("mutationsNeverThrow: -Ddaylight.seed=" + seed);
        Random random = new Random(seed);
        byte[] whole = plain(3);
        for (int i = 0; i < 500; i++) {
            byte[] mutated = Arrays.copyOf(whole, whole.length - random.nextInt(3) * random.nextInt(40));
            for (int j = 0; j < 1 + random.nextInt(8); j++) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            RecordedTree tree = ReadingFixture.read("x.dbf", mutated);
            assertThat(tree.root().reason().code()).isNotEqualTo("reader_bug");
        }
    }
}
