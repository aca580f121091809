package daylight.extraction;

import daylight.id.Sha256;
import daylight.store.Database;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// The recorded outcomes: what became of each document and which members each container has.
public final class ExtractionFacts {
    /// Containers nest at most as deep as workers unpack, and a document's own containers may form a longer
    /// chain only in a damaged case.
    private static final int DEPTH_MAX = 64;

    private final Database database;

    public ExtractionFacts(Database database) {
        this.database = database;
    }

    /// Record one reading, inside the caller's transaction. A reading whose rank is larger than the recorded
    /// one changes nothing; the same rank again is the same reading again.
    ///
    /// @return whether this reading stands now
    public boolean record(Handle handle, DocumentReading reading, List<Member> members) {
        Optional<String> standing = ExtractionSql.rank(handle, reading.document());
        if (standing.isPresent() && standing.get().compareTo(reading.rank()) < 0) {
            return false;
        }
        ExtractionSql.replace(handle, reading, members);
        return true;
    }

    public Optional<DocumentReading> reading(Sha256 document) {
        return database.read(handle -> ExtractionSql.reading(handle, document));
    }

    /// Which of these documents have a reading of the very rank or a smaller one, inside the caller's
    /// transaction.
    public boolean isReadAs(Handle handle, Sha256 document, String rank) {
        return ExtractionSql.rank(handle, document)
                .filter(standing -> standing.compareTo(rank) <= 0)
                .isPresent();
    }

    public List<Member> members(Sha256 container) {
        return database.read(handle -> ExtractionSql.members(handle, container));
    }

    /// The places inside containers where a document occurs.
    public List<Member> memberships(Sha256 document) {
        return database.read(handle -> ExtractionSql.memberships(handle, document));
    }

    /// The same one by one, those in one container after one another.
    public void eachMembership(Sha256 document, Consumer<Member> visitor) {
        database.read(handle -> {
            ExtractionSql.eachMembership(handle, document, visitor);
            return true;
        });
    }

    /// A document and everything inside it, inside the caller's transaction.
    public Set<Sha256> within(Handle handle, Collection<Sha256> documents) {
        Set<Sha256> all = new TreeSet<>(documents);
        Collection<Sha256> last = documents;
        for (int depth = 0; depth < DEPTH_MAX && !last.isEmpty(); depth++) {
            Set<Sha256> next = new TreeSet<>();
            for (Sha256 container : last) {
                next.addAll(ExtractionSql.memberDocuments(handle, container));
            }
            next.removeAll(all);
            all.addAll(next);
            last = next;
        }
        return all;
    }

    /// Erase what is known of a document: its reading, its members' paths, and its name as a member
    /// elsewhere. The places where it was stay, as withdrawn.
    public void erase(Handle handle, Sha256 document) {
        ExtractionSql.erase(handle, document);
    }
}
