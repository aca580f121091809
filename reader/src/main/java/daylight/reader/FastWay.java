package daylight.reader;

import daylight.reader.fast.Conclusion;
import daylight.reader.fast.FastPath;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.util.Optional;

/// Tries the fast path for mail and plain text first; its attachments come back here as members like any other.
final class FastWay implements Dispatch.Quick {
    private final FastPath fast;

    FastWay(Members members) {
        this.fast = new FastPath(members::readAtHand);
    }

    @Override
    public Optional<Ending> read(Evidence evidence, Node node) {
        return fast.read(evidence, node).map(FastWay::ending);
    }

    @Override
    public Optional<Ending> readMail(Evidence evidence, Node node) {
        return fast.readMail(evidence, node).map(FastWay::ending);
    }

    private static Ending ending(Conclusion end) {
        return new Ending(end.verdict(), end.reason(), end.detail());
    }
}
