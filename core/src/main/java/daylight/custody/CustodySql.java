package daylight.custody;

import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import daylight.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// The statements about originals; portable between SQLite and PostgreSQL.
final class CustodySql {
    /// What custody answers for.
    record Original(Sha256 document, long size, boolean copied) {}

    private CustodySql() {}

    static void add(Handle handle, Collection<Original> originals) {
        // A document that was taken in place and is copied now has its bytes in the case from now on.
        Statements.batch(
                handle,
                """
                insert into original (document, size, copied) values (?, ?, ?)
                on conflict (document) do update set copied = 1 where excluded.copied = 1 and original.copied = 0
                """,
                originals.stream()
                        .map(o -> new Object[] {o.document().hex(), o.size(), o.copied() ? 1 : 0})
                        .toList());
    }

    static Optional<Original> original(Handle handle, Sha256 document) {
        return Statements.row(
                handle,
                "select document, size, copied from original where document = ?",
                CustodySql::original,
                document.hex());
    }

    static List<Original> originals(Handle handle, Collection<Sha256> documents) {
        return Statements.rowsOfMany(
                handle,
                "select document, size, copied from original where document in (…)",
                documents.stream().map(Sha256::hex).toList(),
                CustodySql::original);
    }

    /// Those of these paths at which a document was found whose bytes the case does not hold itself.
    static Set<NameBytes> inPlaceAt(Handle handle, Collection<NameBytes> paths) {
        return new HashSet<>(Statements.rowsOfMany(
                handle, """
                select o.path from occurrence o join original held on held.document = o.document
                where held.copied = 0 and o.path in (…)
                """, paths.stream().map(NameBytes::bytes).toList(), row -> NameBytes.of(row.getBytes(1))));
    }

    private static Original original(ResultSet row) throws SQLException {
        return new Original(new Sha256(row.getString(1)), row.getLong(2), row.getInt(3) == 1);
    }

    static void originals(Handle handle, Consumer<Original> each) {
        handle.createQuery("select document, size, copied from original order by document")
                .map((row, _) -> new Original(new Sha256(row.getString(1)), row.getLong(2), row.getInt(3) == 1))
                .forEach(each);
    }

    static Set<Sha256> withdrawn(Handle handle) {
        List<String> all = handle.createQuery("select document from withdrawn")
                .mapTo(String.class)
                .list();
        Set<Sha256> documents = new HashSet<>();
        all.forEach(hex -> documents.add(new Sha256(hex)));
        return documents;
    }

    static void withdraw(Handle handle, Sha256 document, long now) {
        handle.execute("delete from original where document = ?", document.hex());
        handle.execute(
                "insert into withdrawn (document, time) values (?, ?) on conflict (document) do nothing",
                document.hex(),
                now);
    }
}
