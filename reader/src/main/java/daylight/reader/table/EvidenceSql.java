package daylight.reader.table;

import daylight.reader.ground.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;
import org.sqlite.SQLiteOpenMode;

/// A database file that came as evidence, open read-only and immutable: no lock is taken and no journal is looked
/// for. The schema is not trusted, extensions cannot be loaded, and the only statements are those of this class: they
/// read tables, and no view, trigger, virtual table or computed column is asked. What the file is or does comes
/// out as an [IOException].
final class EvidenceSql implements AutoCloseable {
    /// Instructions of SQLite's machine between two looks at the clock.
    private static final int INSTRUCTIONS_PER_LOOK = 10_000;

    /// No text or blob larger than this is handed out at once; the library would hold it in memory.
    static final long VALUE_BYTES_MAX = 16L * 1024 * 1024;

    /// No value at all is larger than this in what SQLite itself takes into memory.
    private static final int LENGTH_MAX = 512 * 1024 * 1024;

    private static final int PIECE_BYTES = 4 * 1024 * 1024;

    /// A row's values and their lengths: half of the 2,000 columns that a result may have.
    static final int COLUMNS_MAX = 990;

    /// @param sql   the statement that made it
    /// @param root  the page at which its tree begins; 0 for a view, a trigger or a virtual table
    record Entry(String type, String name, String table, long root, String sql) {}

    /// @param computed whether its values are not stored
    record Column(String name, boolean computed) {}

    /// One value of a row.
    ///
    /// @param value null, a number, a string or bytes; null too for what is larger than [#VALUE_BYTES_MAX]
    /// @param bytes length of a text or blob; -1 for null
    record Value(Optional<Object> value, long bytes) {}

    /// Takes the rows of a table.
    @FunctionalInterface
    interface Rows {
        /// @param key the row's own number; empty where the table has none
        void row(Optional<Long> key, List<Value> values);
    }

    private final Connection connection;
    private final Reading reading;

    private EvidenceSql(Connection connection, Reading reading) {
        this.connection = connection;
        this.reading = reading;
    }

    static EvidenceSql open(Path file, Reading reading) throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        config.enableLoadExtension(false);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        Connection opened = null;
        try {
            opened = config.createConnection("jdbc:sqlite:file:" + file.toUri().getRawPath() + "?mode=ro&immutable=1");
            EvidenceSql database = new EvidenceSql(opened, reading);
            database.tie();
            return database;
        } catch (SQLException e) {
            close(opened);
            throw new IOException(e);
        }
    }

    private void tie() throws SQLException {
        ((SQLiteConnection) connection).setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, LENGTH_MAX);
        ((SQLiteConnection) connection).setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma trusted_schema = off");
            statement.execute("pragma query_only = on");
            statement.execute("pragma cell_size_check = on");
            statement.execute("pragma mmap_size = 0");
        }
        ProgressHandler.setHandler(connection, INSTRUCTIONS_PER_LOOK, new ProgressHandler() {
            @Override
            protected int progress() {
                return reading.isTimeSpent() ? 1 : 0;
            }
        });
    }

    /// Take a schema as it is, whatever is wrong with it: SQLite refuses all of it when one statement cannot be
    /// parsed, unless it thinks that someone is about to mend it. Nothing can be written here either way.
    void bearBrokenSchema() throws IOException {
        run("pragma writable_schema = on", _ -> {});
    }

    /// What the schema names, in its own order.
    List<Entry> schema() throws IOException {
        List<Entry> entries = new ArrayList<>();
        run("select type, name, tbl_name, rootpage, sql from sqlite_schema", rows -> {
            while (rows.next()) {
                entries.add(new Entry(text(rows, 1), text(rows, 2), text(rows, 3), rows.getLong(4), text(rows, 5)));
            }
        });
        return entries;
    }

    private static String text(ResultSet rows, int column) throws SQLException {
        String text = rows.getString(column);
        return text == null ? "" : text;
    }

    List<Column> columns(String table) throws IOException {
        List<Column> columns = new ArrayList<>();
        run("pragma table_xinfo(" + quoted(table) + ")", rows -> {
            while (rows.next()) {
                // 2: a generated column that is not stored; 1 is a virtual table's.
                int hidden = rows.getInt(7);
                columns.add(new Column(text(rows, 2), hidden == 1 || hidden == 2));
            }
        });
        return columns;
    }

    /// The name by which a table's rows can be asked for their own number; empty for a table without.
    Optional<String> key(String table, List<Column> columns) {
        for (String name : List.of("rowid", "_rowid_", "oid")) {
            if (columns.stream().noneMatch(column -> column.name().equalsIgnoreCase(name))) {
                try {
                    run("select " + name + " from " + quoted(table) + " limit 0", _ -> {});
                    return Optional.of(name);
                } catch (IOException _) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /// Read a table's rows, as they lie or from the end backwards.
    ///
    /// @param after only rows with a larger number of their own
    void rows(String table, Optional<String> key, List<Column> columns, Optional<Long> after, Rows into)
            throws IOException {
        StringBuilder sql = new StringBuilder("select ").append(key.orElse("null"));
        for (Column column : columns) {
            String name = quoted(column.name());
            sql.append(", octet_length(")
                    .append(name)
                    .append("), case when octet_length(")
                    .append(name);
            sql.append(") <= ")
                    .append(VALUE_BYTES_MAX)
                    .append(" then ")
                    .append(name)
                    .append(" end");
        }
        sql.append(" from ").append(quoted(table)).append(" not indexed");
        if (after.isPresent()) {
            sql.append(" where ").append(key.orElseThrow()).append(" > ").append(after.get());
            sql.append(" order by ").append(key.orElseThrow()).append(" desc");
        }
        run(sql.toString(), rows -> {
            while (rows.next()) {
                Optional<Long> number = key.isPresent() ? Optional.of(rows.getLong(1)) : Optional.empty();
                List<Value> values = new ArrayList<>(columns.size());
                for (int i = 0; i < columns.size(); i++) {
                    long bytes = rows.getLong(2 * i + 2);
                    values.add(new Value(
                            Optional.ofNullable(rows.getObject(2 * i + 3)), rows.wasNull() && bytes == 0 ? -1 : bytes));
                }
                into.row(number, values);
            }
        });
    }

    /// A value's bytes, piece by piece.
    InputStream bytes(String table, String key, long row, String column) {
        return new PieceStream(from -> {
            byte[][] piece = {new byte[0]};
            run(
                    "select substr(cast(" + quoted(column) + " as blob), " + (from + 1) + ", " + PIECE_BYTES + ") from "
                            + quoted(table) + " where " + key + " = " + row,
                    rows -> {
                        byte[] found = rows.next() ? rows.getBytes(1) : null;
                        piece[0] = found == null ? piece[0] : found;
                    });
            return piece[0];
        });
    }

    /// Takes the rows of a statement.
    @FunctionalInterface
    private interface Results {
        void take(ResultSet rows) throws SQLException;
    }

    private void run(String sql, Results results) throws IOException {
        try (Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    results.take(rows);
                }
            }
        } catch (SQLException e) {
            reading.checkTime();
            throw new IOException(e);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() {
        close(connection);
    }

    private static void close(@org.jspecify.annotations.Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException _) {
            // Nothing was written, so nothing can be lost here.
        }
    }
}
