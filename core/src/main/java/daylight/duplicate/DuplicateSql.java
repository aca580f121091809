package daylight.duplicate;

import daylight.id.Sha256;
import daylight.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/// The statements behind [Duplicates].
final class DuplicateSql {
    private static final String COLUMNS = "select document, words, digest, least from duplicate_signature ";

    /// Rows read at once.
    private static final int TOGETHER = 5_000;

    private DuplicateSql() {}

    static void put(Handle handle, Sha256 document, TextSignature signature) {
        Statements.update(
                handle,
                """
                insert into duplicate_signature (document, words, digest, least) values (?, ?, ?, ?)
                on conflict (document) do update set
                    words = excluded.words, digest = excluded.digest, least = excluded.least
                """,
                document.hex(),
                signature.words(),
                HexFormat.of().parseHex(signature.digest().hex()),
                signature.leastBytes());
    }

    static void erase(Handle handle, Sha256 document) {
        Statements.update(handle, "delete from duplicate_signature where document = ?", document.hex());
    }

    static long count(Handle handle) {
        return Statements.row(handle, "select count(*) from duplicate_signature", row -> row.getLong(1))
                .orElse(0L);
    }

    static Optional<TextSignature> of(Handle handle, Sha256 document) {
        return Statements.row(handle, COLUMNS + "where document = ?", DuplicateSql::signature, document.hex());
    }

    /// All of them, in the order of the documents.
    static void each(Handle handle, BiConsumer<Sha256, TextSignature> each) {
        String after = "";
        int read;
        do {
            String from = after;
            List<Row> rows = Statements.rows(
                    handle,
                    COLUMNS + "where document > ? order by document limit " + TOGETHER,
                    row -> new Row(row.getString("document"), signature(row)),
                    from);
            rows.forEach(row -> each.accept(new Sha256(row.document()), row.signature()));
            read = rows.size();
            after = read == 0 ? after : rows.getLast().document();
        } while (read == TOGETHER);
    }

    private record Row(String document, TextSignature signature) {}

    private static TextSignature signature(ResultSet row) throws SQLException {
        return TextSignature.of(row.getLong("words"), Sha256.ofDigest(row.getBytes("digest")), row.getBytes("least"));
    }
}
