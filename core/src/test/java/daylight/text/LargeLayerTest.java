package daylight.text;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.id.Sha256;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A layer far larger than the memory it may use.
@Tag("soak")
class LargeLayerTest {
    private static final int LINES = 5_000_000;
    private static final long HEAP_GROWTH_BYTES_MAX = 32L * 1024 * 1024;

    @TempDir
    Path scratch;

    @Test
    void twoHundredMegabytesOnOnePageAreWrittenAndReadInBoundedMemory() throws IOException {
        Files.createDirectories(scratch.resolve("text"));
        Files.createDirectories(scratch.resolve("tmp"));
        TextLayers layers = new TextLayers(scratch.resolve("text"), scratch.resolve("tmp"));
        long before = usedBytes();
        TextLayerWriter writer = layers.newWriter();
        for (int i = 0; i < LINES; i++) {
            writer.text("a line of text with a 😀 and number " + (1_000_000 + i) + "\n");
        }
        assertThat(usedBytes() - before).isLessThan(HEAP_GROWTH_BYTES_MAX);
        TextLayer layer = writer.finish();
        Path file = scratch.resolve("text").resolve(LayerFormat.relativePath(layer.id()));
        assertThat(Files.size(file)).isGreaterThan(200_000_000L);
        readBack(layers, layer.id(), before);
    }

    private static void readBack(TextLayers layers, Sha256 id, long usedBefore) throws IOException {
        try (OpenLayer open = layers.open(id);
                Reader reader = open.reader()) {
            long chars = 0;
            char[] buffer = new char[10_000];
            for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                chars += n;
            }
            assertThat(chars).isEqualTo(open.joinedChars());
            assertThat(usedBytes() - usedBefore).isLessThan(HEAP_GROWTH_BYTES_MAX);
            int lineCodePoints = "a line of text with a 😀 and number 1000000\n".codePointCount(0, 44);
            int line = 4_321_000;
            int start = line * lineCodePoints;
            assertThat(open.slice(1, start, start + lineCodePoints)).endsWith("number " + (1_000_000 + line) + "\n");
            TextPosition position = new TextPosition(1, start);
            assertThat(open.position(open.offset(position))).isEqualTo(position);
        }
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
