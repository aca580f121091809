package daylight.reader.fast;

import daylight.protocol.BlockKind;
import daylight.protocol.Event;
import daylight.protocol.Limits;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Node;
import daylight.reader.ground.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads with the fast path and keeps what it emitted.
final class FastView {
    static final Limits AMPLE = new Limits(600, 600, 100_000, 50, 1L << 40, 1L << 40, 100_000);

    final List<Event> events = new ArrayList<>();
    final List<Seen.Member> members = new ArrayList<>();
    private final FastPath path;

    FastView() {
        this(new BodyText(true));
    }

    FastView(BodyText texts) {
        path = new FastPath(this::member, texts);
    }

    Optional<Seen> read(byte[] bytes, String name) {
        events.clear();
        members.clear();
        Node root = new Reading(AMPLE, events::add).root(NameBytes.of(name));
        Optional<Conclusion> conclusion = path.read(new Evidence.InMemory(bytes), root);
        if (conclusion.isEmpty()) {
            return Optional.empty();
        }
        root.end(
                conclusion.get().verdict(),
                conclusion.get().reason(),
                conclusion.get().detail());
        StringBuilder text = new StringBuilder();
        String type = "";
        Map<String, List<String>> metadata = Map.of();
        for (Event event : events) {
            if (event instanceof Event.Text chunk && chunk.node() == 0) {
                text.append(chunk.chunk());
            } else if (event instanceof Event.Ended ended && ended.node() == 0) {
                type = ended.mediaType();
                metadata = ended.metadata();
            }
        }
        return Optional.of(new Seen(type, text.toString(), metadata, List.copyOf(members)));
    }

    /// The sum of what the independent walk counted.
    int listed() {
        return events.stream()
                .mapToInt(event -> event instanceof Event.Listed listed ? listed.count() : 0)
                .sum();
    }

    /// The words of the blocks of a kind, in the order in which they were found.
    List<String> marked(BlockKind kind) {
        StringBuilder text = new StringBuilder();
        events.forEach(event ->
                text.append(event instanceof Event.Text chunk && chunk.node() == 0 ? chunk.chunk() : ""));
        return events.stream()
                .filter(event -> event instanceof Event.Block block && block.node() == 0 && block.kind() == kind)
                .map(Event.Block.class::cast)
                .map(block -> text.substring(
                                text.offsetByCodePoints(0, block.start()), text.offsetByCodePoints(0, block.end()))
                        .strip())
                .toList();
    }

    /// The text without the names of members in it.
    String withoutMembers(String text) {
        return marked(BlockKind.NOTE).stream()
                .reduce(text, (rest, name) -> rest.replaceFirst(Pattern.quote("[" + name + "]"), " "));
    }

    private void member(Evidence evidence, Node node) {
        members.add(new Seen.Member(
                node.name().display(), Hashes.sha256(evidence.bytes().orElseThrow())));
        node.end(Verdict.READ, Reason.NONE, "");
    }
}
