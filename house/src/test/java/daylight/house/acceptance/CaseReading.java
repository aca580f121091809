package daylight.house.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import daylight.id.Sha256;
import daylight.text.OpenLayer;
import daylight.text.TextLayers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What a case says of each document: its outcome, members, text and metadata, read from the case folder itself.
final class CaseReading {
    /// @param outcome `verdict/reason`
    record Seen(String sha256, String mediaType, String outcome) {}

    /// @param sha256 empty where the member's bytes were never seen
    record Member(String name, String sha256) {}

    private final Map<String, Seen> documents = new HashMap<>();
    private final Map<String, List<Member>> members = new HashMap<>();
    private final Map<String, List<String>> layers = new HashMap<>();
    private final Map<String, String> metadata = new HashMap<>();
    private final TextLayers texts;

    private CaseReading(Path folder) {
        texts = new TextLayers(folder.resolve("text"), folder);
    }

    static CaseReading of(Path folder) {
        CaseReading reading = new CaseReading(folder);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("facts.db"));
                Statement statement = connection.createStatement()) {
            each(statement, "select document, media_type, verdict, reason from extraction_document", row -> {
                Seen seen = new Seen(row.get(0), row.get(1), row.get(2) + "/" + row.get(3));
                reading.documents.put(seen.sha256(), seen);
            });
            each(
                    statement,
                    "select container, path, document from extraction_member order by ordinal",
                    row -> reading.members
                            .computeIfAbsent(row.get(0), _ -> new ArrayList<>())
                            .add(new Member(row.get(1), row.get(2))));
            each(
                    statement,
                    "select document, layer from text_layer",
                    row -> reading.layers
                            .computeIfAbsent(row.get(0), _ -> new ArrayList<>())
                            .add(row.get(1)));
            each(
                    statement,
                    "select document, facts, raw from text_facts",
                    row -> reading.metadata.put(row.get(0), strings(row.get(1)) + strings(row.get(2))));
        } catch (SQLException e) {
            throw new AssertionError("the facts of " + folder + " cannot be read", e);
        }
        return reading;
    }

    private static void each(Statement statement, String query, Consumer<List<String>> take) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    Object value = rows.getObject(i);
                    row.add(
                            value instanceof byte[] bytes
                                    ? new String(bytes, StandardCharsets.UTF_8)
                                    : String.valueOf(value));
                }
                take.accept(row);
            }
        }
    }

    /// Every text in a JSON document, a line each.
    private static String strings(String json) {
        try {
            StringBuilder found = new StringBuilder();
            collect(new ObjectMapper().readTree(json), found);
            return found.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode node, StringBuilder found) {
        if (node.isValueNode()) {
            found.append(node.asText()).append('\n');
        }
        node.forEach(below -> collect(below, found));
    }

    /// The document whose hash begins so.
    Optional<Seen> document(String sha256Start) {
        return documents.values().stream()
                .filter(seen -> seen.sha256().startsWith(sha256Start))
                .findFirst();
    }

    List<Member> members(String sha256) {
        return members.getOrDefault(sha256, List.of());
    }

    String metadata(String sha256) {
        return metadata.getOrDefault(sha256, "");
    }

    /// All text of a document, page after page.
    String text(String sha256) {
        StringBuilder text = new StringBuilder();
        for (String layer : layers.getOrDefault(sha256, List.of())) {
            try (OpenLayer open = texts.open(new Sha256(layer))) {
                for (int page = 1; page <= open.pages(); page++) {
                    text.append(open.page(page)).append('\n');
                }
            }
        }
        return text.toString();
    }
}
