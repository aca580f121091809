package daylight.extraction;

import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The statements behind [ExtractionFacts] and [IntakeReport].
final class ExtractionSql {
    private static final String READING = """
            select document, rank, verdict, reason, detail, media_type, size_bytes, recipe, listed, recorded
            from extraction_document
            """;
    private static final String MEMBER =
            "select container, ordinal, path, document, verdict, reason from extraction_member ";

    private ExtractionSql() {}

    static Optional<String> rank(Handle handle, Sha256 document) {
        return handle.createQuery("select rank from extraction_document where document = ?")
                .bind(0, document.hex())
                .mapTo(String.class)
                .findOne();
    }

    static void replace(Handle handle, DocumentReading reading, List<Member> members) {
        handle.execute(
                """
                insert into extraction_document
                    (document, rank, verdict, reason, detail, media_type, size_bytes, recipe, listed, recorded)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (document) do update set
                    rank = excluded.rank, verdict = excluded.verdict, reason = excluded.reason,
                    detail = excluded.detail, media_type = excluded.media_type, size_bytes = excluded.size_bytes,
                    recipe = excluded.recipe, listed = excluded.listed, recorded = excluded.recorded
                """,
                reading.document().hex(),
                reading.rank(),
                reading.verdict().code(),
                reading.reason().code(),
                reading.detail(),
                reading.mediaType(),
                reading.sizeBytes(),
                reading.recipe(),
                reading.listed(),
                reading.recorded());
        handle.execute(
                "delete from extraction_member where container = ?",
                reading.document().hex());
        if (members.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into extraction_member (container, ordinal, path, document, verdict, reason)
                values (?, ?, ?, ?, ?, ?)
                """);
        for (Member member : members) {
            batch.bind(0, reading.document().hex())
                    .bind(1, member.ordinal())
                    .bind(2, member.path().bytes())
                    .bind(3, member.document().map(Sha256::hex).orElse(""))
                    .bind(4, member.verdict().code())
                    .bind(5, member.reason().code())
                    .add();
        }
        batch.execute();
    }

    static Optional<DocumentReading> reading(Handle handle, Sha256 document) {
        return handle.createQuery(READING + "where document = ?")
                .bind(0, document.hex())
                .map((row, _) -> toReading(row))
                .findOne();
    }

    static void eachReading(Handle handle, Consumer<DocumentReading> visitor) {
        try (var rows = handle.createQuery(READING + "order by document").map((row, _) -> toReading(row)).stream()) {
            rows.forEach(visitor);
        }
    }

    static List<Member> members(Handle handle, Sha256 container) {
        return handle.createQuery(MEMBER + "where container = ? order by ordinal")
                .bind(0, container.hex())
                .map((row, _) -> toMember(row))
                .list();
    }

    static List<Member> memberships(Handle handle, Sha256 document) {
        return handle.createQuery(MEMBER + "where document = ? order by container, ordinal")
                .bind(0, document.hex())
                .map((row, _) -> toMember(row))
                .list();
    }

    static List<Sha256> memberDocuments(Handle handle, Sha256 container) {
        return handle.createQuery(
                        "select distinct document from extraction_member where container = ? and document <> ''")
                .bind(0, container.hex())
                .map((row, _) -> new Sha256(row.getString(1)))
                .list();
    }

    static void erase(Handle handle, Sha256 document) {
        handle.execute("delete from extraction_member where container = ?", document.hex());
        handle.execute("""
                update extraction_member set path = x'', document = '', verdict = ?, reason = ?
                where document = ?
                """, Verdict.FAILED.code(), Reason.WITHDRAWN.code(), document.hex());
        handle.execute("delete from extraction_document where document = ?", document.hex());
    }

    private static DocumentReading toReading(ResultSet row) throws SQLException {
        return new DocumentReading(
                new Sha256(row.getString(1)),
                row.getString(2),
                verdict(row.getString(3)),
                reason(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getLong(7),
                row.getInt(8),
                row.getLong(9),
                row.getLong(10));
    }

    private static Member toMember(ResultSet row) throws SQLException {
        String document = row.getString(4);
        return new Member(
                new Sha256(row.getString(1)),
                row.getInt(2),
                NameBytes.of(row.getBytes(3)),
                document.isEmpty() ? Optional.empty() : Optional.of(new Sha256(document)),
                verdict(row.getString(5)),
                reason(row.getString(6)));
    }

    private static Verdict verdict(String code) {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.code().equals(code)) {
                return verdict;
            }
        }
        throw new IllegalStateException("the facts hold an unknown verdict: " + code);
    }

    private static Reason reason(String code) {
        for (Reason reason : Reason.values()) {
            if (reason.code().equals(code)) {
                return reason;
            }
        }
        throw new IllegalStateException("the facts hold an unknown reason: " + code);
    }
}
