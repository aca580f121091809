package daylight.thread;

import daylight.id.Sha256;
import daylight.store.Database;
import daylight.text.DocumentFacts;
import daylight.text.DocumentText;
import daylight.text.Texts;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The room's entry. A thread is put together when it is asked for, from the identifiers that its mails have in
/// common, so that no order of arrival decides what it looks like. May be used by many threads of the program.
public final class Threads {
    /// The class-path folder of the room's tables.
    public static final String MIGRATIONS = "daylight/thread/migrations";

    private static final String TABLE = "thread_filled";

    /// Mails entered in one transaction where a case had some before these tables.
    private static final int TOGETHER = 500;

    private final Database database;
    private final Texts texts;

    public Threads(Database database, Texts texts) {
        this.database = database;
        this.texts = texts;
    }

    /// Enter what a mail says of itself, in place of what an earlier reading said, inside the caller's transaction.
    /// Other documents leave nothing.
    public void put(Handle handle, Sha256 document, DocumentFacts facts) {
        ThreadSql.erase(handle, document);
        Keys.of(facts).ifPresent(keys -> ThreadSql.put(handle, document, keys));
    }

    /// Forget a document, inside the caller's transaction.
    public void erase(Handle handle, Sha256 document) {
        ThreadSql.erase(handle, document);
    }

    /// Enter the mails of a case that had some before it had threads. Goes on where it was killed; done once.
    public void fill() {
        Optional<String> last = database.read(ThreadSql::filledTo);
        if (last.filter(String::isEmpty).isPresent()) {
            return;
        }
        Optional<Sha256> after = last.map(Sha256::new);
        List<DocumentText> some = texts.after(after, TOGETHER);
        while (!some.isEmpty()) {
            List<DocumentText> now = some;
            Sha256 end = now.getLast().document();
            database.update(handle -> {
                now.forEach(one -> put(handle, one.document(), one.facts()));
                ThreadSql.filledTo(handle, end.hex());
            });
            some = texts.after(Optional.of(end), TOGETHER);
        }
        database.update(handle -> ThreadSql.filledTo(handle, ""));
    }

    /// Throw all of it away and enter every mail anew.
    public void refill() {
        database.update(ThreadSql::clear);
        fill();
    }

    /// Whether [#fill()] has been done, so that no thread lacks a mail.
    public boolean isFilled() {
        return database.hasTable(TABLE)
                && database.read(ThreadSql::filledTo).filter(String::isEmpty).isPresent();
    }

    /// The thread of a mail; empty where the document is no mail or is not known.
    public Optional<MessageThread> of(Sha256 document) {
        if (!database.hasTable(TABLE)) {
            return Optional.empty();
        }
        return database.read(handle -> ThreadSql.knows(handle, document)
                ? Optional.of(new Gathering(handle, texts).thread(document))
                : Optional.empty());
    }
}
