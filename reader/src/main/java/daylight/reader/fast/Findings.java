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

    /// Words of others, as the structure of the text marks them.
    ///
    /// @param start UTF-16 units from the text's start, inclusive
    /// @param end   exclusive
    /// @param level how many such marks are around the words, this one included
    /// @param cited whether the markup says that they are another message's
    record Quote(int start, int end, int level, boolean cited) {}

    private final String mediaType;
    private final Map<String, List<String>> metadata = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private final List<Quote> quotes = new ArrayList<>();
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

    void text(HtmlText.Body body) {
        int before = text.length();
        body.quotes()
                .forEach(quote -> quotes.add(
                        new Quote(before + quote.start(), before + quote.end(), quote.level(), quote.cited())));
        text.append(body.text());
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

    /// Let everything out. When the members reach a limit, what is left of them is named with it as the reason.
    Conclusion emit(Node node, MemberReader reader) {
        node.mediaType(mediaType);
        metadata.forEach((name, values) -> values.forEach(value -> node.put(name, value)));
        listed.ifPresent(count -> node.listed(
                count,
                members.stream().map(member -> NameBytes.of(member.name())).toList()));
        emitText(node);
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

    /// The text up to the end of each quote, so that the node counts where it began and ends.
    private void emitText(Node node) {
        boolean isMail = mediaType.equals(MailReader.MEDIA_TYPE);
        ArmourWatch watch = new ArmourWatch(node, isMail ? Optional.of(new QuoteWatch(node)) : Optional.empty());
        if (isMail || text.indexOf("-----BEGIN PGP ") >= 0) {
            node.follow(watch);
        }
        int from = 0;
        for (Quote quote : quotes) {
            from = emitText(node, from, quote.end());
            int length = text.codePointCount(quote.start(), quote.end());
            node.block(
                    BlockKind.QUOTE,
                    quote.level(),
                    node.page(),
                    node.position() - length,
                    quote.cited() ? QuoteMarkup.CITED : "",
                    false);
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
