package daylight.desk;

import daylight.extraction.Member;
import daylight.id.Sha256;
import daylight.source.Occurrence;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.store.Causes;
import daylight.work.Lease;
import daylight.work.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    record Erased(int documents, List<Occurrence> stillInside) {}

    Erased of(Sha256 document, String reason) {
        List<Occurrence> holders = holders(document);
        List<Sha256> erased = onlyWithin(document);
        // What occurs elsewhere too stays, and must be found no longer by the name of what is withdrawn.
        List<String> kept = open.database().read(handle -> open.extraction().within(handle, List.of(document))).stream()
                .filter(one -> !erased.contains(one))
                .map(Sha256::hex)
                .toList();
        open.custody().withdraw(open.ledger().actor(), document, reason, handle -> {
            erase(handle, erased);
            open.queue().enqueueAgain(handle, Stage.INDEX, kept);
        });
        boolean gone = finish();
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
        return new Erased(erased.size(), holders);
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
        for (List<Sha256> unplaced = unplaced(); !unplaced.isEmpty(); unplaced = unplaced()) {
            List<Sha256> erased = unplaced;
            open.database().update(handle -> erase(handle, erased));
            finish();
        }
    }

    private List<Sha256> unplaced() {
        List<Sha256> candidates = open.extraction().unplaced(TreeRecorder.RANK_OF_FILES);
        Set<Sha256> originals = new HashSet<>();
        open.custody().held(candidates).forEach(held -> originals.add(held.document()));
        return candidates.stream().filter(one -> !originals.contains(one)).toList();
    }

    private void erase(Handle handle, List<Sha256> documents) {
        for (Sha256 one : documents) {
            open.extraction().erase(handle, one);
            open.texts().erase(handle, one);
            open.queue().cancel(handle, one.hex());
        }
        open.queue()
                .enqueue(
                        handle, Stage.ERASE, documents.stream().map(Sha256::hex).toList());
    }

    /// Wipe what withdrawals have left in texts and index; a withdrawal that was interrupted is finished by
    /// this too.
    ///
    /// @return whether nothing of it is left in the log beside the facts either
    boolean finish() {
        List<Lease> leases = open.queue().claim(Stage.ERASE, Integer.MAX_VALUE);
        if (leases.isEmpty()) {
            return true;
        }
        open.texts().sweep();
        try {
            leases.forEach(lease -> open.index().delete(new Sha256(lease.item())));
            open.index().settle();
        } catch (CaseException unusable) {
            // An index that cannot be opened cannot forget a name either.
            new Reindexing(open, progress).queueAll();
            throwIndexAway();
        }
        open.database().update(handle -> leases.forEach(lease -> open.queue().complete(handle, lease)));
        return open.database().checkpoint();
    }

    private void throwIndexAway() {
        try {
            open.throwIndexAway();
        } catch (IOException e) {
            throw new CaseException(
                    Kind.UNAVAILABLE, "The index could not be thrown away: " + Causes.sentence(e) + ".", e);
        }
    }

    /// The document and those members, of members too, that have no place outside of it.
    private List<Sha256> onlyWithin(Sha256 document) {
        Set<Sha256> candidates =
                open.database().read(handle -> open.extraction().within(handle, List.of(document)));
        Set<Sha256> kept = new HashSet<>(candidates);
        kept.remove(document);
        boolean changed = true;
        List<Sha256> gone = new ArrayList<>(List.of(document));
        while (changed) {
            changed = false;
            for (Sha256 one : List.copyOf(kept)) {
                if (hasNoOtherPlace(one, gone)) {
                    kept.remove(one);
                    gone.add(one);
                    changed = true;
                }
            }
        }
        return gone;
    }

    private boolean hasNoOtherPlace(Sha256 document, List<Sha256> gone) {
        return open.sources().occurrencesOf(document).stream().allMatch(o -> o.withdrawn())
                && open.extraction().memberships(List.of(document)).stream()
                        .map(Member::container)
                        .allMatch(gone::contains);
    }
}
