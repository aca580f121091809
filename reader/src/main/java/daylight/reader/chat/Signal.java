package daylight.reader.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.LimitReached;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A plain export of Signal: its backup's frames as JSON, one in a line (the messages of Signal's `Backup.proto` in
/// protobuf's JSON form). People and chats come before the messages that name them by number. The encrypted backups and
/// the desktop's database are locked.
final class Signal {
    static final String MEDIA_TYPE = "application/x-signal-chat+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern BEGINNING =
            Pattern.compile("\\s*\\{[^\\n]{0,2000}\"backupTimeMs\"[^\\n]{0,2000}}\\s*(?s:.*)");

    /// Told by name, or marks of the program.
    private static final Set<String> LEFT_OUT =
            Set.of("chatId", "authorId", "dateSent", "standardMessage", "incoming", "outgoing", "directionless");

    private final Map<String, String> people = new HashMap<>();
    private final Map<String, String> chats = new HashMap<>();
    private final ChatWriter writer;
    private String openChat = "";

    private Signal(Node node) {
        writer = new ChatWriter(node);
    }

    /// @param start the first characters of the document
    static boolean begins(String start) {
        return BEGINNING.matcher(start).matches();
    }

    static Ending read(Evidence evidence, Node node) throws IOException {
        node.mediaType(MEDIA_TYPE);
        Signal export = new Signal(node);
        Optional<Throwable> thrown = Hostile.thrownBy(() -> {
            try (InputStream in = evidence.open();
                    MappingIterator<JsonNode> frames =
                            JSON.readerFor(JsonNode.class).readValues(in)) {
                while (frames.hasNextValue()) {
                    export.frame(frames.nextValue());
                }
            }
        });
        export.writer.facts("Signal", "Z");
        if (thrown.orElse(null) instanceof LimitReached limit) {
            throw limit;
        }
        return thrown.isPresent() ? Ending.of(Verdict.PARTLY_READ, Reason.DAMAGED_PART) : Ending.READ;
    }

    private void frame(JsonNode frame) {
        if (frame.has("recipient")) {
            JsonNode recipient = frame.get("recipient");
            people.put(recipient.path("id").asText(), name(recipient));
        } else if (frame.has("chat")) {
            JsonNode chat = frame.get("chat");
            chats.put(
                    chat.path("id").asText(),
                    people.getOrDefault(chat.path("recipientId").asText(), ""));
        } else if (frame.has("chatItem")) {
            item(frame.get("chatItem"));
        } else {
            List<String> lines = FlatJson.lines(frame, Set.of());
            if (!lines.isEmpty()) {
                writer.message(new ChatWriter.Message(
                        "", "", "", lines.getFirst(), List.of(), lines.subList(1, lines.size())));
            }
        }
    }

    private void item(JsonNode item) {
        String chat = item.path("chatId").asText();
        if (!chat.equals(openChat)) {
            openChat = chat;
            writer.chat(chats.getOrDefault(chat, ""));
        }
        JsonNode message = item.path("standardMessage");
        List<String> attachments = new ArrayList<>();
        for (JsonNode attachment : message.path("attachments")) {
            String name = attachment.at("/pointer/fileName").asText();
            attachments.add(
                    name.isEmpty() ? attachment.at("/pointer/contentType").asText("attachment") : name);
        }
        List<String> further = new ArrayList<>(FlatJson.lines(item, LEFT_OUT));
        further.addAll(FlatJson.lines(message, Set.of("text", "attachments")));
        writer.message(new ChatWriter.Message(
                time(item.path("dateSent").asText()),
                "",
                people.getOrDefault(item.path("authorId").asText(), ""),
                message.at("/text/body").asText(),
                attachments,
                further));
    }

    /// Milliseconds since 1970, which protobuf writes as a string.
    private static String time(String millis) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(millis)).toString();
        } catch (NumberFormatException _) {
            return millis;
        }
    }

    private static String name(JsonNode recipient) {
        if (recipient.has("self")) {
            return "the owner of the export";
        }
        JsonNode contact = recipient.path("contact");
        String called = Stream.of(
                        joined(contact.path("systemGivenName"), contact.path("systemFamilyName")),
                        joined(contact.path("profileGivenName"), contact.path("profileFamilyName")),
                        contact.path("username").asText(),
                        recipient.at("/group/snapshot/title/title").asText(),
                        recipient.at("/distributionList/distributionList/name").asText())
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("");
        String number = contact.path("e164").asText();
        return called.isEmpty() ? number : number.isEmpty() || number.equals("0") ? called : called + " " + number;
    }

    private static String joined(JsonNode given, JsonNode family) {
        return (given.asText() + " " + family.asText()).strip();
    }
}
