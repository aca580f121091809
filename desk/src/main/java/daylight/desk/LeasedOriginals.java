package daylight.desk;

import daylight.id.Sha256;
import daylight.work.Lease;
import daylight.work.Stage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Originals to read: leased many at a time, because each leasing waits for the disk, and handed out one by one, so
/// that the last ones are spread over all threads. A kill leaves the leases to who opens the case next,
/// whether they were handed out or not.
final class LeasedOriginals {
    private static final int TOGETHER = 64;

    /// A lease runs out some time. Where documents are so slow that leases lie here for longer than this, the rest
    /// goes back and is leased anew.
    private static final long KEPT_NANOS = 60_000_000_000L;

    /// One original, for one thread.
    record Leased(Lease lease, OpenCase.Known original) {}

    private final OpenCase open;
    private final Stage stage;
    private final Deque<Leased> waiting = new ArrayDeque<>();
    private long leasedAtNanos;

    LeasedOriginals(OpenCase open, Stage stage) {
        this.open = open;
        this.stage = stage;
    }

    /// @return empty when nothing is on the queue
    synchronized Optional<Leased> next() {
        if (!waiting.isEmpty() && System.nanoTime() - leasedAtNanos > KEPT_NANOS) {
            open.queue().release(waiting.stream().map(Leased::lease).toList());
            waiting.clear();
        }
        if (waiting.isEmpty()) {
            lease();
        }
        return Optional.ofNullable(waiting.poll());
    }

    private void lease() {
        leasedAtNanos = System.nanoTime();
        List<Lease> leases = open.queue().claim(stage, TOGETHER);
        Map<Sha256, OpenCase.Known> known = open.known(
                leases.stream().map(lease -> new Sha256(lease.item())).toList());
        for (Lease lease : leases) {
            OpenCase.Known original = known.get(new Sha256(lease.item()));
            if (original == null) {
                throw new IllegalStateException("not in custody: " + lease.item());
            }
            waiting.add(new Leased(lease, original));
        }
    }
}
