package daylight.reader.table;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.BlockKind;
import daylight.protocol.Event;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTest {
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};

    @TempDir
    private Path folder;

    private byte[] database(String... statements) throws SQLException, IOException {
        Path file = Files.createTempFile(folder, "made", ".db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
        return Files.readAllBytes(file);
    }

    private static RecordedTree read(byte[] database) {
        return ReadingFixture.read("x.db", database);
    }

    private static List<String> pages(RecordedTree tree) {
        return Arrays.asList(tree.root().text().split("\f", -1));
    }

    private static String textOf(RecordedTree tree, Event.Block block) {
        String page = pages(tree).get(block.page() - 1);
        return page.substring(page.offsetByCodePoints(0, block.start()), page.offsetByCodePoints(0, block.end()));
    }

    @Test
    void everyTableIsAPageWithItsRowsAndCells() throws Exception {
        RecordedTree tree = read(database(
                "create table harbours(name text, depth real, ships integer, note)",
                "insert into harbours(rowid, name, depth, ships) values (7, '新疆 港', 12.5, 3), (9, 'Ост\tров', 1e7, null)",
                "create table empty(a)"));
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.root().ended().mediaType()).isEqualTo("application/x-sqlite3");
        assertThat(pages(tree)).hasSize(3);
        assertThat(pages(tree).getFirst())
                .isEqualTo("harbours\nname\tdepth\tships\tnote\n新疆 港\t12.5\t3\t\nОст ров\t10000000\t\t\n");
        assertThat(pages(tree).getLast()).startsWith("sqlite_schema\n").contains("CREATE TABLE harbours(");
        List<Event.Block> rows = tree.root().blocks().stream()
                .filter(block -> block.kind() == BlockKind.ROW && block.page() == 1)
                .toList();
        assertThat(rows).extracting(Event.Block::label).containsExactly("", "7", "9");
        Event.Block depth = tree.root().blocks().stream()
                .filter(block ->
                        block.label().equals("B") && block.start() > rows.get(1).start())
                .findFirst()
                .orElseThrow();
        assertThat(textOf(tree, depth)).isEqualTo("12.5");
        assertThat(textOf(tree, tree.root().blocks().getFirst())).isEqualTo("harbours");
    }

    @Test
    void namesWithQuotesTablesWithoutRowidAndColumnsNamedRowidAreRead() throws Exception {
        RecordedTree tree = read(database(
                "create table \"a\"\"b; drop\" (\"x\"\"y\" text primary key) without rowid",
                "insert into \"a\"\"b; drop\" values ('lantern')",
                "create table t(rowid text)",
                "insert into t(_rowid_, rowid) values (5, 'kept')"));
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.root().text()).contains("a\"b; drop\nx\"y\nlantern\n", "t\nrowid\nkept\n");
        assertThat(tree.root().blocks())
                .anySatisfy(block -> assertThat(block.label()).isEqualTo("5"));
    }

    @Test
    void viewsTriggersAndComputedColumnsAreNamedAndNotRun() throws Exception {
        RecordedTree tree = read(database(
                "create table t(a, b as (a || 'computed'), c as (a || 'stored') stored)",
                "insert into t(a) values ('word-')",
                "create view v as select 'view' || 'result' as x from t",
                "create trigger g after insert on t begin select 1; end"));
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.root().text())
                .contains("CREATE VIEW v as select", "CREATE TRIGGER g after", "word-stored")
                .doesNotContain("viewresult", "word-computed");
        assertThat(tree.root().text()).contains("computed and not stored: b");
    }

    @Test
    void theRowsOfAFullTextTableAreReadFromItsShadow() throws Exception {
        RecordedTree tree = read(database(
                "create virtual table letters using fts5(body)", "insert into letters values ('the lantern letter')"));
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.root().text()).contains("letters\nVirtual table", "letters_content", "the lantern letter");
    }

    @Test
    void aDocumentInACellIsAMemberAndOtherBytesAreSaid() throws Exception {
        Path file = folder.resolve("blobs.db");
        byte[] large = new byte[18 * 1024 * 1024];
        Arrays.fill(large, (byte) 'w');
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("create table f(id integer primary key, content blob)");
            for (byte[] each : List.of(
                    PICTURE,
                    "%PDF-1.4 broken".getBytes(StandardCharsets.US_ASCII),
                    new byte[] {0, 1, 2},
                    "слова".getBytes(StandardCharsets.UTF_8),
                    large)) {
                try (PreparedStatement insert = connection.prepareStatement("insert into f(content) values (?)")) {
                    insert.setBytes(1, each);
                    insert.execute();
                }
            }
        }
        RecordedTree tree = read(Files.readAllBytes(file));
        assertThat(tree.root().text()).contains("[11 bytes: f/1/content]", "[3 bytes]", "слова");
        assertThat(tree.at("f/1/content").ended().mediaType()).isEqualTo("image/png");
        assertThat(tree.at("f/2/content").ended().mediaType()).isEqualTo("application/pdf");
        assertThat(tree.at("f/5/content").ended().sizeBytes()).isEqualTo(large.length);
        assertThat(tree.root().listed()).isEqualTo(3);
        assertThat(tree.root().members()).isEqualTo(3);
        assertThat(tree.root().outcome()).isEqualTo("read/none");
    }

    @Test
    void aDatabaseWithAWriteAheadLogSaysThatTheLogIsNotHere() throws Exception {
        RecordedTree tree =
                read(database("pragma journal_mode = wal", "create table t(a)", "insert into t values ('x')"));
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.root().ended().metadata()).containsKey("sqlite:write-ahead-log");
        assertThat(tree.root().text()).contains("t\na\nx\n");
    }

    @Test
    void sixteenBitTextIsRead() throws Exception {
        RecordedTree tree =
                read(database("pragma encoding = 'UTF-16le'", "create table t(a)", "insert into t values ('شىنجاڭ')"));
        assertThat(tree.root().text()).contains("شىنجاڭ");
    }

    private byte[] rows(int count) throws SQLException, IOException {
        return database(
                "pragma page_size = 1024",
                "create table t(a)",
                "with recursive n(i) as (select 1 union all select i + 1 from n where i < " + count
                        + ") insert into t select 'word' || i || ' of a row' from n");
    }

    @Test
    void aDamagedPageLosesItsRowsAndTheRestIsReadAndCounted() throws Exception {
        byte[] whole = rows(2_000);
        byte[] damaged = whole.clone();
        int middle = whole.length / 1024 / 2;
        Arrays.fill(damaged, middle * 1024, (middle + 1) * 1024, (byte) 0xff);
        assertThat(read(whole).root().outcome()).isEqualTo("read/none");
        RecordedTree tree = read(damaged);
        assertThat(tree.root().outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(tree.root().text()).contains("word1 of", "word2000 of", "read from the end", "the table is damaged");
    }

    @Test
    void aCutOffDatabaseGivesWhatIsThere() throws Exception {
        byte[] whole = rows(2_000);
        RecordedTree tree = read(Arrays.copyOf(whole, whole.length / 2 / 1024 * 1024));
        assertThat(tree.root().outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(tree.root().text()).contains("word1 of");
    }

    @Test
    void aStatementThatCannotBeParsedDoesNotHideTheOtherTables() throws Exception {
        byte[] whole = database(
                "create table first(a)",
                "insert into first values ('lantern')",
                "create table second(bbbbbbbbbb)",
                "insert into second values ('harbour')");
        String bytes = new String(whole, StandardCharsets.ISO_8859_1);
        byte[] broken =
                bytes.replace("second(bbbbbbbbbb)", "second(bb((bbbbbb)").getBytes(StandardCharsets.ISO_8859_1);
        RecordedTree tree = read(broken);
        assertThat(tree.root().outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(tree.root().text()).contains("lantern", "CREATE TABLE second(bb((");
    }

    @Test
    void mutationsNeverThrowAndNeverClaimTooMuch() throws Exception {
        byte[] whole = rows(200);
        String text = read(whole).root().text();
        long seed = Long.getLong("daylight.seed", System.nanoTime());
        System.out.println("mutationsNeverThrowAndNeverClaimTooMuch: -Ddaylight.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            byte[] mutated = whole.clone();
            for (int n = 0; n <= random.nextInt(8); n++) {
                mutated[16 + random.nextInt(mutated.length - 16)] = (byte) random.nextInt(256);
            }
            RecordedTree tree = read(mutated);
            if (tree.root().outcome().equals("read/none")) {
                assertThat(tree.root().text().lines().count())
                        .as("rows of what was read in full")
                        .isGreaterThanOrEqualTo(text.lines().count() - 200);
            }
        }
        try (var left = Files.list(ReadingFixture.temporaryFolder())) {
            assertThat(left).isEmpty();
        }
    }
}
