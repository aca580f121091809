package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each format version that was ever released left a case behind. It opens, nothing in it has changed, and it says
/// what it said then. The cases are never made anew; a new format adds one.
class FormatStoryTest {
    private static final Path CASES = Daylight.project().resolve("house/src/test/resources/cases");

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(ints = 1)
    void aCaseOfAnEarlierFormatSaysWhatItSaidThen(int format) throws Exception {
        Path kept = CASES.resolve("format-" + format);
        Daylight daylight = Daylight.at(temporary.resolve("settings"));
        Path folder = Folders.copy(kept.resolve("case"), temporary.resolve("case"));
        ObjectMapper json = new ObjectMapper();
        assertThat(daylight.run(folder, "verify", "--json").json(0).get("damaged"))
                .isEmpty();
        assertThat(daylight.run(folder, "report", "--json").json())
                .isEqualTo(json.readTree(kept.resolve("report.json").toFile()));
        daylight.run(folder, "rebuild").expect(0);
        JsonNode found = daylight.run(folder, "search", "river", "--json").json(0);
        // Fields that came after the format: its words are nobody else's, and none was recognised.
        found.get("hits").forEach(hit -> {
            assertThat(((ObjectNode) hit).remove("quoted")).isEmpty();
            assertThat(((ObjectNode) hit).remove("boxes")).isEmpty();
        });
        assertThat(found).isEqualTo(json.readTree(kept.resolve("search.json").toFile()));
        assertThat(daylight.run(folder, "verify").exit()).isZero();
    }
}
