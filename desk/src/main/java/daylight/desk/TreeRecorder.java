package daylight.desk;

import daylight.extraction.DocumentReading;
import daylight.extraction.Member;
import daylight.extraction.ReadSoFar;
import daylight.extraction.ReadingSink;
import daylight.id.Sha256;
import daylight.id.Span;
import daylight.protocol.Checkpoint;
import daylight.protocol.Event;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.protocol.Recognition;
import daylight.protocol.Verdict;
import daylight.text.DocumentFacts;
import daylight.text.DocumentText;
import daylight.text.FactsOf;
import daylight.text.Languages;
import daylight.text.MeanConfidence;
import daylight.text.PagePicture;
import daylight.text.PictureWord;
import daylight.text.TextBlock;
import daylight.text.TextLayer;
import daylight.text.TextLayerWriter;
import daylight.text.Texts;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Turns what a worker says of one original into layers and facts. Layers are on disk when a document ends;
/// the facts are handed on in parts, because a mailbox may hold a hundred thousand documents.
final class TreeRecorder implements ReadingSink {
    /// Documents whose facts are handed on together.
    private static final int TOGETHER = 200;

    /// As many characters of raw metadata as are handed on together: one document may have sixteen million.
    private static final long TOGETHER_CHARS = 16_000_000;

    /// What is known of one document when it ends.
    ///
    /// @param node its number in the tree
    record Recorded(int node, DocumentReading reading, List<Member> members, DocumentText text) {}

    /// Documents whose layers are on disk, and how far the original was read with them.
    ///
    /// @param reached where it can be gone on
    /// @param members of the original up to there, those that are new since the last time
    /// @param named   how many members there are up to where it was reached
    record Part(List<Recorded> documents, Optional<Checkpoint> reached, List<Member> members, int named) {}

    /// Checkpoints are written down not more often than this.
    private static final long REACHED_NANOS = 5_000_000_000L;

    private final Sha256 root;
    private final Texts texts;
    private final Languages languages;
    private final Set<Sha256> withdrawn;
    private final Recognition recognition;
    private final Optional<ReadSoFar> from;
    private final Consumer<Part> part;
    private final Map<Integer, Open> open = new HashMap<>();
    private List<Recorded> ended = new ArrayList<>();
    private long endedChars;
    private Optional<Reason> brokenOff = Optional.empty();
    private int membersWritten;
    private int furthest;
    private int sinceReached;
    private long reachedNanos = System.nanoTime();

    /// The documents of this tree so far, and the number under which each was recorded. Of several readings
    /// that with the smallest rank stands, so the same bytes need no second one; a container may hold them
    /// a hundred thousand times.
    private final Map<Sha256, First> firsts = new HashMap<>();

    private record First(int node, boolean whole, Optional<Sha256> document) {
        boolean isBetterThan(int other, boolean otherWhole) {
            return whole == otherWhole ? node < other : whole;
        }
    }

    /// Where the limits of the original that is read, spent on others too, or the depth at which a member
    /// lies end the reading, another place may give more.
    private static final Set<Reason> CUT_BY_THE_PLACE =
            Set.of(Reason.MEMBER_LIMIT, Reason.DEPTH_LIMIT, Reason.EXPANSION_LIMIT);

    /// A member without its container's name, which is known when the container ends.
    private record Inside(NameBytes path, Optional<Sha256> document, Verdict verdict, Reason reason) {}

    /// What is left of a member that was withdrawn.
    private static final Inside TOMBSTONE =
            new Inside(NameBytes.EMPTY, Optional.empty(), Verdict.FAILED, Reason.WITHDRAWN);

    /// A document that has begun.
    private final class Open {
        private final Event.Began began;
        private final LanguageSample sample = new LanguageSample();
        private final MeanConfidence confidence = new MeanConfidence();
        private final List<Inside> members = new ArrayList<>();
        private @Nullable TextLayerWriter writer;
        private long listed;

        Open(Event.Began began) {
            this.began = began;
        }

        TextLayerWriter writer() {
            TextLayerWriter made = writer;
            if (made == null) {
                made = texts.newWriter();
                writer = made;
            }
            return made;
        }

        /// A container that could not be read to its end has no hash, and so is no document. Its members are counted
        /// to the one around it, so that none is lost.
        void takeOver(Open broken) {
            for (Inside one : broken.members) {
                members.add(new Inside(
                        broken.began.name().then('!', one.path()), one.document(), one.verdict(), one.reason()));
            }
            listed += broken.listed;
        }

        TextLayer finish() {
            return writer().finish();
        }

        void abort() {
            TextLayerWriter made = writer;
            if (made != null) {
                made.abort();
            }
        }
    }

    /// @param withdrawn documents that must not come back as members
    /// @param recognition where it is wanted, only documents are recorded in which it was tried
    /// @param from      where an earlier reading of the original came to
    /// @param part      gets documents whose layers are on disk, members before their container; the last
    ///                  part comes from [#takeLast()]
    TreeRecorder(
            Sha256 root,
            Texts texts,
            Languages languages,
            Set<Sha256> withdrawn,
            Recognition recognition,
            Optional<ReadSoFar> from,
            Consumer<Part> part) {
        this.from = from;
        this.furthest = from.map(earlier -> earlier.members().size()).orElse(0);
        this.root = root;
        this.texts = texts;
        this.languages = languages;
        this.withdrawn = withdrawn;
        this.recognition = recognition;
        this.part = part;
    }

    /// The original's bytes are gone or changed: there is nothing to read.
    void damaged() {
        restarted();
        began(new Event.Began(0, -1, NameBytes.EMPTY));
        from.ifPresent(earlier -> reached(new Event.Reached(earlier.checkpoint())));
        ended(new Event.Ended(0, root.hex(), 0, 0, "", Verdict.FAILED, Reason.ORIGINAL_DAMAGED, "", Map.of()));
    }

    @Override
    public void restarted() {
        abort();
        ended = new ArrayList<>();
        endedChars = 0;
        membersWritten = 0;
        firsts.clear();
    }

    /// Give up; what was begun leaves nothing.
    void abort() {
        open.values().forEach(Open::abort);
        open.clear();
    }

    @Override
    public void began(Event.Began began) {
        open.put(began.node(), new Open(began));
    }

    @Override
    public void listed(Event.Listed listed) {
        node(listed.node()).listed += listed.count();
    }

    @Override
    public void reached(Event.Reached reached) {
        Open container = node(0);
        boolean goesOn = container.members.isEmpty()
                && from.filter(earlier -> earlier.checkpoint().equals(reached.checkpoint()))
                        .isPresent();
        if (goesOn) {
            for (Member member : from.get().members()) {
                container.members.add(new Inside(member.path(), member.document(), member.verdict(), member.reason()));
            }
            membersWritten = container.members.size();
        } else if (container.members.size() > furthest
                && (sinceReached >= TOGETHER || System.nanoTime() - reachedNanos >= REACHED_NANOS)) {
            // A reader that starts over does not take back what is remembered.
            List<Member> all = members(root, container.members);
            furthest = all.size();
            List<Member> fresh = List.copyOf(all.subList(membersWritten, all.size()));
            membersWritten = all.size();
            reachedNanos = System.nanoTime();
            sinceReached = 0;
            part.accept(new Part(takeLast(), Optional.of(reached.checkpoint()), fresh, all.size()));
        }
    }

    @Override
    public void text(Event.Text text) {
        Open node = node(text.node());
        node.writer().text(text.chunk());
        node.sample.add(text.chunk());
    }

    @Override
    public void pageEnded(Event.PageEnded page) {
        node(page.node()).writer().pageEnd();
    }

    @Override
    public void block(Event.Block block) {
        Span span = new Span(block.start(), block.end());
        node(block.node())
                .writer()
                .block(new TextBlock(block.kind(), block.level(), block.page(), span, block.label(), block.hidden()));
    }

    @Override
    public void picture(Event.Picture picture) {
        node(picture.node())
                .writer()
                .picture(new PagePicture(picture.page(), picture.width(), picture.height(), picture.dpi()));
    }

    @Override
    public void word(Event.Word word) {
        Open node = node(word.node());
        Span span = new Span(word.start(), word.end());
        node.writer()
                .word(new PictureWord(span, word.left(), word.top(), word.right(), word.bottom(), word.confidence()));
        node.confidence.add(word.end() - word.start(), word.confidence());
    }

    /// Why the reading of the original was broken off, where it was.
    Optional<Reason> brokenOff() {
        return brokenOff;
    }

    @Override
    public void ended(Event.Ended end) {
        if (end.node() == 0 && end.reason().isOfTheRun()) {
            brokenOff = Optional.of(end.reason());
        }
        Open node = node(end.node());
        open.remove(end.node());
        Optional<Sha256> document = known(end);
        Optional<Open> container = Optional.ofNullable(open.get(node.began.parent()));
        if (document.filter(withdrawn::contains).isPresent()) {
            container.ifPresent(above -> above.members.add(TOMBSTONE));
            node.abort();
            forgetWithin(end.node());
            return;
        }
        container.ifPresent(
                above -> above.members.add(new Inside(node.began.name(), document, end.verdict(), end.reason())));
        if (document.isEmpty()) {
            node.abort();
            container.ifPresent(above -> above.takeOver(node));
            return;
        }
        if (recognition.isWanted() && !end.metadata().containsKey(Recognition.METADATA)) {
            node.abort();
            return;
        }
        boolean whole =
                !CUT_BY_THE_PLACE.contains(end.reason()) && !end.reason().isOfTheRun();
        if (isRepeated(document.get(), end.node(), whole)) {
            node.abort();
            return;
        }
        TextLayer layer = node.finish();
        String rank = Ranks.of(root, end.node(), whole, recognition.isWanted());
        DocumentReading reading = new DocumentReading(
                document.get(),
                rank,
                end.verdict(),
                end.reason(),
                end.detail(),
                end.mediaType(),
                end.sizeBytes(),
                end.recipe(),
                node.listed,
                node.members.size());
        List<Member> members = members(document.get(), node.members);
        DocumentText text = text(end, document.get(), rank, layer, node);
        ended.add(new Recorded(end.node(), reading, members, text));
        sinceReached++;
        endedChars += chars(end.metadata());
        if ((ended.size() >= TOGETHER || endedChars >= TOGETHER_CHARS) && end.node() != 0) {
            part.accept(new Part(takeLast(), Optional.empty(), List.of(), 0));
        }
    }

    private DocumentText text(Event.Ended end, Sha256 document, String rank, TextLayer layer, Open node) {
        DocumentFacts facts = FactsOf.document(
                end.mediaType(),
                Optional.empty(),
                languages.identify(node.sample.text()),
                node.confidence.value(),
                end.metadata());
        return new DocumentText(document, rank, facts, layer, end.recipe(), recognition.isWanted());
    }

    private static long chars(Map<String, List<String>> metadata) {
        return metadata.values().stream()
                .flatMap(List::stream)
                .mapToLong(String::length)
                .sum();
    }

    /// What is inside of a withdrawn document goes with it; what of it was handed on already has no place then, and is
    /// swept when the run ends.
    private void forgetWithin(int node) {
        ended.removeIf(one -> one.node() > node);
        firsts.values().removeIf(first -> first.node() > node);
    }

    /// The document's hash, the same object for the same document: there may be very many of one.
    private Optional<Sha256> known(Event.Ended end) {
        if (end.sha256().isEmpty()) {
            return Optional.empty();
        }
        Sha256 document = new Sha256(end.sha256());
        First first = firsts.get(document);
        return first == null ? Optional.of(document) : first.document();
    }

    /// Whether a better reading was recorded; where not, this one is from now on.
    private boolean isRepeated(Sha256 document, int node, boolean whole) {
        First first = firsts.get(document);
        if (first != null && first.isBetterThan(node, whole)) {
            return true;
        }
        firsts.put(document, new First(node, whole, first == null ? Optional.of(document) : first.document()));
        return false;
    }

    /// A view, so that a hundred thousand names are held once.
    private static List<Member> members(Sha256 container, List<Inside> inside) {
        return new AbstractList<>() {
            @Override
            public Member get(int ordinal) {
                Inside one = inside.get(ordinal);
                return new Member(container, ordinal, one.path(), one.document(), one.verdict(), one.reason());
            }

            @Override
            public int size() {
                return inside.size();
            }
        };
    }

    /// What has not been handed on yet, the original itself last, where it is recorded.
    List<Recorded> takeLast() {
        List<Recorded> last = ended;
        ended = new ArrayList<>();
        endedChars = 0;
        return last;
    }

    private Open node(int number) {
        Open node = open.get(number);
        if (node == null) {
            throw new IllegalStateException("the reading names a document that is not open: " + number);
        }
        return node;
    }
}
