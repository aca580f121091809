package daylight.reader.fast;

import daylight.protocol.NameBytes;
import daylight.reader.Evidence;
import daylight.reader.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one document holds, gathered before the first event goes out: a document that turns out odd in its
/// last line must leave no trace.
final class Findings {
    /// A member as found.
    ///
    /// @param name      from the mail's own fields, or made from its position and type
    /// @param mediaType as the mail declares it
    record Member(String name, String mediaType, byte[] content, Map<String, List<String>> metadata) {}

    private final String mediaType;
    private final Map<String, List<String>> metadata = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private final List<Member> members = new ArrayList<>();
    private Optional<Integer> listed = Optional.empty();

    Findings(String mediaType) {
        this.mediaType = mediaType;
    }

    void add(String name, String value) {
        metadata.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
    }

    void set(String name, String value) {
        List<String> one = new ArrayList<>(1);
        one.add(value);
        metadata.put(name, one);
    }

    void text(String piece) {
        text.append(piece);
    }

    /// End a block of text, so that words of two parts never touch.
    void breakLine() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    void member(Member member) {
        members.add(member);
    }

    void listed(int count) {
        listed = Optional.of(count);
    }

    String mediaType() {
        return mediaType;
    }

    Map<String, List<String>> metadata() {
        return metadata;
    }

    CharSequence text() {
        return text;
    }

    List<Member> members() {
        return members;
    }

    Optional<Integer> listed() {
        return listed;
    }

    void emit(Node node, MemberReader reader) {
        node.mediaType(mediaType);
        metadata.forEach((name, values) -> values.forEach(value -> node.put(name, value)));
        listed.ifPresent(count -> node.listed(
                count,
                members.stream().map(member -> NameBytes.of(member.name())).toList()));
        node.text(text);
        for (Member member : members) {
            node.reading().expanded(member.content().length);
            Node open = node.member(NameBytes.of(member.name()));
            open.mediaType(member.mediaType());
            member.metadata().forEach((name, values) -> values.forEach(value -> open.put(name, value)));
            reader.read(new Evidence.InMemory(member.content()), open);
        }
    }
}
