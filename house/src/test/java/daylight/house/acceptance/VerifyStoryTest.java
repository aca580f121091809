package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// One bit changes somewhere in a case; `verify` names the place and ends with 3.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyStoryTest {
    private static final int FLIPS_OF_EACH_KIND = 3;

    private final long seed = Long.getLong("daylight.seed", 20_260_101);
    private final Random random = new Random(seed);
    private Daylight daylight = Daylight.at(Path.of("unset"));
    private Path folder = Path.of("unset");

    @BeforeAll
    void aCaseIsMade(@TempDir Path temporary) throws IOException {
        System.err.println("VerifyStoryTest: -Ddaylight.seed=" + seed);
        daylight = Daylight.at(temporary.resolve("settings"));
        folder = temporary.resolve("case");
        new Evidence(seed, 24).write(temporary.resolve("evidence"));
        assertThat(daylight.ingest(folder, temporary.resolve("evidence"))
                        .json()
                        .get("accounted")
                        .asBoolean())
                .isTrue();
        assertThat(daylight.run(folder, "verify").exit()).isZero();
    }

    @Test
    void aFlippedBitInAnyOriginalIsNamed() throws IOException {
        List<Path> originals = Folders.files(folder.resolve("originals"));
        assertThat(originals).hasSizeGreaterThan(10);
        for (int i = 0; i < FLIPS_OF_EACH_KIND; i++) {
            Path original = originals.get(random.nextInt(originals.size()));
            flip(original, random.nextLong(8 * Files.size(original)), "original", original.getFileName() + "");
        }
    }

    @Test
    void aFlippedBitInAnyLineOfTheLedgerIsNamed() throws IOException {
        Path ledger = folder.resolve("ledger.jsonl");
        List<String> lines = Files.readAllLines(ledger, StandardCharsets.US_ASCII);
        for (int i = 0; i < FLIPS_OF_EACH_KIND; i++) {
            int line = random.nextInt(lines.size());
            long before = lines.subList(0, line).stream()
                    .mapToLong(text -> text.length() + 1L)
                    .sum();
            long bit = 8 * before + random.nextLong(8L * lines.get(line).length());
            flip(ledger, bit, "", "line " + (line + 1));
        }
    }

    @Test
    void aFlippedBitInASignatureIsNamed() throws IOException {
        Path ledger = folder.resolve("ledger.jsonl");
        String text = Files.readString(ledger, StandardCharsets.US_ASCII);
        int start = text.lastIndexOf("\"signature\":\"") + "\"signature\":\"".length();
        long line = text.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
        for (int i = 0; i < FLIPS_OF_EACH_KIND; i++) {
            flip(ledger, 8L * start + random.nextLong(8 * 86), "", "line " + line);
        }
    }

    @Test
    void aFlippedBitInAKeyIsNamed() throws IOException {
        Path key = Folders.files(folder.resolve("keys")).getFirst();
        for (int i = 0; i < FLIPS_OF_EACH_KIND; i++) {
            flip(key, random.nextLong(8 * Files.size(key)), "key", "keys/" + key.getFileName());
        }
    }

    @Test
    void aFlippedBitInATextIsNamed() throws IOException {
        List<Path> texts = Folders.files(folder.resolve("text"));
        assertThat(texts).isNotEmpty();
        for (int i = 0; i < FLIPS_OF_EACH_KIND; i++) {
            Path text = texts.get(random.nextInt(texts.size()));
            flip(text, random.nextLong(8 * Files.size(text)), "text", text.getFileName() + "");
        }
    }

    /// Flip a bit, ask, and flip it back, so that each finding has one cause.
    ///
    /// @param kind what the finding must be called; empty where several are right
    /// @param name what the finding must be named, to the letter
    private void flip(Path file, long bit, String kind, String name) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        byte[] right = Files.readAllBytes(file);
        byte[] wrong = right.clone();
        wrong[(int) (bit / 8)] ^= (byte) (1 << (bit % 8));
        Files.write(file, wrong);
        Answer answer = daylight.run(folder, "verify", "--json");
        Files.write(file, right);
        String what = "bit " + bit + " of " + file;
        assertThat(answer.exit()).as(what).isEqualTo(3);
        List<String> named = new ArrayList<>();
        for (JsonNode damage : answer.json().get("damaged")) {
            if (kind.isEmpty() || damage.get("kind").asText().equals(kind)) {
                named.add(damage.get("name").asText());
            }
        }
        assertThat(answer.json().get("intact").asBoolean()).as(what).isFalse();
        assertThat(named).as(what + ": " + answer.out()).contains(name);
    }
}
