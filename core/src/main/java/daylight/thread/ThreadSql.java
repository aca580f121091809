package daylight.thread;

import daylight.id.Sha256;
import daylight.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The statements behind [Threads].
final class ThreadSql {
    /// So many mails of one subject are looked at; more are a form letter, not a conversation.
    private static final int OF_SUBJECT_MAX = 500;

    private static final String COLUMNS =
            "select m.document, m.message_id, m.conversation, m.place, m.subject, m.is_reply from thread_message m ";

    private ThreadSql() {}

    static void put(Handle handle, Sha256 document, Keys keys) {
        Statements.update(
                handle,
                """
                insert into thread_message (document, message_id, conversation, place, subject, is_reply)
                values (?, ?, ?, ?, ?, ?)
                """,
                document.hex(),
                keys.messageId(),
                keys.conversation(),
                keys.place(),
                keys.subject(),
                keys.reply() ? 1 : 0);
        List<Object[]> rows = new ArrayList<>();
        for (String reference : keys.references()) {
            rows.add(new Object[] {document.hex(), keys.byReplyAlone() ? -1 : rows.size(), reference});
        }
        Statements.batch(handle, "insert into thread_reference (document, ordinal, message_id) values (?, ?, ?)", rows);
    }

    static void erase(Handle handle, Sha256 document) {
        Statements.update(handle, "delete from thread_reference where document = ?", document.hex());
        Statements.update(handle, "delete from thread_message where document = ?", document.hex());
    }

    static void clear(Handle handle) {
        Statements.update(handle, "delete from thread_reference");
        Statements.update(handle, "delete from thread_message");
        Statements.update(handle, "delete from thread_filled");
    }

    static boolean knows(Handle handle, Sha256 document) {
        return Statements.row(
                        handle, "select 1 from thread_message where document = ?", row -> row.getInt(1), document.hex())
                .isPresent();
    }

    static Map<Sha256, Keys> ofDocuments(Handle handle, Collection<String> documents) {
        return keys(handle, "where m.document in (…)", documents);
    }

    static Map<Sha256, Keys> withIds(Handle handle, Collection<String> ids) {
        return keys(handle, "where m.message_id in (…)", ids);
    }

    static Map<Sha256, Keys> naming(Handle handle, Collection<String> ids) {
        List<String> documents = Statements.rowsOfMany(
                handle,
                "select document from thread_reference where message_id in (…)",
                List.copyOf(ids),
                row -> row.getString(1));
        return ofDocuments(handle, documents);
    }

    static Map<Sha256, Keys> ofConversations(Handle handle, Collection<String> conversations) {
        return keys(handle, "where m.conversation in (…)", conversations);
    }

    static Map<Sha256, Keys> ofSubject(Handle handle, String subject) {
        List<String> documents = Statements.rows(
                handle,
                "select document from thread_message where subject = ? order by document limit " + OF_SUBJECT_MAX,
                row -> row.getString(1),
                subject);
        return ofDocuments(handle, documents);
    }

    /// A row and, later, what its mail names.
    private record Row(String document, Keys keys) {}

    private static Map<Sha256, Keys> keys(Handle handle, String where, Collection<String> values) {
        Map<Sha256, Keys> found = new HashMap<>();
        if (values.isEmpty()) {
            return found;
        }
        List<Row> rows = Statements.rowsOfMany(handle, COLUMNS + where, List.copyOf(values), ThreadSql::row);
        for (Row row : rows) {
            found.computeIfAbsent(new Sha256(row.document()), _ -> withReferences(handle, row));
        }
        return found;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString(1),
                new Keys(
                        row.getString(2),
                        List.of(),
                        false,
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6) == 1));
    }

    private static Keys withReferences(Handle handle, Row row) {
        boolean[] byReply = {false};
        List<String> references = Statements.rows(
                handle,
                "select ordinal, message_id from thread_reference where document = ? order by ordinal",
                one -> {
                    byReply[0] |= one.getInt(1) < 0;
                    return one.getString(2);
                },
                row.document());
        return row.keys().referring(references, byReply[0]);
    }

    /// How far a case that had mails before these tables is entered.
    static Optional<String> filledTo(Handle handle) {
        return Statements.row(handle, "select document from thread_filled", row -> row.getString(1));
    }

    static void filledTo(Handle handle, String document) {
        Statements.update(handle, "delete from thread_filled");
        Statements.update(handle, "insert into thread_filled (document) values (?)", document);
    }
}
