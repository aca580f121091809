package daylight.reader.chat;

import daylight.protocol.BlockKind;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Writes the messages of a chat that a program exported as data: a line for each, its time and sender before it, its
/// attachments and whatever else the data say of it in lines of their own.
final class ChatWriter {
    /// Beyond these, names of a group are text alone.
    private static final int PARTICIPANTS_MAX = 1_500;

    /// So many chats are named in the metadata, which have room for other facts too.
    private static final int CHAT_NAMES_MAX = 500;

    /// Of more chats each begins with its name, but on no page of its own.
    private static final int PAGES_MAX = 1_000;

    /// A longer name is text alone.
    private static final int NAME_CHARS_MAX = 1_000;

    /// Writes what else is said of a message, a line each.
    @FunctionalInterface
    interface Further {
        void tell(Consumer<String> lines) throws IOException;
    }

    /// One message.
    ///
    /// @param time        as the data have it; empty where they have none
    /// @param id          the number under which others name it; empty where it has none
    /// @param sender      empty for what the messenger itself says
    /// @param text        may have several lines
    /// @param attachments names of files
    /// @param further     what else is said of it
    record Message(String time, String id, String sender, String text, List<String> attachments, Further further) {}

    private final Node node;
    private final Set<String> chats = new LinkedHashSet<>();
    private final Set<String> participants = new LinkedHashSet<>();
    private final Set<String> participantIds = new LinkedHashSet<>();
    private long messages;
    private Optional<String> first = Optional.empty();
    private Optional<String> last = Optional.empty();

    ChatWriter(Node node) {
        this.node = node;
    }

    /// A chat among several begins: a page of its own under its name.
    void chat(String name) {
        part(name);
        boolean isNew = chats.size() < CHAT_NAMES_MAX && name.length() <= NAME_CHARS_MAX && chats.add(name);
        if (isNew) {
            node.put("chat:name", name);
        }
    }

    /// What is no chat begins, as a chat does.
    void part(String name) {
        if (node.chars() > 0
                && node.page() < Math.min(PAGES_MAX, node.reading().limits().pagesMax())) {
            node.pageEnd();
            heading(name);
        } else {
            again(name);
        }
    }

    /// A chat that has begun before goes on, after messages of another.
    void again(String name) {
        if (node.position() > 0) {
            node.text("\n");
        }
        heading(name);
    }

    private void heading(String name) {
        if (!name.isBlank()) {
            int start = node.position();
            node.text(name);
            node.block(BlockKind.HEADING, 1, node.page(), start);
            node.text("\n\n");
        }
    }

    /// Somebody or something that is no message, with all that is said of it.
    void entry(String name, Further further) throws IOException {
        node.reading().checkTime();
        node.text(name.isBlank() ? "-" : name);
        further.tell(line -> node.text("\n  " + line));
        node.text("\n");
    }

    void message(Message message) throws IOException {
        node.reading().checkTime();
        int start = node.position();
        if (!message.time().isEmpty()) {
            cell(message.time(), 1);
            node.text(" ");
            first = first.filter(time -> time.compareTo(message.time()) <= 0).or(() -> Optional.of(message.time()));
            last = last.filter(time -> time.compareTo(message.time()) >= 0).or(() -> Optional.of(message.time()));
        }
        if (!message.id().isEmpty()) {
            node.text("[" + message.id() + "] ");
        }
        if (!message.sender().isEmpty()) {
            cell(message.sender(), 2);
            node.text(": ");
            if (participants.size() < PARTICIPANTS_MAX && message.sender().length() <= NAME_CHARS_MAX) {
                participants.add(message.sender());
            }
        }
        node.text(message.text());
        for (String attachment : message.attachments()) {
            node.text("\n  ");
            cell(attachment, 3);
        }
        message.further().tell(line -> node.text("\n  " + line));
        node.text("\n");
        node.block(BlockKind.MESSAGE, message.sender().isEmpty() ? 1 : 0, node.page(), start);
        messages++;
    }

    private void cell(String text, int level) {
        int start = node.position();
        node.text(text);
        node.block(BlockKind.CELL, level, node.page(), start);
    }

    /// @param id a number of an account, and the name that it has here
    void participantId(String id) {
        if (participantIds.size() < PARTICIPANTS_MAX && id.length() <= NAME_CHARS_MAX) {
            participantIds.add(id);
        }
    }

    /// @param zone what is known of the clock
    void facts(String application, String zone) {
        node.put("chat:application", application);
        node.put("chat:messages", Long.toString(messages));
        node.put("chat:time-zone", zone);
        first.ifPresent(time -> node.put("chat:first-time", time));
        last.ifPresent(time -> node.put("chat:last-time", time));
        participantIds.forEach(id -> node.put("chat:participant-id", id));
        participants.forEach(name -> node.put("chat:participant", name));
    }
}
