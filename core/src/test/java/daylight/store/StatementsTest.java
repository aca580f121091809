package daylight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementsTest {
    private static final String ADD = "insert into thing (n, name, bytes) values (?, ?, ?)";
    private static final String ALL = "select n from thing order by n";

    @TempDir
    private Path folder;

    private Database database;

    @BeforeEach
    void openDatabase() {
        database = Database.open(folder.resolve("facts.db"), List.of("daylight/work/migrations"));
        database.update(h -> h.execute("create table thing (n bigint primary key, name text, bytes blob)"));
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private List<Long> all() {
        return database.read(handle -> Statements.rows(handle, ALL, row -> row.getLong(1)));
    }

    @Test
    void aKeptStatementSeesWhatWasCommittedSince() {
        for (long n = 1; n <= 3; n++) {
            long one = n;
            database.update(handle -> Statements.update(handle, ADD, one, "x", new byte[] {1}));
            assertThat(all())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, n).boxed().toList());
        }
    }

    @Test
    void nullsBytesAndNumbersComeBackAsTheyWent() {
        database.update(handle -> Statements.update(handle, ADD, Long.MAX_VALUE, "a\u0000b", new byte[] {0, -1}));
        // The kept statement must not remember the values of the time before.
        database.update(handle -> Statements.update(handle, ADD, 2, null, null));
        List<List<Object>> rows = database.read(handle -> Statements.rows(
                handle,
                "select n, coalesce(name, 'none'), coalesce(bytes, x'07') from thing order by n",
                row -> List.of(row.getLong(1), row.getString(2), List.of(row.getBytes(3)[0]))));
        assertThat(rows)
                .containsExactly(
                        List.of(2L, "none", List.of((byte) 7)), List.of(Long.MAX_VALUE, "a\u0000b", List.of((byte) 0)));
    }

    @Test
    void manyValuesAreAskedForInPartsAndNoneIsLost() {
        database.update(handle -> Statements.batch(
                handle,
                ADD,
                LongStream.range(0, 1_000)
                        .mapToObj(n -> new Object[] {n, "name" + n, new byte[0]})
                        .toList()));
        for (int count : new int[] {0, 1, 2, 3, 255, 256, 257, 700}) {
            List<Long> asked =
                    LongStream.range(0, count).map(n -> n * 2).boxed().toList();
            List<Long> found = database.read(handle ->
                    Statements.rowsOfMany(handle, "select n from thing where n in (…)", asked, row -> row.getLong(1)));
            assertThat(found)
                    .as("of %d", count)
                    .containsExactlyInAnyOrderElementsOf(
                            asked.stream().filter(n -> n < 1_000).toList());
        }
    }

    @Test
    void aStatementAskedForFromWithinItsOwnRowsIsAnotherOne() {
        database.update(handle -> {
            Statements.update(handle, ADD, 1, "x", null);
            Statements.update(handle, ADD, 2, "x", null);
        });
        List<Map.Entry<Long, Integer>> nested = database.read(handle -> Statements.rows(
                handle,
                ALL,
                row -> Map.entry(
                        row.getLong(1),
                        Statements.rows(handle, ALL, inner -> inner.getLong(1)).size())));
        assertThat(nested).containsExactly(Map.entry(1L, 2), Map.entry(2L, 2));
    }

    @Test
    void aRefusedStatementSaysWhyAndCanBeUsedAgain() {
        database.update(handle -> Statements.update(handle, ADD, 1, "x", null));
        assertThatThrownBy(() -> database.update(handle -> Statements.update(handle, ADD, 1, "x", null)))
                .isInstanceOf(StatementFailed.class)
                .hasMessageContaining("UNIQUE");
        database.update(handle -> Statements.update(handle, ADD, 2, "x", null));
        assertThat(all()).containsExactly(1L, 2L);
    }

    @Test
    void moreDifferentStatementsThanAreKeptStillWork() {
        for (int n = 0; n < 200; n++) {
            String sql = "select " + n + " + ?";
            assertThat(database.<Integer>read(handle ->
                            Statements.row(handle, sql, row -> row.getInt(1), 1).orElseThrow()))
                    .isEqualTo(n + 1);
        }
    }
}
