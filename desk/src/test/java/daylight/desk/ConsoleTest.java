package daylight.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {
    @TempDir
    Path temporary;

    @Test
    void aDescriptorThatLeadsToATerminalIsOne() throws IOException {
        assertThat(Console.isTerminal(leadingTo("/dev/pts/3"))).isTrue();
        assertThat(Console.isTerminal(leadingTo("/dev/tty1"))).isTrue();
        assertThat(Console.isTerminal(leadingTo("pipe:[4711]"))).isFalse();
        assertThat(Console.isTerminal(leadingTo("/tmp/out.txt"))).isFalse();
        assertThat(Console.isTerminal(temporary.resolve("none"))).isFalse();
    }

    private Path leadingTo(String device) throws IOException {
        Path link = temporary.resolve("fd");
        Files.deleteIfExists(link);
        return Files.createSymbolicLink(link, Path.of(device));
    }
}
