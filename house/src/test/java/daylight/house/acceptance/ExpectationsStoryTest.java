package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the makers and testers of other programs expect of files of the corpora is met by the real program, or stands
/// in docs/extraction.md with its reason. Needs the folder of the corpora in `DAYLIGHT_SHARED`.
@Tag("corpus")
class ExpectationsStoryTest {
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    @TempDir
    Path temporary;

    @Test
    void everyExpectationIsMetOrListedWithItsReason() throws Exception {
        Path shared = Path.of(System.getenv().getOrDefault("DAYLIGHT_SHARED", "unset"));
        if (!Files.isDirectory(shared)) {
            System.err.println(
                    "SKIPPED: ExpectationsStoryTest needs the corpora; name their folder in DAYLIGHT_SHARED");
        }
        Assumptions.assumeTrue(Files.isDirectory(shared), "no shared corpora: name their folder in DAYLIGHT_SHARED");
        List<ExpectedFile> expected = ExpectedFile.all();
        Path evidence = copy(expected, shared.resolve("corpora"));
        Path folder = temporary.resolve("case");
        JsonNode report = Daylight.at(temporary.resolve("settings"))
                .waiting(PATIENCE)
                .run(folder, "ingest", evidence.toString(), "--ocr", "never", "--json")
                .json(1);
        assertThat(report.get("accounted").asBoolean())
                .as(report.get("problems").toString())
                .isTrue();

        CaseReading reading = CaseReading.of(folder);
        List<Unmet> unmet = expected.stream()
                .flatMap(file -> Unmet.of(file, reading).stream())
                .toList();
        List<KnownDifference> known = KnownDifference.all();
        List<String> wrong = wrong(expected, unmet, known);
        int cells = expected.stream().mapToInt(ExpectedFile::cells).sum();
        System.err.printf(
                "ExpectationsStoryTest: %d files, %d cells, %d met, %d differ, of which %d are listed%n",
                expected.size(), cells, cells - unmet.size(), unmet.size(), known.size());
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    }

    /// Copies, because links are not followed, and only the files of the table shall be read.
    private Path copy(List<ExpectedFile> files, Path corpora) throws Exception {
        Path evidence = temporary.resolve("evidence");
        for (ExpectedFile file : files) {
            Path from = corpora.resolve(file.path());
            byte[] content = Files.readAllBytes(from);
            String sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            assertThat(sha256)
                    .as("another version of the corpora: " + file.path())
                    .startsWith(file.sha256());
            Path to = evidence.resolve(file.path());
            Files.createDirectories(to.getParent());
            Files.write(to, content);
        }
        return evidence;
    }

    private static List<String> wrong(List<ExpectedFile> expected, List<Unmet> unmet, List<KnownDifference> known) {
        List<String> wrong = new ArrayList<>();
        for (Unmet one : unmet) {
            if (known.stream().noneMatch(difference -> isSame(one, difference))) {
                wrong.add("not met, and not listed in " + KnownDifference.DOCUMENT + ": " + one);
            }
        }
        for (KnownDifference difference : known) {
            if (expected.stream().filter(difference::isOf).count() != 1) {
                wrong.add("listed, and not the name of one file of the table: " + difference);
            } else if (unmet.stream().noneMatch(one -> isSame(one, difference))) {
                wrong.add("listed, and met after all: " + difference);
            }
        }
        return wrong;
    }

    private static boolean isSame(Unmet one, KnownDifference difference) {
        return one.path().endsWith("/" + difference.file()) && one.cell().equals(difference.cell());
    }
}
