package daylight.reader;

import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.container.Containers;
import daylight.reader.tika.TikaFormat;
import java.nio.file.Path;
import java.util.Optional;

/// Reads one open document, whatever it is: by the quick way where that knows the document, else by what its
/// detected type asks for. Members come back here.
final class Dispatch implements Members.Recursion {
    private final Quick quick;
    private final TikaFormat tika = new TikaFormat();
    private final Containers containers = new Containers();
    private final Members members;

    /// The way for mail and plain text that needs no detection.
    @FunctionalInterface
    interface Quick {
        /// @return whether the document was read completely; when not, nothing of it was given to the node
        boolean read(Evidence evidence, Node node);
    }

    Dispatch(Path temporaryFolder) {
        this.members = new Members(temporaryFolder, this);
        this.quick = new FastWay(members);
    }

    Members members() {
        return members;
    }

    @Override
    public void read(Evidence evidence, Node node) {
        if (evidence.sizeBytes() == 0) {
            node.mediaType("application/x-empty");
            node.end(Verdict.READ, Reason.EMPTY_FILE, "");
            return;
        }
        Ending[] ending = {Ending.READ};
        Optional<Throwable> thrown = Hostile.thrownBy(() -> ending[0] = readThis(evidence, node));
        if (!node.ended()) {
            thrown.map(t -> Hostile.ending(t, node.hasWords()))
                    .orElse(ending[0])
                    .close(node);
        }
    }

    private Ending readThis(Evidence evidence, Node node) throws Exception {
        if (quick.read(evidence, node)) {
            return Ending.READ;
        }
        Format container;
        try (TikaFormat.Opened opened = tika.open(evidence, node, members)) {
            node.mediaType(opened.type());
            Optional<Format> found = containers.of(node.mediaType(), opened.parser());
            if (found.isEmpty()) {
                return tika.read(opened, node, members);
            }
            container = found.get();
        }
        // What detection opened is closed by now: a large archive's directory is not held twice.
        return container.read(evidence, node, members);
    }
}
