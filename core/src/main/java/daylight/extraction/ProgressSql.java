package daylight.extraction;

import daylight.id.Sha256;
import daylight.protocol.Checkpoint;
import daylight.protocol.NameBytes;
import daylight.store.Statements;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The statements about readings that were broken off.
final class ProgressSql {
    private static final int ROWS_TOGETHER = 1_000;

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
                        (container, recognised, ordinal, path, document, verdict, reason)
                    values (?, ?, ?, ?, ?, ?, ?)
                    on conflict (container, recognised, ordinal) do update set
                        path = excluded.path, document = excluded.document,
                        verdict = excluded.verdict, reason = excluded.reason
                    """,
                    members.subList(from, Math.min(members.size(), from + ROWS_TOGETHER)).stream()
                            .map(member -> new Object[] {
                                document.hex(),
                                recognised ? 1 : 0,
                                member.ordinal(),
                                member.path().bytes(),
                                member.document().map(Sha256::hex).orElse(""),
                                member.verdict().code(),
                                member.reason().code()
                            })
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
                    handle,
                    """
                    select ordinal, path, document, verdict, reason from extraction_progress_member
                    where container = ? and recognised = ? and ordinal < ? order by ordinal
                    """,
                    row -> new Member(
                            document,
                            row.getInt(1),
                            NameBytes.of(row.getBytes(2)),
                            row.getString(3).isEmpty() ? Optional.empty() : Optional.of(new Sha256(row.getString(3))),
                            ExtractionSql.verdict(row.getString(4)),
                            ExtractionSql.reason(row.getString(5))),
                    document.hex(),
                    recognised ? 1 : 0,
                    one.named());
            return members.size() == one.named()
                    ? Optional.of(new ReadSoFar(one.checkpoint(), members))
                    : Optional.empty();
        });
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

    static void clear(Handle handle) {
        Statements.update(handle, "delete from extraction_progress");
        Statements.update(handle, "delete from extraction_progress_member");
    }
}
