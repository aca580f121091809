package daylight.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.id.Sha256;
import daylight.protocol.Event;
import daylight.store.CaseFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRecognitionTest {
    private static final Sha256 SCAN = Sha256.of("scan".getBytes(StandardCharsets.UTF_8));
    private static final Sha256 OTHER = Sha256.of("other".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path temporary;

    private CaseFolder folder;
    private KeptRecognition kept;

    @BeforeEach
    void make() {
        folder = CaseFolder.create(temporary.resolve("case"), "id", "");
        kept = new KeptRecognition(folder);
    }

    private static Event.Recognised page(int number) {
        return new Event.Recognised(
                Sha256.of(new byte[] {(byte) number}).hex(), "page " + number + "\nسىناق\t摄像头\n".repeat(number));
    }

    private List<Event.Recognised> known(Sha256 original, String reader) throws IOException {
        List<Event.Recognised> pages = new ArrayList<>();
        RecognisedPages of = kept.of(original, reader);
        of.giveTo(pages::add);
        assertThat(of.count()).isEqualTo(pages.size());
        return pages;
    }

    @Test
    void pagesComeBackToTheSameReaderAndOriginal() throws IOException {
        assertThat(known(SCAN, "build 1")).isEmpty();
        RecognisedPages pages = kept.of(SCAN, "build 1");
        pages.keep(page(1));
        pages.keep(page(2));
        kept.of(SCAN, "build 1").keep(page(3));
        assertThat(known(SCAN, "build 1")).containsExactly(page(1), page(2), page(3));
        assertThat(known(OTHER, "build 1")).isEmpty();
        assertThat(known(SCAN, "build 2")).as("of another build").isEmpty();
        kept.of(SCAN, "build 2").keep(page(4));
        assertThat(known(SCAN, "build 2")).containsExactly(page(4));
    }

    @Test
    void nothingIsLeftOfWhatIsForgotten() throws IOException {
        kept.forget(SCAN);
        kept.clear();
        kept.of(SCAN, "build").keep(page(1));
        kept.of(OTHER, "build").keep(page(2));
        kept.forget(SCAN);
        assertThat(known(SCAN, "build")).isEmpty();
        assertThat(known(OTHER, "build")).containsExactly(page(2));
        kept.clear();
        assertThat(folder.recognised()).isEmptyDirectory();
    }

    /// A kill may end the writing anywhere, and a disk may turn bits.
    @Test
    void whatIsNotWholeIsLeftOutAndWrittenOver() throws IOException {
        RecognisedPages pages = kept.of(SCAN, "build");
        pages.keep(page(1));
        Path file = folder.recognised().resolve(SCAN.hex());
        int first = (int) Files.size(file);
        pages.keep(page(2));
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(known(SCAN, "build")).hasSize(length < first ? 0 : 1);
        }
        kept.of(SCAN, "build").keep(page(3));
        assertThat(known(SCAN, "build")).containsExactly(page(1), page(3));
        whole[first + 20] ^= 4;
        Files.write(file, whole);
        assertThat(known(SCAN, "build")).containsExactly(page(1));
    }
}
