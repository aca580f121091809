package daylight.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daylight.id.Sha256;
import daylight.source.Intake.How;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Between the moment in which the facts name a file and the one in which it is at its place, a reader may want it. It
/// is told where the file is, and opens it when its turn comes, which may be minutes later.
class WaitingOriginalTest {
    private static final byte[] CONTENT = "Other words.".getBytes(StandardCharsets.UTF_8);
    private static final Sha256 DOCUMENT = Sha256.of(CONTENT);

    @TempDir
    private Path temporary;

    private Desk deskWithAWaitingFile() throws IOException {
        Path leak = Files.createDirectories(temporary.resolve("leak"));
        Files.write(leak.resolve("b.txt"), CONTENT);
        Desk desk = new Desk(temporary.resolve("case"), temporary.resolve("machine"));
        desk.ingest(How.COPY, leak);
        OriginalFiles files = files(desk);
        Files.move(files.place(DOCUMENT), files.waiting(DOCUMENT));
        return desk;
    }

    private static OriginalFiles files(Desk desk) {
        return new OriginalFiles(desk.folder.originals(), Optional.empty());
    }

    private static Held held() {
        return new Held(DOCUMENT, CONTENT.length, true);
    }

    @Test
    void theOwnersReaderIsToldAPlaceThatStays() throws IOException {
        try (Desk desk = deskWithAWaitingFile()) {
            Path told =
                    Originals.ofOwner(desk.folder, desk.database, desk.sources).place(held());
            assertThat(told).hasBinaryContent(CONTENT);
            files(desk).settle(DOCUMENT); // as whoever took it in does in the next moment
            assertThat(told).hasBinaryContent(CONTENT);
            assertThat(desk.verify().intact()).isTrue();
        }
    }

    @Test
    void whoOnlyReadsTheCaseMovesNothing() throws IOException {
        try (Desk desk = deskWithAWaitingFile()) {
            Path told = Originals.forReading(desk.folder, desk.database, desk.sources)
                    .place(held());
            assertThat(told).isEqualTo(files(desk).waiting(DOCUMENT)).hasBinaryContent(CONTENT);
        }
    }

    @Test
    void aFileThatIsNowhereIsStillMissed() throws IOException {
        try (Desk desk = deskWithAWaitingFile()) {
            OriginalFiles files = files(desk);
            Files.delete(files.waiting(DOCUMENT));
            assertThatThrownBy(() -> files.settle(DOCUMENT)).isInstanceOf(NoSuchFileException.class);
        }
    }
}
