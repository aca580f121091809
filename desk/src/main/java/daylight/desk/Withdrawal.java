package daylight.desk;

import daylight.extraction.Member;
import daylight.id.Sha256;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.work.Lease;
import daylight.work.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Erases a document in every room, together with what occurs only inside it.
final class Withdrawal {
    private final OpenCase open;

    Withdrawal(OpenCase open) {
        this.open = open;
    }

    /// @return how many documents were erased
    int of(Sha256 document, String reason) {
        List<Sha256> erased = onlyWithin(document);
        open.custody().withdraw(open.ledger().actor(), document, reason, handle -> {
            for (Sha256 one : erased) {
                open.extraction().erase(handle, one);
                open.texts().erase(handle, one);
                open.queue().cancel(handle, one.hex());
            }
            open.queue()
                    .enqueue(
                            handle,
                            Stage.ERASE,
                            erased.stream().map(Sha256::hex).toList());
        });
        boolean gone = finish();
        open.ledger().seal();
        if (!gone) {
            throw new CaseException(
                    Kind.UNAVAILABLE,
                    "The document is withdrawn, but another program is reading the case, so that erased names still stand in "
                            + open.folder().database().getFileName()
                            + "-wal; close that program and run: daylight rebuild "
                            + open.folder().root());
        }
        return erased.size();
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
        leases.forEach(lease -> open.index().delete(new Sha256(lease.item())));
        open.index().settle();
        open.database().update(handle -> leases.forEach(lease -> open.queue().complete(handle, lease)));
        return open.database().checkpoint();
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
