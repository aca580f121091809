package daylight.reader.chat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.LimitReached;
import daylight.reader.ground.Node;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// An export of Telegram Desktop as JSON (`result.json`): one chat, or all of an account, each a page. Read message by
/// message as it streams by.
final class Telegram {
    static final String MEDIA_TYPE = "application/x-telegram-chat+json";

    /// Its first fields name the kind of chat, or what the whole export is.
    private static final Pattern BEGINNING = Pattern.compile("\\s*\\{(?s:.{0,4000}?)"
            + "(\"type\"\\s*:\\s*\"(?:personal_chat|bot_chat|saved_messages|replies|verification_codes"
            + "|(?:private|public)_(?:group|supergroup|channel))\"(?s:.{0,400}?)\"messages\"\\s*:\\s*\\["
            + "|\"about\"\\s*:\\s*\"[^\"]{0,200}Telegram)(?s:.*)");

    /// Told in another form, or marks of the program.
    private static final Set<String> LEFT_OUT = Set.of(
            "id",
            "type",
            "date",
            "date_unixtime",
            "edited_unixtime",
            "from",
            "from_id",
            "actor",
            "actor_id",
            "action",
            "width",
            "height",
            "photo_file_size",
            "file_size",
            "thumbnail_file_size");

    private static final List<String> FILES = List.of("photo", "file", "thumbnail", "contact_vcard");

    /// What is said of a chat before its messages, held until its name is known.
    private static final int KNOWN_MAX = 100;

    private static final int KNOWN_CHARS_MAX = 8_192;

    private final TelegramAccounts accounts = new TelegramAccounts();
    private final ChatWriter writer;
    private final Node node;
    private final Set<String> offsets = new TreeSet<>();

    private Telegram(Node node) {
        this.node = node;
        this.writer = new ChatWriter(node);
    }

    /// @param start the first characters of the document
    static boolean begins(String start) {
        return BEGINNING.matcher(start).matches();
    }

    static Ending read(Evidence evidence, Node node) throws IOException {
        node.mediaType(MEDIA_TYPE);
        Telegram export = new Telegram(node);
        Optional<Throwable> thrown = Hostile.thrownBy(() -> {
            try (InputStream in = evidence.open();
                    JsonParser json = JsonPiece.parser(in)) {
                json.nextToken();
                export.object(json, "");
            }
        });
        export.writer.facts("Telegram", zone(export.offsets));
        if (thrown.orElse(null) instanceof LimitReached limit) {
            throw limit;
        }
        return thrown.map(each -> Hostile.ending(each, node.hasWords())).orElse(Ending.READ);
    }

    /// An object of the export: a chat where it has messages, else what holds chats or says something of the account.
    private void object(JsonParser json, String path) throws IOException {
        Map<String, String> known = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("messages") && value == JsonToken.START_ARRAY) {
                begin(known);
                messages(json);
            } else if (value == JsonToken.START_OBJECT && (name.equals("chats") || name.equals("left_chats"))) {
                object(json, name);
            } else if (value == JsonToken.START_ARRAY && name.equals("list") && path.endsWith("chats")) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    object(json, path + ".list");
                }
                expect(json, JsonToken.END_ARRAY);
            } else if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
                told(name, json);
            } else if (known.size() < KNOWN_MAX && json.getTextLength() <= KNOWN_CHARS_MAX) {
                known.put(name, json.getText());
            } else {
                node.text(name + ": " + json.getText() + "\n");
            }
        }
        expect(json, JsonToken.END_OBJECT);
        lines(known);
    }

    /// A chat's page: its name, then what else is said of it. What was told is taken from the map.
    private void begin(Map<String, String> known) {
        String name = known.remove("name");
        writer.chat(name == null || name.equals("null") ? known.getOrDefault("type", "") : name);
        lines(known);
        known.clear();
    }

    private void lines(Map<String, String> known) {
        known.forEach((name, value) -> node.text(name + ": " + value + "\n"));
    }

    private static void expect(JsonParser json, JsonToken token) throws IOException {
        if (json.currentToken() != token) {
            throw new IOException("the export is not made as Telegram makes it");
        }
    }

    /// Something of the account that is no chat: contacts, sessions, pictures of the profile.
    private void told(String name, JsonParser json) throws IOException {
        writer.chat(name);
        FlatJson.lines(json, name, Set.of(), line -> node.text(line + "\n"));
    }

    private void messages(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            JsonPiece piece = JsonPiece.of(json);
            if (piece.tree().isPresent()) {
                message(piece.tree().get());
            } else {
                writer.message(new ChatWriter.Message(
                        "", "", "", "", List.of(), lines -> FlatJson.lines(piece.tokens(), "", Set.of(), lines)));
            }
        }
        expect(json, JsonToken.END_ARRAY);
    }

    private void message(JsonNode message) throws IOException {
        noteOffset(message);
        if (message.hasNonNull("from_id") && message.hasNonNull("from")) {
            writer.participantId(message.path("from_id").asText() + " "
                    + message.path("from").asText());
        }
        Set<String> told = told(message);
        boolean isAction = message.has("action");
        writer.message(new ChatWriter.Message(
                message.path("date").asText(),
                message.path("id").asText(),
                isAction ? "" : sender(message),
                isAction
                        ? message.path("actor").asText() + " "
                                + message.path("action").asText()
                        : text(message),
                files(message),
                lines -> {
                    FlatJson.lines(message, told, lines);
                    String words = isAction ? text(message) : "";
                    if (!words.isBlank()) {
                        lines.accept(words);
                    }
                }));
    }

    /// An account that was deleted has no name, but keeps its number.
    private static String sender(JsonNode message) {
        String name = message.hasNonNull("from") ? message.path("from").asText() : "";
        return name.isEmpty() ? message.path("from_id").asText() : name;
    }

    /// The fields that the message's line tells.
    private Set<String> told(JsonNode message) {
        Set<String> told = new TreeSet<>(LEFT_OUT);
        told.addAll(FILES);
        told.removeIf(name -> message.path(name).isContainerNode());
        if (!message.path("text").isObject()) {
            told.add("text");
        }
        if (words(message.path("text_entities")).equals(words(message.path("text")))) {
            told.add("text_entities");
        }
        if (message.has("action")) {
            told.remove("from");
        }
        boolean isNamed = message.has("action") || message.hasNonNull("from");
        if (isNamed
                && accounts.isToBeTold(
                        message.path("from_id").asText(), message.path("from").asText())) {
            told.remove("from_id");
        }
        if (accounts.isToBeTold(
                message.path("actor_id").asText(), message.path("actor").asText())) {
            told.remove("actor_id");
        }
        return told;
    }

    /// The text, or what it is made of where that says more: whom it mentions, where it leads.
    private static String text(JsonNode message) {
        JsonNode text = message.path("text");
        JsonNode entities = message.path("text_entities");
        return entities.isArray() && words(entities).equals(words(text)) ? toldText(entities) : toldText(text);
    }

    private static String words(JsonNode text) {
        if (!text.isArray()) {
            return text.asText();
        }
        StringBuilder whole = new StringBuilder();
        text.forEach(piece -> whole.append(piece.isObject() ? piece.path("text").asText() : piece.asText()));
        return whole.toString();
    }

    /// A text is one string, or strings and objects in their order; what a link leads to and whom a mention names
    /// follow their words.
    private static String toldText(JsonNode text) {
        if (!text.isArray()) {
            return text.asText();
        }
        StringBuilder whole = new StringBuilder();
        for (JsonNode piece : text) {
            whole.append(piece.isObject() ? piece.path("text").asText() : piece.asText());
            if (piece.has("href")) {
                whole.append(" <").append(piece.path("href").asText()).append('>');
            }
            if (piece.has("user_id")) {
                whole.append(" <user").append(piece.path("user_id").asText()).append('>');
            }
        }
        return whole.toString();
    }

    private static List<String> files(JsonNode message) {
        List<String> files = new ArrayList<>();
        for (String name : FILES) {
            if (message.hasNonNull(name) && message.path(name).isValueNode()) {
                files.add(message.path(name).asText());
            }
        }
        return files;
    }

    /// The clock of the computer that exported, against the time that the servers know.
    private void noteOffset(JsonNode message) {
        if (!message.has("date_unixtime") || offsets.size() > 1) {
            return;
        }
        try {
            LocalDateTime shown = LocalDateTime.parse(message.path("date").asText());
            Instant real = Instant.ofEpochSecond(message.path("date_unixtime").asLong());
            long seconds = shown.toEpochSecond(ZoneOffset.UTC) - real.getEpochSecond();
            offsets.add(ZoneOffset.ofTotalSeconds(Math.toIntExact(seconds)).toString());
        } catch (DateTimeException | ArithmeticException _) {
            // The text has both as they are.
        }
    }

    /// What is known of the exporting computer's clock.
    ///
    /// @param offsets from UTC that the export names
    static String zone(Set<String> offsets) {
        return switch (offsets.size()) {
            case 0 -> "unknown: the clock of the computer that exported";
            case 1 -> offsets.iterator().next();
            default -> "several: the clock of the computer that exported changed";
        };
    }
}
