package daylight.desk;

import daylight.id.Sha256;
import daylight.work.Lease;
import daylight.work.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Originals to read: leased many at a time, because each leasing waits for the disk, and handed out one by one, so
/// that the last ones are spread over all threads; what is to be recognised, in the order in which it is
/// [Wanted]. A kill leaves the leases to who opens the case next, whether they were handed out or not.
final class LeasedOriginals {
    private static final int TOGETHER = 64;

    /// A lease runs out some time. Where documents are so slow that leases lie here for longer than this, the rest
    /// goes back and is leased anew.
    private static final long KEPT_NANOS = 60_000_000_000L;

    /// One original, for one thread.
    record Leased(Lease lease, OpenCase.Known original) {}

    private final OpenCase open;
    private final Stage stage;
    private final Wanted wanted;
    private final Deque<Leased> waiting = new ArrayDeque<>();

    /// What was wanted and not handed out yet, the most wanted last; it outlives the leases that go back.
    private final Set<Sha256> wishes = new LinkedHashSet<>();

    private long leasedAtNanos;

    LeasedOriginals(OpenCase open, Stage stage) {
        this.open = open;
        this.stage = stage;
        this.wanted = new Wanted(open.folder());
    }

    /// @return empty when nothing is on the queue
    synchronized Optional<Leased> next() {
        if (!waiting.isEmpty() && System.nanoTime() - leasedAtNanos > KEPT_NANOS) {
            open.queue().release(waiting.stream().map(Leased::lease).toList());
            waiting.clear();
        }
        boolean isNew = waiting.isEmpty();
        if (isNew) {
            leasedAtNanos = System.nanoTime();
            waiting.addAll(known(open.queue().claim(stage, TOGETHER)));
        }
        if (stage == Stage.RECOGNISE) {
            List<Sha256> said = wanted.take();
            said.forEach(one -> {
                wishes.remove(one);
                wishes.add(one);
            });
            if (isNew || !said.isEmpty()) {
                wishes.removeIf(one -> !putFirst(one));
            }
        }
        Optional<Leased> next = Optional.ofNullable(waiting.poll());
        next.ifPresent(one -> wishes.remove(one.original().held().document()));
        return next;
    }

    /// @return whether it waits: others have it, or it is done
    private boolean putFirst(Sha256 original) {
        Optional<Leased> here = waiting.stream()
                .filter(one -> one.original().held().document().equals(original))
                .findFirst();
        here.ifPresent(waiting::remove);
        List<Leased> first = here.map(List::of)
                .orElseGet(() -> known(
                        open.queue().claim(stage, original.hex()).map(List::of).orElseGet(List::of)));
        first.forEach(waiting::addFirst);
        return !first.isEmpty();
    }

    private List<Leased> known(List<Lease> leases) {
        Map<Sha256, OpenCase.Known> known = open.known(
                leases.stream().map(lease -> new Sha256(lease.item())).toList());
        List<Leased> leased = new ArrayList<>();
        for (Lease lease : leases) {
            OpenCase.Known original = known.get(new Sha256(lease.item()));
            if (original == null) {
                throw new IllegalStateException("not in custody: " + lease.item());
            }
            leased.add(new Leased(lease, original));
        }
        return leased;
    }
}
