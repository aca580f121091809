package daylight.extraction;

import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static final String ADD = """
            insert into extraction_document
                (document, rank, verdict, reason, detail, media_type, size_bytes, recipe, listed, recorded)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private ExtractionSql() {}

    static Optional<String> rank(Handle handle, Sha256 document) {
        return Statements.row(
                handle,
                "select rank from extraction_document where document = ?",
                row -> row.getString(1),
                document.hex());
    }

    /// The ranks of those that have a reading.
    static Map<Sha256, String> ranks(Handle handle, Collection<Sha256> documents) {
        Map<Sha256, String> ranks = new HashMap<>();
        Statements.rowsOfMany(
                        handle,
                        "select document, rank from extraction_document where document in (…)",
                        documents.stream().map(Sha256::hex).toList(),
                        row -> Map.entry(new Sha256(row.getString(1)), row.getString(2)))
                .forEach(one -> ranks.put(one.getKey(), one.getValue()));
        return ranks;
    }

    /// Add a document's first reading.
    ///
    /// @return false where it has one already, and nothing was written
    static boolean add(Handle handle, DocumentReading reading, List<Member> members) {
        boolean added = Statements.update(handle, ADD + "on conflict (document) do nothing", values(reading)) == 1;
        if (added) {
            addMembers(handle, reading, members);
        }
        return added;
    }

    static void replace(Handle handle, DocumentReading reading, List<Member> members) {
        String document = reading.document().hex();
        Statements.update(handle, "delete from extraction_document where document = ?", document);
        Statements.update(handle, "delete from extraction_member where container = ?", document);
        Statements.update(handle, ADD, values(reading));
        addMembers(handle, reading, members);
    }

    private static Object[] values(DocumentReading reading) {
        return new Object[] {
            reading.document().hex(),
            reading.rank(),
            reading.verdict().code(),
            reading.reason().code(),
            reading.detail(),
            reading.mediaType(),
            reading.sizeBytes(),
            reading.recipe(),
            reading.listed(),
            reading.recorded()
        };
    }

    /// In the order of the columns that both tables of members have.
    static Object[] values(Member member) {
        return new Object[] {
            member.container().hex(),
            member.ordinal(),
            member.path().bytes(),
            member.document().map(Sha256::hex).orElse(""),
            member.verdict().code(),
            member.reason().code()
        };
    }

    private static void addMembers(Handle handle, DocumentReading reading, List<Member> members) {
        if (members.isEmpty()) {
            return;
        }
        // Some rows at a time: what waits to be sent is held in memory.
        for (int from = 0; from < members.size(); from += ROWS_TOGETHER) {
            Statements.batch(
                    handle,
                    """
                    insert into extraction_member (container, ordinal, path, document, verdict, reason)
                    values (?, ?, ?, ?, ?, ?)
                    """,
                    members.subList(from, Math.min(members.size(), from + ROWS_TOGETHER)).stream()
                            .map(ExtractionSql::values)
                            .toList());
        }
    }

    static Optional<DocumentReading> reading(Handle handle, Sha256 document) {
        return Statements.row(handle, READING + "where document = ?", ExtractionSql::toReading, document.hex());
    }

    static List<DocumentReading> readings(Handle handle, Collection<Sha256> documents) {
        return Statements.rowsOfMany(
                handle,
                READING + "where document in (…)",
                documents.stream().map(Sha256::hex).toList(),
                ExtractionSql::toReading);
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
        return Statements.rows(
                handle, MEMBER + "where container = ? order by ordinal", ExtractionSql::toMember, container.hex());
    }

    static List<Member> memberships(Handle handle, Collection<Sha256> documents) {
        return Statements.rowsOfMany(
                handle,
                MEMBER + "where document in (…)",
                documents.stream().map(Sha256::hex).toList(),
                ExtractionSql::toMember);
    }

    static List<Sha256> memberDocuments(Handle handle, Sha256 container) {
        return handle.createQuery(
                        "select distinct document from extraction_member where container = ? and document <> ''")
                .bind(0, container.hex())
                .map((row, _) -> new Sha256(row.getString(1)))
                .list();
    }

    /// Members of a container whose bytes were seen.
    static long membersRead(Handle handle, Sha256 container) {
        return Statements.row(
                        handle,
                        "select count(*) from extraction_member where container = ? and document <> ''",
                        row -> row.getLong(1),
                        container.hex())
                .orElse(0L);
    }

    static List<Sha256> unplaced(Handle handle, String rank) {
        return Statements.rows(handle, """
                select d.document from extraction_document d where d.rank > ?
                and not exists (select 1 from extraction_member m where m.document = d.document)
                order by d.document
                """, row -> new Sha256(row.getString(1)), rank);
    }

    static List<Sha256> with(Handle handle, Reason reason) {
        return Statements.rows(handle, """
                select document from extraction_document where reason = ?
                union select container from extraction_member where reason = ? and document = ''
                order by 1
                """, row -> new Sha256(row.getString(1)), reason.code(), reason.code());
    }

    static List<DocumentReading> withPictures(Handle handle, boolean all) {
        return Statements.rows(
                handle,
                READING + "where reason = ?"
                        + (all ? " or media_type like 'image/%' or media_type = 'application/pdf'" : "")
                        + " order by document",
                ExtractionSql::toReading,
                Reason.NO_TEXT.code());
    }

    static void outrank(Handle handle, Sha256 document, String rank) {
        handle.execute("update extraction_document set rank = ? where document = ?", rank, document.hex());
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

    static Member toMember(ResultSet row) throws SQLException {
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
