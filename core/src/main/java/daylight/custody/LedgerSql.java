package daylight.custody;

import daylight.id.Actor;
import daylight.id.Sha256;
import daylight.store.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The statements behind the ledger; portable between SQLite and PostgreSQL.
final class LedgerSql {
    /// The end of a chain, and what its last line did.
    record Tail(Head head, String act) {}

    record Waiting(long seq, String chain, long n, String line) {}

    /// How much of the file is certainly on disk, and the last line of that.
    record Flushed(long seq, long bytes) {}

    record Body(long n, String object, String salt, String body) {}

    private LedgerSql() {}

    static List<Tail> tails(Handle handle) {
        return handle.createQuery("select chain, n, hash, act from ledger_head order by chain")
                .map((row, _) -> new Tail(
                        new Head(new Actor(row.getString(1)), row.getLong(2), new Sha256(row.getString(3))),
                        row.getString(4)))
                .list();
    }

    static Optional<Tail> tail(Handle handle, Actor chain) {
        return tails(handle).stream()
                .filter(t -> t.head().chain().equals(chain))
                .findFirst();
    }

    static void setTail(Handle handle, Tail tail) {
        Statements.update(
                handle,
                """
                insert into ledger_head (chain, n, hash, act) values (?, ?, ?, ?)
                on conflict (chain) do update set n = excluded.n, hash = excluded.hash, act = excluded.act
                """,
                tail.head().chain().key(),
                tail.head().n(),
                tail.head().hash().hex(),
                tail.act());
    }

    static long lastSeq(Handle handle) {
        return Statements.row(handle, """
                        select max(seq) from (select seq from ledger_flushed union all
                                              select max(seq) as seq from ledger_outbox) as both_of_them
                        """, row -> row.getLong(1)).orElseThrow();
    }

    static void add(Handle handle, long firstSeq, List<LedgerLine> lines) {
        List<Object[]> rows = new ArrayList<>(lines.size());
        long seq = firstSeq;
        for (LedgerLine line : lines) {
            rows.add(new Object[] {seq++, line.chain().key(), line.n(), line.text()});
        }
        Statements.batch(handle, "insert into ledger_outbox (seq, chain, n, line) values (?, ?, ?, ?)", rows);
    }

    static void addBodies(Handle handle, Actor chain, List<Body> bodies) {
        Statements.batch(
                handle,
                "insert into ledger_body (chain, n, object, salt, body) values (?, ?, ?, ?, ?)",
                bodies.stream()
                        .map(body -> new Object[] {chain.key(), body.n(), body.object(), body.salt(), body.body()})
                        .toList());
    }

    /// The bodies of a stretch of a chain, in order; those that were erased are missing.
    static List<Body> bodies(Handle handle, Actor chain, long from, long to) {
        return handle.createQuery("""
                        select n, object, salt, body from ledger_body where chain = ? and n between ? and ? order by n
                        """)
                .bind(0, chain.key())
                .bind(1, from)
                .bind(2, to)
                .map((row, _) -> new Body(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    static int eraseBodies(Handle handle, Sha256 object) {
        return handle.execute("delete from ledger_body where object = ?", object.hex());
    }

    static List<Waiting> waiting(Handle handle, long afterSeq) {
        return Statements.rows(
                handle,
                "select seq, chain, n, line from ledger_outbox where seq > ? order by seq",
                row -> new Waiting(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4)),
                afterSeq);
    }

    static Flushed flushed(Handle handle) {
        return handle.createQuery("select seq, bytes from ledger_flushed where id = 1")
                .map((row, _) -> new Flushed(row.getLong(1), row.getLong(2)))
                .one();
    }

    /// The file holds these lines for certain; they need no second home.
    static void forgetFlushed(Handle handle, Flushed flushed) {
        if (handle.execute(
                        "update ledger_flushed set seq = ?, bytes = ? where id = 1 and seq < ?",
                        flushed.seq(),
                        flushed.bytes(),
                        flushed.seq())
                > 0) {
            handle.execute("delete from ledger_outbox where seq <= ?", flushed.seq());
        }
    }
}
