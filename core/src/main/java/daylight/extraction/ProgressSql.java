package daylight.extraction;

import daylight.id.Sha256;
import daylight.protocol.Checkpoint;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.store.Statements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The statements about readings that are not at their end, or were broken off.
final class ProgressSql {
    static final String TABLE = "extraction_progress_member";

    private static final int ROWS_TOGETHER = 1_000;

    /// Members of originals that are being read for the first time, or whose first reading was interrupted: no
    /// reading stands that would say it better. What was recognised has such a reading.
    private static final String UNFINISHED = """
            from extraction_progress_member m
            join extraction_progress p
                on p.document = m.container and p.recognised = m.recognised and m.ordinal < p.named
            where m.recognised = 0
            and not exists (select 1 from extraction_document d where d.document = m.container)
            """;
    private static final String MEMBER = "select m.container, m.ordinal, m.path, m.document, m.verdict, m.reason ";

    private ProgressSql() {}

    static void put(
            Handle handle,
            Sha256 document,
            boolean recognised,
            String reader,
            Checkpoint checkpoint,
            List<Member> members,
            int named) {
        Statements.update(
                handle,
                """
                insert into extraction_progress (document, recognised, reader, nodes, members, state, named)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (document, recognised) do update set
                    reader = excluded.reader, nodes = excluded.nodes, members = excluded.members,
                    state = excluded.state, named = excluded.named
                """,
                document.hex(),
                recognised ? 1 : 0,
                reader,
                checkpoint.nodes(),
                checkpoint.members(),
                checkpoint.state(),
                named);
        for (int from = 0; from < members.size(); from += ROWS_TOGETHER) {
            Statements.batch(
                    handle,
                    """
                    insert into extraction_progress_member
                        (container, ordinal, path, document, verdict, reason, recognised)
                    values (?, ?, ?, ?, ?, ?, ?)
                    on conflict (container, recognised, ordinal) do update set
                        path = excluded.path, document = excluded.document,
                        verdict = excluded.verdict, reason = excluded.reason
                    """,
                    members.subList(from, Math.min(members.size(), from + ROWS_TOGETHER)).stream()
                            .map(member -> values(member, recognised))
                            .toList());
        }
    }

    private record Stopped(Checkpoint checkpoint, int named) {}

    static Optional<ReadSoFar> of(Handle handle, Sha256 document, boolean recognised, String reader) {
        Optional<Stopped> stopped = Statements.row(
                handle,
                """
                select nodes, members, state, named from extraction_progress
                where document = ? and recognised = ? and reader = ?
                """,
                row -> new Stopped(new Checkpoint(row.getInt(1), row.getInt(2), row.getString(3)), row.getInt(4)),
                document.hex(),
                recognised ? 1 : 0,
                reader);
        return stopped.flatMap(one -> {
            List<Member> members = Statements.rows(
                    handle, """
                    select container, ordinal, path, document, verdict, reason from extraction_progress_member
                    where container = ? and recognised = ? and ordinal < ? order by ordinal
                    """, ExtractionSql::toMember, document.hex(), recognised ? 1 : 0, one.named());
            return members.size() == one.named()
                    ? Optional.of(new ReadSoFar(one.checkpoint(), members))
                    : Optional.empty();
        });
    }

    /// Where documents occur in originals that are not read to their end.
    static List<Member> memberships(Handle handle, Collection<Sha256> documents) {
        return Statements.rowsOfMany(
                handle,
                MEMBER + UNFINISHED + "and m.document in (…)",
                documents.stream().map(Sha256::hex).toList(),
                ExtractionSql::toMember);
    }

    /// The members so far of an original that is not read to its end.
    static List<Member> members(Handle handle, Sha256 container) {
        return Statements.rows(
                handle,
                MEMBER + UNFINISHED + "and m.container = ? order by m.ordinal",
                ExtractionSql::toMember,
                container.hex());
    }

    /// Of these documents, those that lie in an original that is not read to its end.
    static Set<Sha256> placed(Handle handle, Collection<Sha256> documents) {
        return memberships(handle, documents).stream()
                .flatMap(member -> member.document().stream())
                .collect(Collectors.toSet());
    }

    static void forget(Handle handle, Sha256 document, boolean recognised) {
        Statements.update(
                handle,
                "delete from extraction_progress where document = ? and recognised = ?",
                document.hex(),
                recognised ? 1 : 0);
        Statements.update(
                handle,
                "delete from extraction_progress_member where container = ? and recognised = ?",
                document.hex(),
                recognised ? 1 : 0);
    }

    /// Forget a document's own list of members, and its name in the lists of others.
    static void withdraw(Handle handle, Sha256 document) {
        forget(handle, document, false);
        forget(handle, document, true);
        Statements.update(handle, """
                update extraction_progress_member set path = x'', document = '', verdict = ?, reason = ?
                where document = ?
                """, Verdict.FAILED.code(), Reason.WITHDRAWN.code(), document.hex());
    }

    /// What is remembered of a document, and all that names it: a list of members without one of them is
    /// of no use.
    static void forget(Handle handle, Sha256 document) {
        List<Sha256> containers = new ArrayList<>(List.of(document));
        containers.addAll(Statements.rows(
                handle,
                "select distinct container from extraction_progress_member where document = ?",
                row -> new Sha256(row.getString(1)),
                document.hex()));
        for (Sha256 container : containers) {
            forget(handle, container, false);
            forget(handle, container, true);
        }
    }

    private static Object[] values(Member member, boolean recognised) {
        Object[] known = ExtractionSql.values(member);
        Object[] values = Arrays.copyOf(known, known.length + 1);
        values[known.length] = recognised ? 1 : 0;
        return values;
    }
}
