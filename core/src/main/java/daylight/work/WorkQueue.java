package daylight.work;

import daylight.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// The durable queue. An item is in it until it is completed in the same transaction as the facts it led to,
/// so a kill at any moment leaves each item either done with its facts or still to do.
public final class WorkQueue {
    /// How long an owner may be silent. One process owns a case and releases the leases of the dead when it
    /// opens it, so this matters only where several machines share the facts.
    private static final Duration LEASE = Duration.ofMinutes(15);

    private final Database database;
    private final Clock clock;
    private final String owner;

    /// @param owner names this process for the time it lives; random
    public WorkQueue(Database database, Clock clock, String owner) {
        this.database = database;
        this.clock = clock;
        this.owner = owner;
    }

    /// Add items inside the caller's transaction; items that are waiting already stay as they are.
    public void enqueue(Handle handle, Stage stage, Collection<String> items) {
        WorkSql.enqueue(handle, stage, items);
    }

    /// Like [#enqueue], for a stage whose result depends on facts that have changed in this transaction: an
    /// item that is being done right now is done once more afterwards, because whoever has it may have seen
    /// the older facts.
    public void enqueueAgain(Handle handle, Stage stage, Collection<String> items) {
        WorkSql.enqueueAgain(handle, stage, items);
    }

    /// Lease up to `count` items, in the order of their names.
    public List<Lease> claim(Stage stage, int count) {
        long now = clock.millis();
        return database.write(handle -> WorkSql.claim(handle, stage, count, owner, now, now + LEASE.toMillis()));
    }

    /// Lease one item before its turn.
    ///
    /// @return empty where it is not waiting
    public Optional<Lease> claim(Stage stage, String item) {
        long until = clock.millis() + LEASE.toMillis();
        return database.write(handle -> WorkSql.claim(handle, stage, item, owner, until));
    }

    /// Take the item off the queue, inside the caller's transaction.
    ///
    /// @return false when the lease was lost; the caller's facts must then not be written
    public boolean complete(Handle handle, Lease lease) {
        return WorkSql.complete(handle, lease);
    }

    /// Give leases back undone.
    public void release(Collection<Lease> leases) {
        database.update(handle -> leases.forEach(lease -> WorkSql.release(handle, lease)));
    }

    /// Give back every lease. Only for the process that just became the case's single owner.
    public void releaseAll() {
        database.update(WorkSql::releaseAll);
    }

    /// Items of a stage that are not done.
    public long remaining(Stage stage) {
        return database.read(handle -> WorkSql.remaining(handle, stage));
    }

    /// Hand over the items of a stage that are not done, some at a time, in the order of their names.
    public void each(Stage stage, Consumer<List<String>> some) {
        String after = "";
        List<String> items;
        do {
            String from = after;
            items = database.read(handle -> WorkSql.after(handle, stage, from));
            if (!items.isEmpty()) {
                some.accept(items);
                after = items.getLast();
            }
        } while (!items.isEmpty());
    }

    /// Forget an item that makes no sense any more, inside the caller's transaction.
    public void cancel(Handle handle, String item) {
        WorkSql.cancel(handle, item);
    }
}
