package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever takes evidence in is told how far its readers are shut in.
class IsolationStoryTest {
    private static final String LINE = "Isolation of readers";

    @TempDir
    private Path temporary;

    private Daylight withTools() {
        return Daylight.at(temporary.resolve("settings"));
    }

    @Test
    void theTierOfARunIsThatOfTheDoctor() throws IOException {
        new Evidence(1, 2).write(temporary.resolve("evidence"));
        String doctors =
                withTools().run("doctor", "--json").json(0).at("/sandbox/value").asText();
        Answer answer = withTools().ingest(temporary.resolve("case"), temporary.resolve("evidence"));
        assertThat(answer.json().at("/isolation/tier").asText()).isEqualTo(doctors);
        assertThat(answer.err().contains(LINE)).isEqualTo(!doctors.equals("bubblewrap"));
    }

    @Test
    void aMachineWithoutItsToolsIsReportedInOneLineBeforeAnythingIsRead() throws IOException {
        new Evidence(1, 2).write(temporary.resolve("evidence"));
        Daylight bare = new Daylight(temporary.resolve("settings"), List.of("/usr/bin/env", "PATH=/nowhere"));
        Answer answer = bare.ingest(temporary.resolve("case"), temporary.resolve("evidence"));
        JsonNode isolation = answer.json().get("isolation");
        assertThat(isolation.get("tier").asText()).isIn("landlock", "plain");
        assertThat(answer.err().lines().filter(line -> line.startsWith(LINE)))
                .singleElement()
                .asString()
                .contains(isolation.get("sentence").asText());
        Path demo = temporary.resolve("demo");
        assertThat(bare.run("demo", "--case", demo.toString()).err()).contains(LINE);
    }
}
