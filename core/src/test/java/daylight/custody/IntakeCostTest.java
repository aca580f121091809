package daylight.custody;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import daylight.id.Sha256;
import daylight.source.Intake.How;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What custody costs on small files, in CPU time of the whole process, start of the just-in-time compiler included.
@Tag("soak")
class IntakeCostTest {
    private static final int FILES = 30_000;

    @TempDir
    private Path temp;

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    @Test
    void takingThirtyThousandSmallFilesIsMeasured() throws IOException {
        Path leak = Files.createDirectory(temp.resolve("leak"));
        Random random = new Random(3);
        for (int i = 0; i < FILES; i++) {
            byte[] content = new byte[1_000 + random.nextInt(6_000)];
            random.nextBytes(content);
            Path folder = leak.resolve("folder" + i / 500);
            Files.createDirectories(folder);
            Files.write(folder.resolve("mail" + i + ".eml"), content);
        }
        long before = cpuNanos();
        long bytes = 0;
        try (var files = Files.walk(leak)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] content = Files.readAllBytes(file);
                bytes += content.length + Sha256.of(content).hex().length();
            }
        }
        long plain = cpuNanos() - before;
        try (Desk desk = new Desk(temp.resolve("case"), temp.resolve("machine"))) {
            desk.batchSize = 128;
            for (String run : new String[] {"taking", "known  "}) {
                long start = cpuNanos();
                long wall = System.nanoTime();
                desk.ingest(How.COPY, leak);
                System.out.println(String.format(
                        Locale.ROOT,
                        "%s: %.3f CPU-ms a file, %.1f s wall (reading and hashing alone: %.3f CPU-ms, %d bytes)",
                        run,
                        (cpuNanos() - start) / 1e6 / FILES,
                        (System.nanoTime() - wall) / 1e9,
                        plain / 1e6 / FILES,
                        bytes));
            }
            assertThat(desk.occurrences()).hasSize(FILES);
            long start = cpuNanos();
            assertThat(desk.verify().damaged()).isEmpty();
            System.out.println(
                    String.format(Locale.ROOT, "verifying: %.3f CPU-ms a file", (cpuNanos() - start) / 1e6 / FILES));
        }
    }
}
