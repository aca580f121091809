package daylight.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daylight.id.Sha256;
import daylight.source.Intake.How;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithdrawTest {
    private static final String CONTENT = "MARKER-in-the-content-7f3a";
    private static final String NAME = "MARKER-in-the-name-91bc";

    @TempDir
    private Path temp;

    private static List<Path> filesWith(Path folder, String marker) throws IOException {
        List<Path> holding = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().contains(marker)
                        || Files.readString(file, StandardCharsets.ISO_8859_1).contains(marker)) {
                    holding.add(file);
                }
            }
        }
        return holding;
    }

    @Test
    void noByteOfADocumentOrItsNameStaysAndTheCaseIsIntact() throws IOException {
        Path leak = Files.createDirectory(temp.resolve("leak"));
        for (int i = 0; i < 200; i++) {
            Files.writeString(leak.resolve("other" + i), "other " + i);
        }
        Files.writeString(leak.resolve(NAME + ".txt"), CONTENT);
        Path single = Files.writeString(temp.resolve(NAME + "-single.txt"), CONTENT);
        Path place = temp.resolve("case");
        Sha256 document = Sha256.of(CONTENT.getBytes(StandardCharsets.UTF_8));
        try (Desk desk = new Desk(place, temp.resolve("machine"))) {
            desk.ingest(How.COPY, leak, single);
            assertThat(filesWith(place, CONTENT))
                    .as("the marker can be found at all")
                    .isNotEmpty();
            assertThat(filesWith(place, NAME)).isNotEmpty();

            desk.custody.withdraw(desk.ledger.actor(), document, "asked for by the source", handle -> {});

            assertThat(filesWith(place, CONTENT)).isEmpty();
            assertThat(filesWith(place, NAME)).isEmpty();
            assertThat(filesWith(temp.resolve("machine"), NAME)).isEmpty();
            Verification verification = desk.verify();
            assertThat(verification.damaged()).isEmpty();
            assertThat(verification.erased()).isEqualTo(2);
            assertThat(verification.originals()).isEqualTo(200);
            assertThat(desk.custody.withdrawn()).contains(document);
            assertThat(desk.sources.occurrencesOf(document))
                    .hasSize(2)
                    .allMatch(o -> o.withdrawn() && o.path().isEmpty());
            assertThatThrownBy(() -> desk.custody.read(document)).isInstanceOf(OriginalDamagedException.class);
        }
    }

    @Test
    void aWithdrawnDocumentDoesNotComeBackWithTheNextIntake() throws IOException {
        Path leak = Files.createDirectory(temp.resolve("leak"));
        Files.writeString(leak.resolve(NAME), CONTENT);
        Sha256 document = Sha256.of(CONTENT.getBytes(StandardCharsets.UTF_8));
        try (Desk desk = new Desk(temp.resolve("case"), temp.resolve("machine"))) {
            desk.ingest(How.COPY, leak);
            desk.custody.withdraw(desk.ledger.actor(), document, "", handle -> {});
            assertThat(desk.ingest(How.COPY, leak).getFirst().withdrawn()).isEqualTo(1);
            assertThat(filesWith(temp.resolve("case"), CONTENT)).isEmpty();
            assertThat(filesWith(temp.resolve("case"), NAME)).isEmpty();
            assertThat(desk.verify().damaged()).isEmpty();
        }
    }

    @Test
    void whatOnlyLiesInsideOfOriginalsIsNotTakenInAfterItsWithdrawal() throws IOException {
        Path leak = Files.createDirectory(temp.resolve("leak"));
        Files.writeString(leak.resolve(NAME), CONTENT);
        Sha256 document = Sha256.of(CONTENT.getBytes(StandardCharsets.UTF_8));
        try (Desk desk = new Desk(temp.resolve("case"), temp.resolve("machine"))) {
            desk.custody.withdraw(desk.ledger.actor(), document, "", handle -> {});
            assertThat(desk.ingest(How.COPY, leak).getFirst().withdrawn()).isEqualTo(1);
            assertThat(filesWith(temp.resolve("case"), CONTENT)).isEmpty();
            assertThat(desk.verify().damaged()).isEmpty();
        }
    }

    @Test
    void aWithdrawalKilledAfterItsCommitIsFinishedByTheNextOpening() throws IOException {
        Path leak = Files.createDirectory(temp.resolve("leak"));
        Files.writeString(leak.resolve(NAME), CONTENT);
        Sha256 document = Sha256.of(CONTENT.getBytes(StandardCharsets.UTF_8));
        Path place;
        byte[] original;
        try (Desk desk = new Desk(temp.resolve("case"), temp.resolve("machine"))) {
            desk.ingest(How.COPY, leak);
            place = desk.custody.verifiedPlace(document);
            original = Files.readAllBytes(place);
            desk.custody.withdraw(desk.ledger.actor(), document, "", handle -> {});
        }
        Files.write(place, original);
        try (Desk desk = new Desk(temp.resolve("case"), temp.resolve("machine"))) {
            assertThat(filesWith(temp.resolve("case"), CONTENT)).isEmpty();
            assertThat(desk.verify().damaged()).isEmpty();
        }
    }
}
