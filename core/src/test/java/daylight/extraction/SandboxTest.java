package daylight.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daylight.protocol.Limits;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import java.io.BufferedReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SandboxTest {
    private static final PoolLimits LIMITS = PoolLimits.usual(1, new Limits(20, 60, 50, 3, 1 << 20, 10_000, 20));
    private static final List<String> CLAIMS = List.of("-Dfake.claimsSeccomp=true");

    @TempDir
    Path folder;

    private static Sandbox sandbox(SandboxTier tier) {
        Optional<Sandbox> sandbox = Sandbox.of(tier, ExtractionTest.command(), 1 << 24);
        if (sandbox.isEmpty()) {
            System.err.println("SKIPPED: this machine has no " + tier);
        }
        Assumptions.assumeTrue(sandbox.isPresent());
        return sandbox.get();
    }

    private Extraction extraction(Sandbox sandbox, List<String> properties) {
        return new Extraction(sandbox.command(), LIMITS, folder.resolve("temporary"), sandbox, properties);
    }

    @ParameterizedTest
    @EnumSource(
            value = SandboxTier.class,
            names = {"BUBBLEWRAP", "UNSHARE", "PLAIN"})
    void aFileTooLargeForTheSocketIsBoundByItself(SandboxTier tier) throws Exception {
        Path file = folder.resolve("large 新疆 %41.bin");
        // The worker is told which hash to give, and custody's word is made to fit: nothing here is about hashes.
        String hash = "ab".repeat(32);
        Files.writeString(file, "began 0 -1\ntext 0 bound\nended-as " + hash + "\nstop\n");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {0}), WorkerPool.SOCKET_BYTES_MAX);
        }
        try (Extraction extraction = extraction(sandbox(tier), CLAIMS)) {
            RecordingSink sink = new RecordingSink();
            extraction.read(new Original(file, hash, Files.size(file), NameBytes.of("large")), sink);
            assertThat(sink.lines).containsExactly("began 0 in -1 ", "text 0 bound", "ended 0 read none");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SandboxTier.class,
            names = {"BUBBLEWRAP", "UNSHARE"})
    void deathsAreToldApartThroughTheSandboxTool(SandboxTier tier) throws Exception {
        try (Extraction extraction = extraction(sandbox(tier), CLAIMS)) {
            assertThat(reason(extraction, "exit 66")).isEqualTo(Reason.WORKER_KILLED_MEMORY);
            assertThat(reason(extraction, "crash")).isEqualTo(Reason.WORKER_DIED);
            assertThat(extraction.cpuNanos()).isPositive();
        }
    }

    private Reason reason(Extraction extraction, String order) throws Exception {
        byte[] content = ("began 0 -1\nflush\n" + order).getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("original"), content);
        RecordingSink sink = new RecordingSink();
        extraction.read(new Original(file, "0".repeat(64), content.length, NameBytes.EMPTY), sink);
        assertThat(sink.root().verdict()).isEqualTo(Verdict.FAILED);
        return sink.root().reason();
    }

    @ParameterizedTest
    @EnumSource(
            value = SandboxTier.class,
            names = {"BUBBLEWRAP", "LANDLOCK"})
    void aWorkerThatDoesNotKeepTheTiersPromiseReadsNothing(SandboxTier tier) throws Exception {
        try (Extraction extraction = extraction(sandbox(tier), List.of())) {
            assertThatThrownBy(() -> reason(extraction, "exit 66"))
                    .isInstanceOf(WorkersUnavailable.class)
                    .hasMessageContaining("the sandbox " + tier.code() + " does not hold here");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SandboxTier.class,
            names = {"BUBBLEWRAP", "UNSHARE", "PLAIN"})
    void noWorkerOutlivesAKilledDesk(SandboxTier tier) throws Exception {
        sandbox(tier);
        Process desk = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FakeDesk.class.getName(),
                        tier.name(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = desk.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("reading");
            List<ProcessHandle> workers = desk.descendants().toList();
            assertThat(workers).isNotEmpty();
            desk.destroyForcibly().waitFor();
            for (ProcessHandle worker : workers) {
                worker.onExit().get(30, TimeUnit.SECONDS);
                assertThat(worker.isAlive()).isFalse();
            }
        } finally {
            desk.destroyForcibly();
        }
    }
}
