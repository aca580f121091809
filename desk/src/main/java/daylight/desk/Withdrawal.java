package daylight.desk;

import daylight.extraction.Member;
import daylight.id.Sha256;
import daylight.source.Occurrence;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.work.Lease;
import daylight.work.Stage;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/// Erases a document in every room, together with what occurs only inside it.
final class Withdrawal {
    private final OpenCase open;
    private final Progress progress;

    Withdrawal(OpenCase open, Progress progress) {
        this.open = open;
        this.progress = progress;
    }

    /// What a withdrawal came to.
    ///
    /// @param documents   how many were erased
    /// @param stillInside originals of the case whose own bytes hold the document: to erase it everywhere,
    ///                    these must be withdrawn too
    /// @param readAgain   originals that share members with what was erased, and that the next `ingest` reads
    ///                    again, so that nothing of these members is known from the erased one
    record Erased(int documents, List<Occurrence> stillInside, int readAgain) {}

    Erased of(Sha256 document, String reason) {
        if (open.extraction().reading(document).isEmpty()
                && open.custody().held(List.of(document)).isEmpty()) {
            throw new CaseException(
                    Kind.USAGE, "The case " + open.folder().root() + " has no document " + document + " to withdraw.");
        }
        List<Occurrence> holders = holders(document);
        Set<Sha256> within = open.database().read(handle -> open.extraction().within(handle, List.of(document)));
        Set<Sha256> erased = onlyWithin(document, within);
        // What occurs elsewhere too stays, and must be found no longer by the name of what is withdrawn.
        Set<Sha256> kept = new TreeSet<>(within);
        kept.removeAll(erased);
        Set<Sha256> originals = new HashSet<>();
        open.custody().held(kept).forEach(held -> originals.add(held.document()));
        Map<Sha256, Set<Sha256>> others = new HashMap<>();
        for (Sha256 one : kept) {
            if (!originals.contains(one)) {
                others.put(one, open.originalsWith(one));
            }
        }
        open.custody().withdraw(open.ledger().actor(), document, reason, handle -> {
            erase(handle, erased, open.extraction()::withdraw);
            others.forEach((member, holding) -> readElsewhere(handle, member, holding, erased));
            open.queue().enqueueAgain(handle, Stage.INDEX, hex(kept));
        });
        Wanted.forget(open.folder());
        boolean gone = sweep(Optional.of(erased));
        new Reindexing(open, progress).waiting();
        open.ledger().seal();
        if (!gone) {
            throw new CaseException(
                    Kind.UNAVAILABLE,
                    "The document is withdrawn, but another program is reading the case, so that erased names still stand in "
                            + open.folder().database().getFileName()
                            + "-wal; close that program and run: daylight rebuild "
                            + open.folder().root());
        }
        Set<Sha256> again = new HashSet<>();
        others.values().forEach(again::addAll);
        again.removeAll(erased);
        return new Erased(erased.size(), holders, again.size());
    }

    /// What was said of a kept member when it was read inside of what is withdrawn, an attachment's name in
    /// a mail's header for one, must go; the next `ingest` reads it where it still lies.
    private void readElsewhere(Handle handle, Sha256 member, Set<Sha256> originals, Set<Sha256> erased) {
        open.texts().forgetReadings(handle, member, Ranks.OF_NONE);
        for (Sha256 original : originals) {
            // Going on would pass over the member.
            open.extraction().finished(handle, original, false);
            open.extraction().finished(handle, original, true);
        }
        open.extraction().outrank(handle, member, Ranks.OF_NONE);
        open.queue()
                .enqueueAgain(
                        handle,
                        Stage.EXTRACT,
                        hex(originals.stream()
                                .filter(one -> !erased.contains(one))
                                .toList()));
    }

    private static List<String> hex(Collection<Sha256> documents) {
        return documents.stream().map(Sha256::hex).toList();
    }

    /// The first place of each original that has the document somewhere inside.
    private List<Occurrence> holders(Sha256 document) {
        return open.originalsWith(document).stream()
                .filter(original -> !original.equals(document))
                .flatMap(original -> open.sources().occurrencesOf(original).stream()
                        .filter(occurrence -> !occurrence.withdrawn())
                        .limit(1))
                .toList();
    }

    /// Erase members that no container has any more, and what is only inside of them.
    void ofUnplaced() {
        sweep(Optional.empty());
    }

    /// Erase the unplaced, and wipe what was erased.
    ///
    /// @param from where given, only those that were read from these: of others the reading may go on
    /// @return as of [#finish]
    private boolean sweep(Optional<Set<Sha256>> from) {
        boolean gone = finish();
        for (List<Sha256> unplaced = unplaced(from); !unplaced.isEmpty(); unplaced = unplaced(from)) {
            List<Sha256> erased = unplaced;
            open.database().update(handle -> erase(handle, erased, open.extraction()::erase));
            gone = finish();
        }
        return gone;
    }

    private List<Sha256> unplaced(Optional<Set<Sha256>> from) {
        List<Sha256> candidates = open.extraction().unplaced(Ranks.OF_FILES);
        Set<Sha256> kept = new HashSet<>();
        open.custody().held(candidates).forEach(held -> kept.add(held.document()));
        from.ifPresent(roots -> open.extraction().readings(candidates).stream()
                .filter(reading -> !roots.contains(Ranks.rootOf(reading.document(), reading.rank())))
                .forEach(reading -> kept.add(reading.document())));
        return candidates.stream().filter(one -> !kept.contains(one)).toList();
    }

    private void erase(Handle handle, Collection<Sha256> documents, BiConsumer<Handle, Sha256> outcome) {
        for (Sha256 one : documents) {
            outcome.accept(handle, one);
            open.texts().erase(handle, one);
            open.threads().erase(handle, one);
            open.duplicates().erase(handle, one);
            open.queue().cancel(handle, one.hex());
        }
        open.queue().enqueue(handle, Stage.ERASE, hex(documents));
    }

    /// Wipe what withdrawals have left in texts, pictures and index; a withdrawal that was interrupted
    /// is finished by this too.
    ///
    /// @return whether nothing of it is left in the log beside the facts either
    boolean finish() {
        List<Lease> leases = open.queue().claim(Stage.ERASE, Integer.MAX_VALUE);
        if (leases.isEmpty()) {
            return true;
        }
        open.texts().sweep();
        open.recognition().clear();
        open.renditions()
                .erase(leases.stream().map(lease -> new Sha256(lease.item())).toList());
        try {
            leases.forEach(lease -> open.index().delete(new Sha256(lease.item())));
            open.index().settle();
        } catch (CaseException unusable) {
            // An index that cannot be opened cannot forget a name either.
            new Reindexing(open, progress).queueAll();
            open.throwIndexAway();
        }
        open.database().update(handle -> leases.forEach(lease -> open.queue().complete(handle, lease)));
        return open.database().checkpoint();
    }

    /// The document and those members, of members too, that have no place outside of it.
    private Set<Sha256> onlyWithin(Sha256 document, Set<Sha256> within) {
        Map<Sha256, Set<Sha256>> containers = new HashMap<>();
        Map<Sha256, Set<Sha256>> members = new HashMap<>();
        for (Member member : open.extraction().memberships(within)) {
            Sha256 inside = member.document().orElseThrow();
            containers.computeIfAbsent(inside, _ -> new HashSet<>()).add(member.container());
            members.computeIfAbsent(member.container(), _ -> new HashSet<>()).add(inside);
        }
        open.sources().occurrencesOf(within).forEach((one, places) -> {
            if (!places.stream().allMatch(Occurrence::withdrawn)) {
                containers.remove(one);
            }
        });
        Set<Sha256> gone = new LinkedHashSet<>(List.of(document));
        Deque<Sha256> emptied = new ArrayDeque<>(gone);
        while (!emptied.isEmpty()) {
            Sha256 container = emptied.remove();
            for (Sha256 inside : members.getOrDefault(container, Set.of())) {
                Set<Sha256> others = containers.getOrDefault(inside, new HashSet<>());
                if (others.remove(container) && others.isEmpty() && gone.add(inside)) {
                    emptied.add(inside);
                }
            }
        }
        return gone;
    }
}
