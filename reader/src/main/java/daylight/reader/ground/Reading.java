package daylight.reader.ground;

import daylight.protocol.Checkpoint;
import daylight.protocol.Event;
import daylight.protocol.Limits;
import daylight.protocol.NameBytes;
import daylight.protocol.Passwords;
import daylight.protocol.Reason;
import daylight.protocol.Recognition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One request being read: numbers its documents and keeps its budgets. Used by one thread.
public final class Reading {
    private final Limits limits;
    private final Recognition recognition;
    private final Passwords passwords;
    private final Emitter out;
    private final Spending spending;
    private final Optional<Checkpoint> from;
    private final Map<String, String> recognised = new HashMap<>();
    private Glance glance = Glance.NONE;
    private int nodes;
    private int members;
    private long expandedBytes;
    private long heldInMemoryBytes;

    /// A reading whose time runs from now, on this thread. What `out` throws comes out of it as [BrokenEmitter].
    public Reading(Limits limits, Emitter out) {
        this(limits, Recognition.NONE, Passwords.NONE, out);
    }

    /// The same, with text in pictures recognised if `recognition` says so, and passwords tried on what is locked.
    public Reading(Limits limits, Recognition recognition, Passwords passwords, Emitter out) {
        this(limits, recognition, passwords, Optional.empty(), out);
    }

    /// The same, going on where an earlier reading of the same bytes came to, if the container can.
    public Reading(
            Limits limits, Recognition recognition, Passwords passwords, Optional<Checkpoint> from, Emitter out) {
        this(limits, recognition, passwords, from, out, Spending.ofThisThread(limits));
    }

    Reading(Limits limits, Recognition recognition, Passwords passwords, Emitter out, Spending spending) {
        this(limits, recognition, passwords, Optional.empty(), out, spending);
    }

    private Reading(
            Limits limits,
            Recognition recognition,
            Passwords passwords,
            Optional<Checkpoint> from,
            Emitter out,
            Spending spending) {
        this.from = from;
        this.passwords = passwords;
        this.limits = limits;
        this.recognition = recognition;
        this.out = BrokenEmitter.marking(out);
        this.spending = spending;
    }

    /// With pages that an earlier reading of the same bytes recognised.
    public Reading knowing(List<Event.Recognised> pages) {
        pages.forEach(page -> recognised.put(page.key(), page.content()));
        return this;
    }

    /// Whether there is any page that an earlier reading recognised.
    public boolean knowsPages() {
        return !recognised.isEmpty();
    }

    /// What an earlier reading made of the page with this key.
    public Optional<String> recognised(String key) {
        return Optional.ofNullable(recognised.get(key));
    }

    /// Hand on what was made of a page, for a reading that has to begin again. What is too long is not kept.
    public void keep(String key, String content) {
        if (content.length() <= Event.Recognised.CHARS_MAX) {
            out.emit(new Event.Recognised(key, content));
        }
    }

    /// Have each document looked at before it is read.
    public Reading glancing(Glance at) {
        glance = at;
        return this;
    }

    /// A document's bytes are at hand, and it is about to be read.
    public void opens(Evidence evidence, Node node) {
        glance.at(evidence, node);
    }

    /// Call often, wherever a parser works without giving text.
    ///
    /// @throws LimitReached with [Reason#TIME_LIMIT]
    public void checkTime() {
        if (spending.isSpent()) {
            throw new LimitReached(Reason.TIME_LIMIT);
        }
    }

    /// A page with recognised text was done: the request may go on for as long as one more may take.
    public void pageRecognised() {
        spending.grant(Recognition.PAGE_CPU_SECONDS);
    }

    /// Whether text in pictures is recognised.
    public Recognition recognition() {
        return recognition;
    }

    /// What is tried on locked documents, in order.
    public List<String> passwords() {
        return passwords.tried();
    }

    /// The same as an answer, for code that an exception must not cross.
    public boolean isTimeSpent() {
        return spending.isSpent();
    }

    public Limits limits() {
        return limits;
    }

    /// Open the document of the request; once.
    public Node root(NameBytes name) {
        if (nodes != 0) {
            throw new IllegalStateException("the root of a reading is opened once");
        }
        return new Node(this, nodes++, -1, 0, NameBytes.EMPTY, name);
    }

    /// Count bytes unpacked from containers against the request's budget.
    ///
    /// @throws LimitReached with [Reason#EXPANSION_LIMIT]
    public void expanded(long bytes) {
        expandedBytes += bytes;
        if (expandedBytes > limits.expandedBytesMax()) {
            throw new LimitReached(Reason.EXPANSION_LIMIT);
        }
    }

    /// Whether the budget of unpacked bytes is used up, for every further member too.
    boolean isExpansionSpent() {
        return expandedBytes > limits.expandedBytesMax();
    }

    int nextMember(int depth) {
        if (depth > limits.depthMax()) {
            throw new LimitReached(Reason.DEPTH_LIMIT);
        }
        if (members >= limits.membersMax()) {
            throw new LimitReached(Reason.MEMBER_LIMIT);
        }
        members++;
        return nodes++;
    }

    /// A number for a member that is named and not read; costs no budget, so that every listed member is
    /// recorded.
    int nextUnread() {
        return nodes++;
    }

    /// Where to go on; nothing at the start of an original.
    Optional<Checkpoint> from() {
        return from;
    }

    /// The members up to there are those of the earlier reading.
    ///
    /// @param expanded bytes that it had unpacked
    void goOn(Checkpoint checkpoint, long expanded) {
        nodes = 1 + checkpoint.nodes();
        members = checkpoint.members();
        expandedBytes = expanded;
        out.emit(new Event.Reached(checkpoint));
    }

    /// All members of the original so far have ended.
    void reached(String state) {
        out.emit(new Event.Reached(new Checkpoint(nodes - 1, members, state)));
    }

    long expandedBytes() {
        return expandedBytes;
    }

    /// Members held in memory at the moment, all depths together.
    long heldInMemoryBytes() {
        return heldInMemoryBytes;
    }

    void holdInMemory(long bytes) {
        heldInMemoryBytes += bytes;
    }

    Emitter out() {
        return out;
    }
}
