package daylight.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageSampleTest {
    @TempDir
    Path scratch;

    @Test
    void aShortTextIsItsOwnSample() throws IOException {
        assertThat(sample("first", "", "third").strip()).isEqualTo("first\n\nthird");
        assertThat(sample()).isEmpty();
    }

    @Test
    void aLongTextGivesSlicesOfStartMiddleAndEnd() throws IOException {
        String sample = sample("a".repeat(100_000), "b".repeat(100_000), "c".repeat(100_000));
        assertThat(sample.length()).isLessThanOrEqualTo(Languages.SAMPLE_CHARS_MAX + 16);
        assertThat(sample).startsWith("aaa").contains("bbb").endsWith("ccc\n");
    }

    @Test
    void manyShortPagesAreNotTooMany() throws IOException {
        String[] pages = new String[10_000];
        java.util.Arrays.fill(pages, "x");
        assertThat(sample(pages).length()).isLessThanOrEqualTo(Languages.SAMPLE_CHARS_MAX + 16);
    }

    private String sample(String... pages) throws IOException {
        Files.createDirectories(scratch.resolve("text"));
        Files.createDirectories(scratch.resolve("tmp"));
        TextLayers layers = new TextLayers(scratch.resolve("text"), scratch.resolve("tmp"));
        TextLayerWriter writer = layers.newWriter();
        for (String page : pages) {
            writer.text(page);
            writer.pageEnd();
        }
        try (OpenLayer open = layers.open(writer.finish().id())) {
            return LanguageSample.of(open);
        }
    }
}
