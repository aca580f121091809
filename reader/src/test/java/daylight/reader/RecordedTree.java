package daylight.reader;

import daylight.protocol.Event;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.Emitter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes a reading's events and keeps them as a tree; refuses events that break the contract of [Event].
public final class RecordedTree implements Emitter {
    private final List<Doc> docs = new ArrayList<>();

    /// One document of the tree.
    public static final class Doc {
        private final int number;
        private final int parent;
        private final NameBytes name;
        private final StringBuilder text = new StringBuilder();
        private final List<Event.Block> blocks = new ArrayList<>();
        private final List<Event.Picture> pictures = new ArrayList<>();
        private final List<Event.Word> words = new ArrayList<>();
        private final List<NameBytes> listedNames = new ArrayList<>();
        private int listed;
        private boolean wasListed;
        private int openMembers;
        private int members;
        private Event.@Nullable Ended ended;

        private Doc(int number, int parent, NameBytes name) {
            this.number = number;
            this.parent = parent;
            this.name = name;
        }

        /// Pages are parted by a form feed.
        public String text() {
            return text.toString();
        }

        public String path() {
            return name.display();
        }

        public NameBytes name() {
            return name;
        }

        public int number() {
            return number;
        }

        public int listed() {
            return listed;
        }

        public boolean wasListed() {
            return wasListed;
        }

        public List<NameBytes> listedNames() {
            return listedNames;
        }

        public int members() {
            return members;
        }

        public List<Event.Block> blocks() {
            return blocks;
        }

        /// Of the pages, in order; at most one for each.
        public List<Event.Picture> pictures() {
            return pictures;
        }

        /// What was recognised in the pictures.
        public List<Event.Word> words() {
            return words;
        }

        public boolean hasEnded() {
            return ended != null;
        }

        public Event.Ended ended() {
            if (ended == null) {
                throw new AssertionError("never ended: " + number + " " + path());
            }
            return ended;
        }

        public Verdict verdict() {
            return ended().verdict();
        }

        public Reason reason() {
            return ended().reason();
        }

        public String outcome() {
            return ended().verdict().code() + "/" + ended().reason().code();
        }

        @Override
        public String toString() {
            return number + " " + path() + " " + (hasEnded() ? outcome() : "open");
        }
    }

    @Override
    public void emit(Event event) {
        switch (event) {
            case Event.Began e -> began(e);
            case Event.Listed e -> {
                Doc doc = open(e.node());
                doc.listed += e.count();
                doc.wasListed = true;
                doc.listedNames.addAll(e.names());
            }
            case Event.Text e -> open(e.node()).text.append(e.chunk());
            case Event.PageEnded e -> open(e.node()).text.append('\f');
            case Event.Block e -> open(e.node()).blocks.add(e);
            case Event.Picture e -> open(e.node()).pictures.add(e);
            case Event.Word e -> open(e.node()).words.add(e);
            case Event.Ended e -> ended(e);
            case Event.Reached _, Event.Recognised _ -> {}
            case Event.Done e -> throw new IllegalStateException("a reading does not send " + e);
        }
    }

    private void began(Event.Began e) {
        if (e.node() != docs.size()) {
            throw new IllegalStateException("documents are counted up: " + e);
        }
        if (e.parent() >= 0) {
            open(e.parent()).openMembers++;
            open(e.parent()).members++;
        }
        docs.add(new Doc(e.node(), e.parent(), e.name()));
    }

    private void ended(Event.Ended e) {
        Doc doc = open(e.node());
        if (doc.openMembers != 0) {
            throw new IllegalStateException("a container ended before its members: " + e);
        }
        doc.ended = e;
        if (doc.parent >= 0) {
            open(doc.parent).openMembers--;
        }
    }

    private Doc open(int node) {
        Doc doc = docs.get(node);
        if (doc.ended != null) {
            throw new IllegalStateException("document " + node + " has ended");
        }
        return doc;
    }

    public Doc root() {
        return docs.getFirst();
    }

    public List<Doc> all() {
        return docs;
    }

    public Stream<Doc> membersOf(Doc parent) {
        return docs.stream().filter(doc -> doc.parent == parent.number);
    }

    /// The only document with this path.
    public Doc at(String path) {
        List<Doc> found = docs.stream().filter(d -> d.path().equals(path)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " documents have the path " + path + ": " + docs);
        }
        return found.getFirst();
    }
}
