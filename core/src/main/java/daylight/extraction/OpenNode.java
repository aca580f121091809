package daylight.extraction;

import daylight.protocol.Event;
import daylight.protocol.Limits;
import daylight.protocol.NameBytes;
import daylight.protocol.ProtocolViolation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An open document of a [ReadingTree]: what it has so far, to check the next event against.
final class OpenNode {
    /// A limit is met in whole characters of two units, and a page that runs over it is counted.
    private static final int SLACK = 2;

    final int number;
    final int parent;
    final int depth;
    final Limits limits;

    private final Map<NameBytes, Integer> awaited = new LinkedHashMap<>();
    private int[] pageCodePoints = new int[1];
    private int pages = 1;
    private long textChars;
    private int openMembers;
    private int endedMembers;
    private long listedWithoutName;

    /// The furthest end of a block or word on the current page, whose text may still be on its way.
    private int furthestEnd;

    /// The picture of the current page, if its words were recognised in one.
    private Optional<Event.Picture> picture = Optional.empty();

    /// Where the last word of the current page's picture ends.
    private int lastWordEnd;

    OpenNode(int number, int parent, int depth, Limits limits) {
        this.number = number;
        this.parent = parent;
        this.depth = depth;
        this.limits = limits;
    }

    void memberBegan(NameBytes name) {
        openMembers++;
        Integer left = awaited.get(name);
        if (left == null) {
            listedWithoutName--;
        } else if (left == 1) {
            awaited.remove(name);
        } else {
            awaited.put(name, left - 1);
        }
    }

    void memberEnded() {
        openMembers--;
        endedMembers++;
    }

    boolean hasOpenMembers() {
        return openMembers > 0;
    }

    /// Whether something of it came that is worth keeping: a member or a page.
    boolean hasParts() {
        return endedMembers > 0 || pages > 1;
    }

    /// Whether anything at all of it came.
    boolean hasContent() {
        return hasParts() || textChars > 0;
    }

    /// @param namesLeft how many more names the request may have
    /// @return how many names it kept
    int listed(Event.Listed listed, int namesLeft) throws ProtocolViolation {
        if (listed.count() < listed.names().size()) {
            throw new ProtocolViolation("a list of " + listed.count() + " members has "
                    + listed.names().size() + " names");
        }
        int kept = Math.min(namesLeft, listed.names().size());
        for (NameBytes name : listed.names().subList(0, kept)) {
            awaited.merge(name, 1, Integer::sum);
        }
        listedWithoutName += listed.count() - kept;
        return kept;
    }

    void text(String chunk) throws ProtocolViolation {
        textChars += chunk.length();
        if (textChars > limits.textCharsMax() + SLACK) {
            throw new ProtocolViolation("node " + number + " has more text than the limit");
        }
        pageCodePoints[pages - 1] += chunk.codePointCount(0, chunk.length());
    }

    void pageEnded() throws ProtocolViolation {
        checkBlocks();
        picture = Optional.empty();
        lastWordEnd = 0;
        pages++;
        if (pages > (long) limits.pagesMax() + SLACK) {
            throw new ProtocolViolation("node " + number + " has more pages than the limit");
        }
        if (pages > pageCodePoints.length) {
            pageCodePoints = Arrays.copyOf(pageCodePoints, pageCodePoints.length * 2);
        }
    }

    void block(Event.Block block) throws ProtocolViolation {
        if (block.level() < 0 || block.start() < 0 || block.end() <= block.start()) {
            throw new ProtocolViolation("a block cannot be " + block);
        }
        if (block.label().length() > Event.Block.LABEL_CHARS_MAX) {
            throw new ProtocolViolation("a block's label of " + block.label().length() + " characters");
        }
        if (block.page() < 1 || block.page() > pages) {
            throw new ProtocolViolation("a block on page " + block.page() + " of " + pages);
        }
        if (block.page() == pages) {
            furthestEnd = Math.max(furthestEnd, block.end());
        } else if (block.end() > pageCodePoints[block.page() - 1]) {
            throw new ProtocolViolation("a block ends at " + block.end() + " on a page of "
                    + pageCodePoints[block.page() - 1] + " characters");
        }
    }

    void picture(Event.Picture came) throws ProtocolViolation {
        if (came.page() != pages || picture.isPresent()) {
            throw new ProtocolViolation("a picture of page " + came.page() + " on page " + pages
                    + (picture.isPresent() ? ", which has one" : ""));
        }
        picture = Optional.of(came);
    }

    void word(Event.Word word) throws ProtocolViolation {
        if (picture.isEmpty() || word.page() != pages) {
            throw new ProtocolViolation("a word in the picture of page " + word.page() + " on page " + pages
                    + ", which has " + (picture.isEmpty() ? "none" : "one"));
        }
        if (word.right() > picture.get().width()
                || word.bottom() > picture.get().height()) {
            throw new ProtocolViolation(word + " lies outside of " + picture.get());
        }
        if (word.start() < lastWordEnd) {
            throw new ProtocolViolation("a word starts at " + word.start() + " before " + lastWordEnd);
        }
        lastWordEnd = word.end();
        furthestEnd = Math.max(furthestEnd, word.end());
    }

    /// The page's text is complete: its blocks and words lie inside.
    void checkBlocks() throws ProtocolViolation {
        if (furthestEnd > pageCodePoints[pages - 1]) {
            throw new ProtocolViolation("a block or a word ends at " + furthestEnd + " on a page of "
                    + pageCodePoints[pages - 1] + " characters");
        }
        furthestEnd = 0;
    }

    /// Members that an independent walk listed and that never began; at most `most`. Those without a name of their
    /// own have an empty one.
    List<NameBytes> missing(long most) {
        List<NameBytes> missing = new ArrayList<>();
        awaited.forEach((name, times) -> {
            for (int i = 0; i < times && missing.size() < most; i++) {
                missing.add(name);
            }
        });
        for (long i = 0; i < listedWithoutName && missing.size() < most; i++) {
            missing.add(NameBytes.EMPTY);
        }
        return missing;
    }
}
