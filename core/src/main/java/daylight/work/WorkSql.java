package daylight.work;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The statements behind [WorkQueue]; portable between SQLite and PostgreSQL.
final class WorkSql {
    private static final int WAITING = 0;
    private static final int LEASED = 1;

    private WorkSql() {}

    static void enqueue(Handle handle, Stage stage, Collection<String> items) {
        insert(handle, stage, items, "do nothing");
    }

    static void enqueueAgain(Handle handle, Stage stage, Collection<String> items) {
        insert(handle, stage, items, "do update set state = 0, owner = '', lease_until = 0, epoch = work.epoch + 1");
    }

    private static void insert(Handle handle, Stage stage, Collection<String> items, String onConflict) {
        if (items.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into work (stage, item, state, owner, lease_until, attempts, epoch)
                values (?, ?, 0, '', 0, 0, 0)
                on conflict (stage, item)
                """ + onConflict);
        for (String item : items) {
            batch.bind(0, stage.code()).bind(1, item).add();
        }
        batch.execute();
    }

    static List<Lease> claim(Handle handle, Stage stage, int count, String owner, long now, long until) {
        return handle
                .createQuery("""
                        update work set state = 1, owner = :owner, lease_until = :until,
                                        attempts = attempts + 1, epoch = epoch + 1
                        where stage = :stage and item in (
                            select item from work
                            where stage = :stage and (state = 0 or lease_until < :now)
                            order by item limit :count)
                        returning item, attempts, epoch
                        """)
                .bind("owner", owner)
                .bind("until", until)
                .bind("stage", stage.code())
                .bind("now", now)
                .bind("count", count)
                .map((row, _) -> new Lease(stage, row.getString(1), row.getInt(2) - 1, row.getLong(3)))
                .stream()
                .sorted(Comparator.comparing(Lease::item))
                .toList();
    }

    static boolean complete(Handle handle, Lease lease) {
        return handle.execute(
                        "delete from work where stage = ? and item = ? and epoch = ?",
                        lease.stage().code(),
                        lease.item(),
                        lease.epoch())
                == 1;
    }

    static void release(Handle handle, Lease lease) {
        handle.execute(
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

    static void cancel(Handle handle, String item) {
        handle.execute("delete from work where item = ?", item);
    }
}
