package daylight.reader.chat;

import daylight.protocol.BlockKind;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Node;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An export of WhatsApp: a text in which every message begins with a date. No description of it was published; what is
/// here was learned from exports of Android and iOS in several locales.
final class WhatsApp {
    static final String MEDIA_TYPE = "text/x-whatsapp-chat";

    /// So many messages of persons make a chat.
    private static final int MESSAGES_MIN = 2;

    private static final int SENDER_CHARS_MAX = 100;

    /// Beyond these, names of a group are text alone.
    private static final int PARTICIPANTS_MAX = 1_500;

    /// What exports hold and hardly any other text does: marks of direction before a message, omitted and attached
    /// files, the notice of encryption.
    private static final Pattern SIGN = Pattern.compile("\\u200e|<[^<>\\n]{2,40}[:\\uff1a] ?[^<>\\n]{1,200}\\.\\w{2,5}>"
            + "|<Media omitted>|<M\u00e9dias omis>|<Medien ausgeschlossen>|<Multimedia omitido>"
            + "|<\u0411\u0435\u0437 \u043c\u0435\u0434\u0438\u0430\u0444\u0430\u0439\u043b\u043e\u0432>|<\u5a92\u4f53\u5185\u5bb9\u5df2\u88ab\u5ffd\u7565>|<\u7701\u7565\u591a\u5a92\u4f53\u6587\u4ef6>"
            + "|end-to-end|\\b(?:IMG|VID|AUD|PTT|STK|DOC)-\\d{8}-WA\\d{4}\\.\\w{2,5} \\(");

    /// `<attached: NAME>` of iOS in any language, or `NAME (file attached)` of Android.
    private static final Pattern ATTACHED = Pattern.compile(
            "<[^<>:\\uff1a\\n]{2,40}[:\\uff1a] ?([^<>\\n]{1,200}\\.\\w{2,5})>"
                    + "|((?:IMG|VID|AUD|PTT|STK|DOC)-\\d{8}-WA\\d{4}\\.\\w{2,5}) \\([^()\\n]{3,40}\\)"
                    + "|(?m:^)\\u200e?([^\\u200e\\n<>/\\\\]{1,200}\\.\\w{2,5}) \\((?:file attached|Datei angeh\u00e4ngt|fichier joint|archivo adjunto"
                    + "|\u0444\u0430\u0439\u043b \u0434\u043e\u0431\u0430\u0432\u043b\u0435\u043d|\u6587\u4ef6\u9644\u4ef6|arquivo anexado|file allegato)\\)");

    /// A message with where it lies in the text.
    private record Message(int from, int to, Stamp stamp, int senderTo) {}

    private final String text;
    private final List<Message> messages;

    private WhatsApp(String text, List<Message> messages) {
        this.text = text;
        this.messages = messages;
    }

    /// The chat, if the text is one: it begins with a message, all dates are written alike, and either its name or
    /// a sign in it says WhatsApp.
    static Optional<WhatsApp> of(String text, String name) {
        Optional<Stamp> first = Stamp.of(lineAt(text, 0));
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String lower = name.toLowerCase(Locale.ROOT);
        boolean isNamed = lower.contains("whatsapp") || lower.equals("_chat.txt");
        if (!isNamed && !SIGN.matcher(text).find()) {
            return Optional.empty();
        }
        List<Message> messages = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            String line = lineAt(text, at);
            int begin = at;
            Stamp.of(line)
                    .filter(stamp -> stamp.form().equals(first.get().form()))
                    .ifPresent(stamp -> messages.add(new Message(begin, text.length(), stamp, senderEnd(line, stamp))));
            at += line.length() + 1;
        }
        long ofPersons =
                messages.stream().filter(message -> message.senderTo() >= 0).count();
        return ofPersons < MESSAGES_MIN ? Optional.empty() : Optional.of(new WhatsApp(text, ended(messages)));
    }

    private static List<Message> ended(List<Message> begun) {
        List<Message> ended = new ArrayList<>(begun.size());
        for (int i = 0; i < begun.size(); i++) {
            Message message = begun.get(i);
            int to = i + 1 < begun.size() ? begun.get(i + 1).from() : message.to();
            ended.add(new Message(message.from(), to, message.stamp(), message.senderTo()));
        }
        return ended;
    }

    private static String lineAt(String text, int from) {
        int end = text.indexOf('\n', from);
        return text.substring(from, end < 0 ? text.length() : end);
    }

    /// Where the sender's name ends in the line; negative for what WhatsApp itself says.
    private static int senderEnd(String line, Stamp stamp) {
        int colon = line.indexOf(": ", stamp.messageAt());
        if (colon < 0 && line.stripTrailing().endsWith(":")) {
            colon = line.stripTrailing().length() - 1;
        }
        return colon > stamp.messageAt() && colon - stamp.messageAt() <= SENDER_CHARS_MAX ? colon : -1;
    }

    Ending read(Node node) {
        node.mediaType(MEDIA_TYPE);
        DateOrder order = DateOrder.of(messages.stream().map(Message::stamp).toList());
        Set<String> participants = new LinkedHashSet<>();
        for (Message message : messages) {
            node.reading().checkTime();
            emit(message, node);
            if (message.senderTo() >= 0 && participants.size() < PARTICIPANTS_MAX) {
                participants.add(plain(text.substring(
                        message.from() + message.stamp().messageAt(), message.from() + message.senderTo())));
            }
        }
        node.put("chat:application", "WhatsApp");
        node.put("chat:messages", Integer.toString(messages.size()));
        node.put("chat:date-order", order.code());
        node.put("chat:time-zone", "unknown: the clock of the phone that exported");
        List<LocalDateTime> times = messages.stream()
                .flatMap(message -> message.stamp().time(order).stream())
                .sorted()
                .toList();
        if (!times.isEmpty()) {
            node.put("chat:first-time", times.getFirst().toString());
            node.put("chat:last-time", times.getLast().toString());
        }
        participants.forEach(name -> node.put("chat:participant", name));
        return Ending.READ;
    }

    /// Without marks of direction, which are no part of a name.
    private static String plain(String name) {
        return name.replaceAll("[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]", "")
                .strip();
    }

    private void emit(Message message, Node node) {
        int start = node.position();
        int stampFrom = message.from() + message.stamp().from();
        int stampTo = message.from() + message.stamp().to();
        int senderFrom = message.from() + message.stamp().messageAt();
        node.text(text.substring(message.from(), stampFrom));
        cell(node, stampFrom, stampTo, 1);
        node.text(text.substring(stampTo, senderFrom));
        int at = senderFrom;
        if (message.senderTo() >= 0) {
            at = message.from() + message.senderTo();
            cell(node, senderFrom, at, 2);
        }
        Matcher attached = ATTACHED.matcher(text).region(Math.min(at + 2, message.to()), message.to());
        while (message.senderTo() >= 0 && attached.find()) {
            int group = attached.group(1) != null ? 1 : attached.group(2) != null ? 2 : 3;
            node.text(text.substring(at, attached.start(group)));
            cell(node, attached.start(group), attached.end(group), 3);
            at = attached.end(group);
        }
        node.text(text.substring(at, message.to()));
        node.block(BlockKind.MESSAGE, message.senderTo() >= 0 ? 0 : 1, node.page(), start);
    }

    private void cell(Node node, int from, int to, int level) {
        int start = node.position();
        node.text(text.substring(from, to));
        node.block(BlockKind.CELL, level, node.page(), start);
    }
}
