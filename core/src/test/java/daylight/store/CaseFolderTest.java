package daylight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daylight.store.CaseException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFolderTest {
    @TempDir
    private Path folder;

    @Test
    void aCaseThatWasMadeCanBeOpened() {
        CaseFolder.create(folder.resolve("case"), "id-1", "Қала");
        CaseFolder opened = CaseFolder.open(folder.resolve("case"));
        assertThat(opened.id()).isEqualTo("id-1");
        assertThat(opened.title()).isEqualTo("Қала");
    }

    @Test
    void aFolderThatHoldsSomethingIsNotTaken() throws IOException {
        Files.writeString(folder.resolve("photo.txt"), "x");
        assertThatThrownBy(() -> CaseFolder.create(folder, "id", ""))
                .isInstanceOfSatisfying(
                        CaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.USAGE))
                .hasMessageContaining("not empty");
    }

    @Test
    void whatAKilledCreationLeftIsFinished() throws IOException {
        Files.createDirectories(folder.resolve("case/originals"));
        Files.writeString(folder.resolve("case/investigation.json.new"), "{");
        CaseFolder.create(folder.resolve("case"), "id-1", "");
        assertThat(CaseFolder.open(folder.resolve("case")).id()).isEqualTo("id-1");
        Files.createDirectories(folder.resolve("theirs/text"));
        Files.writeString(folder.resolve("theirs/text/notes"), "x");
        assertThatThrownBy(() -> CaseFolder.create(folder.resolve("theirs"), "id", ""))
                .hasMessageContaining("not empty");
    }

    @Test
    void aMissingCaseSaysHowToMakeOne() {
        assertThatThrownBy(() -> CaseFolder.open(folder.resolve("nowhere"))).hasMessageContaining("daylight new");
    }

    @Test
    void aNewerFormatIsRefusedByName() throws IOException {
        CaseFolder.create(folder.resolve("case"), "id", "");
        Files.writeString(folder.resolve("case/investigation.json"), "{\"id\":\"id\",\"title\":\"\",\"format\":99}");
        assertThatThrownBy(() -> CaseFolder.open(folder.resolve("case")))
                .isInstanceOfSatisfying(
                        CaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .hasMessageContaining("format 99");
    }

    @Test
    void aDamagedDescriptionIsDamage() throws IOException {
        CaseFolder.create(folder.resolve("case"), "id", "");
        Files.writeString(folder.resolve("case/investigation.json"), "{\"id\":");
        assertThatThrownBy(() -> CaseFolder.open(folder.resolve("case")))
                .isInstanceOfSatisfying(
                        CaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DAMAGED));
    }

    @Test
    void aSecondWriterIsTurnedAwayAndTheFirstGoesOn() {
        CaseFolder made = CaseFolder.create(folder.resolve("case"), "id", "");
        try (CaseLock first = CaseLock.take(made)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> CaseLock.take(made)).hasMessageContaining("Another Daylight is writing");
        }
        CaseLock.take(made).close();
    }

    @Test
    void aDamagedDatabaseIsOneSentence() throws IOException {
        Path file = folder.resolve("facts.db");
        Files.writeString(file, "this is no database, and it is long enough to be looked at as one".repeat(40));
        assertThatThrownBy(() -> Database.open(file, List.of("daylight/work/migrations")))
                .isInstanceOfSatisfying(
                        CaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DAMAGED));
    }

    @Test
    void aFileThatAnotherProgramHoldsWhileTablesAreMadeIsNoDamage() throws Exception {
        Path facts = folder.resolve("facts.db");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + facts);
                Statement statement = other.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("begin immediate");
            assertThatThrownBy(() -> Database.open(facts, List.of("daylight/work/migrations")))
                    .isInstanceOfSatisfying(
                            CaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                    .hasMessageContaining("Another program holds");
        }
    }

    @Test
    void aFileSystemWithoutLocksIsNotSaidToBeAnotherWriter() {
        CaseFolder made = CaseFolder.create(folder.resolve("case"), "id", "");
        assertThatThrownBy(() -> CaseLock.take(made, _ -> {
                    throw new IOException("No locks available");
                }))
                .isInstanceOfSatisfying(
                        CaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .hasMessageContaining("No locks available")
                .hasMessageContaining("move the case");
        assertThatThrownBy(() -> CaseLock.take(made, _ -> null)).hasMessageContaining("Another Daylight");
    }
}
