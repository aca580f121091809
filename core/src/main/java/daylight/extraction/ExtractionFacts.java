package daylight.extraction;

import daylight.id.Sha256;
import daylight.protocol.Checkpoint;
import daylight.protocol.Reason;
import daylight.store.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// The recorded outcomes: what became of each document and which members each container has.
public final class ExtractionFacts {
    /// Containers nest at most as deep as workers unpack, and a document's own containers may form a longer
    /// chain only in a damaged case.
    private static final int DEPTH_MAX = 64;

    private final Database database;
    private volatile boolean remembers;

    public ExtractionFacts(Database database) {
        this.database = database;
    }

    /// Record one reading, inside the caller's transaction. A reading whose rank is larger than the recorded
    /// one changes nothing; the same rank again is the same reading again, and stands unless it got less far
    /// than the recorded one through no fault of the document.
    ///
    /// @return whether this reading stands now
    public boolean record(Handle handle, DocumentReading reading, List<Member> members) {
        if (ExtractionSql.add(handle, reading, members)) {
            return true;
        }
        DocumentReading standing =
                ExtractionSql.reading(handle, reading.document()).orElseThrow();
        int order = standing.rank().compareTo(reading.rank());
        long read =
                members.stream().filter(member -> member.document().isPresent()).count();
        boolean setback = order == 0
                && reading.isSetbackAfter(standing, read, ExtractionSql.membersRead(handle, reading.document()));
        if (order < 0 || setback) {
            return false;
        }
        ExtractionSql.replace(handle, reading, members);
        return true;
    }

    /// Remember how far a reading came, inside the transaction that records what it read.
    ///
    /// @param reader     which reader it is, and what it was asked for
    /// @param recognised whether it recognises text in pictures: each way has its own progress
    /// @param members    of the original, those that are new since the last time
    /// @param named      how many there are by now
    public void reached(
            Handle handle,
            Sha256 original,
            boolean recognised,
            String reader,
            Checkpoint checkpoint,
            List<Member> members,
            int named) {
        ProgressSql.put(handle, original, recognised, reader, checkpoint, members, named);
    }

    /// How far a reading came that was broken off.
    public Optional<ReadSoFar> progress(Sha256 original, boolean recognised, String reader) {
        return database.read(handle -> ProgressSql.of(handle, original, recognised, reader));
    }

    /// The reading came to its end, inside the transaction that records it.
    public void finished(Handle handle, Sha256 original, boolean recognised) {
        ProgressSql.forget(handle, original, recognised);
    }

    public Optional<DocumentReading> reading(Sha256 document) {
        return database.read(handle -> ExtractionSql.reading(handle, document));
    }

    /// The readings of those of these documents that have one, in no order.
    public List<DocumentReading> readings(Collection<Sha256> documents) {
        return database.read(handle -> ExtractionSql.readings(handle, documents));
    }

    /// Which of these documents have a reading of the very rank or a smaller one, inside the caller's
    /// transaction.
    public Set<Sha256> readAs(Handle handle, Collection<Sha256> documents, String rank) {
        Set<Sha256> read = new HashSet<>();
        ExtractionSql.ranks(handle, documents).forEach((document, standing) -> {
            if (standing.compareTo(rank) <= 0) {
                read.add(document);
            }
        });
        return read;
    }

    /// The members of a container in its order; of an original that is not read to its end, those up to the
    /// last place that was remembered.
    public List<Member> members(Sha256 container) {
        boolean withUnfinished = remembers();
        return database.read(handle -> {
            List<Member> members = ExtractionSql.members(handle, container);
            return members.isEmpty() && withUnfinished ? ProgressSql.members(handle, container) : members;
        });
    }

    /// The places inside containers where documents occur, in no order; also inside an original that is not read to
    /// its end. Of each, [Member#document] says which it is.
    public List<Member> memberships(Collection<Sha256> documents) {
        boolean withUnfinished = remembers();
        return database.read(handle -> {
            List<Member> all = new ArrayList<>(ExtractionSql.memberships(handle, documents));
            if (withUnfinished) {
                all.addAll(ProgressSql.memberships(handle, documents));
            }
            return all;
        });
    }

    /// Whether the case remembers how far readings came: one of the first version that is only read does not.
    private boolean remembers() {
        if (!remembers) {
            remembers = database.hasTable(ProgressSql.TABLE);
        }
        return remembers;
    }

    /// Whether no reading of a document stands, inside the caller's transaction.
    public boolean isUnread(Handle handle, Sha256 document) {
        return ExtractionSql.rank(handle, document).isEmpty();
    }

    /// Documents and everything inside them, inside the caller's transaction.
    public Set<Sha256> within(Handle handle, Collection<Sha256> documents) {
        Set<Sha256> all = new TreeSet<>(documents);
        Collection<Sha256> last = documents;
        for (int depth = 0; depth < DEPTH_MAX && !last.isEmpty(); depth++) {
            Set<Sha256> next = new TreeSet<>();
            for (Sha256 container : last) {
                next.addAll(ExtractionSql.memberDocuments(handle, container));
                ProgressSql.members(handle, container)
                        .forEach(member -> member.document().ifPresent(next::add));
            }
            next.removeAll(all);
            all.addAll(next);
            last = next;
        }
        return all;
    }

    /// Documents that were found inside others, and that no container has any more: an interrupted reading named them
    /// and the reading that stands does not, or the container was withdrawn while it was read.
    ///
    /// @param rank of readings of files that went in by themselves
    public List<Sha256> unplaced(String rank) {
        return database.read(handle -> {
            List<Sha256> unplaced = new ArrayList<>(ExtractionSql.unplaced(handle, rank));
            unplaced.removeAll(ProgressSql.placed(handle, unplaced));
            return unplaced;
        });
    }

    /// Readings of documents that hold pictures and no text that was read, in order.
    ///
    /// @param all also of those whose format may hold pictures beside other text
    public List<DocumentReading> withPictures(boolean all) {
        return database.read(handle -> ExtractionSql.withPictures(handle, all));
    }

    /// Documents that stand with this reason, and containers of members that were only named with it; in
    /// order.
    public List<Sha256> with(Reason reason) {
        return database.read(handle -> ExtractionSql.with(handle, reason));
    }

    /// Let any later reading of the document take the place of the one that stands, inside the caller's transaction.
    ///
    /// @param rank larger than that of every reading
    public void outrank(Handle handle, Sha256 document, String rank) {
        ExtractionSql.outrank(handle, document, rank);
    }

    /// Erase what is known of a document that is withdrawn: its reading, its members' paths, and its name as a member
    /// elsewhere. The places where it was stay, as withdrawn; a reading that was broken off around it goes on.
    public void withdraw(Handle handle, Sha256 document) {
        ExtractionSql.erase(handle, document);
        ProgressSql.withdraw(handle, document);
    }

    /// Erase what is known of a document that nobody withdrew, and that has no place. An original that named it so far
    /// is read anew.
    public void erase(Handle handle, Sha256 document) {
        ExtractionSql.erase(handle, document);
        ProgressSql.forget(handle, document);
    }

    /// Those of these documents that lie in more than one place, and what is inside of them; inside the caller's
    /// transaction.
    public Set<Sha256> withinMany(Handle handle, Collection<Sha256> documents) {
        Set<Sha256> seen = new HashSet<>();
        Set<Sha256> many = new TreeSet<>();
        Stream.concat(
                        ExtractionSql.memberships(handle, documents).stream(),
                        ProgressSql.memberships(handle, documents).stream())
                .flatMap(member -> member.document().stream())
                .forEach(document -> {
                    if (!seen.add(document)) {
                        many.add(document);
                    }
                });
        return within(handle, many);
    }
}
