package daylight.work;

import daylight.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The statements behind [WorkQueue]; portable between SQLite and PostgreSQL.
final class WorkSql {
    private static final int WAITING = 0;
    private static final int LEASED = 1;

    private static final String INSERT = """
            insert into work (stage, item, state, owner, lease_until, attempts, epoch) values (?, ?, 0, '', 0, 0, 0)
            on conflict (stage, item)
            """;

    private WorkSql() {}

    static void enqueue(Handle handle, Stage stage, Collection<String> items) {
        insert(handle, stage, items, "do nothing");
    }

    static void enqueueAgain(Handle handle, Stage stage, Collection<String> items) {
        insert(handle, stage, items, "do update set state = 0, owner = '', lease_until = 0, epoch = work.epoch + 1");
    }

    private static void insert(Handle handle, Stage stage, Collection<String> items, String onConflict) {
        Statements.batch(
                handle,
                INSERT + onConflict,
                items.stream().map(item -> new Object[] {stage.code(), item}).toList());
    }

    static List<Lease> claim(Handle handle, Stage stage, int count, String owner, long now, long until) {
        List<Lease> leases = Statements.rows(
                handle, """
                update work set state = 1, owner = ?, lease_until = ?, attempts = attempts + 1, epoch = epoch + 1
                where stage = ? and item in (
                    select item from work where stage = ? and (state = 0 or lease_until < ? and owner <> ?) order by item limit ?)
                returning item, attempts, epoch
                """, row -> lease(stage, row), owner, until, stage.code(), stage.code(), now, owner, count);
        return leases.stream().sorted(Comparator.comparing(Lease::item)).toList();
    }

    static Optional<Lease> claim(Handle handle, Stage stage, String item, String owner, long until) {
        return Statements.row(handle, """
                update work set state = 1, owner = ?, lease_until = ?, attempts = attempts + 1, epoch = epoch + 1
                where stage = ? and item = ? and state = 0 returning item, attempts, epoch
                """, row -> lease(stage, row), owner, until, stage.code(), item);
    }

    private static Lease lease(Stage stage, ResultSet row) throws SQLException {
        return new Lease(stage, row.getString(1), row.getInt(2) - 1, row.getLong(3));
    }

    static boolean complete(Handle handle, Lease lease) {
        return Statements.update(
                        handle,
                        "delete from work where stage = ? and item = ? and epoch = ?",
                        lease.stage().code(),
                        lease.item(),
                        lease.epoch())
                == 1;
    }

    static void release(Handle handle, Lease lease) {
        Statements.update(
                handle,
                "update work set state = ?, owner = '', lease_until = 0 where stage = ? and item = ? and epoch = ?",
                WAITING,
                lease.stage().code(),
                lease.item(),
                lease.epoch());
    }

    static void releaseAll(Handle handle) {
        handle.execute("update work set state = ?, owner = '', lease_until = 0 where state = ?", WAITING, LEASED);
    }

    static long remaining(Handle handle, Stage stage) {
        return handle.createQuery("select count(*) from work where stage = ?")
                .bind(0, stage.code())
                .mapTo(Long.class)
                .one();
    }

    static List<String> after(Handle handle, Stage stage, String item) {
        return Statements.rows(
                handle,
                "select item from work where stage = ? and item > ? order by item limit 1000",
                row -> row.getString(1),
                stage.code(),
                item);
    }

    static void cancel(Handle handle, String item) {
        handle.execute("delete from work where item = ?", item);
    }
}
