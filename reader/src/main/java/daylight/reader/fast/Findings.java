package daylight.reader.fast;

import daylight.protocol.BlockKind;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.LimitReached;
import daylight.reader.ground.Node;
import daylight.reader.mail.QuoteMarkup;
import daylight.reader.mail.QuoteWatch;
import daylight.reader.mail.Uuencoded;
import daylight.reader.pgp.ArmourWatch;
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
    /// @param isElsewhere whether the content lies in another file
    record Member(
            String name, String mediaType, byte[] content, Map<String, List<String>> metadata, boolean isElsewhere) {}

    /// A stretch of the text that its structure marks: words of others, or the name of a member where it stands.
    ///
    /// @param start UTF-16 units from the text's start, inclusive
    /// @param end   exclusive
    /// @param level of a quote how many such marks are around the words, this one included; else 0
    record Mark(BlockKind kind, int start, int end, int level, String label) {
        static Mark quote(int start, int end, int level, boolean cited) {
            return new Mark(BlockKind.QUOTE, start, end, level, cited ? QuoteMarkup.CITED : "");
        }

        static Mark member(int start, int end) {
            return new Mark(BlockKind.NOTE, start, end, 0, Uuencoded.LABEL);
        }

        private Mark movedBy(int units) {
            return new Mark(kind, start + units, end + units, level, label);
        }
    }

    private final String mediaType;
    private final Map<String, List<String>> metadata = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private Optional<Integer> listed = Optional.empty();
    private boolean isDamaged;

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

    void text(HtmlText.Body body) {
        int before = text.length();
        body.marks().forEach(mark -> marks.add(mark.movedBy(before)));
        text.append(body.text());
    }

    /// The name of a member, where it stands among the words.
    void memberName(String name) {
        int before = text.length();
        text.append(name);
        marks.add(Mark.member(before, text.length()));
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

    /// A part of it is damaged, and what there is of that stands in the text.
    void damaged() {
        isDamaged = true;
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

    /// Let everything out. When the members reach a limit, what is left of them is named with it as the reason.
    Conclusion emit(Node node, MemberReader reader) {
        node.mediaType(mediaType);
        metadata.forEach((name, values) -> values.forEach(value -> node.put(name, value)));
        listed.ifPresent(count -> node.listed(
                count,
                members.stream().map(member -> NameBytes.of(member.name())).toList()));
        emitText(node);
        if (isDamaged) {
            node.damaged();
        }
        Optional<Reason> limit = Optional.empty();
        boolean isElsewhere = false;
        for (Member member : members) {
            if (member.isElsewhere()) {
                isElsewhere = true;
                node.put("mail:attachment-elsewhere", member.name());
                node.unread(NameBytes.of(member.name()), Verdict.FAILED, Reason.OTHER_VOLUME);
                continue;
            }
            limit = limit.isPresent() ? limit : emitMember(node, member, reader);
            limit.ifPresent(reason -> node.unread(NameBytes.of(member.name()), Verdict.FAILED, reason));
        }
        if (limit.isPresent()) {
            return new Conclusion(Verdict.PARTLY_READ, limit.get(), "");
        }
        return isElsewhere ? new Conclusion(Verdict.PARTLY_READ, Reason.OTHER_VOLUME, "") : Conclusion.READ;
    }

    /// The text up to the end of each mark, so that the node counts where it began and ends.
    private void emitText(Node node) {
        boolean isMail = mediaType.equals(MailReader.MEDIA_TYPE);
        ArmourWatch watch = new ArmourWatch(node, isMail ? Optional.of(new QuoteWatch(node)) : Optional.empty());
        if (isMail || text.indexOf("-----BEGIN PGP ") >= 0) {
            node.follow(watch);
        }
        int from = 0;
        for (Mark mark : marks) {
            from = emitText(node, from, mark.end());
            int length = text.codePointCount(mark.start(), mark.end());
            node.block(mark.kind(), mark.level(), node.page(), node.position() - length, mark.label(), false);
        }
        emitText(node, from, text.length());
        watch.textEnds();
    }

    private int emitText(Node node, int from, int to) {
        node.text(text.subSequence(from, to));
        return to;
    }

    /// @return the limit that keeps this member and all after it from being opened
    private static Optional<Reason> emitMember(Node node, Member member, MemberReader reader) {
        Node open;
        try {
            node.reading().expanded(member.content().length);
            open = node.member(NameBytes.of(member.name()));
        } catch (LimitReached e) {
            return Optional.of(e.reason());
        }
        open.mediaType(member.mediaType());
        member.metadata().forEach((name, values) -> values.forEach(value -> open.put(name, value)));
        reader.read(new Evidence.InMemory(member.content()), open);
        return Optional.empty();
    }
}
