package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The disk under a case goes bad in one place: the damage is named, nothing else suffers, and what can be made good
/// again is.
class DamageStoryTest {
    private static final String LETTER = "The harbour ledger lies in the boat shed.";

    @TempDir
    Path temporary;

    private Daylight daylight;
    private Path folder;
    private Path evidence;

    @BeforeEach
    void takeIn() throws IOException {
        daylight = Daylight.at(temporary.resolve("settings"));
        folder = temporary.resolve("case");
        evidence = Files.createDirectories(temporary.resolve("evidence"));
        Files.writeString(evidence.resolve("letter.txt"), LETTER);
        Files.writeString(evidence.resolve("note.txt"), "An anchor.");
        daylight.ingest(folder, evidence).expect(0);
        assertThat(found("harbour")).isEqualTo(1);
    }

    @Test
    void aDamagedTextIsReadAgainFromItsOriginal() throws IOException {
        damage(holding("text"), 30);

        JsonNode search = daylight.search(folder, "harbour");
        assertThat(search.get("total").asInt()).isEqualTo(1);
        assertThat(search.get("notes").toString()).contains("could not be read");
        assertThat(found("/harb[aeiou]+r/")).as("its words are in the index").isEqualTo(1);

        Answer rebuilt = daylight.run(folder, "rebuild").expect(0);
        assertThat(rebuilt.err()).contains("is searchable without its text for now");
        assertThat(found("harbour")).isZero();
        assertThat(found("name:letter")).isEqualTo(1);
        JsonNode whole = daylight.search(folder, "anchor");
        assertThat(whole.get("total").asInt()).isEqualTo(1);
        assertThat(whole.get("complete").asBoolean()).isFalse();
        assertThat(whole.get("notes").toString()).contains("1 document waits to be read");
        JsonNode report = daylight.run(folder, "report", "--json").json(1);
        assertThat(report.get("problems").toString()).contains("1 document waits to be read");

        assertThat(daylight.ingest(folder, evidence).json(0).get("accounted").asBoolean())
                .isTrue();
        assertThat(found("harbour")).isEqualTo(1);
        assertThat(daylight.search(folder, "anchor").get("complete").asBoolean())
                .isTrue();
        daylight.run(folder, "verify").expect(0);
    }

    /// An index of another version cannot be opened either.
    @Test
    void anIndexThatCannotBeOpenedIsMadeAnewByTheNextIngest() throws IOException {
        for (Path file : Folders.files(folder.resolve("index"))) {
            Files.write(file, new byte[] {1, 2, 3});
        }
        assertThat(daylight.run(folder, "search", "harbour").expect(4).err()).contains("daylight rebuild");
        assertThat(daylight.ingest(folder, evidence).expect(0).err()).contains("is made anew");
        assertThat(found("harbour")).isEqualTo(1);
        assertThat(found("anchor")).isEqualTo(1);
    }

    @Test
    void aTextThatIsGoneIsReadAgainToo() throws IOException {
        Files.delete(holding("text"));
        assertThat(daylight.search(folder, "harbour").get("notes").toString()).contains("not in the case");
        daylight.run(folder, "rebuild").expect(0);
        assertThat(found("harbour")).isZero();
        daylight.ingest(folder, evidence).expect(0);
        assertThat(found("harbour")).isEqualTo(1);
    }

    @Test
    void aDamagedOriginalIsTakenFromItsSourceAgainWhenAskedTo() throws IOException {
        Path original = holding("originals");
        Files.setPosixFilePermissions(original, PosixFilePermissions.fromString("rw-------"));
        damage(original, 5);
        assertThat(daylight.run(folder, "verify").expect(3).out())
                .contains(original.getFileName().toString());
        daylight.ingest(folder, evidence).expect(0);
        daylight.run(folder, "verify").expect(3);
        daylight.run(folder, "ingest", evidence.toString(), "--rehash").expect(0);
        daylight.run(folder, "verify").expect(0);
        assertThat(found("harbour")).isEqualTo(1);
    }

    private Path holding(String part) throws IOException {
        Marker letter = new Marker("harbour ledger");
        List<Path> holding = new ArrayList<>();
        for (Path file : Folders.files(folder.resolve(part))) {
            if (letter.isIn(file)) {
                holding.add(file);
            }
        }
        assertThat(holding).hasSize(1);
        return holding.getFirst();
    }

    private static void damage(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 4;
        Files.write(file, bytes);
    }

    private int found(String query) {
        return daylight.search(folder, query).get("total").asInt();
    }
}
