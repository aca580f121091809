package daylight.house.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What can be seen of a case from outside, in a form in which two cases of the same evidence are equal.
///
/// @param report   the intake report
/// @param searches all pages of each fixed query, as printed
/// @param facts    the rows of each table, sorted, without times and random ids
/// @param acts     the ledger's entry for each file that was taken in, with its body, sorted; an entry written twice is
///     here twice. Not the acts that each command adds, such as a checkpoint
record CaseView(String report, Map<String, String> searches, Map<String, List<String>> facts, List<String> acts) {
    private static final List<String> QUERIES = List.of(
            "",
            "\"camera contract\"",
            "camera OR 摄像头",
            "договор AND NOT w1*",
            "from:writer1 OR contrat~1",
            "name:архив",
            "path:crowd");

    /// Small, so that there are cursors to follow.
    private static final String PAGE_HITS = "150";

    /// Which columns say the same in each case. Intakes and roots have random ids, and times are times.
    private static final Map<String, String> TABLES = Map.ofEntries(
            // How many there are depends on the moment of a kill; each has ended.
            Map.entry("intake", "count(*) - (select count(*) from intake_end)"),
            Map.entry("occurrence", "path, display, document, size, modified_nanos, withdrawn"),
            Map.entry("sighting", "path, size, modified_nanos"),
            Map.entry("skipped", "path, display, reason"),
            Map.entry("original", "document, size, copied"),
            Map.entry("withdrawn", "document"),
            Map.entry("extraction_document", "*"),
            Map.entry("extraction_member", "*"),
            Map.entry("extraction_progress", "*"),
            Map.entry("extraction_progress_member", "*"),
            Map.entry("text_layer", "*"),
            Map.entry("text_facts", "*"),
            Map.entry("thread_message", "*"),
            Map.entry("thread_reference", "*"),
            Map.entry("duplicate_signature", "*"),
            Map.entry("source_root", "n, label, display, kind"),
            Map.entry("work", "*"));

    static CaseView of(Daylight daylight, Path folder) {
        String report = daylight.run(folder, "report", "--json").out();
        return new CaseView(report, searches(daylight, folder), facts(folder), acts(folder));
    }

    static Map<String, String> searches(Daylight daylight, Path folder) {
        Map<String, String> searches = new TreeMap<>();
        for (String query : QUERIES) {
            StringBuilder all = new StringBuilder();
            String next = "";
            do {
                List<String> line =
                        new ArrayList<>(List.of("search", folder.toString(), "--json", "--limit", PAGE_HITS));
                if (!next.isEmpty()) {
                    line.addAll(List.of("--cursor", next));
                }
                line.addAll(List.of("--", query));
                Answer answer = daylight.run(line.toArray(String[]::new)).expect(0);
                all.append(answer.out());
                JsonNode cursor = answer.json().get("next");
                next = cursor.isNull() ? "" : cursor.asText();
            } while (!next.isEmpty());
            searches.put(query, all.toString());
        }
        return searches;
    }

    static Map<String, List<String>> facts(Path folder) {
        Map<String, List<String>> facts = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("facts.db"));
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> table : TABLES.entrySet()) {
                List<String> rows = new ArrayList<>();
                try (ResultSet row = statement.executeQuery("select " + table.getValue() + " from " + table.getKey())) {
                    while (row.next()) {
                        rows.add(row(row));
                    }
                }
                rows.sort(null);
                facts.put(table.getKey(), rows);
            }
        } catch (SQLException e) {
            throw new AssertionError("the facts of " + folder + " cannot be read", e);
        }
        return facts;
    }

    /// @return how many members the case would go on after, in the original that is being read; 0 where none is
    static long remembered(Path folder) {
        return column(folder, "select coalesce(max(members), 0) from extraction_progress").stream()
                .mapToLong(Long::parseLong)
                .sum();
    }

    /// @return the documents in whose pictures text was recognised so far
    static List<String> recognised(Path folder) {
        return column(folder, "select document from text_layer where kind = 'recognised' order by document");
    }

    /// What stands in the facts now, while another process may be writing them.
    private static List<String> column(Path folder, String query) {
        Path facts = folder.resolve("facts.db");
        List<String> values = new ArrayList<>();
        if (Files.exists(facts)) {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + facts + "?mode=ro");
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                while (row.next()) {
                    values.add(row.getString(1));
                }
            } catch (SQLException _) {
                // The case is being made.
                return List.of();
            }
        }
        return values;
    }

    private static List<String> acts(Path folder) {
        Map<String, String> bodies = new TreeMap<>();
        List<String> acts = new ArrayList<>();
        ObjectMapper json = new ObjectMapper();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("facts.db"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select chain || ':' || n, body from ledger_body")) {
            while (row.next()) {
                bodies.put(row.getString(1), row.getString(2));
            }
            for (String line : Files.readAllLines(folder.resolve("ledger.jsonl"), StandardCharsets.US_ASCII)) {
                JsonNode entry = json.readTree(line);
                String act = entry.get("act").asText();
                String body = bodies.get(
                        entry.get("chain").asText() + ":" + entry.get("n").asText());
                switch (act) {
                    case "checkpoint", "intake.begin", "intake.end" -> {} // as many as there were runs
                    case "intake", "case.new" ->
                        acts.add(act + " " + entry.get("object").asText() + " " + body);
                    default -> acts.add(act);
                }
            }
        } catch (SQLException | IOException e) {
            throw new AssertionError("the ledger of " + folder + " cannot be read", e);
        }
        acts.sort(null);
        return acts;
    }

    private static String row(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            Object value = row.getObject(i);
            text.append(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value))
                    .append('|');
        }
        return new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
