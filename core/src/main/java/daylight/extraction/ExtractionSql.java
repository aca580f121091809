package daylight.extraction;

import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// The statements behind [ExtractionFacts] and [IntakeReport].
final class ExtractionSql {
    private static final String READING = """
            select document, rank, verdict, reason, detail, media_type, size_bytes, recipe, listed, recorded
            from extraction_document
            """;
    private static final String MEMBER =
            "select container, ordinal, path, document, verdict, reason from extraction_member ";

    /// Rows sent to the database together.
    private static final int ROWS_TOGETHER = 500;

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
        // Plain JDBC, some rows at a time: Jdbi keeps a map of arguments for each row until the whole batch is sent.
        try (PreparedStatement row = handle.getConnection().prepareStatement("""
                insert into extraction_member (container, ordinal, path, document, verdict, reason)
                values (?, ?, ?, ?, ?, ?)
                """)) {
            int waiting = 0;
            for (Member member : members) {
                row.setString(1, reading.document().hex());
                row.setInt(2, member.ordinal());
                row.setBytes(3, member.path().bytes());
                row.setString(4, member.document().map(Sha256::hex).orElse(""));
                row.setString(5, member.verdict().code());
                row.setString(6, member.reason().code());
                row.addBatch();
                if (++waiting % ROWS_TOGETHER == 0) {
                    row.executeBatch();
                }
            }
            row.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the members of a container could not be recorded", e);
        }
    }

    static Optional<DocumentReading> reading(Handle handle, Sha256 document) {
        return handle.createQuery(READING + "where document = ?")
                .bind(0, document.hex())
                .map((row, _) -> toReading(row))
                .findOne();
    }

    /// Every document in the order of its hash, with what an account needs to know of it.
    static void eachStanding(Handle handle, Consumer<Standing> visitor) {
        handle.createQuery("""
                        select document, verdict, reason, media_type, listed, recorded
                        from extraction_document order by document
                        """)
                .map((row, _) -> new Standing(
                        row.getString(1),
                        verdict(row.getString(2)),
                        reason(row.getString(3)),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6)))
                .forEach(visitor);
    }

    /// What stands of one document.
    record Standing(String document, Verdict verdict, Reason reason, String mediaType, long listed, long recorded) {}

    /// The documents that have members, whatever their readings say.
    static void eachContainer(Handle handle, Consumer<Sha256> visitor) {
        handle.createQuery("select distinct container from extraction_member")
                .map((row, _) -> new Sha256(row.getString(1)))
                .forEach(visitor);
    }

    /// The members of a container in its order, one by one.
    static void eachMember(Handle handle, Sha256 container, Consumer<Member> visitor) {
        handle.createQuery(MEMBER + "where container = ? order by ordinal")
                .bind(0, container.hex())
                .map((row, _) -> toMember(row))
                .forEach(visitor);
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

    static void eachMembership(Handle handle, Sha256 document, Consumer<Member> visitor) {
        handle.createQuery(MEMBER + "where document = ? order by container, ordinal")
                .bind(0, document.hex())
                .map((row, _) -> toMember(row))
                .forEach(visitor);
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
