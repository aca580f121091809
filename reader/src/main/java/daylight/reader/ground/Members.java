package daylight.reader.ground;

import daylight.protocol.NameBytes;
import daylight.protocol.Verdict;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/// Reads the members of containers: takes their bytes out, and reads each as the document it is.
public final class Members {
    /// Reads one open document, whatever it is, and ends it.
    @FunctionalInterface
    public interface Recursion {
        void read(Evidence evidence, Node node);
    }

    /// Where a member's bytes come from; opened once.
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws Exception;
    }

    private final Path temporaryFolder;
    private final Recursion recursion;

    public Members(Path temporaryFolder, Recursion recursion) {
        this.temporaryFolder = temporaryFolder;
        this.recursion = recursion;
    }

    public Path temporaryFolder() {
        return temporaryFolder;
    }

    /// Read a member into its open node and end it. A member whose identity is set by `bytes` keeps it: that of
    /// bytes that were made for reading says nothing.
    ///
    /// @param packedBytes size inside the container, or -1 where it is not known
    /// @return how taking its bytes out went: [Ending#READ] also for a member that is itself a damaged document
    Ending read(Node member, long packedBytes, Bytes bytes) {
        Ending[] taken = {Ending.READ};
        Optional<Throwable> thrown = Hostile.thrownBy(() -> {
            try (InputStream in = bytes.open();
                    Spool spool = Spool.of(in, packedBytes, member.reading(), temporaryFolder)) {
                if (spool.broken().isPresent()) {
                    taken[0] = Hostile.ending(spool.broken().get(), spool.sizeBytes() > 0);
                    if (spool.sizeBytes() == 0) {
                        taken[0].close(member);
                        return;
                    }
                    member.damaged();
                }
                if (!member.isIdentified()) {
                    member.identity(spool.hash(), 0, spool.sizeBytes());
                }
                recursion.read(spool.evidence(), member);
            }
        });
        if (thrown.isPresent()) {
            taken[0] = whole(Hostile.ending(thrown.get(), false));
            if (!member.ended()) {
                taken[0].close(member);
            }
        }
        return taken[0];
    }

    /// A member that a limit cut off was not read at all: its bytes are incomplete.
    private static Ending whole(Ending ending) {
        return ending.verdict() == Verdict.PARTLY_READ ? new Ending(Verdict.FAILED, ending.reason(), "") : ending;
    }

    /// Read a member that is already at hand into its open node: give it its identity, read it and end it.
    public void readAtHand(Evidence evidence, Node member) {
        Optional<Throwable> thrown = Hostile.thrownBy(() -> {
            member.identity(evidence.sha256(), 0, evidence.sizeBytes());
            recursion.read(evidence, member);
        });
        if (!member.ended()) {
            Hostile.ending(thrown.orElseThrow(), false).close(member);
        }
    }

    /// The name of a member that its container gives none: its number.
    public static NameBytes unnamed(int number) {
        return NameBytes.of("#" + number);
    }
}
