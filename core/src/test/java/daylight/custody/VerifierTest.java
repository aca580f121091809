// Long: each kind of damage, against one small case.
package daylight.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daylight.custody.Damage.Kind;
import daylight.id.Sha256;
import daylight.source.Intake.How;
import daylight.source.Shortfall;
import daylight.store.CaseException;
import daylight.store.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {
    @TempDir
    private Path temp;

    private Desk desk;
    private Path leak;

    @BeforeEach
    void takeASmallFolder() throws IOException {
        leak = Files.createDirectory(temp.resolve("leak"));
        for (int i = 0; i < 3; i++) {
            Files.writeString(leak.resolve("file" + i), "content " + i);
        }
        desk = new Desk(temp.resolve("case"), temp.resolve("machine"));
        desk.ingest(How.COPY, leak);
    }

    @AfterEach
    void closeCase() {
        desk.close();
    }

    /// Flip one bit, verify, and put it back.
    private List<Damage> flipped(Path file, byte[] content, int bit) throws IOException {
        content[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(file, content);
        List<Damage> damaged = desk.verify().damaged();
        content[bit / 8] ^= (byte) (1 << bit % 8);
        return damaged;
    }

    @Test
    void anUntouchedCaseIsIntactAndEverythingWasLookedAt() {
        Verification verification = desk.verify();
        assertThat(verification.damaged()).isEmpty();
        assertThat(verification.originals()).isEqualTo(3);
        assertThat(verification.ledgerEntries()).isEqualTo(10);
        assertThat(verification.bodies()).isEqualTo(6);
        assertThat(verification.checkpoints()).isEqualTo(4);
        assertThat(verification.unsigned()).isEmpty();
        assertThat(verification.heads()).isEqualTo(desk.ledger.heads());
    }

    private void flipBitsOfTheLedger(int flips) throws IOException {
        Path file = desk.folder.ledger();
        byte[] content = Files.readAllBytes(file);
        int[] lineOf = new int[content.length];
        for (int i = 0, line = 1; i < content.length; i++) {
            lineOf[i] = line;
            line += content[i] == '\n' ? 1 : 0;
        }
        long seed = System.nanoTime();
        System.out.println("seed of the flipped bits: " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < flips; i++) {
            int bit = random.nextInt(content.length * 8);
            String line = "line " + lineOf[bit / 8];
            assertThat(flipped(file, content, bit))
                    .as("bit %d of %s", bit, line)
                    .anyMatch(d -> d.name().equals(line));
        }
    }

    @Test
    void aFlippedBitInTheLedgerIsFoundAndItsLineNamed() throws IOException {
        flipBitsOfTheLedger(400);
    }

    @Test
    @Tag("soak")
    void manyFlippedBitsInTheLedgerAreFoundAndTheirLinesNamed() throws IOException {
        flipBitsOfTheLedger(20_000);
    }

    @Test
    void aFlippedBitInAnyByteOfAKeyIsFound() throws IOException {
        Path file = Keys.file(desk.folder, desk.ledger.actor());
        byte[] content = Files.readAllBytes(file);
        for (int bit = 0; bit < content.length * 8; bit += 7) {
            assertThat(flipped(file, content, bit))
                    .as("bit %d", bit)
                    .extracting(Damage::kind)
                    .contains(Kind.KEY);
        }
    }

    @Test
    void aFlippedBitOfAnOriginalIsFoundAndTheDocumentNamed() throws IOException {
        for (var occurrence : desk.occurrences()) {
            Path file = desk.custody.verifiedPlace(occurrence.document());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            byte[] content = Files.readAllBytes(file);
            for (int bit = 0; bit < content.length * 8; bit++) {
                assertThat(flipped(file, content, bit))
                        .containsExactly(new Damage(
                                Kind.ORIGINAL,
                                occurrence.document().hex(),
                                "The original " + occurrence.document()
                                        + " no longer has the bytes that were taken in."));
            }
            Files.write(file, content);
        }
        assertThat(desk.verify().damaged()).isEmpty();
    }

    @Test
    void linesThatAreLeftOutSwappedDoubledOrCutOffAreFound() throws IOException {
        Path file = desk.folder.ledger();
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        for (int i = 0; i < lines.size(); i++) {
            var without = new java.util.ArrayList<>(lines);
            without.remove(i);
            Files.write(file, without);
            assertThat(desk.verify().damaged()).as("without line %d", i + 1).isNotEmpty();
            var doubled = new java.util.ArrayList<>(lines);
            doubled.add(i, lines.get(i));
            Files.write(file, doubled);
            assertThat(desk.verify().damaged()).as("line %d doubled", i + 1).isNotEmpty();
        }
        Files.write(file, lines.subList(0, 4));
        assertThat(desk.verify().damaged()).extracting(Damage::kind).contains(Kind.HEAD);
        Files.delete(file);
        assertThat(desk.verify().damaged()).isNotEmpty();
    }

    @Test
    void aRewrittenCaseIsFoundOnlyAgainstAHeadKeptElsewhere() throws IOException {
        Head kept = desk.ledger.heads().getFirst();
        assertThat(desk.verify(kept).damaged()).isEmpty();
        assertThat(Head.parse(kept.toString())).contains(List.of(kept));
        Files.writeString(leak.resolve("more"), "more");
        desk.ingest(How.COPY, leak);
        assertThat(desk.verify(kept).damaged())
                .as("a chain that grew still has the head")
                .isEmpty();
        // Someone with the key, the facts and the ledger starts anew.
        try (Desk forged = new Desk(temp.resolve("forged"), temp.resolve("machine"))) {
            forged.ingest(How.COPY, leak);
            assertThat(forged.verify().damaged()).isEmpty();
            assertThat(forged.verify(kept).damaged()).extracting(Damage::kind).containsExactly(Kind.HEAD);
        }
    }

    @Test
    void aChangedOrErasedBodyAndAStrangeFileAreFound() throws IOException {
        desk.database.update(h -> h.execute("update ledger_body set body = '{}' where n = 3"));
        desk.database.update(h -> h.execute("delete from ledger_body where n = 5"));
        Files.writeString(desk.folder.originals().resolve("note.txt"), "x");
        String chain = desk.ledger.actor().key();
        assertThat(desk.verify().damaged())
                .extracting(d -> d.kind() + " " + d.name())
                .containsExactlyInAnyOrder(
                        Kind.BODY + " " + chain + ":3",
                        Kind.BODY + " " + chain + ":5",
                        Kind.EXTRA + " originals/note.txt");
    }

    @Test
    void verifyingChangesNothingAndWorksOnWhatCanOnlyBeRead() throws IOException {
        byte[] before = Files.readAllBytes(desk.folder.ledger());
        try (var readOnly = daylight.store.Database.openReadOnly(desk.folder.database())) {
            var verification = Verifier.verify(desk.folder, readOnly, desk.sources, List.of(), List.of(found -> {
                found.accept(new Damage(Kind.TEXT, "layer", "A layer is gone."));
                return 5;
            }));
            assertThat(verification.further()).isEqualTo(5);
            assertThat(verification.damaged()).extracting(Damage::kind).containsExactly(Kind.TEXT);
        }
        Files.write(desk.folder.ledger(), java.util.Arrays.copyOf(before, before.length - 5));
        assertThat(desk.verify().intact()).isFalse();
        assertThat(Files.size(desk.folder.ledger())).isEqualTo(before.length - 5);
    }

    private List<Damage> after(String statement, Object... arguments) {
        desk.database.update(handle -> handle.execute(statement, arguments));
        return desk.verify().damaged();
    }

    private static void assertNamed(List<Damage> damaged, String name, String... words) {
        assertThat(damaged).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Kind.FACTS);
            assertThat(one.name()).isEqualTo(name);
            assertThat(one.sentence()).contains(words);
        });
    }

    @Test
    void anOccurrenceThatWasDeletedFromTheFactsIsNamed() {
        assertNamed(after("delete from occurrence where display = 'leak/file1'"), "leak/file1", "no longer hold");
    }

    @Test
    void anOccurrenceThatWasPutIntoTheFactsIsNamed() {
        assertNamed(after("""
                        insert into occurrence select seq + 100, 'x', intake, root, cast('leak/planted' as blob),
                            'leak/planted', document, size, modified_nanos, created, 0 from occurrence
                        where display = 'leak/file1'
                        """), "leak/planted", "no ledger entry tells");
    }

    @Test
    void anyChangedFieldOfAnOccurrenceIsNamed() {
        for (String change : List.of(
                "size = size + 1", "modified_nanos = modified_nanos + 1", "display = 'leak/other'", "withdrawn = 1")) {
            desk.database.update(handle -> handle.execute("create table kept as select * from occurrence"));
            List<Damage> damaged = after("update occurrence set " + change + " where display = 'leak/file1'");
            assertThat(damaged).as(change).isNotEmpty().allMatch(one -> one.kind() == Kind.FACTS);
            assertThat(damaged)
                    .as(change)
                    .anyMatch(one -> one.name().equals("leak/file1") || change.contains("withdrawn"));
            desk.database.update(handle -> {
                handle.execute("delete from occurrence");
                handle.execute("insert into occurrence select * from kept");
                handle.execute("drop table kept");
            });
            assertThat(desk.verify().damaged()).isEmpty();
        }
    }

    @Test
    void anOccurrenceThatWasGivenAnotherPathOrDocumentIsNamedAsGoneAndAsPutIn() {
        String other = desk.occurrences().get(2).document().hex();
        for (String change : List.of(
                "path = cast('leak/renamed' as blob), display = 'leak/renamed'", "document = '" + other + "'")) {
            desk.database.update(handle -> handle.execute("create table kept as select * from occurrence"));
            List<Damage> damaged = after("update occurrence set " + change + " where display = 'leak/file1'");
            assertThat(damaged).as(change).hasSize(2).allMatch(one -> one.kind() == Kind.FACTS);
            assertThat(damaged).as(change).anyMatch(one -> one.sentence().contains("no longer hold leak/file1"));
            assertThat(damaged).as(change).anyMatch(one -> one.sentence().contains("no ledger entry tells"));
            desk.database.update(handle -> {
                handle.execute("delete from occurrence");
                handle.execute("insert into occurrence select * from kept");
                handle.execute("drop table kept");
            });
        }
    }

    @Test
    void anotherCountOfTheWalkIsNamed() {
        String intake = desk.database.read(handle ->
                handle.createQuery("select id from intake").mapTo(String.class).one());
        assertNamed(after("update intake_end set scanned = 2"), "intake " + intake, "named 2", "says 3");
    }

    /// What somebody without the key can do who can write every file of the case: an entry that fits, and facts that
    /// say it was there all along.
    private Head forge(String act, String object) throws IOException {
        Head end = desk.ledger.heads().getFirst();
        String body = "{}";
        String salt = "0".repeat(32);
        LedgerLine line = new LedgerLine(
                end.chain(),
                end.n() + 1,
                end.hash(),
                "2020-01-01T12:00:00.000Z",
                act,
                object,
                Ledger.commitment(salt, body),
                "");
        Files.writeString(desk.folder.ledger(), line.text() + "\n", StandardOpenOption.APPEND);
        Head forged = new Head(end.chain(), line.n(), line.hash());
        desk.database.update(handle -> {
            LedgerSql.addBodies(handle, end.chain(), List.of(new LedgerSql.Body(line.n(), object, salt, body)));
            // It even says that the last entry is a checkpoint, so that nothing is left to sign.
            LedgerSql.setTail(handle, new LedgerSql.Tail(forged, LedgerLine.CHECKPOINT));
            handle.execute(
                    "update ledger_flushed set bytes = bytes + ?", line.text().length() + 1);
        });
        return forged;
    }

    @Test
    void aForgedEntryBehindTheLastSignatureIsNoDamageAndIsSaidToBeUnsigned() throws IOException {
        Head kept = desk.ledger.heads().getFirst();
        forge("withdraw", "ab".repeat(32));
        for (Verification verification : List.of(desk.verify(), desk.verify(kept))) {
            assertThat(verification.damaged()).isEmpty();
            assertThat(verification.unsignedEntries()).isEqualTo(1);
            assertThat(verification.unsigned())
                    .containsExactly(new Unsigned(kept.chain(), 11, 11, 11, Map.of("withdraw", 1L), false));
            assertThat(verification.unsigned().getFirst().sentence()).contains("11", "1 withdraw", "not signed");
        }
    }

    @Test
    void aForgedEntryThatWaitsInTheOutboxIsSaidToBeUnsignedToo() throws IOException {
        byte[] file = Files.readAllBytes(desk.folder.ledger());
        Head forged = forge("withdraw", "ab".repeat(32));
        String written = Files.readString(desk.folder.ledger(), StandardCharsets.US_ASCII);
        String line = written.substring(file.length, written.length() - 1);
        Files.write(desk.folder.ledger(), file);
        desk.database.update(handle -> {
            handle.execute("update ledger_flushed set bytes = ?", file.length);
            handle.execute(
                    "insert into ledger_outbox (seq, chain, n, line) values (1000, ?, ?, ?)",
                    forged.chain().key(),
                    forged.n(),
                    line);
        });
        Verification verification = desk.verify();
        assertThat(verification.damaged()).isEmpty();
        assertThat(verification.unsigned())
                .containsExactly(new Unsigned(forged.chain(), 11, 11, 10, Map.of("withdraw", 1L), false));
        desk.close();
        desk = new Desk(temp.resolve("case"), temp.resolve("machine"));
        assertThat(desk.verify().unsigned()).extracting(Unsigned::signedLater).containsExactly(true);
    }

    @Test
    void anOriginalThatAForgedEntryWithdrawsIsSaidToBeWithdrawnWithoutASignature() throws IOException {
        Sha256 document = desk.occurrences().get(1).document();
        Files.delete(desk.custody.verifiedPlace(document));
        desk.database.update(handle -> {
            handle.execute("delete from original where document = ?", document.hex());
            handle.execute("delete from ledger_body where object = ?", document.hex());
            handle.execute("update occurrence set withdrawn = 1 where document = ?", document.hex());
        });
        forge("withdraw", document.hex());
        Verification verification = desk.verify();
        assertThat(verification.damaged()).isEmpty();
        assertThat(verification.unsigned()).extracting(Unsigned::acts).containsExactly(Map.of("withdraw", 1L));
    }

    @Test
    void aForgedEntryIsNotSignedInSilence() throws IOException {
        Head forged = forge("note", "");
        desk.close();
        desk = new Desk(temp.resolve("case"), temp.resolve("machine"));
        desk.ledger.seal();
        Files.writeString(leak.resolve("more"), "more");
        desk.ingest(How.COPY, leak);
        Verification verification = desk.verify(forged);
        assertThat(verification.damaged()).isEmpty();
        assertThat(verification.unsignedEntries())
                .as("nothing is left without a signature")
                .isZero();
        assertThat(verification.unsigned())
                .as("and the entry that was signed unseen stays named")
                .containsExactly(new Unsigned(forged.chain(), 11, 11, 12, Map.of(), true));
    }

    @Test
    void aForgedEntryBesideARunningWriterIsRefused() throws IOException {
        forge("note", "");
        assertThatThrownBy(() -> desk.ingest(How.COPY, leak))
                .isInstanceOfSatisfying(
                        CaseException.class, e -> assertThat(e.kind()).isEqualTo(CaseException.Kind.DAMAGED))
                .hasMessageContaining("daylight verify");
    }

    @Test
    void aLedgerThatDoesNotEndAsTheFactsSayIsNotGoneOnWith() throws IOException {
        byte[] right = Files.readAllBytes(desk.folder.ledger());
        byte[] wrong = right.clone();
        wrong[wrong.length - 20] ^= 1;
        Files.write(desk.folder.ledger(), wrong);
        desk.close();
        assertThatThrownBy(() -> new Desk(temp.resolve("case"), temp.resolve("machine")))
                .isInstanceOf(CaseException.class)
                .hasMessageContaining("daylight verify");
        Files.write(temp.resolve("case/ledger.jsonl"), right);
        desk = new Desk(temp.resolve("case"), temp.resolve("machine"));
    }

    @Test
    void aWithdrawalThatAKillLeftInTheOutboxIsNoDamage() throws IOException {
        Sha256 document = desk.occurrences().get(1).document();
        byte[] before = Files.readAllBytes(desk.folder.ledger());
        desk.database.update(handle -> {
            LedgerSql.eraseBodies(handle, document);
            desk.ledger.append(handle, desk.ledger.actor(), "withdraw", document.hex(), "{}");
            CustodySql.withdraw(handle, document, 0);
            desk.sources.forget(desk.sources.withdraw(handle, document));
        });
        assertThat(Files.readAllBytes(desk.folder.ledger())).isEqualTo(before);
        assertThat(desk.verify().damaged())
                .as("the file of the original may lie there still")
                .noneMatch(one -> one.kind() != Kind.EXTRA);
    }

    @Test
    void anOriginalThatIsGoneTogetherWithItsRowIsNamed() throws IOException {
        Sha256 document = desk.occurrences().get(1).document();
        Files.delete(desk.custody.verifiedPlace(document));
        assertThat(after("delete from original where document = ?", document.hex()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.kind()).isEqualTo(Kind.ORIGINAL);
                    assertThat(one.name()).isEqualTo(document.hex());
                    assertThat(one.sentence()).contains("leak/file1", "no longer hold");
                });
    }

    @Test
    void anOriginalOfWhichOnlyTheLedgerTellsIsNamed() throws IOException {
        Sha256 document = desk.occurrences().get(1).document();
        Files.delete(desk.custody.verifiedPlace(document));
        desk.database.update(handle -> handle.execute("delete from occurrence where display = 'leak/file1'"));
        assertThat(after("delete from original where document = ?", document.hex()))
                .filteredOn(one -> one.kind() == Kind.ORIGINAL)
                .extracting(Damage::name)
                .containsExactly(document.hex());
    }

    @Test
    void anOccurrenceOfWhichNoLedgerTellsAndThatHasNoOriginalIsNamed() {
        String document = "ab".repeat(32);
        assertThat(after("""
                        insert into occurrence select seq + 100, 'x', intake, root, cast('leak/planted' as blob),
                            'leak/planted', ?, size, modified_nanos, created, 0 from occurrence
                        where display = 'leak/file1'
                        """, document))
                .filteredOn(one -> one.kind() == Kind.ORIGINAL)
                .extracting(Damage::name)
                .containsExactly(document);
    }

    @Test
    void lessThanAWalkNamedIsToldToTheReport() {
        assertThat(desk.sources.shortfalls()).isEmpty();
        desk.database.update(handle -> handle.execute("delete from occurrence where display = 'leak/file1'"));
        assertThat(desk.sources.shortfalls()).containsExactly(new Shortfall(1, 3, 2));
    }

    @Test
    void aCaseWithRepeatedIntakesSkippedThingsAndAWithdrawalStaysIntact() throws IOException {
        Files.createSymbolicLink(leak.resolve("link"), Path.of("file0"));
        Files.writeString(leak.resolve("file2"), "changed since");
        Files.delete(leak.resolve("file1"));
        desk.ingest(How.COPY, leak);
        desk.ingest(How.COPY, leak);
        assertThat(desk.sources.shortfalls()).isEmpty();
        assertThat(desk.verify().damaged()).isEmpty();
        desk.custody.withdraw(desk.ledger.actor(), desk.occurrences().getFirst().document(), "a reason", _ -> {});
        desk.ingest(How.COPY, leak);
        assertThat(desk.sources.shortfalls()).isEmpty();
        assertThat(desk.verify().damaged()).isEmpty();
        // A withdrawal does not make the report blind to what is lost.
        desk.database.update(handle -> handle.execute("delete from occurrence where withdrawn = 0"));
        assertThat(desk.sources.shortfalls()).isNotEmpty();
    }

    @Test
    void whatWasErasedIsNotSaidToBeGoneWhileAnotherReads() throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + desk.folder.database());
                Statement statement = other.createStatement()) {
            desk.database.update(handle -> handle.execute("update intake set started = started + 1"));
            other.setAutoCommit(false);
            try (ResultSet row = statement.executeQuery("select count(*) from occurrence")) {
                assertThat(row.next()).isTrue();
            }
            desk.database.update(handle -> handle.execute("update intake set started = started + 1"));
            assertThat(desk.database.checkpoint()).isFalse();
            other.rollback();
        }
        assertThat(desk.database.checkpoint()).isTrue();
    }

    @Test
    void sqliteFindsWhatIsWrongInItsFile() throws IOException {
        assertThat(desk.database.faults(true)).isEmpty();
        assertThat(desk.database.faults(false)).isEmpty();
        assertThat(desk.database.checkpoint()).isTrue();
        desk.close();
        byte[] bytes = Files.readAllBytes(desk.folder.database());
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("leak/file1leak/file1");
        assertThat(at).as("the row of leak/file1").isPositive();
        // The row's own index of its path no longer fits it: only the thorough look sees that.
        bytes[at] = 'L';
        Files.write(desk.folder.database(), bytes);
        try (Database damaged = Database.openReadOnly(desk.folder.database())) {
            assertThat(damaged.faults(false)).isEmpty();
            assertThat(damaged.faults(true)).anyMatch(fault -> fault.contains("occurrence_path"));
        }
    }
}
