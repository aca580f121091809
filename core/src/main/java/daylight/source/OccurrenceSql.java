package daylight.source;

import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import daylight.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// The statements about occurrences; portable between SQLite and PostgreSQL.
final class OccurrenceSql {
    private static final String SELECT = """
            select o.id, i.n, o.seq, o.path, o.document, o.size, o.modified_nanos, o.created, o.withdrawn
            from occurrence o join intake i on i.id = o.intake
            """;

    private static final String ADD = """
            insert into occurrence (id, intake, seq, root, path, display, document, size, modified_nanos, created,
                                    withdrawn)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
            """;

    private record Spot(NameBytes path, Sha256 document) {}

    private record Before(Spot spot, String id, long modifiedNanos) {}

    private static final byte[] NOTHING = {};

    private OccurrenceSql() {}

    static List<Occurrence> record(Handle handle, Intake intake, List<Sourced> files) {
        Map<Spot, Before> held = held(handle, files);
        long seq = SourceSql.next(handle, "select max(seq) from occurrence");
        List<Occurrence> added = new ArrayList<>(files.size());
        List<Object[]> rows = new ArrayList<>(files.size());
        for (Sourced sourced : files) {
            FoundFile file = sourced.file();
            Spot spot = new Spot(file.path(), sourced.document());
            Before before = held.get(spot);
            if (before != null) {
                sighted(handle, before, file);
                continue;
            }
            String id = SourceSql.id(intake.id(), "occurrence", seq);
            held.put(spot, new Before(spot, id, file.modifiedNanos()));
            rows.add(new Object[] {
                id,
                intake.id(),
                seq,
                intake.rootIds().get(file.root().label()),
                file.path().bytes(),
                file.path().display(),
                sourced.document().hex(),
                file.size(),
                file.modifiedNanos(),
                file.createdMillis()
            });
            added.add(new Occurrence(
                    id,
                    intake.n(),
                    seq++,
                    file.path(),
                    sourced.document(),
                    file.size(),
                    file.modifiedNanos(),
                    file.createdMillis(),
                    false));
        }
        Statements.batch(handle, ADD, rows);
        return List.copyOf(added);
    }

    private static Map<Spot, Before> held(Handle handle, List<Sourced> files) {
        Map<Spot, Before> held = new HashMap<>();
        Statements.rowsOfMany(
                        handle,
                        "select path, document, id, modified_nanos from occurrence where path in (…)",
                        files.stream().map(s -> s.file().path().bytes()).toList(),
                        row -> new Before(
                                new Spot(NameBytes.of(row.getBytes(1)), new Sha256(row.getString(2))),
                                row.getString(3),
                                row.getLong(4)))
                .forEach(one -> held.put(one.spot(), one));
        return held;
    }

    private static void sighted(Handle handle, Before before, FoundFile file) {
        if (before.modifiedNanos() != file.modifiedNanos()) {
            handle.execute("""
                    insert into sighting (occurrence, path, size, modified_nanos) values (?, ?, ?, ?)
                    on conflict (occurrence, modified_nanos) do nothing
                    """, before.id(), file.path().bytes(), file.size(), file.modifiedNanos());
        }
    }

    static void all(Handle handle, Consumer<Occurrence> each) {
        handle.createQuery(SELECT + " order by i.n, o.path, o.seq")
                .map((row, _) -> occurrence(row))
                .forEach(each);
    }

    static List<Occurrence> of(Handle handle, Sha256 document) {
        return Statements.rows(
                handle,
                SELECT + " where o.document = ? order by i.n, o.path, o.seq",
                OccurrenceSql::occurrence,
                document.hex());
    }

    static List<Occurrence> ofMany(Handle handle, Collection<Sha256> documents) {
        return Statements.rowsOfMany(
                handle,
                SELECT + " where o.document in (…) order by i.n, o.path, o.seq",
                documents.stream().map(Sha256::hex).toList(),
                OccurrenceSql::occurrence);
    }

    private static Occurrence occurrence(ResultSet row) throws SQLException {
        return new Occurrence(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                NameBytes.of(row.getBytes(4)),
                new Sha256(row.getString(5)),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getInt(9) == 1);
    }

    static List<Held> at(Handle handle, List<NameBytes> paths) {
        return handle.createQuery("""
                        select o.id, i.n, o.seq, o.path, o.document, o.size, o.modified_nanos, o.created, o.withdrawn,
                               r.label, o.display
                        from occurrence o join intake i on i.id = o.intake join source_root r on r.id = o.root
                        where o.path in (<paths>)
                        """)
                .bindList("paths", paths.stream().map(NameBytes::bytes).toList())
                .map((row, _) -> new Held(occurrence(row), NameBytes.of(row.getBytes(10)), row.getString(11)))
                .list();
    }

    static Map<Sha256, Long> withdrawnPlaces(Handle handle) {
        Map<Sha256, Long> places = new HashMap<>();
        handle.createQuery("select document, count(*) from occurrence where withdrawn = 1 group by document")
                .map((row, _) -> Map.entry(new Sha256(row.getString(1)), row.getLong(2)))
                .forEach(entry -> places.put(entry.getKey(), entry.getValue()));
        return places;
    }

    static long lastSeq(Handle handle) {
        return SourceSql.next(handle, "select max(seq) from occurrence") - 1;
    }

    static Optional<NameBytes> labelOf(Handle handle, Occurrence occurrence) {
        return handle.createQuery(
                        "select r.label from source_root r join occurrence o on o.root = r.id where o.seq = ?")
                .bind(0, occurrence.seq())
                .map((row, _) -> NameBytes.of(row.getBytes(1)))
                .findOne();
    }

    static List<NameBytes> withdraw(Handle handle, Sha256 document) {
        String its = "in (select path from occurrence where document = ? and withdrawn = 0)";
        handle.execute("update skipped set path = ?, display = '' where path " + its, NOTHING, document.hex());
        handle.execute(
                "delete from sighting where occurrence in (select id from occurrence where document = ?)",
                document.hex());
        List<NameBytes> labels = handle.createQuery("""
                        select distinct r.label from source_root r join occurrence o on o.root = r.id
                        where o.document = ? and r.kind = 'file' and length(r.label) > 0
                        """)
                .bind(0, document.hex())
                .map((row, _) -> NameBytes.of(row.getBytes(1)))
                .list();
        handle.execute("""
                update occurrence set path = ?, display = '', size = 0, modified_nanos = 0, created = 0, withdrawn = 1
                where document = ?
                """, NOTHING, document.hex());
        List<NameBytes> unborne = new ArrayList<>();
        for (NameBytes label : labels) {
            if (handle.execute("""
                            update source_root set label = ?, display = '' where label = ? and not exists (
                                select 1 from occurrence o where o.root = source_root.id and o.withdrawn = 0)
                            """, NOTHING, label.bytes()) > 0) {
                unborne.add(label);
            }
        }
        return unborne;
    }
}
