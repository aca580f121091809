package daylight.reader.chat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.LimitReached;
import daylight.reader.ground.Node;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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

    private static final Pattern BEGINNING =
            Pattern.compile("\\s*\\{[^\\n]{0,2000}\"backupTimeMs\"[^\\n]{0,2000}}\\s*(?s:.*)");

    /// A frame is a line; what is longer is no message, and stands in the text as it is.
    private static final int LINE_BYTES_MAX = 8 * 1024 * 1024;

    /// People and chats of more are called by their numbers.
    private static final int NAMES_MAX = 50_000;

    private static final int NAME_CHARS_MAX = 300;

    private static final String DIRECTORY = "People and chats";

    private final Map<String, String> people = new HashMap<>();
    private final Map<String, String> chats = new HashMap<>();
    private final Set<String> namesOfPeople = new HashSet<>();
    private final Set<String> namesOfChats = new HashSet<>();
    private final Set<String> begun = new HashSet<>();
    private final Node node;
    private final ChatWriter writer;

    /// What is being written: the number of a chat, or the people and chats; empty before both.
    private String open = "";

    private boolean hasLongLine;

    private Signal(Node node) {
        this.node = node;
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
            try (InputStream in = new BufferedInputStream(evidence.open(), 64 * 1024)) {
                export.lines(in);
            }
        });
        export.writer.facts("Signal", "Z");
        if (thrown.orElse(null) instanceof LimitReached limit) {
            throw limit;
        }
        return thrown.map(each -> Hostile.ending(each, node.hasWords()))
                .orElse(export.hasLongLine ? Ending.of(Verdict.PARTLY_READ, Reason.MEMORY_LIMIT) : Ending.READ);
    }

    private void lines(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                line(line.toByteArray());
                line.reset();
            } else {
                line.write(next);
            }
            if (line.size() >= LINE_BYTES_MAX) {
                hasLongLine = true;
                text(new SequenceInputStream(new ByteArrayInputStream(line.toByteArray()), new RestOfLine(in)));
                line.reset();
            }
        }
        line(line.toByteArray());
    }

    /// One that is damaged stands in the text as it is, and those behind it are read.
    private void line(byte[] line) throws IOException {
        node.reading().checkTime();
        try (JsonParser json = JsonPiece.parser(new ByteArrayInputStream(line))) {
            while (json.nextToken() != null) {
                JsonPiece piece = JsonPiece.of(json);
                if (piece.tree().isPresent()) {
                    frame(piece.tree().get());
                } else {
                    other(lines -> FlatJson.lines(piece.tokens(), "", Set.of(), lines));
                }
            }
        } catch (JacksonException _) {
            node.damaged();
            text(new ByteArrayInputStream(line));
        }
    }

    private void text(InputStream line) throws IOException {
        Reader letters = new InputStreamReader(line, StandardCharsets.UTF_8);
        char[] some = new char[8 * 1024];
        for (int read = letters.read(some); read >= 0; read = letters.read(some)) {
            node.reading().checkTime();
            node.text(some, 0, read);
        }
        node.text("\n");
    }

    /// The bytes up to the line's end.
    private static final class RestOfLine extends InputStream {
        private final InputStream in;
        private boolean hasEnded;

        RestOfLine(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int next = hasEnded ? -1 : in.read();
            hasEnded = next < 0 || next == '\n';
            return hasEnded ? -1 : next;
        }
    }

    private void frame(JsonNode frame) throws IOException {
        if (frame.path("recipient").isObject()) {
            JsonNode recipient = frame.get("recipient");
            String id = recipient.path("id").asText();
            String name = unique(name(recipient), " (recipient " + id + ")", namesOfPeople);
            hold(people, id, name);
            entry(name, frame);
        } else if (frame.path("chat").isObject()) {
            JsonNode chat = frame.get("chat");
            String id = chat.path("id").asText();
            String name = unique(person(chat.path("recipientId").asText()), " (chat " + id + ")", namesOfChats);
            hold(chats, id, name);
            entry(name, frame);
        } else if (frame.path("chatItem").isObject()) {
            item(frame.get("chatItem"), frame);
        } else {
            other(lines -> FlatJson.lines(frame, Set.of(), lines));
        }
    }

    /// Of two with one name the second has its number behind it.
    private static String unique(String name, String number, Set<String> names) {
        boolean isHeld = names.size() < NAMES_MAX && name.length() <= NAME_CHARS_MAX;
        return name.isBlank() || isHeld && names.add(name) ? name : name + number;
    }

    private static void hold(Map<String, String> names, String id, String name) {
        if (names.size() < NAMES_MAX && !name.isBlank() && id.length() + name.length() <= 2 * NAME_CHARS_MAX) {
            names.put(id, name);
        }
    }

    private String person(String id) {
        return id.isEmpty() ? "" : people.getOrDefault(id, "recipient " + id);
    }

    private void entry(String name, JsonNode frame) throws IOException {
        open(DIRECTORY, DIRECTORY);
        writer.entry(name, lines -> FlatJson.lines(frame, Set.of(), lines));
    }

    /// Go on with a chat, or begin it; chats change with each message where they were written at one time.
    private void open(String id, String name) {
        if (id.equals(open)) {
            return;
        }
        open = id;
        boolean isNew = begun.size() < NAMES_MAX && id.length() <= NAME_CHARS_MAX && begun.add(id);
        if (!isNew) {
            writer.again(name);
        } else if (id.equals(DIRECTORY)) {
            writer.part(name);
        } else {
            writer.chat(name);
        }
    }

    private void other(ChatWriter.Further further) throws IOException {
        writer.message(new ChatWriter.Message("", "", "", "", List.of(), further));
    }

    private void item(JsonNode item, JsonNode frame) throws IOException {
        String chat = item.path("chatId").asText();
        open(chat, chats.getOrDefault(chat, "chat " + chat));
        JsonNode message = item.path("standardMessage");
        List<String> attachments = new ArrayList<>();
        for (JsonNode attachment : message.path("attachments")) {
            String name = attachment.at("/pointer/fileName").asText();
            attachments.add(
                    name.isEmpty() ? attachment.at("/pointer/contentType").asText("attachment") : name);
        }
        Set<String> ofItem = new HashSet<>(Set.of("chatId", "authorId", "dateSent", "standardMessage"));
        ofItem.removeIf(name -> item.path(name).isContainerNode() && !name.equals("standardMessage")
                || item.path(name).isValueNode() && name.equals("standardMessage"));
        Set<String> ofMessage = message.at("/text/body").isContainerNode()
                ? Set.of()
                : Set.of("text.body", "attachments.pointer.fileName");
        writer.message(new ChatWriter.Message(
                time(item.path("dateSent").asText()),
                "",
                person(item.path("authorId").asText()),
                message.at("/text/body").asText(),
                attachments,
                lines -> {
                    FlatJson.lines(frame, Set.of("chatItem"), lines);
                    FlatJson.lines(item, ofItem, lines);
                    if (message.isObject()) {
                        FlatJson.lines(message, ofMessage, lines);
                    }
                }));
    }

    /// Milliseconds since 1970, which protobuf writes as a string.
    private static String time(String millis) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(millis)).toString();
        } catch (NumberFormatException | DateTimeException _) {
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
