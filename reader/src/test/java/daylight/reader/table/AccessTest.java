package daylight.reader.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.healthmarketscience.jackcess.ColumnBuilder;
import com.healthmarketscience.jackcess.DataType;
import com.healthmarketscience.jackcess.Database;
import com.healthmarketscience.jackcess.DatabaseBuilder;
import com.healthmarketscience.jackcess.RelationshipBuilder;
import com.healthmarketscience.jackcess.Table;
import com.healthmarketscience.jackcess.TableBuilder;
import com.healthmarketscience.jackcess.util.OleBlob;
import daylight.protocol.BlockKind;
import daylight.protocol.Event;
import daylight.protocol.Passwords;
import daylight.reader.CorpusTest;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
    @TempDir
    private static Path folder;

    private static byte[] bytes = {};
    private static RecordedTree tree;
    private static RecordedTree.Doc read;

    @BeforeAll
    static void make() throws IOException {
        bytes = database();
        tree = ReadingFixture.read("ledger.accdb", bytes);
        read = tree.root();
    }

    private static byte[] database() throws IOException {
        Path file = folder.resolve("ledger.accdb");
        try (Database database = DatabaseBuilder.create(Database.FileFormat.V2010, file.toFile())) {
            Table payees = new TableBuilder("Payees")
                    .addColumn(new ColumnBuilder("Number", DataType.LONG))
                    .addColumn(new ColumnBuilder("Name", DataType.TEXT))
                    .addColumn(new ColumnBuilder("Paper", DataType.OLE))
                    .setPrimaryKey("Number")
                    .toTable(database);
            byte[] paper =
                    "MIME-Version: 1.0\nSubject: the quay\n\nWords inside.\n".getBytes(StandardCharsets.US_ASCII);
            try (OleBlob blob = new OleBlob.Builder()
                    .setSimplePackageBytes(paper)
                    .setSimplePackageFileName("note.eml")
                    .setSimplePackageFilePath("note.eml")
                    .toBlob()) {
                payees.addRow(7, "Jane Roe", blob);
            }
            payees.addRow(8, "Open Hand \u4E2D", null);
            Table sums = new TableBuilder("Sums")
                    .addColumn(new ColumnBuilder("Payee", DataType.LONG))
                    .addColumn(new ColumnBuilder("Sum", DataType.MONEY))
                    .addColumn(new ColumnBuilder("Settled", DataType.BOOLEAN))
                    .toTable(database);
            sums.addRow(7, new BigDecimal("12.5"), true);
            database.createLinkedTable("Elsewhere", "\\\\host\\share\\other.accdb", "Boats");
            new RelationshipBuilder("Payees", "Sums")
                    .addColumns("Number", "Payee")
                    .toRelationship(database);
        }
        return Files.readAllBytes(file);
    }

    private static List<Event.Block> rows(String label) {
        return read.blocks().stream()
                .filter(block -> block.kind() == BlockKind.ROW
                        && !block.hidden()
                        && block.label().equals(label))
                .toList();
    }

    @Test
    void tablesArePagesWithLabelledRows() {
        assertThat(read.outcome()).isEqualTo("read/none");
        assertThat(read.text())
                .startsWith("Elsewhere\n")
                .contains(
                        "\fPayees\nNumber\tName\tPaper\n7\tJane Roe\t[51 bytes: Payees/1/Paper/note.eml]\n8\tOpen Hand \u4E2D\n")
                .contains("\fSums\nPayee\tSum\tSettled\n7\t12.5000\tTRUE\n");
        assertThat(rows("2")).hasSize(1);
    }

    @Test
    void linkedTablesAreNamedAndNotFollowed() {
        assertThat(read.text())
                .contains("Linked table, which is not followed: Boats in \\\\host\\share\\other.accdb\n");
    }

    @Test
    void tablesOfTheProgramAreHidden() {
        assertThat(read.text()).contains("\fMSysObjects\nTable of the program itself\n");
        assertThat(read.blocks())
                .filteredOn(block -> block.kind() == BlockKind.HEADING && block.hidden())
                .isNotEmpty();
    }

    @Test
    void relationsAreSaid() {
        assertThat(read.text()).contains("\fRelationships\nPayees (Number) to Sums (Payee)\n");
    }

    @Test
    void documentsInFieldsAreMembers() {
        assertThat(tree.at("Payees/1/Paper/note.eml").text()).contains("Words inside.");
        assertThat(read.listed()).isEqualTo(1);
    }

    @Test
    void anObjectThatCannotBeUnwrappedIsHandedOutAsItIs() throws IOException {
        Path file = folder.resolve("broken.accdb");
        try (Database database = DatabaseBuilder.create(Database.FileFormat.V2010, file.toFile())) {
            new TableBuilder("Papers")
                    .addColumn(new ColumnBuilder("Paper", DataType.OLE))
                    .toTable(database)
                    .addRow((Object) new byte[] {0x15, 0x1C, 20, 0, 2, 0, 0, 0});
        }
        RecordedTree broken = ReadingFixture.read("broken.accdb", Files.readAllBytes(file));
        assertThat(broken.root().text()).contains("[8 bytes: Papers/1/Paper]");
        assertThat(broken.root().outcome()).startsWith("partly_read/");
        assertThat(broken.membersOf(broken.root())).hasSize(1);
    }

    @Test
    void richTextsAreWords() {
        assertThat(AccessValues.withoutTags("<div>fox <b>jumped</b>&nbsp;over</div><div>3 &lt; 4</div>"))
                .isEqualTo("fox jumped\u00A0over\n3 < 4");
    }

    @Test
    @Tag("corpus")
    void aPasswordOpensIt() throws IOException {
        Optional<Path> shared = CorpusTest.shared();
        assumeTrue(shared.isPresent());
        try (Stream<Path> walk = Files.walk(shared.get().resolve("corpora"))) {
            Path locked = walk.filter(path -> path.endsWith("testAccess2_encrypted.accdb"))
                    .findFirst()
                    .orElseThrow();
            byte[] content = Files.readAllBytes(locked);
            assertThat(ReadingFixture.read("x.accdb", content).root().outcome()).isEqualTo("encrypted/password");
            assertThat(ReadingFixture.read("x.accdb", content, new Passwords(List.of("wrong", "tika")))
                            .root()
                            .text())
                    .contains("red and brown");
        }
    }

    @Test
    void mutationsNeverThrow() {
        long seed = Long.getLong("daylight.seed", System.nanoTime());
        System.out.println("mutationsNeverThrow: -Ddaylight.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            byte[] mutated = bytes.clone();
            for (int j = 0; j < 1 + random.nextInt(200); j++) {
                mutated[64 + random.nextInt(mutated.length - 64)] = (byte) random.nextInt(256);
            }
            RecordedTree mutant = ReadingFixture.read("x.accdb", mutated);
            assertThat(mutant.root().reason().code()).isNotEqualTo("reader_bug");
        }
    }
}
