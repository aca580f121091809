package daylight.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jspecify.annotations.Nullable;

/// The prepared statements of one connection, each prepared once and kept as long as the connection lives. For the
/// statements that run for every file: what Jdbi does around a statement costs more than these statements
/// themselves. Jdbi knows this as the builder of its handle, which is how it is found again.
///
/// Values may be texts, byte arrays, `Integer`, `Long` and null.
public final class Statements extends DefaultStatementBuilder {
    /// Each holds some kilobytes in SQLite; the rooms together have fewer that are used often.
    private static final int KEPT_MAX = 64;

    /// Values of one [#rowsOfMany]; more are asked for in parts.
    private static final int TOGETHER_MAX = 256;

    /// Stands for the list of values in the text of [#rowsOfMany].
    private static final String MANY = "(…)";

    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>(KEPT_MAX, 0.75f, true);

    Statements() {}

    /// Makes something of the row the cursor stands on.
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static Statements of(Handle handle) {
        if (handle.getStatementBuilder() instanceof Statements statements) {
            return statements;
        }
        throw new IllegalStateException("this handle is not the database's own");
    }

    /// Change rows.
    ///
    /// @return how many
    public static int update(Handle handle, String sql, @Nullable Object... values) {
        return of(handle).lend(handle, sql, statement -> {
            bind(statement, values);
            return statement.executeUpdate();
        });
    }

    /// Run one statement with many rows of values.
    public static void batch(Handle handle, String sql, List<Object[]> rows) {
        of(handle).lend(handle, sql, statement -> {
            for (Object[] values : rows) {
                bind(statement, values);
                statement.executeUpdate();
            }
            return true;
        });
    }

    /// All rows of an answer that fits into memory.
    public static <T> List<T> rows(Handle handle, String sql, Row<T> reading, @Nullable Object... values) {
        return of(handle).lend(handle, sql, statement -> {
            bind(statement, values);
            List<T> all = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    all.add(reading.read(row));
                }
            }
            return all;
        });
    }

    /// The only row of an answer that has one or none.
    public static <T> Optional<T> row(Handle handle, String sql, Row<T> reading, @Nullable Object... values) {
        return rows(handle, sql, reading, values).stream().findFirst();
    }

    /// The rows of an answer about many values; in no order.
    ///
    /// @param sql has `in (…)` at one place, and no other parameter
    public static <T> List<T> rowsOfMany(Handle handle, String sql, List<?> values, Row<T> reading) {
        List<T> all = new ArrayList<>();
        for (int from = 0; from < values.size(); from += TOGETHER_MAX) {
            List<?> part = values.subList(from, Math.min(values.size(), from + TOGETHER_MAX));
            // Filled up to a power of two with the last value, so that there are few statements to keep.
            Object[] padded = new Object[Math.max(1, Integer.highestOneBit(2 * part.size() - 1))];
            for (int i = 0; i < padded.length; i++) {
                padded[i] = part.get(Math.min(i, part.size() - 1));
            }
            String list = "(?" + ",?".repeat(padded.length - 1) + ")";
            all.addAll(rows(handle, sql.replace(MANY, list), reading, padded));
        }
        return all;
    }

    @FunctionalInterface
    private interface Use<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    /// A statement in use is not in the store: who asks for it meanwhile, from within a row, gets another one.
    private <T> T lend(Handle handle, String sql, Use<T> use) {
        try {
            PreparedStatement kept = idle.remove(sql);
            PreparedStatement statement =
                    kept != null ? kept : handle.getConnection().prepareStatement(sql);
            T answer;
            try {
                answer = use.run(statement);
            } catch (SQLException | RuntimeException e) {
                statement.close();
                throw e;
            }
            keep(sql, statement);
            return answer;
        } catch (SQLException e) {
            throw new StatementFailed(e);
        }
    }

    private void keep(String sql, PreparedStatement statement) throws SQLException {
        close(idle.put(sql, statement));
        if (idle.size() > KEPT_MAX) {
            String oldest = idle.keySet().iterator().next();
            close(idle.remove(oldest));
        }
    }

    private static void close(@Nullable Statement statement) throws SQLException {
        if (statement != null) {
            statement.close();
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case null -> statement.setObject(i + 1, null);
                case String text -> statement.setString(i + 1, text);
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                default ->
                    throw new IllegalArgumentException(
                            "a value is neither text, number nor bytes: " + values[i].getClass());
            }
        }
    }

    /// The connection is closed, and with it everything it had prepared.
    @Override
    public void close(Connection connection) {
        try {
            for (PreparedStatement statement : idle.values()) {
                statement.close();
            }
        } catch (SQLException e) {
            throw new StatementFailed(e);
        } finally {
            idle.clear();
        }
    }
}
