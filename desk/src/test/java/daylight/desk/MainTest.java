package daylight.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class MainTest {
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    private String explained(Exception failure) {
        PrintStream err = new PrintStream(told, true, UTF_8);
        assertThat(Main.explain(new Console(err, err, false), failure)).isEqualTo(ExitCode.UNAVAILABLE.number());
        return told.toString(UTF_8);
    }

    @Test
    void memoryThatRanOutIsSaidWithWhatHelps() {
        assertThat(explained(new IllegalStateException(new OutOfMemoryError("Java heap space"))))
                .contains("ran out of its ", "Nothing is lost", "DAYLIGHT_HEAP=1g")
                .doesNotContain("error of its own");
    }

    @Test
    void aFullDiskIsSaidWithWhatHelps() {
        assertThat(explained(new UncheckedIOException(new IOException("No space left on device"))))
                .contains("The disk is full; free some space");
    }

    @Test
    void whatNobodyExpectedIsOneSentenceWithItsName() {
        assertThat(explained(new IllegalStateException("two owners")))
                .contains("error of its own (IllegalStateException: two owners)")
                .hasLineCount(1);
    }
}
