package daylight.reader.chat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.Consumer;

/// What a piece of JSON says, line by line: so that no field is lost that nobody thought of.
final class FlatJson {
    /// Names stand in every line of what is inside of them; longer ones are written out once, and cut from then on.
    private static final int PATH_CHARS_MAX = 200;

    /// What is left of a longer path: its end.
    private static final int CUT_PATH_CHARS = 100;

    private FlatJson() {}

    /// The fields that are not left out, as `name: value`, those inside of others as `outer.inner: value`, empty
    /// objects as their name.
    ///
    /// @param leftOut names, with those around them before theirs
    static void lines(JsonNode object, Set<String> leftOut, Consumer<String> lines) throws IOException {
        try (JsonParser tokens = object.traverse()) {
            tokens.nextToken();
            lines(tokens, "", leftOut, lines);
        }
    }

    /// The same of a value as it streams by.
    ///
    /// @param json at the value's first token; afterwards at its last
    /// @param name what the value is called
    static void lines(JsonParser json, String name, Set<String> leftOut, Consumer<String> lines) throws IOException {
        Deque<String> around = new ArrayDeque<>();
        String path = name;
        boolean isEmpty = false;
        JsonToken token = json.currentToken();
        do {
            switch (token) {
                case START_OBJECT, START_ARRAY -> {
                    path = shortened(path, lines);
                    around.addLast(path);
                    isEmpty = token == JsonToken.START_OBJECT;
                }
                case END_OBJECT, END_ARRAY -> {
                    String ended = around.removeLast();
                    if (isEmpty && token == JsonToken.END_OBJECT && !ended.isEmpty()) {
                        lines.accept(ended);
                    }
                    isEmpty = false;
                    path = around.isEmpty() ? "" : around.getLast();
                }
                case FIELD_NAME -> {
                    isEmpty = false;
                    path = joined(around.getLast(), json.currentName());
                    if (leftOut.contains(path)) {
                        json.nextToken();
                        json.skipChildren();
                        path = around.getLast();
                    }
                }
                default -> {
                    String value = token == JsonToken.VALUE_NULL ? "" : json.getText();
                    if (!value.isBlank()) {
                        lines.accept(path.isEmpty() ? value : path + ": " + value);
                    }
                    path = around.isEmpty() ? "" : around.getLast();
                }
            }
            token = around.isEmpty() ? JsonToken.NOT_AVAILABLE : json.nextToken();
            if (token == null) {
                throw new IOException("the data break off");
            }
        } while (!around.isEmpty());
    }

    private static String joined(String outer, String name) {
        return outer.isEmpty() ? name : outer + "." + name;
    }

    /// What stands before the names inside; a path that is too long is said once, as a line.
    private static String shortened(String path, Consumer<String> lines) {
        if (path.length() <= PATH_CHARS_MAX) {
            return path;
        }
        lines.accept(path);
        int from = path.length() - CUT_PATH_CHARS;
        return "…" + path.substring(Character.isLowSurrogate(path.charAt(from)) ? from + 1 : from);
    }
}
