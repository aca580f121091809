package daylight.reader.chat;

import daylight.protocol.BlockKind;
import daylight.reader.ground.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Writes the messages of a chat that a program exported as data: a line for each, its time and sender before it, its
/// attachments and whatever else the data say of it in lines of their own.
final class ChatWriter {
    /// Beyond these, names of a group are text alone.
    private static final int PARTICIPANTS_MAX = 1_500;

    /// One message.
    ///
    /// @param time        as the data have it; empty where they have none
    /// @param id          the number under which others name it; empty where it has none
    /// @param sender      empty for what the messenger itself says
    /// @param text        may have several lines
    /// @param attachments names of files
    /// @param further     what else is said of it, a line each
    record Message(
            String time, String id, String sender, String text, List<String> attachments, List<String> further) {}

    private final Node node;
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
        if (node.chars() > 0) {
            node.pageEnd();
        }
        if (!name.isBlank()) {
            int start = node.position();
            node.text(name);
            node.block(BlockKind.HEADING, 1, node.page(), start);
            node.text("\n\n");
            node.put("chat:name", name);
        }
    }

    void message(Message message) {
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
            if (participants.size() < PARTICIPANTS_MAX) {
                participants.add(message.sender());
            }
        }
        node.text(message.text());
        for (String attachment : message.attachments()) {
            node.text("\n  ");
            cell(attachment, 3);
        }
        message.further().forEach(line -> node.text("\n  " + line));
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
        if (participantIds.size() < PARTICIPANTS_MAX) {
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
