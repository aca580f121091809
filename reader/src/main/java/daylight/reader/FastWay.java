package daylight.reader;

import daylight.protocol.Verdict;
import daylight.reader.fast.Conclusion;
import daylight.reader.fast.FastPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Tries the fast path for mail and plain text first; its attachments come back here as members like any other.
final class FastWay implements Dispatch.Quick {
    private final FastPath fast;

    FastWay(Members members) {
        this.fast = new FastPath((member, node) -> {
            try {
                node.identity(Spool.hash(member), 0, member.sizeBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            members.read(node, member);
        });
    }

    @Override
    public boolean read(Evidence evidence, Node node) {
        Optional<Conclusion> conclusion = fast.read(evidence, node);
        conclusion
                .filter(end -> end.verdict() != Verdict.READ)
                .ifPresent(end -> node.end(end.verdict(), end.reason(), end.detail()));
        return conclusion.isPresent();
    }
}
