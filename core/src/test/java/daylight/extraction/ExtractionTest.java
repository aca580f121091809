// Long: each way in which a worker may end, against one fake of it.
// Long: one scene for each way in which a worker can die.
package daylight.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daylight.protocol.Limits;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExtractionTest {
    private static final Limits LIMITS = new Limits(2, 4, 50, 3, 1 << 20, 10_000, 20);

    @TempDir
    static Path folder;

    private Extraction extraction;
    private int files;

    @BeforeAll
    void open() {
        extraction = extraction(LIMITS, 2, List.of());
    }

    @AfterAll
    void close() {
        extraction.close();
    }

    private Extraction extraction(Limits limits, int workers, List<String> properties) {
        PoolLimits pool = PoolLimits.usual(workers, limits);
        Sandbox plain = Sandbox.of(SandboxTier.PLAIN, command(), pool.temporaryBytesMax())
                .orElseThrow();
        return new Extraction(command(), pool, folder.resolve("temporary-" + files++), plain, properties);
    }

    static ReaderCommand command() {
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .filter(entry -> entry.contains("protocol") || entry.endsWith("test-classes"))
                .map(Path::of)
                .toList();
        return new ReaderCommand(
                Path.of(System.getProperty("java.home")),
                classPath,
                FakeWorker.class.getName(),
                48,
                List.of("-XX:TieredStopAtLevel=1"),
                Optional.empty());
    }

    private Original original(String... orders) throws Exception {
        byte[] content = String.join("\n", orders).getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("original-" + files++), content);
        return new Original(file, sha256(content), content.length, NameBytes.of("note.txt"));
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private RecordingSink read(String... orders) throws Exception {
        RecordingSink sink = new RecordingSink();
        extraction.read(original(orders), sink);
        return sink;
    }

    @Test
    void aDocumentArrivesWithItsMembersInOrder() throws Exception {
        RecordingSink sink = read(
                "began 0 -1",
                "listed 0 1 a.txt",
                "began 1 0 a.txt",
                "text 1 inside",
                "ended 1",
                "text 0 outside",
                "block 1 0 7",
                "page 0",
                "ended 0");
        assertThat(sink.lines)
                .containsExactly(
                        "began 0 in -1 ",
                        "listed 0 1",
                        "began 1 in 0 a.txt",
                        "text 1 inside",
                        "ended 1 read none",
                        "text 0 outside",
                        "block 0",
                        "page 0",
                        "ended 0 read none");
        assertThat(sink.restarts).isZero();
    }

    @Test
    void wordsArriveAfterTheirPicture() throws Exception {
        RecordingSink sink = read(
                "began 0 -1",
                "text 0 one-page",
                "page 0",
                "picture 2",
                "word 2 0 3 100 50",
                "text 0 the-words",
                "word 2 4 9 10 10",
                "page 0",
                "picture 3",
                "ended 0");
        assertThat(sink.lines)
                .containsExactly(
                        "began 0 in -1 ",
                        "text 0 one-page",
                        "page 0",
                        "picture 0 of 2",
                        "word 0 3",
                        "text 0 the-words",
                        "word 4 9",
                        "page 0",
                        "picture 0 of 3",
                        "ended 0 read none");
    }

    @ParameterizedTest
    @CsvSource({
        "word 1 0 1 10 10",
        "picture 2",
        "picture 1;picture 1",
        "picture 1;word 2 0 1 10 10",
        "picture 1;word 1 0 1 101 10",
        "picture 1;word 1 0 1 10 51",
        "picture 1;word 1 2 4 10 10;word 1 3 5 10 10",
        "picture 1;word 1 0 5 10 10",
        "picture 1;page 0;word 2 0 1 10 10",
    })
    void wordsThatDoNotFitTheirPictureOrPageAreRefused(String orders) throws Exception {
        RecordingSink sink = read(("began 0 -1;text 0 four;" + orders + ";ended 0").split(";"));
        assertThat(sink.root().reason()).isEqualTo(Reason.WORKER_PROTOCOL);
    }

    @ParameterizedTest
    @CsvSource({
        "exit 1, WORKER_DIED",
        "exit 66, WORKER_KILLED_MEMORY",
        "exit 70, READER_BUG",
        "eat, WORKER_KILLED_MEMORY",
        "crash, WORKER_DIED",
        "close, WORKER_DIED",
        "garbage, WORKER_PROTOCOL",
        "wrong-nonce, WORKER_PROTOCOL",
        "wrong-id, WORKER_PROTOCOL",
        "began 7 0 far, WORKER_PROTOCOL",
        "began 1 4 orphan, WORKER_PROTOCOL",
        "text 3 nowhere, WORKER_PROTOCOL",
        "block 1 5 2, WORKER_PROTOCOL",
        "block 2 0 1, WORKER_PROTOCOL",
        "block 1 0 99, WORKER_PROTOCOL",
        "wronghash 0, WORKER_PROTOCOL",
        "ended-with FAILED NONE, WORKER_PROTOCOL",
        "ended-with READ DAMAGED, WORKER_PROTOCOL",
    })
    void aDeadWorkerIsTriedOnceMoreAndThenReported(String order, Reason reason) throws Exception {
        RecordingSink sink = read("began 0 -1", order, "flush", "ended 0");
        assertThat(sink.restarts).isEqualTo(1);
        assertThat(sink.root().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(sink.root().reason()).isEqualTo(reason);
        assertThat(read("began 0 -1", "text 0 neighbour", "ended 0").root().verdict())
                .isEqualTo(Verdict.READ);
    }

    @ParameterizedTest
    @CsvSource({"1, READ, NONE", "5, READ, NONE", "6, FAILED, WORKER_KILLED_MEMORY"})
    void killsFromOutsideAreNotTheDocumentsFaultUntilTheyNeverEnd(int kills, Verdict verdict, Reason reason)
            throws Exception {
        RecordingSink sink = new RecordingSink();
        Original original = original("began 0 -1", "flush", "nap 1500", "ended 0");
        AtomicReference<Exception> thrown = new AtomicReference<>();
        Thread reading = Thread.ofPlatform().start(() -> {
            try {
                extraction.read(original, sink);
            } catch (InterruptedException | RuntimeException e) {
                thrown.set(e);
            }
        });
        for (int i = 0; i < kills; i++) {
            assertThat(sink.begun.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
            ProcessHandle.current()
                    .descendants()
                    .filter(process -> process.info().arguments().stream()
                            .flatMap(Arrays::stream)
                            .anyMatch(FakeWorker.class.getName()::equals))
                    .forEach(ProcessHandle::destroyForcibly);
        }
        reading.join();
        assertThat(thrown.get()).isNull();
        assertThat(sink.root().verdict()).isEqualTo(verdict);
        assertThat(sink.root().reason()).isEqualTo(reason);
    }

    @Test
    void membersBeyondTheLimitsAreNamedButNotRead() throws Exception {
        List<String> orders = new ArrayList<>(List.of("began 0 -1"));
        for (int depth = 1; depth <= 3; depth++) {
            orders.add("began " + depth + " " + (depth - 1) + " deeper");
        }
        orders.addAll(List.of("began 4 3 too-deep", "unread 4", "ended 3", "ended 2", "ended 1"));
        for (int member = 5; member < 100; member++) {
            orders.addAll(List.of("began " + member + " 0 another", "unread " + member));
        }
        orders.add("ended 0");
        RecordingSink named = read(orders.toArray(String[]::new));
        assertThat(named.restarts).isZero();
        assertThat(named.ends).hasSize(100);

        RecordingSink deep = read(
                "began 0 -1",
                "began 1 0 a",
                "began 2 1 b",
                "began 3 2 c",
                "began 4 3 d",
                "ended 4",
                "ended 3",
                "ended 2",
                "ended 1",
                "ended 0");
        assertThat(deep.root().reason()).isEqualTo(Reason.WORKER_PROTOCOL);

        List<String> many = new ArrayList<>(List.of("began 0 -1"));
        for (int member = 1; member <= 51; member++) {
            many.addAll(List.of("began " + member + " 0 another", "ended " + member));
        }
        many.add("ended 0");
        assertThat(read(many.toArray(String[]::new)).root().reason()).isEqualTo(Reason.WORKER_PROTOCOL);
    }

    @Test
    void aPictureWithoutTextIsReadInFull() throws Exception {
        RecordingSink sink = read("began 0 -1", "ended-with READ NO_TEXT");
        assertThat(sink.lines).containsExactly("began 0 in -1 ", "ended 0 read no_text");
    }

    @Test
    void aWorkerThatSleepsIsKilledAtTheWallLimitAndOneThatSpinsAtTheCpuLimit() throws Exception {
        Limits brief = new Limits(1, 2, 50, 3, 1 << 20, 10_000, 20);
        try (Extraction hasty = extraction(brief, 1, List.of())) {
            for (String order : List.of("hang", "spin")) {
                RecordingSink sink = new RecordingSink();
                hasty.read(original("began 0 -1", "flush", order), sink);
                assertThat(sink.root().reason()).isEqualTo(Reason.WORKER_KILLED_TIME);
                assertThat(sink.root().verdict()).isEqualTo(Verdict.FAILED);
            }
            RecordingSink after = new RecordingSink();
            hasty.read(original("began 0 -1", "ended 0"), after);
            assertThat(after.root().verdict()).isEqualTo(Verdict.READ);
            assertThat(hasty.cpuNanos()).isGreaterThan(2_000_000_000L);
        }
    }

    @Test
    void membersReadBeforeTheCrashAreKeptAndListedOnesAreRecorded() throws Exception {
        RecordingSink sink = read(
                "began 0 -1",
                "listed 0 4 a.txt b.txt b.txt",
                "began 1 0 a.txt",
                "text 1 good",
                "ended 1",
                "began 2 0 b.txt",
                "text 2 half",
                "flush",
                "exit 1");
        assertThat(sink.lines)
                .containsExactly(
                        "began 0 in -1 ",
                        "listed 0 4",
                        "began 1 in 0 a.txt",
                        "text 1 good",
                        "ended 1 read none",
                        "began 2 in 0 b.txt",
                        "text 2 half",
                        "ended 2 failed worker_died",
                        "began 3 in 0 b.txt",
                        "ended 3 failed worker_died",
                        "began 4 in 0 ",
                        "ended 4 failed worker_died",
                        "ended 0 partly_read worker_died");
    }

    @Test
    void whatAWorkerPrintsIsNeverAnAnswerAndNeverKept() throws Exception {
        RecordingSink sink = read("began 0 -1", "print", "print-much", "flush", "exit 1");
        assertThat(sink.root().reason()).isEqualTo(Reason.WORKER_DIED);
        assertThat(sink.root().detail()).isEqualTo("exit code 1");
        assertThat(read("began 0 -1", "print", "ended 0").root().verdict()).isEqualTo(Verdict.READ);
    }

    @Test
    void aDocumentThatOnlyAWornWorkerCannotReadIsReadByAFreshOne() throws Exception {
        try (Extraction one = extraction(LIMITS, 1, List.of())) {
            one.read(original("began 0 -1", "ended 0"), new RecordingSink());
            RecordingSink sink = new RecordingSink();
            one.read(original("began 0 -1", "first-only", "count", "ended 0"), sink);
            assertThat(sink.restarts).isEqualTo(1);
            assertThat(sink.lines).containsExactly("began 0 in -1 ", "text 0 document 1", "ended 0 read none");
        }
    }

    @Test
    void aWorkerThatADocumentHasSpentReadsNoOtherOne() throws Exception {
        try (Extraction one = extraction(LIMITS, 1, List.of())) {
            one.read(original("began 0 -1", "count", "ended 0"), new RecordingSink());
            RecordingSink second = new RecordingSink();
            one.read(original("began 0 -1", "spent", "count", "ended 0"), second);
            assertThat(second.lines).contains("text 0 document 2");
            RecordingSink third = new RecordingSink();
            one.read(original("began 0 -1", "count", "ended 0"), third);
            assertThat(third.lines).contains("text 0 document 1");
            assertThat(third.restarts).isZero();
            assertThat(one.workersStarted()).isEqualTo(2);
        }
    }

    @Test
    void freshWorkersReadOneDocumentEach() throws Exception {
        PoolLimits limits = PoolLimits.usual(1, LIMITS).withFreshWorkers();
        Sandbox plain = Sandbox.of(SandboxTier.PLAIN, command(), limits.temporaryBytesMax())
                .orElseThrow();
        try (Extraction fresh = new Extraction(command(), limits, folder.resolve("fresh"), plain, List.of())) {
            for (int i = 0; i < 3; i++) {
                RecordingSink sink = new RecordingSink();
                fresh.read(original("began 0 -1", "count", "ended 0"), sink);
                assertThat(sink.lines).contains("text 0 document 1");
            }
            assertThat(fresh.workersStarted()).isEqualTo(3);
        }
    }

    @Test
    void crashesOfNeighboursChangeNothing() throws Exception {
        List<Future<RecordingSink>> good = new ArrayList<>();
        List<Future<RecordingSink>> bad = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 12; i++) {
                int number = i;
                good.add(threads.submit(() -> read("began 0 -1", "text 0 number" + number, "page 0", "ended 0")));
                if (i % 3 == 0) {
                    bad.add(threads.submit(() -> read("began 0 -1", "flush", number % 2 == 0 ? "crash" : "garbage")));
                }
            }
        }
        for (int i = 0; i < good.size(); i++) {
            assertThat(good.get(i).get().lines)
                    .containsExactly("began 0 in -1 ", "text 0 number" + i, "page 0", "ended 0 read none");
        }
        for (Future<RecordingSink> each : bad) {
            assertThat(each.get().root().verdict()).isEqualTo(Verdict.FAILED);
        }
    }

    @Test
    void aMissingOrChangedOriginalIsNamedAsSuch() throws Exception {
        Original gone = new Original(folder.resolve("gone"), "0".repeat(64), 5, NameBytes.EMPTY);
        RecordingSink sink = new RecordingSink();
        extraction.read(gone, sink);
        assertThat(sink.root().reason()).isEqualTo(Reason.ORIGINAL_DAMAGED);

        Original good = original("began 0 -1", "ended 0");
        Original changed = new Original(good.file(), "0".repeat(64), good.sizeBytes(), good.name());
        RecordingSink other = new RecordingSink();
        extraction.read(changed, other);
        assertThat(other.root().reason()).isEqualTo(Reason.ORIGINAL_DAMAGED);
        assertThat(other.root().sha256()).isEqualTo("0".repeat(64));

        Original longer = new Original(good.file(), good.sha256(), good.sizeBytes() + 1, good.name());
        RecordingSink third = new RecordingSink();
        extraction.read(longer, third);
        assertThat(third.root().reason()).isEqualTo(Reason.ORIGINAL_DAMAGED);
    }

    @Test
    void readersKilledFromOutsideBeforeTheyAreReadyAreStartedAgainUntilItNeverEnds() throws Exception {
        assertThat(readWithKilledStarts(11).root().verdict()).isEqualTo(Verdict.READ);
        assertThatThrownBy(() -> readWithKilledStarts(12))
                .isInstanceOf(WorkersUnavailable.class)
                .hasMessageContaining("exit code 137")
                .hasMessageContaining("Tried 12 times");
    }

    private RecordingSink readWithKilledStarts(int kills) throws Exception {
        List<String> properties =
                List.of("-Dfake.kills=" + kills, "-Dfake.killedAtStart=" + folder.resolve("starts-" + kills));
        RecordingSink sink = new RecordingSink();
        try (Extraction killed = extraction(LIMITS, 1, properties)) {
            killed.read(original("began 0 -1", "ended 0"), sink);
        }
        return sink;
    }

    @Test
    void aWorkerThatNeverStartsIsOneSentenceAndNoEndlessLoop() throws Exception {
        try (Extraction broken = extraction(LIMITS, 1, List.of("-Dfake.neverStarts=true"))) {
            Original document = original("began 0 -1", "ended 0");
            assertThatThrownBy(() -> broken.read(document, new RecordingSink()))
                    .isInstanceOf(WorkersUnavailable.class)
                    .hasMessageContaining("exit code 5, java.lang.UnsupportedClassVersionError")
                    .hasMessageContaining("Tried 3 times")
                    .hasMessageContaining("daylight doctor")
                    .hasMessageNotContaining("secret");
        }
        ReaderCommand noJava = new ReaderCommand(
                folder.resolve("no-jdk"), command().classPath(), "Main", 48, List.of(), Optional.empty());
        Sandbox plain = Sandbox.of(SandboxTier.PLAIN, noJava, 1 << 20).orElseThrow();
        PoolLimits limits = PoolLimits.usual(1, LIMITS);
        try (Extraction broken = new Extraction(noJava, limits, folder.resolve("t"), plain, List.of())) {
            Original document = original("began 0 -1", "ended 0");
            assertThatThrownBy(() -> broken.read(document, new RecordingSink()))
                    .isInstanceOf(WorkersUnavailable.class)
                    .hasMessageContaining("no-jdk");
        }
    }

    @Test
    void aSinkThatFailsStopsTheReadingAndTheNextOneWorks() throws Exception {
        RecordingSink failing = new RecordingSink();
        Original document = original("began 0 -1", "text 0 much", "ended 0");
        assertThatThrownBy(() -> extraction.read(document, new FullDisk()))
                .isInstanceOf(java.io.UncheckedIOException.class);
        extraction.read(document, failing);
        assertThat(failing.root().verdict()).isEqualTo(Verdict.READ);
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        Path own = folder.resolve("own");
        PoolLimits limits = PoolLimits.usual(1, LIMITS);
        Sandbox plain = Sandbox.of(SandboxTier.PLAIN, command(), limits.temporaryBytesMax())
                .orElseThrow();
        Files.createDirectories(own.resolve("worker-9").resolve("deep"));
        try (Extraction clean = new Extraction(command(), limits, own, plain, List.of())) {
            clean.read(original("began 0 -1", "ended 0"), new RecordingSink());
            clean.read(original("crash"), new RecordingSink());
            try (Stream<Path> left = Files.list(own)) {
                assertThat(left.toList()).hasSizeLessThanOrEqualTo(1);
            }
        }
        try (Stream<Path> left = Files.list(own)) {
            assertThat(left).isEmpty();
        }
    }

    /// Fails as a full disk would.
    private static final class FullDisk implements ReadingSink {
        @Override
        public void restarted() {}

        @Override
        public void began(daylight.protocol.Event.Began began) {}

        @Override
        public void listed(daylight.protocol.Event.Listed listed) {}

        @Override
        public void text(daylight.protocol.Event.Text text) {
            throw new java.io.UncheckedIOException(new IOException("No space left on device"));
        }

        @Override
        public void pageEnded(daylight.protocol.Event.PageEnded page) {}

        @Override
        public void block(daylight.protocol.Event.Block block) {}

        @Override
        public void ended(daylight.protocol.Event.Ended ended) {}
    }
}
