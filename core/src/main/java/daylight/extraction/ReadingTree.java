package daylight.extraction;

import daylight.protocol.Bounded;
import daylight.protocol.Checkpoint;
import daylight.protocol.Event;
import daylight.protocol.Limits;
import daylight.protocol.NameBytes;
import daylight.protocol.ProtocolViolation;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Stands between a worker and the sink: lets through what fits together and throws at the first event that does
/// not. A worker may have been taken over by the document it reads; its word is believed only within these bounds.
/// When the worker is gone, [#breakOff] closes what it left open. Used by one thread.
final class ReadingTree {
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /// What may stand beside *read*: nothing was left out, even where there was nothing to find.
    private static final Set<Reason> READ_IN_FULL = Set.of(Reason.NONE, Reason.NO_TEXT, Reason.EMPTY_FILE);

    /// What a document is called whose type was never told.
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    /// A zip inside a zip expands, and so does compressed text inside those: the text of a request may be several
    /// times its expanded bytes, but not endless.
    private static final int TEXT_PER_EXPANDED_BYTE = 4;

    /// Members beyond a limit are named without being read, so that what a container lists is recorded; a name costs
    /// little, but not nothing.
    private static final long NAMED_PER_MEMBER = 20;

    private final Original original;
    private final Limits limits;
    private final ReadingSink sink;
    private final Asked asked;
    private final Optional<ReadSoFar> from;
    private final Map<Integer, OpenNode> open = new HashMap<>();
    private int nodes;
    private int namesLeft;
    private long textLeft;
    private int membersRead;
    private final long namedMax;
    private Optional<String> foreignHash = Optional.empty();

    ReadingTree(Original original, Limits limits, ReadingSink sink) {
        this(original, limits, Asked.PLAINLY, sink);
    }

    ReadingTree(Original original, Limits limits, Asked asked, ReadingSink sink) {
        this.asked = asked;
        this.from = asked.from();
        this.original = original;
        this.limits = limits;
        this.sink = sink;
        this.namesLeft = limits.membersMax();
        this.namedMax = NAMED_PER_MEMBER * limits.membersMax();
        this.textLeft = limits.textCharsMax() + TEXT_PER_EXPANDED_BYTE * limits.expandedBytesMax();
    }

    /// Check one event and hand it on.
    void take(Event event) throws ProtocolViolation {
        switch (event) {
            case Event.Began began -> {
                begin(began);
                sink.began(began);
            }
            case Event.Listed listed -> {
                namesLeft -= node(listed.node()).listed(listed, namesLeft);
                sink.listed(listed);
            }
            case Event.Text text -> {
                node(text.node()).text(text.chunk());
                textLeft -= text.chunk().length();
                if (textLeft < 0) {
                    throw new ProtocolViolation("the request has more text than its documents can hold");
                }
                sink.text(text);
            }
            case Event.PageEnded page -> {
                node(page.node()).pageEnded();
                sink.pageEnded(page);
            }
            case Event.Block block -> {
                node(block.node()).block(block);
                sink.block(block);
            }
            case Event.Picture picture -> {
                node(picture.node()).picture(picture);
                sink.picture(picture);
            }
            case Event.Word word -> {
                node(word.node()).word(word);
                sink.word(word);
            }
            case Event.Recognised page -> {
                if (!asked.recognition().isWanted()) {
                    throw new ProtocolViolation("a recognised page that nobody asked for");
                }
                asked.pages().keep(page);
            }
            case Event.Ended ended -> {
                end(ended);
                sink.ended(ended);
            }
            case Event.Reached reached -> {
                reached(reached.checkpoint());
                sink.reached(reached);
            }
            case Event.Done _ -> {
                if (nodes == 0 || !open.isEmpty()) {
                    throw new ProtocolViolation("the answer ends with " + open.size() + " of " + nodes + " nodes open");
                }
            }
        }
    }

    /// The hash that the worker found for the original's bytes, where it is another than custody's.
    Optional<String> foreignHash() {
        return foreignHash;
    }

    private OpenNode node(int number) throws ProtocolViolation {
        OpenNode node = open.get(number);
        if (node == null) {
            throw new ProtocolViolation("node " + number + " is not open");
        }
        return node;
    }

    private void reached(Checkpoint checkpoint) throws ProtocolViolation {
        if (open.size() != 1 || nodes == 0) {
            throw new ProtocolViolation("a checkpoint with " + open.size() + " nodes open");
        }
        boolean goesOn =
                nodes == 1 && from.isPresent() && from.get().checkpoint().equals(checkpoint);
        if (goesOn) {
            goOn(from.get());
        } else if (checkpoint.nodes() != nodes - 1) {
            throw new ProtocolViolation("a checkpoint after " + checkpoint.nodes() + " of " + (nodes - 1) + " nodes");
        } else {
            asked.pages().forget();
        }
    }

    private void goOn(ReadSoFar earlier) {
        OpenNode root = Objects.requireNonNull(open.get(0));
        for (Member member : earlier.members()) {
            root.memberBegan(member.path());
            root.memberEnded();
        }
        nodes = 1 + earlier.checkpoint().nodes();
        membersRead = earlier.checkpoint().members();
    }

    private void begin(Event.Began began) throws ProtocolViolation {
        if (began.node() != nodes) {
            throw new ProtocolViolation("node " + nodes + " was due, found " + began.node());
        }
        if (began.name().length() > Bounded.NAME_BYTES_MAX) {
            throw new ProtocolViolation("a name of " + began.name().length() + " bytes");
        }
        if (nodes == 0) {
            if (began.parent() != -1 || !began.name().isEmpty()) {
                throw new ProtocolViolation("node 0 has no container and no name, found container " + began.parent());
            }
            open.put(0, new OpenNode(0, -1, 0, limits));
        } else {
            OpenNode parent = node(began.parent());
            // One deeper than the limit a member is still named, as one that was not read.
            if (nodes > namedMax || parent.depth > limits.depthMax()) {
                throw new ProtocolViolation(
                        "member " + nodes + " at depth " + (parent.depth + 1) + " is beyond the limits");
            }
            parent.memberBegan(began.name());
            open.put(nodes, new OpenNode(nodes, parent.number, parent.depth + 1, limits));
        }
        nodes++;
    }

    private void end(Event.Ended ended) throws ProtocolViolation {
        OpenNode node = node(ended.node());
        if (node.hasOpenMembers()) {
            throw new ProtocolViolation("node " + node.number + " ends before its members");
        }
        node.checkBlocks();
        checkIdentity(ended);
        if (ended.detail().length() > Bounded.WORD_CHARS_MAX
                || !MEDIA_TYPE.matcher(ended.mediaType()).matches()) {
            throw new ProtocolViolation("no media type: " + ended.mediaType().length() + " characters");
        }
        boolean fits =
                ended.verdict() == Verdict.READ ? READ_IN_FULL.contains(ended.reason()) : ended.reason() != Reason.NONE;
        if (!fits) {
            throw new ProtocolViolation("verdict " + ended.verdict() + " with reason " + ended.reason());
        }
        checkBudget(node, ended);
        close(node);
    }

    /// A member that was read counts against the limits; one that was only named has no hash and no content.
    private void checkBudget(OpenNode node, Event.Ended ended) throws ProtocolViolation {
        boolean read = !ended.sha256().isEmpty() || node.hasContent();
        if (node.number == 0 || !read) {
            return;
        }
        membersRead++;
        if (membersRead > limits.membersMax() || node.depth > limits.depthMax()) {
            throw new ProtocolViolation(
                    "member " + membersRead + " at depth " + node.depth + " was read beyond the limits");
        }
    }

    private void checkIdentity(Event.Ended ended) throws ProtocolViolation {
        if (ended.recipe() < 0 || ended.sizeBytes() < 0) {
            throw new ProtocolViolation("recipe " + ended.recipe() + ", size " + ended.sizeBytes());
        }
        boolean known = Original.SHA_256.matcher(ended.sha256()).matches();
        boolean unseen = ended.sha256().isEmpty() && ended.verdict() != Verdict.READ;
        if (ended.node() == 0) {
            if (!ended.sha256().equals(original.sha256()) || ended.recipe() != 0) {
                foreignHash = Optional.of(ended.sha256());
                throw new ProtocolViolation("the document's hash is not the one custody has");
            }
        } else if (!known && !unseen) {
            throw new ProtocolViolation("no hash: " + ended.sha256().length() + " characters");
        }
    }

    private void close(OpenNode node) {
        open.remove(node.number);
        OpenNode parent = open.get(node.parent);
        if (parent != null) {
            parent.memberEnded();
        }
    }

    /// The worker is gone for good: end what is open, children first. What had a member or a page is partly read,
    /// the rest failed, and members that were listed and never came are recorded as failed too.
    void breakOff(Reason reason, String detail) {
        if (nodes == 0) {
            open.put(0, new OpenNode(0, -1, 0, limits));
            nodes = 1;
            sink.began(new Event.Began(0, -1, NameBytes.EMPTY));
        }
        if (nodes == 1 && from.isPresent()) {
            // It died before it came to where it was to go on: what an earlier reading has is there all the same.
            goOn(from.get());
            sink.reached(new Event.Reached(from.get().checkpoint()));
        }
        List<OpenNode> left = new ArrayList<>(open.values());
        left.sort(Comparator.comparingInt((OpenNode each) -> each.number).reversed());
        for (OpenNode node : left) {
            for (NameBytes name : node.missing(Math.max(0, namedMax - nodes))) {
                int member = nodes++;
                sink.began(new Event.Began(member, node.number, name));
                sink.ended(ended(member, Verdict.FAILED, reason, detail));
            }
            sink.ended(ended(node.number, node.hasParts() ? Verdict.PARTLY_READ : Verdict.FAILED, reason, detail));
            close(node);
        }
    }

    private Event.Ended ended(int node, Verdict verdict, Reason reason, String detail) {
        return new Event.Ended(
                node,
                node == 0 ? original.sha256() : "",
                0,
                node == 0 ? original.sizeBytes() : 0,
                UNKNOWN_TYPE,
                verdict,
                reason,
                detail,
                Map.of());
    }
}
