package daylight.reader;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.Event;
import daylight.protocol.NameBytes;
import daylight.protocol.Passwords;
import daylight.protocol.Recognition;
import daylight.reader.ground.Evidence;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WearTest {
    private final List<Event> events = new ArrayList<>();
    private final Wear wear = new Wear(events::add);

    @Test
    void aDocumentThatOverflowedTheStackSpendsTheWorker(@TempDir Path folder) {
        DocumentReader reader = new DocumentReader(folder, _ -> (_, _) -> {
            throw new IllegalStateException(new StackOverflowError());
        });
        read(reader);

        assertThat(wear.isSpent()).isTrue();
        assertThat(events).hasSize(2);
    }

    @Test
    void aDocumentThatIsOnlyDamagedDoesNot(@TempDir Path folder) {
        DocumentReader reader = new DocumentReader(folder, _ -> (_, _) -> {
            throw new IllegalStateException("StackOverflowError is only a word here");
        });
        read(reader);

        assertThat(wear.isSpent()).isFalse();
        assertThat(events).hasSize(2);
    }

    private void read(DocumentReader reader) {
        reader.read(
                new Evidence.InMemory("words".getBytes(StandardCharsets.US_ASCII)),
                NameBytes.of("x.txt"),
                ReadingFixture.LIMITS,
                Recognition.NONE,
                Passwords.NONE,
                wear);
    }
}
