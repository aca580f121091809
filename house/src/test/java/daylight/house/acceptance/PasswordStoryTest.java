package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import daylight.house.launcher.Launcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody finds the passwords of the sample's locked files in its mails.
class PasswordStoryTest {
    private static final Path SAMPLE = Launcher.project().resolve("sample/evidence");

    @TempDir
    Path temporary;

    @Test
    void whatWasLockedIsReadWhenItsPasswordIsFound() throws IOException {
        Daylight daylight = Daylight.at(temporary.resolve("settings"));
        Path evidence = Files.createDirectories(temporary.resolve("evidence"));
        Files.copy(SAMPLE.resolve("07 archives/locked.zip"), evidence.resolve("locked.zip"));
        Files.copy(SAMPLE.resolve("01 contract/annex-c-locked.pdf"), evidence.resolve("annex.pdf"));
        Path folder = temporary.resolve("case");
        JsonNode before = daylight.run(folder, "ingest", evidence.toString(), "--ocr", "never", "--json")
                .json();
        assertThat(before.at("/outcomes/encrypted").asInt()).isEqualTo(2);

        Path passwords = temporary.resolve("found.txt");
        Files.writeString(passwords, "neverTheRightOne77\n\nPaxta2021\npoplar-avenue-36\n", StandardCharsets.UTF_8);
        Answer answer = daylight.run(
                folder, "ingest", evidence.toString(), "--ocr", "never", "--passwords", passwords.toString(), "--json");
        JsonNode after = answer.json(0);
        assertThat(after.at("/outcomes/read").asInt()).isEqualTo(2);
        assertThat(after.get("accounted").asBoolean()).isTrue();
        assertThat(after.at("/members/outcomes/read").asInt()).isEqualTo(2);
        assertThat(daylight.search(folder, "path:mayor*").get("total").asInt()).isEqualTo(1);
        assertThat(daylight.search(folder, "path:annex.pdf")
                        .at("/hits/0/pages/0")
                        .isMissingNode())
                .isTrue();
        assertThat(daylight.run(folder, "show", "evidence/annex.pdf", "--text")
                        .expect(0)
                        .out())
                .isNotBlank();
        assertThat(daylight.run(folder, "verify").exit()).isZero();

        assertThat(answer.out() + answer.err()).doesNotContain("neverTheRightOne77");
        List<Path> holders = holdersOf("neverTheRightOne77", folder);
        assertThat(holders).containsExactly(folder.resolve("passwords.txt"));
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(holders.getFirst())))
                    .isEqualTo("rw-------");
        }
        // What is taken in later is tried with them too.
        Files.copy(SAMPLE.resolve("07 archives/locked.zip"), evidence.resolve("again.zip"));
        Files.writeString(
                evidence.resolve("again.zip"), "x", StandardCharsets.UTF_8, java.nio.file.StandardOpenOption.APPEND);
        JsonNode later = daylight.run(folder, "ingest", evidence.toString(), "--ocr", "never", "--json")
                .json(0);
        assertThat(later.at("/outcomes/read").asInt()).isEqualTo(3);
    }

    @Test
    void aFileThatIsNoListOfPasswordsIsSaidToBeNone() throws IOException {
        Daylight daylight = Daylight.at(temporary.resolve("settings"));
        Path evidence = Files.writeString(temporary.resolve("a.txt"), "words");
        Path folder = temporary.resolve("case");
        Answer missing = daylight.run(folder, "ingest", evidence.toString(), "--passwords", temporary + "/none.txt");
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("none.txt");
        Path broken = Files.write(temporary.resolve("broken.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0});
        Answer noText = daylight.run(folder, "ingest", evidence.toString(), "--passwords", broken.toString());
        assertThat(noText.exit()).isEqualTo(2);
        assertThat(noText.err()).contains("UTF-8");
        assertThat(folder).doesNotExist();
    }

    private static List<Path> holdersOf(String word, Path folder) throws IOException {
        List<Path> holders = new ArrayList<>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word)) {
                    holders.add(file);
                }
            }
        }
        return holders;
    }
}
