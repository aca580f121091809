package daylight.custody;

import daylight.id.Sha256;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The statements about originals; portable between SQLite and PostgreSQL.
final class CustodySql {
    /// What custody answers for.
    record Original(Sha256 document, long size, boolean copied) {}

    private CustodySql() {}

    static void add(Handle handle, Collection<Original> originals) {
        if (originals.isEmpty()) {
            return;
        }
        // A document that was taken in place and is copied now has its bytes in the case from now on.
        PreparedBatch batch = handle.prepareBatch("""
                insert into original (document, size, copied) values (?, ?, ?)
                on conflict (document) do update set copied = 1 where excluded.copied = 1 and original.copied = 0
                """);
        for (Original original : originals) {
            batch.bind(0, original.document().hex())
                    .bind(1, original.size())
                    .bind(2, original.copied() ? 1 : 0)
                    .add();
        }
        batch.execute();
    }

    static Optional<Original> original(Handle handle, Sha256 document) {
        return handle.createQuery("select size, copied from original where document = ?")
                .bind(0, document.hex())
                .map((row, _) -> new Original(document, row.getLong(1), row.getInt(2) == 1))
                .findOne();
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
        handle.execute("insert into withdrawn (document, time) values (?, ?)", document.hex(), now);
    }
}
