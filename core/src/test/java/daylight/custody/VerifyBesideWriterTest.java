package daylight.custody;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.source.Intake.How;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Somebody verifies while another process takes things in: the ledger's file is a pipe here, so that exactly so much
/// of a batch has reached it as the test lets through.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VerifyBesideWriterTest {
    private static final int PATIENCE_SECONDS = 60;

    /// An intake of one more file writes its begin, the file, its end, and signatures.
    private static final int LINES_OF_A_BATCH = 5;

    @TempDir
    private Path temp;

    private Desk desk;
    private Path leak;
    private Path aside;

    @BeforeEach
    void takeASmallFolder() throws IOException {
        leak = Files.createDirectory(temp.resolve("leak"));
        aside = temp.resolve("aside");
        Files.writeString(leak.resolve("first"), "first");
        desk = new Desk(temp.resolve("case"), temp.resolve("machine"));
        desk.ingest(How.COPY, leak);
    }

    @AfterEach
    void closeCase() {
        desk.close();
    }

    /// @param during what happens when the facts were looked at and the file is about to be read
    private Verification verify(During during) throws Exception {
        Path ledger = desk.folder.ledger();
        // The open ledger goes on writing into the file that was moved.
        Files.move(ledger, aside);
        assertThat(new ProcessBuilder("mkfifo", ledger.toString()).start().waitFor())
                .isZero();
        try {
            CompletableFuture<Verification> verifying = CompletableFuture.supplyAsync(desk::verify);
            try (OutputStream pipe = Files.newOutputStream(ledger)) {
                during.happens(pipe);
            }
            return verifying.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            Files.delete(ledger);
            Files.move(aside, ledger);
        }
    }

    private interface During {
        void happens(OutputStream pipe) throws IOException;
    }

    private void takeIn(String name) throws IOException {
        Files.writeString(leak.resolve(name), name);
        desk.ingest(How.COPY, leak);
    }

    private static void isWell(Verification verification, String when) {
        assertThat(verification.damaged()).as(when).isEmpty();
        assertThat(verification.unsigned()).as(when).isEmpty();
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.US_ASCII);
    }

    @Test
    void aBatchOfWhichAPartIsInTheFileIsNeitherDamagedNorUnsigned() throws Exception {
        for (int i = 0; i < LINES_OF_A_BATCH; i++) {
            int written = i;
            isWell(
                    verify(pipe -> {
                        List<String> old = lines(aside);
                        takeIn("later" + written);
                        List<String> all = lines(aside);
                        assertThat(all).hasSizeGreaterThan(old.size() + LINES_OF_A_BATCH);
                        for (String line : all.subList(0, old.size() + written)) {
                            pipe.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
                        }
                    }),
                    written + " lines");
        }
        isWell(desk.verify(), "afterwards");
    }

    @Test
    void aLineOfWhichAPartIsInTheFileIsNoDamageWhileItWaitsInTheFacts() throws Exception {
        // What waits is forgotten when the command ends; this one is still at work.
        Verification verification = verify(pipe -> {
            byte[] old = Files.readAllBytes(aside);
            desk.database.update(handle -> desk.ledger.append(handle, desk.ledger.actor(), "note", "", "{}"));
            desk.ledger.flush();
            pipe.write(Files.readAllBytes(aside), 0, old.length + 40);
        });
        isWell(verification, "half a line");
        desk.ledger.seal();
        isWell(desk.verify(), "afterwards");
    }

    @Test
    void aLineThatIsCutOffAndWaitsNowhereIsDamage() throws IOException {
        byte[] all = Files.readAllBytes(desk.folder.ledger());
        Files.write(desk.folder.ledger(), Arrays.copyOf(all, all.length - 40));
        assertThat(desk.verify().damaged()).anyMatch(damage -> damage.sentence().contains("cut off"));
    }
}
