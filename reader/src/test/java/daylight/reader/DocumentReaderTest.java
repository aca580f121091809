package daylight.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daylight.protocol.Limits;
import daylight.protocol.NameBytes;
import daylight.protocol.Passwords;
import daylight.protocol.Recognition;
import daylight.reader.ground.Evidence;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DocumentReaderTest {
    private static final Limits LIMITS = new Limits(10, 100, 10, 10, 1 << 20, 1_000, 10);

    @Test
    void aBrokenWayToTheDeskIsThrownAsItCame() {
        DocumentReader reader = new DocumentReader(ReadingFixture.temporaryFolder());
        AtomicInteger events = new AtomicInteger();
        byte[] zip = new Zips().with("a.txt", "words").with("b.txt", "words").bytes();
        assertThatThrownBy(() -> reader.read(
                        new Evidence.InMemory(zip),
                        NameBytes.of("x.zip"),
                        LIMITS,
                        Recognition.NONE,
                        Passwords.NONE,
                        _ -> {
                            if (events.incrementAndGet() == 4) {
                                throw new IllegalArgumentException("the desk is gone");
                            }
                        }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the desk is gone");
        assertThat(events).hasValue(4);
    }

    @Test
    void twoDocumentsWithTheSameBytesHaveTheSameHash() {
        byte[] words = "words".getBytes(StandardCharsets.UTF_8);
        RecordedTree tree = ReadingFixture.read(
                "x.zip", new Zips().with("a.txt", words).with("b.txt", words).bytes());
        assertThat(tree.at("a.txt").ended().sha256())
                .isEqualTo(tree.at("b.txt").ended().sha256());
    }
}
