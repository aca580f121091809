package daylight.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daylight.id.Actor;
import daylight.id.Sha256;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    @TempDir
    private Path temp;

    private Desk open() {
        return new Desk(temp.resolve("case"), temp.resolve("machine"));
    }

    private static void append(Desk desk, int count) {
        List<Entry> entries = IntStream.range(0, count)
                .mapToObj(i -> new Entry("note", "", "{\"i\":" + i + "}"))
                .toList();
        desk.database.update(handle -> desk.ledger.append(handle, desk.ledger.actor(), entries));
    }

    private String lines() throws IOException {
        return Files.readString(temp.resolve("case/ledger.jsonl"), StandardCharsets.US_ASCII);
    }

    @Test
    void whatWasCommittedAndNotFlushedIsInTheFileAfterTheNextOpening() throws IOException {
        String flushed;
        try (Desk desk = open()) {
            flushed = lines();
            append(desk, 3);
            assertThat(lines()).isEqualTo(flushed);
        }
        try (Desk desk = open()) {
            assertThat(lines()).startsWith(flushed).hasLineCount(6);
            assertThat(desk.verify().damaged()).isEmpty();
        }
    }

    @Test
    void aLineTornAtAnyByteIsMadeWholeWithTheSameBytes() throws IOException {
        Path file = temp.resolve("case/ledger.jsonl");
        byte[] before;
        byte[] whole;
        try (Desk desk = open()) {
            desk.ledger.seal();
            before = Files.readAllBytes(file);
            append(desk, 2);
            desk.ledger.flush();
            whole = Files.readAllBytes(file);
        }
        for (int length = before.length; length <= whole.length; length += 37) {
            Files.write(file, Arrays.copyOf(whole, length));
            open().close();
            assertThat(Files.readAllBytes(file)).as("torn at %d", length).isEqualTo(whole);
        }
        // After a loss of power a file can have its new length and not its new bytes.
        byte[] zeros = Arrays.copyOf(before, whole.length);
        Files.write(file, zeros);
        open().close();
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }

    @Test
    void aFileThatLostOrGainedMoreThanACrashCanIsRefused() throws IOException {
        Path file = temp.resolve("case/ledger.jsonl");
        try (Desk desk = open()) {
            append(desk, 2);
            desk.ledger.seal();
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        CaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DAMAGED))
                .hasMessageContaining("daylight verify");
        Files.write(file, whole);
        Files.writeString(file, "x", StandardOpenOption.APPEND);
        assertThatThrownBy(this::open).hasMessageContaining("longer");
    }

    @Test
    void anEntryOfAFailedTransactionLeavesNoTrace() throws IOException {
        try (Desk desk = open()) {
            assertThatThrownBy(() -> desk.database.update(handle -> {
                        desk.ledger.append(handle, desk.ledger.actor(), "note", "", "{}");
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            append(desk, 1);
            desk.ledger.flush();
            assertThat(lines()).hasLineCount(4);
            assertThat(desk.verify().damaged()).isEmpty();
        }
    }

    @Test
    void longChainsAreSignedOnTheWayAndWhatIsAppendedAtOnceIsSignedOnce() throws IOException {
        try (Desk desk = open()) {
            append(desk, 2_500);
            desk.ledger.seal();
            desk.ledger.seal();
            Verification verification = desk.verify();
            assertThat(verification.damaged()).isEmpty();
            assertThat(verification.checkpoints()).isEqualTo(4);
            assertThat(verification.ledgerEntries()).isEqualTo(2_505);
            assertThat(desk.database.<Long>read(h -> h.createQuery("select count(*) from ledger_outbox")
                            .mapTo(Long.class)
                            .one()))
                    .isZero();
        }
    }

    /// Without its head the chain would begin again at 1 behind what stands in the file.
    @Test
    void aChainWhoseHeadIsGoneFromTheFactsIsNotBegunAgain() throws IOException {
        try (Desk desk = open()) {
            append(desk, 2);
            desk.ledger.flush();
            String before = lines();
            desk.database.update(handle -> handle.execute("delete from ledger_head"));
            assertThatThrownBy(() -> append(desk, 1))
                    .isInstanceOf(CaseException.class)
                    .hasMessageContaining("verify");
            assertThat(lines()).isEqualTo(before);
        }
        assertThatThrownBy(this::open).isInstanceOf(CaseException.class).hasMessageContaining("verify");
    }

    /// The end of a chain is looked for backwards, block by block, also past the lines of another device.
    @Test
    void anEndThatLiesFarBeforeTheEndOfTheFileIsFound() throws IOException {
        String signed;
        try (Desk desk = open()) {
            append(desk, 3);
            desk.ledger.flush();
            signed = lines();
        }
        try (Desk other = new Desk(temp.resolve("case"), temp.resolve("other-machine"))) {
            append(other, 2_000);
            other.ledger.seal();
        }
        assertThat(lines().length() - signed.length()).isGreaterThan(5 << 16);
        Path file = temp.resolve("case/ledger.jsonl");
        Actor actor = DeviceKey.load(temp.resolve("machine/keys")).actor();
        VerifyingKey key = DeviceKey.load(temp.resolve("machine/keys")).verifying();
        LedgerLine last = LedgerLine.parse(signed.lines().toList().getLast()).orElseThrow();
        assertThat(LastSigned.in(file, actor, key)).isEqualTo(new LastSigned(last.n(), java.util.Optional.of(last)));
        // A line that is too long for one, over several blocks, hides nothing that stands before it.
        Files.writeString(file, "x".repeat(200_000) + "\n", StandardOpenOption.APPEND);
        assertThat(LastSigned.in(file, actor, key)).isEqualTo(new LastSigned(last.n(), java.util.Optional.of(last)));
    }

    @Test
    void twoMachinesWriteTwoChainsIntoOneCase() throws IOException {
        open().close();
        try (Desk other = new Desk(temp.resolve("case"), temp.resolve("other-machine"))) {
            append(other, 2);
            other.ledger.seal();
        }
        try (Desk desk = open()) {
            append(desk, 1);
            desk.ledger.seal();
            assertThat(desk.ledger.heads()).hasSize(2);
            Verification verification = desk.verify();
            assertThat(verification.damaged()).isEmpty();
            assertThat(verification.heads()).isEqualTo(desk.ledger.heads());
        }
    }

    @Test
    void theKeyIsTheOwnersAloneAndStaysTheSame() throws IOException {
        Path machine = temp.resolve("keys");
        Actor actor = DeviceKey.load(machine).actor();
        assertThat(DeviceKey.load(machine).actor()).isEqualTo(actor);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(machine)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(machine.resolve("device.pem"))))
                .isEqualTo("rw-------");
        Files.writeString(machine.resolve("device.pem"), "nonsense");
        assertThatThrownBy(() -> DeviceKey.load(machine)).hasMessageContaining("damaged");
    }

    @Test
    void onlyTheHolderOfTheKeyActs() {
        try (Desk desk = open()) {
            assertThatThrownBy(() -> desk.database.update(
                            h -> desk.ledger.append(h, new Actor("0123456789abcdef"), "note", "", "{}")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aNameCannotBecomeAnObject() {
        try (Desk desk = open()) {
            assertThatThrownBy(() -> desk.database.update(
                            h -> desk.ledger.append(h, desk.ledger.actor(), "note", "path/of a file", "{}")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aLineHasOneForm() {
        LedgerLine line = new LedgerLine(
                new Actor("0123456789abcdef"),
                7,
                LedgerLine.NO_PREVIOUS,
                "2020-01-01T12:00:00.000Z",
                "note",
                "",
                Sha256.of(new byte[0]).hex(),
                "");
        assertThat(LedgerLine.parse(line.text())).contains(line);
        for (String other : List.of(
                line.text() + " ",
                line.text().replace(":7,", ":07,"),
                line.text().replace("\"act\"", " \"act\""),
                line.text().replace("\"body\":\"e", "\"body\":\"E"))) {
            assertThat(LedgerLine.parse(other)).as(other).isEmpty();
        }
    }
}
