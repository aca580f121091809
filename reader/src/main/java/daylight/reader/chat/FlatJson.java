package daylight.reader.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a piece of JSON says, line by line: so that no field is lost that nobody thought of.
final class FlatJson {
    private FlatJson() {}

    /// The fields that are not left out, as `name: value`, those inside of others as `outer.inner: value`.
    static List<String> lines(JsonNode object, Set<String> leftOut) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!leftOut.contains(field.getKey())) {
                add(field.getKey(), field.getValue(), lines);
            }
        }
        return lines;
    }

    private static void add(String name, JsonNode value, List<String> lines) {
        if (value.isValueNode()) {
            if (!value.isNull() && !value.asText().isBlank()) {
                lines.add(name + ": " + value.asText());
            }
            return;
        }
        value.properties().forEach(field -> add(name + "." + field.getKey(), field.getValue(), lines));
        if (value.isArray()) {
            value.forEach(element -> add(name, element, lines));
        }
    }
}
