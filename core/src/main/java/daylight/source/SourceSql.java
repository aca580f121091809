package daylight.source;

import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.store.Statements;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// The statements about intakes, roots and skipped things; portable between SQLite and PostgreSQL.
final class SourceSql {
    /// As many digits as make a chance meeting of two ids no matter.
    private static final int ID_DIGITS = 32;

    private record Stamp(NameBytes path, long size, long modifiedNanos) {}

    private SourceSql() {}

    /// An id that a repeated run makes again, and that tells nothing of a name.
    static String id(String within, String kind, long n) {
        byte[] bytes = (within + ':' + kind + ':' + n).getBytes(StandardCharsets.UTF_8);
        return Sha256.of(bytes).hex().substring(0, ID_DIGITS);
    }

    static List<NameBytes> labels(Handle handle) {
        return handle.createQuery("select label from source_root")
                .map((row, _) -> NameBytes.of(row.getBytes(1)))
                .list();
    }

    static Intake begin(Handle handle, String caseId, List<Root> roots, Intake.How how, long now) {
        Map<NameBytes, String> ids = new HashMap<>();
        for (Root root : roots) {
            ids.put(root.label(), rootId(handle, caseId, root));
        }
        for (Intake open : open(handle)) {
            if (open.how() == how && new HashSet<>(open.rootIds().values()).equals(new HashSet<>(ids.values()))) {
                return new Intake(open.id(), open.n(), how, ids, true, false);
            }
        }
        long n = next(handle, "select max(n) from intake");
        Intake intake = new Intake(id(caseId, "intake", n), n, how, ids, false, false);
        handle.execute("insert into intake (id, n, started, how) values (?, ?, ?, ?)", intake.id(), n, now, how.code());
        for (String root : ids.values()) {
            handle.execute("insert into intake_root (intake, root) values (?, ?)", intake.id(), root);
        }
        return intake;
    }

    private static String rootId(Handle handle, String caseId, Root root) {
        Optional<String> known = handle.createQuery("select id from source_root where label = ?")
                .bind(0, root.label().bytes())
                .mapTo(String.class)
                .findOne();
        if (known.isPresent()) {
            return known.get();
        }
        long n = next(handle, "select max(n) from source_root");
        String id = id(caseId, "root", n);
        handle.execute(
                "insert into source_root (id, n, label, display, kind) values (?, ?, ?, ?, ?)",
                id,
                n,
                root.label().bytes(),
                root.label().display(),
                root.folder() ? "folder" : "file");
        return id;
    }

    static long next(Handle handle, String selectMax) {
        return 1 + Statements.row(handle, selectMax, row -> row.getLong(1)).orElse(0L);
    }

    static Optional<Intake> unfinished(Handle handle) {
        return open(handle).stream().findFirst();
    }

    private static List<Intake> open(Handle handle) {
        return handle.createQuery("""
                        select i.id, i.n, i.how from intake i
                        where not exists (select 1 from intake_end e where e.intake = i.id) order by i.n desc
                        """)
                .map((row, _) -> new Intake(
                        row.getString(1),
                        row.getLong(2),
                        row.getString(3).equals(Intake.How.COPY.code()) ? Intake.How.COPY : Intake.How.IN_PLACE,
                        rootsOf(handle, row.getString(1)),
                        true,
                        false))
                .list();
    }

    private static Map<NameBytes, String> rootsOf(Handle handle, String intake) {
        Map<NameBytes, String> ids = new HashMap<>();
        handle.createQuery("""
                        select r.label, r.id from intake_root ir join source_root r on r.id = ir.root
                        where ir.intake = ?
                        """)
                .bind(0, intake)
                .map((row, _) -> Map.entry(NameBytes.of(row.getBytes(1)), row.getString(2)))
                .forEach(entry -> ids.put(entry.getKey(), entry.getValue()));
        return ids;
    }

    static void end(Handle handle, Intake intake, long scanned, long now) {
        handle.execute(
                "insert into intake_end (intake, finished, scanned) values (?, ?, ?) on conflict (intake) do nothing",
                intake.id(),
                now,
                scanned);
    }

    static boolean choose(Handle handle, Intake intake, Choice choice) {
        List<String> chosen = List.of(String.join("\n", choice.only()), String.join("\n", choice.except()));
        List<String> before = Statements.row(
                        handle, """
                        select only_patterns, except_patterns from intake_choice where intake = ? order by n desc limit 1
                        """, row -> List.of(row.getString(1), row.getString(2)), intake.id())
                .orElse(List.of("", ""));
        if (chosen.equals(before)) {
            return false;
        }
        handle.execute("""
                insert into intake_choice (intake, n, only_patterns, except_patterns)
                select ?, 1 + count(*), ?, ? from intake_choice where intake = ?
                """, intake.id(), chosen.getFirst(), chosen.getLast(), intake.id());
        return true;
    }

    static Optional<Long> scanned(Handle handle, String intake) {
        return handle.createQuery("select scanned from intake_end where intake = ?")
                .bind(0, intake)
                .mapTo(Long.class)
                .findOne();
    }

    /// Looks at the intakes that took a root first, and at the last one. What was withdrawn has lost its path and is
    /// counted, so that a path with two versions may count twice: less is found than before a withdrawal, and never
    /// too much.
    static List<Shortfall> shortfalls(Handle handle) {
        return handle
                .createQuery("""
                        select i.n, e.scanned, (
                            select count(*) from (
                                select o.path from occurrence o join intake oi on oi.id = o.intake
                                where oi.n <= i.n and o.withdrawn = 0
                                and o.root in (select root from intake_root where intake = i.id)
                                union
                                select s.path from skipped s join intake si on si.id = s.intake
                                where si.n <= i.n and si.id in (
                                    select other.intake from intake_root other join intake_root own
                                        on own.root = other.root where own.intake = i.id)
                            ) named) + (
                            select count(*) from occurrence w join intake wi on wi.id = w.intake
                            where wi.n <= i.n and w.withdrawn = 1
                            and w.root in (select root from intake_root where intake = i.id)) as held
                        from intake i join intake_end e on e.intake = i.id
                        where i.n = (select max(n) from intake) or exists (
                                select 1 from intake_root ir where ir.intake = i.id and not exists (
                                    select 1 from intake_root er join intake ei on ei.id = er.intake
                                    where er.root = ir.root and ei.n < i.n))
                        order by i.n
                        """)
                .map((row, _) -> new Shortfall(row.getLong(1), row.getLong(2), row.getLong(3)))
                .stream()
                .filter(one -> one.held() < one.scanned())
                .toList();
    }

    static List<FoundFile> unknown(Handle handle, List<FoundFile> batch) {
        List<byte[]> paths = batch.stream().map(f -> f.path().bytes()).toList();
        Set<Stamp> known = new HashSet<>();
        for (String table : List.of("occurrence", "sighting")) {
            known.addAll(Statements.rowsOfMany(
                    handle,
                    "select path, size, modified_nanos from " + table + " where path in (…)",
                    paths,
                    row -> new Stamp(NameBytes.of(row.getBytes(1)), row.getLong(2), row.getLong(3))));
        }
        return batch.stream()
                .filter(f -> !known.contains(new Stamp(f.path(), f.size(), f.modifiedNanos())))
                .toList();
    }

    static int skip(Handle handle, Intake intake, List<SkippedEntry> entries) {
        int added = 0;
        for (SkippedEntry entry : entries) {
            byte[] path = entry.path().bytes();
            boolean known = handle.createQuery(ACTIVE_SKIPS + " and s.path = ? and s.reason = ?")
                    .bind(0, path)
                    .bind(1, entry.reason().code())
                    .map((_, _) -> true)
                    .findFirst()
                    .isPresent();
            // What was taken before stays, though a later choice leaves it out.
            boolean taken = entry.file()
                    .filter(file -> unknown(handle, List.of(file)).isEmpty())
                    .isPresent();
            if (!known && !taken) {
                added += handle.execute(
                        "insert into skipped (intake, seq, path, display, reason) values (?, ?, ?, ?, ?)",
                        intake.id(),
                        next(handle, "select max(seq) from skipped"),
                        path,
                        entry.path().display(),
                        entry.reason().code());
            }
        }
        return added;
    }

    /// A thing that was skipped and later taken at the same path is accounted for by what was taken; of
    /// several reasons the last counts.
    private static final String ACTIVE_SKIPS = """
            select distinct s.path, s.reason from skipped s join intake si on si.id = s.intake
            where length(s.path) > 0 and not exists (
                select 1 from occurrence o join intake oi on oi.id = o.intake
                where o.path = s.path and oi.n >= si.n)
            and not exists (select 1 from skipped later where later.path = s.path and later.seq > s.seq)
            """;

    static List<SkippedEntry> skipped(Handle handle) {
        return handle.createQuery(ACTIVE_SKIPS + " order by s.path, s.reason")
                .map((row, _) -> new SkippedEntry(NameBytes.of(row.getBytes(1)), reason(row.getString(2))))
                .list();
    }

    private static Reason reason(String code) {
        return Arrays.stream(Reason.values())
                .filter(r -> r.code().equals(code))
                .findFirst()
                .orElse(Reason.SOURCE_UNREADABLE);
    }
}
