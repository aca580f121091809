package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A document that lies in very many places is found by each of them.
class PlacesStoryTest {
    private static final int PLACES = 300;

    @TempDir
    Path temporary;

    @Test
    void oneAttachmentInHundredsOfPlacesIsFoundByTheLastOfThem() throws IOException {
        Path evidence = Files.createDirectories(temporary.resolve("evidence"));
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(evidence.resolve("all.zip")), StandardCharsets.UTF_8)) {
            for (int i = 0; i < PLACES; i++) {
                zip.putNextEntry(new ZipEntry(String.format("folder%03d/logo%03d.txt", i, i)));
                zip.write("The mark of the harbour company.".getBytes(StandardCharsets.UTF_8));
            }
        }
        Daylight daylight = Daylight.at(temporary.resolve("settings"));
        Path folder = temporary.resolve("case");
        daylight.ingest(folder, evidence).expect(0);

        for (String query : new String[] {"name:logo299", "path:folder299", "name:logo000"}) {
            JsonNode found = daylight.search(folder, query);
            assertThat(found.get("total").asInt()).as(query).isEqualTo(1);
            assertThat(found.get("hits").get(0).get("paths")).hasSize(PLACES);
        }
        assertThat(daylight.run(folder, "search", "harbour").expect(0).out())
                .contains("all.zip!folder009/logo009.txt", "… and at 290 more places")
                .doesNotContain("folder010");
    }
}
