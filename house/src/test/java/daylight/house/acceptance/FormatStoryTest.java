package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.house.launcher.Launcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each format version that was ever released left a case behind. It opens, nothing in it has changed, and it says
/// what it said then. The cases are never made anew; a new format, of
/// a case or of what lies in it, adds one.
class FormatStoryTest {
    private static final Path CASES = Launcher.project().resolve("house/src/test/resources/cases");

    /// Fields of a hit that came after the first format.
    private static final List<String> LATER_FIELDS = List.of("quoted", "boxes", "layer");

    @TempDir
    Path temporary;

    /// The second has text layers of all three versions, a withdrawn file, a skipped one and two devices.
    @ParameterizedTest
    @ValueSource(strings = {"format-1", "format-1-layers-3"})
    void aCaseOfAnEarlierFormatSaysWhatItSaidThen(String format) throws Exception {
        Path kept = CASES.resolve(format);
        Daylight daylight = Daylight.at(temporary.resolve("settings"));
        Path folder = Folders.copy(kept.resolve("case"), temporary.resolve("case"));
        ObjectMapper json = new ObjectMapper();
        assertThat(daylight.run(folder, "verify", "--json").json(0).get("damaged"))
                .isEmpty();
        JsonNode report = daylight.run(folder, "report", "--json").json();
        assertThat(report).isEqualTo(json.readTree(kept.resolve("report.json").toFile()));
        daylight.run(folder, "rebuild").expect(0);
        String query = Files.readString(kept.resolve("query.txt")).strip();
        JsonNode found = daylight.run(folder, "search", "--json", "--", query).json(0);
        JsonNode then = json.readTree(kept.resolve("search.json").toFile());
        Iterator<JsonNode> hitsThen = then.get("hits").iterator();
        for (JsonNode hit : found.get("hits")) {
            JsonNode hitThen = hitsThen.next();
            LATER_FIELDS.stream().filter(field -> !hitThen.has(field)).forEach(((ObjectNode) hit)::remove);
        }
        assertThat(found).isEqualTo(then);
        assertThat(daylight.run(folder, "verify").exit()).isZero();

        Path more = Files.createDirectories(temporary.resolve("more"));
        Files.writeString(more.resolve("new.txt"), "A word of today.");
        JsonNode after = daylight.ingest(folder, more).json();
        assertThat(after.get("accounted").asBoolean()).isTrue();
        assertThat(after.get("scanned").asInt()).isEqualTo(report.get("scanned").asInt() + 1);
    }
}
