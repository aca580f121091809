package daylight.desk;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The lines that a person sees while a case is filled, word for word.
class ProgressTest {
    private static final long MEGABYTE = 1_000_000;

    private final SetClock clock = new SetClock();
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(shown, true, StandardCharsets.UTF_8);

    /// Stands still until it is set forward.
    private static final class SetClock extends Clock {
        private Instant now = Instant.EPOCH;

        void forward(int seconds) {
            now = now.plus(Duration.ofSeconds(seconds));
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static Progress.Amount amount(long files, long megabytes) {
        return new Progress.Amount(files, megabytes * MEGABYTE);
    }

    private List<String> lines() {
        List<String> lines = shown.toString(StandardCharsets.UTF_8).lines().toList();
        shown.reset();
        return lines;
    }

    @Test
    void filesMegabytesRateTimeLeftAndOutcomesAreTold() {
        Progress progress = new Progress(err, clock, false);
        progress.taken(amount(1_204, 800));
        assertThat(lines()).isEmpty();

        clock.forward(10);
        progress.toRead(amount(1_180, 800));
        progress.indexed(0);
        assertThat(lines()).containsExactly("1,204 taken in, 0 read, 0 searchable (10 s)");

        clock.forward(10);
        progress.document(Verdict.READ);
        progress.document(Verdict.PARTLY_READ);
        progress.document(Verdict.PARTLY_READ);
        progress.document(Verdict.FAILED);
        progress.document(Verdict.ENCRYPTED);
        progress.document(Verdict.UNSUPPORTED);
        progress.read(amount(450, 200));
        assertThat(lines())
                .as("while files still come, nobody knows how many there will be")
                .containsExactly(
                        "1,204 taken in, 450 read (200 MB, 10.0 MB/s), 0 searchable, 2 partly read, 1 encrypted, "
                                + "1 unsupported, 1 failed (20 s)");

        progress.allTaken();
        clock.forward(20);
        progress.read(amount(450, 200));
        assertThat(lines())
                .as("half of the bytes took 40 seconds")
                .containsExactly("1,204 taken in, 900 of 1,180 read (400 MB, 10.0 MB/s), 0 searchable, 2 partly read, "
                        + "1 encrypted, 1 unsupported, 1 failed (40 s, about 40 s left)");

        clock.forward(160);
        progress.read(amount(280, 400));
        progress.indexed(1_150);
        assertThat(lines())
                .as("all is read: nothing is left")
                .containsExactly(
                        "1,204 taken in, 1,180 read (800 MB, 4.0 MB/s), 0 searchable, 2 partly read, 1 encrypted, "
                                + "1 unsupported, 1 failed (3 min)");
    }

    @Test
    void whatIsRecognisedHasATimeOfItsOwn() {
        Progress progress = new Progress(err, clock, false);
        progress.toRead(amount(10, 2));
        progress.read(amount(10, 2));
        progress.allTaken();
        clock.forward(100);
        progress.toRecognise(8);
        clock.forward(30);
        progress.recognised(2);
        assertThat(lines()).containsExactly("10 read, 0 searchable, 2 of 8 recognised (2 min, about 90 s left)");
    }

    @Test
    void aTerminalHasOneLineThatIsWrittenOver() {
        Progress progress = new Progress(err, clock, true);
        clock.forward(1);
        progress.indexed(12_345);
        clock.forward(1);
        progress.taken(amount(1, 0));
        progress.note("A sentence.");
        progress.end();
        String first = "0 read, 12,345 searchable (1 s)";
        String second = "1 taken in, 0 read, 12,345 searchable (2 s)";
        assertThat(shown.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"))
                .isEqualTo("\r" + first + "\r" + second + "\nA sentence.\n\r" + second + "\n");
    }
}
