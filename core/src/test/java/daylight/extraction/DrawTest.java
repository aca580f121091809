package daylight.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.Draw.WantedPage;
import daylight.protocol.Limits;
import daylight.protocol.NameBytes;
import daylight.protocol.NoDrawing;
import daylight.protocol.Passwords;
import daylight.protocol.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pages of workers that do as they should, and of others.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrawTest {
    private static final Limits LIMITS = new Limits(2, 4, 50, 3, 1 << 20, 10_000, 20);
    private static final String HASH = "ab".repeat(32);

    @TempDir
    static Path folder;

    private Extraction extraction;
    private int files;

    @BeforeAll
    void open() {
        extraction = extraction(LIMITS);
    }

    @AfterAll
    void close() {
        extraction.close();
    }

    private Extraction extraction(Limits limits) {
        PoolLimits pool = PoolLimits.usual(1, limits);
        ReaderCommand command = ExtractionTest.command();
        Sandbox plain =
                Sandbox.of(SandboxTier.PLAIN, command, pool.temporaryBytesMax()).orElseThrow();
        return new Extraction(command, pool, folder.resolve("temporary-" + files++), plain, List.of());
    }

    private PageAnswer draw(Extraction of, String... orders) throws Exception {
        byte[] content = String.join("\n", orders).getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("original-" + files++), content);
        return of.draw(
                new Original(file, HASH, content.length, NameBytes.of("a.pdf")),
                new WantedPage(HASH, 7, 2, 150),
                Passwords.NONE);
    }

    @Test
    void aPageArrivesWithItsWords() throws Exception {
        PageAnswer.Picture picture = (PageAnswer.Picture)
                draw(extraction, "drawn 2 3 2", "pixels 4", "flush", "pixels 2", "placed 0 0 2 1 gate");
        assertThat(picture.drawn().width()).isEqualTo(3);
        assertThat(picture.pixels()).hasSize(6);
        assertThat(picture.words())
                .singleElement()
                .satisfies(word -> assertThat(word.text()).isEqualTo("gate"));
        assertThat(draw(extraction, "not-drawn NO_PAGES")).isEqualTo(new PageAnswer.None(NoDrawing.NO_PAGES, 0));
    }

    @Test
    void aReaderThatReadsDrawsToo() throws Exception {
        try (Extraction one = extraction(LIMITS)) {
            RecordingSink sink = new RecordingSink();
            Path file = Files.writeString(folder.resolve("original-" + files++), "");
            one.read(new Original(file, HASH, 0, NameBytes.EMPTY), sink);
            int started = one.workersStarted();
            assertThat(draw(one, "not-drawn LOCKED")).isEqualTo(new PageAnswer.None(NoDrawing.LOCKED, 0));
            assertThat(draw(one, "not-drawn LOCKED")).isEqualTo(new PageAnswer.None(NoDrawing.LOCKED, 0));
            assertThat(one.workersStarted()).isLessThanOrEqualTo(started + 1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "exit 1, WORKER_DIED",
        "exit 66, WORKER_KILLED_MEMORY",
        "crash, WORKER_DIED",
        "garbage, WORKER_PROTOCOL",
        "wrong-nonce, WORKER_PROTOCOL",
        "text 0 words, WORKER_PROTOCOL",
        "pixels 7, WORKER_PROTOCOL",
        "placed 0 0 9 9 far, WORKER_PROTOCOL",
        "drawn 2 100000 100000, WORKER_PROTOCOL",
        "stop, WORKER_PROTOCOL",
    })
    void whatIsNoPageEndsTheReaderAndHarmsNobodyElse(String order, Reason reason) throws Exception {
        int before = extraction.workersStarted();
        assertThat(draw(extraction, "drawn 2 3 2", order, "flush", "pixels 6"))
                .isEqualTo(new PageAnswer.Broken(reason));
        assertThat(extraction.workersStarted()).as("it was tried once more").isGreaterThan(before);
        assertThat(draw(extraction, "drawn 2 3 2", "pixels 6")).isInstanceOf(PageAnswer.Picture.class);
    }

    @Test
    void aPageThatTakesTooLongIsStoppedOnce() throws Exception {
        Limits brief = new Limits(1, 2, 50, 3, 1 << 20, 10_000, 20);
        try (Extraction hasty = extraction(brief)) {
            for (String order : List.of("hang", "spin")) {
                int before = hasty.workersStarted();
                assertThat(draw(hasty, "drawn 2 3 2", "flush", order))
                        .isEqualTo(new PageAnswer.Broken(Reason.WORKER_KILLED_TIME));
                assertThat(hasty.workersStarted() - before).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void anOriginalThatIsGoneIsNamedAsSuch() throws Exception {
        PageAnswer answer = extraction.draw(
                new Original(folder.resolve("gone"), HASH, 5, NameBytes.EMPTY),
                new WantedPage(HASH, 5, 1, 150),
                Passwords.NONE);
        assertThat(answer).isEqualTo(new PageAnswer.Broken(Reason.ORIGINAL_DAMAGED));
    }
}
