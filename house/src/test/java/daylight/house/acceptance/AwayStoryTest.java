package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Evidence lies on a disk of its own, and somebody pulls the plug before all of it was read.
class AwayStoryTest {
    @TempDir
    Path temporary;

    @Test
    void whatIsNotThereWaitsAndIsNotCalledDamaged() throws Exception {
        Daylight daylight = Daylight.at(temporary.resolve("settings"));
        Path folder = temporary.resolve("case");
        Path disk = Files.createDirectories(temporary.resolve("disk"));
        byte[] letter = "The harbour ledger.".getBytes(StandardCharsets.UTF_8);
        Files.write(disk.resolve("letter.txt"), letter);
        Path other = Files.createDirectories(temporary.resolve("other"));
        Files.writeString(other.resolve("note.txt"), "An anchor.");
        daylight.run(folder, "ingest", disk.toString(), "--in-place", "--json").expect(0);
        readAgain(
                folder,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(letter)));
        Files.move(disk, temporary.resolve("unplugged"));

        Answer without = daylight.run(folder, "ingest", other.toString(), "--json");
        JsonNode report = without.json(1);
        assertThat(report.get("accounted").asBoolean()).isFalse();
        assertThat(report.get("problems").toString()).contains("1 document waits to be read");
        assertThat(report.get("outcomes").get("read").asInt()).isEqualTo(2);
        assertThat(without.err()).contains(disk + " is not there");

        Files.move(temporary.resolve("unplugged"), disk);
        JsonNode again =
                daylight.run(folder, "ingest", other.toString(), "--json").json(0);
        assertThat(again.get("accounted").asBoolean()).isTrue();
        assertThat(again.get("outcomes").get("read").asInt()).isEqualTo(2);
    }

    /// As an interrupted run would have left it.
    private static void readAgain(Path folder, String document) throws Exception {
        try (Connection facts = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("facts.db"));
                PreparedStatement insert = facts.prepareStatement(
                        "insert into work (stage, item, state, owner, lease_until, attempts, epoch)"
                                + " values ('extract', ?, 0, '', 0, 0, 0)")) {
            insert.setString(1, document);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }
}
