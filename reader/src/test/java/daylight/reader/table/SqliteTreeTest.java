package daylight.reader.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTreeTest {
    @TempDir
    private Path folder;

    @Test
    void itCountsTheRowsThatTheLibraryReads() throws Exception {
        Path file = folder.resolve("rows.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma page_size = 512");
            for (int rows : new int[] {0, 1, 40, 5_000}) {
                for (String kind : new String[] {"", "without rowid"}) {
                    String name = "t" + rows + kind.replace(" ", "");
                    statement.execute("create table " + name + "(i integer primary key, a) " + kind);
                    statement.execute("with recursive n(i) as (select 1 union all select i + 1 from n where i < " + rows
                            + ") insert into " + name + " select i, hex(randomblob(40)) from n where " + rows + " > 0");
                    statement.execute("delete from " + name + " where i % 7 = 3");
                }
            }
            try (SeekableByteChannel channel = Files.newByteChannel(file);
                    ResultSet tables = statement.executeQuery("select name, rootpage from sqlite_schema");
                    Statement counting = connection.createStatement()) {
                SqliteTree tree = SqliteTree.of(channel);
                while (tables.next()) {
                    try (ResultSet count = counting.executeQuery("select count(*) from " + tables.getString(1))) {
                        count.next();
                        assertThat(tree.rows(tables.getLong(2)))
                                .as(tables.getString(1))
                                .hasValue(count.getLong(1));
                    }
                }
            }
        }
    }

    @Test
    void aTreeThatLeadsBackToItselfHasNoCount() throws Exception {
        byte[] bytes = new byte[1024];
        bytes[16] = 2;
        bytes[512] = 5;
        bytes[512 + 11] = 2;
        Path file = Files.write(folder.resolve("loop.db"), bytes);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            assertThat(SqliteTree.of(channel).rows(2)).isEmpty();
            assertThat(SqliteTree.of(channel).rows(9)).isEmpty();
        }
    }
}
