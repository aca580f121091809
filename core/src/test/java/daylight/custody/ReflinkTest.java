package daylight.custody;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.source.Intake.How;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a file system that can, a large file is taken in by sharing its blocks: a disk image with XFS is mounted for a
/// process of its own, in which nobody else sees it.
class ReflinkTest {
    private static final int FILE_BYTES = 64 << 20;
    private static final long DISK_BYTES = 400L << 20;

    /// What is written beside the file: the database, the ledger, the file system's own records.
    private static final long BESIDE_BYTES_MAX = 24 << 20;

    @TempDir
    private Path temp;

    /// Takes a large file into a case on the same disk, changes the file, and says what became of it.
    static final class OnItsDisk {
        private OnItsDisk() {}

        public static void main(String[] args) throws IOException {
            Path disk = Path.of(args[0]);
            Path leak = Files.createDirectories(disk.resolve("leak"));
            byte[] content = new byte[FILE_BYTES];
            new Random(7).nextBytes(content);
            Path file = Files.write(leak.resolve("large"), content);
            try (Desk desk = new Desk(disk.resolve("case"), disk.resolve("machine"))) {
                SystemCalls.find().orElseThrow().syncFileSystem(disk);
                long before = Files.getFileStore(disk).getUsableSpace();
                desk.ingest(How.COPY, leak);
                SystemCalls.find().orElseThrow().syncFileSystem(disk);
                System.out.println(before - Files.getFileStore(disk).getUsableSpace());
                try (RandomAccessFile changed = new RandomAccessFile(file.toFile(), "rw")) {
                    changed.write(new byte[1 << 20]);
                }
                System.out.println(desk.verify().damaged());
                System.out.println(Files.mismatch(
                        desk.custody.verifiedPlace(desk.occurrences().getFirst().document()),
                        Files.write(disk.resolve("again"), content)));
            }
        }
    }

    private Process mounted(Path disk, List<String> command) throws IOException {
        Path image = temp.resolve("image");
        List<String> line = new java.util.ArrayList<>(List.of(
                "unshare", "-m", "sh", "-c", "mount -o loop '" + image + "' '" + disk + "' && exec \"$@\"", "sh"));
        line.addAll(command);
        return new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private boolean canMount(Path disk) throws InterruptedException {
        try (RandomAccessFile image = new RandomAccessFile(temp.resolve("image").toFile(), "rw")) {
            image.setLength(DISK_BYTES);
            Process made = new ProcessBuilder(
                            "mkfs.xfs",
                            "-q",
                            "-m",
                            "reflink=1",
                            temp.resolve("image").toString())
                    .inheritIO()
                    .start();
            return made.waitFor() == 0 && mounted(disk, List.of("true")).waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aLargeFileSharesItsBlocksAndIsItsOwnNevertheless() throws IOException, InterruptedException {
        Path disk = Files.createDirectories(temp.resolve("disk"));
        Assumptions.assumeTrue(canMount(disk), "no mkfs.xfs on this machine, or nobody may mount a disk image");
        Process child = mounted(
                disk,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OnItsDisk.class.getName(),
                        disk.toString()));
        List<String> said = child.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(child.waitFor()).isZero();
        assertThat(said).hasSize(3);
        assertThat(Long.parseLong(said.getFirst())).isLessThan(BESIDE_BYTES_MAX);
        assertThat(said.subList(1, 3)).containsExactly("[]", "-1");
    }
}
