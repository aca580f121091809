package daylight.reader.ground;

import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import java.util.Optional;
import java.util.function.Consumer;

/// The members of one open container, in the container's order: reads each, or names it when it cannot be read,
/// and knows at the end what that says of the container.
public final class Contents {
    /// A checkpoint costs the desk a transaction now and then: so many members lie between two, or so
    /// much time.
    private static final int CHECKPOINT_MEMBERS = 64;

    private static final long CHECKPOINT_NANOS = 1_000_000_000L;

    private final Node container;
    private final Members members;

    /// Whether checkpoints are told.
    private boolean resumable;

    /// Where an earlier reading of the same container came to.
    private Optional<ContentsState> from = Optional.empty();

    private int lastCheckpoint;
    private long lastCheckpointNanos = System.nanoTime();
    private int count;
    private int failed;
    private int encrypted;
    private boolean cut;
    private boolean elsewhere;
    private Reason limit = Reason.NONE;
    private Reason stopped = Reason.NONE;

    public Contents(Node container, Members members) {
        this.container = container;
        this.members = members;
    }

    /// Let an interrupted reading go on here: the members of the container come in the same order each
    /// time, and it has none but these, and no text. Matters for the document of the request alone.
    public Contents resumable() {
        if (container.depth() == 0) {
            resumable = true;
            from = container
                    .reading()
                    .from()
                    .flatMap(checkpoint -> ContentsState.of(checkpoint.state()))
                    .filter(state -> state.count() > 0);
        }
        return this;
    }

    /// Whether the next member is one of an earlier reading: then it is counted, and there is nothing to
    /// do. To be asked before each member where finding out its name costs something.
    public boolean skips() {
        if (from.isEmpty() || count >= from.get().count()) {
            return false;
        }
        count++;
        if (count == from.get().count()) {
            goOn(from.get());
        }
        return true;
    }

    private void goOn(ContentsState state) {
        failed = state.failed();
        encrypted = state.encrypted();
        cut = state.cut();
        elsewhere = state.elsewhere();
        limit = state.limit();
        stopped = state.stopped();
        container.reading().goOn(container.reading().from().orElseThrow(), state.expanded());
        toldCheckpoint();
    }

    private void tellCheckpoint() {
        boolean due = count - lastCheckpoint >= CHECKPOINT_MEMBERS
                || System.nanoTime() - lastCheckpointNanos >= CHECKPOINT_NANOS;
        if (resumable && due) {
            ContentsState state = new ContentsState(
                    count,
                    failed,
                    encrypted,
                    cut,
                    elsewhere,
                    limit,
                    stopped,
                    container.reading().expandedBytes());
            container.reading().reached(state.text());
            toldCheckpoint();
        }
    }

    private void toldCheckpoint() {
        lastCheckpoint = count;
        lastCheckpointNanos = System.nanoTime();
    }

    /// Members so far, read or named.
    public int count() {
        return count;
    }

    /// Whether any member could be taken out.
    public boolean hasRead() {
        return count > failed + encrypted;
    }

    /// A limit ended reading: every further member is only named.
    public boolean isStopped() {
        return stopped != Reason.NONE;
    }

    /// Read a member.
    ///
    /// @param packedBytes size inside the container, or -1 where it is not known
    public void file(NameBytes path, long packedBytes, Members.Bytes bytes) {
        file(path, packedBytes, bytes, _ -> {});
    }

    /// Read a member, after telling its node what the container says of it.
    public void file(NameBytes path, long packedBytes, Members.Bytes bytes, Consumer<Node> said) {
        if (skips()) {
            return;
        }
        Optional<Node> open = open(path);
        if (open.isEmpty()) {
            return;
        }
        Node member = open.get();
        said.accept(member);
        Ending taken = members.read(member, packedBytes, bytes);
        switch (taken.verdict()) {
            case READ -> {}
            case PARTLY_READ -> cut = true;
            case ENCRYPTED -> encrypted++;
            case UNSUPPORTED -> failed++;
            case FAILED -> failedBy(taken.reason());
        }
        tellCheckpoint();
    }

    /// Read a member that has no bytes of its own: an item of a mail store. `item` sets its identity.
    public void item(NameBytes path, Item item) {
        if (skips()) {
            return;
        }
        Optional<Node> open = open(path);
        if (open.isEmpty()) {
            return;
        }
        Node member = open.get();
        Ending[] ending = {Ending.READ};
        Optional<Throwable> thrown = Hostile.thrownBy(() -> ending[0] = item.read(member));
        if (thrown.isPresent()) {
            ending[0] = Hostile.ending(thrown.get(), member.hasWords());
            failed += ending[0].verdict() == Verdict.FAILED ? 1 : 0;
        }
        ending[0].close(member);
        tellCheckpoint();
    }

    /// Reads one item into its open node.
    @FunctionalInterface
    public interface Item {
        Ending read(Node member) throws Exception;
    }

    private Optional<Node> open(NameBytes path) {
        count++;
        if (isStopped()) {
            container.unread(path, Verdict.FAILED, stopped);
            return Optional.empty();
        }
        try {
            container.reading().checkTime();
            return Optional.of(container.member(path));
        } catch (LimitReached e) {
            stop(e.reason());
            container.unread(path, Verdict.FAILED, e.reason());
            return Optional.empty();
        }
    }

    private void failedBy(Reason reason) {
        switch (reason) {
            case TIME_LIMIT, MEMBER_LIMIT -> stop(reason);
            case EXPANSION_LIMIT -> {
                limit = reason;
                stopped = container.reading().isExpansionSpent() ? reason : stopped;
            }
            default -> failed++;
        }
    }

    private void stop(Reason reason) {
        stopped = reason;
        limit = reason;
    }

    public void encrypted(NameBytes path) {
        if (named(path, Verdict.ENCRYPTED, Reason.PASSWORD)) {
            encrypted++;
        }
    }

    public void link(NameBytes path) {
        named(path, Verdict.UNSUPPORTED, Reason.LINK);
    }

    /// A device, a pipe, a socket.
    public void special(NameBytes path) {
        named(path, Verdict.UNSUPPORTED, Reason.NOT_A_FILE);
    }

    /// A member in a compression that no reader knows.
    public void unsupported(NameBytes path) {
        if (named(path, Verdict.UNSUPPORTED, Reason.NO_READER)) {
            failed++;
        }
    }

    /// A member that is known to be there and could not be reached.
    public void lost(NameBytes path) {
        if (named(path, Verdict.FAILED, Reason.DAMAGED)) {
            failed++;
        }
    }

    /// A member whose beginning lies in another volume of the container.
    public void elsewhere(NameBytes path) {
        if (named(path, Verdict.FAILED, Reason.OTHER_VOLUME)) {
            failed++;
            elsewhere = true;
        }
    }

    /// Name a member that is not read.
    ///
    /// @return false for one that an earlier reading named
    private boolean named(NameBytes path, Verdict verdict, Reason reason) {
        if (skips()) {
            return false;
        }
        count++;
        container.unread(path, verdict, reason);
        return true;
    }

    /// The container goes on in another volume, which is a document of its own or not here at all.
    public void goesOnElsewhere() {
        elsewhere = true;
    }

    /// The container's own bytes break off after the members so far.
    public void cut() {
        cut = true;
    }

    /// What its members say of the container. A member that came out whole and is itself a damaged document is
    /// that member's matter.
    public Ending ending() {
        if (limit != Reason.NONE) {
            return Ending.of(Verdict.PARTLY_READ, limit);
        }
        if (count > 0 && encrypted == count) {
            return Ending.of(Verdict.ENCRYPTED, Reason.PASSWORD);
        }
        if (elsewhere) {
            return Ending.of(Verdict.PARTLY_READ, Reason.OTHER_VOLUME);
        }
        if (cut) {
            return Ending.of(Verdict.PARTLY_READ, Reason.DAMAGED_PART);
        }
        if (failed > 0) {
            return Ending.of(Verdict.PARTLY_READ, Reason.MEMBER_FAILED);
        }
        return encrypted > 0 ? Ending.of(Verdict.PARTLY_READ, Reason.ENCRYPTED_PART) : Ending.READ;
    }
}
