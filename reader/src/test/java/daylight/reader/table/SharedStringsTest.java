package daylight.reader.table;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.NameBytes;
import daylight.reader.ReadingFixture;
import daylight.reader.ground.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedStringsTest {
    @TempDir
    private Path folder;

    private SharedStrings of(int count, int chars) throws IOException {
        StringBuilder xml = new StringBuilder("<sst>");
        for (int i = 0; i < count; i++) {
            xml.append("<si><t>").append("x".repeat(chars)).append(i).append("</t></si>");
        }
        Reading reading = new Reading(ReadingFixture.LIMITS, _ -> {});
        reading.root(NameBytes.EMPTY);
        byte[] bytes = xml.append("</sst>").toString().getBytes(StandardCharsets.UTF_8);
        return SharedStrings.of(new ByteArrayInputStream(bytes), reading, folder);
    }

    @Test
    void manyTextsLieOnDiskAndAreFoundByTheirNumber() throws IOException {
        int chars = 1_000;
        int many = 2 * SharedStrings.MEMORY_BYTES_MAX / chars;
        for (int count : new int[] {10, many}) {
            try (SharedStrings strings = of(count, chars)) {
                assertThat(strings.isSpilled()).isEqualTo(count == many);
                for (int i : new int[] {0, 1, count / 2, count - 1}) {
                    assertThat(strings.text(i)).hasValue("x".repeat(chars) + i);
                }
                assertThat(strings.text(count)).isEmpty();
                assertThat(strings.text(-1)).isEmpty();
            }
            try (var left = Files.list(folder)) {
                assertThat(left).isEmpty();
            }
        }
    }
}
