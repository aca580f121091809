package daylight.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daylight.id.Sha256;
import daylight.protocol.Reason;
import daylight.source.FoundFile;
import daylight.source.Intake;
import daylight.source.Intake.How;
import daylight.source.Occurrence;
import daylight.source.SkippedEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustodyTest {
    @TempDir
    private Path temp;

    private Path leak;
    private Desk desk;

    @BeforeEach
    void openCase() throws IOException {
        leak = Files.createDirectory(temp.resolve("leak"));
        desk = new Desk(temp.resolve("case"), temp.resolve("machine"));
    }

    @AfterEach
    void closeCase() {
        desk.close();
    }

    private Path write(String name, String content) throws IOException {
        Path file = leak.resolve(name);
        Files.createDirectories(file.resolveSibling("x").getParent());
        return Files.writeString(file, content);
    }

    private static Sha256 hash(String content) {
        return Sha256.of(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theSameBytesAtTwoPathsAreOneOriginalThatNobodyCanWrite() throws IOException {
        write("a.txt", "words");
        write("sub/b.txt", "words");
        desk.ingest(How.COPY, leak);
        Path original = desk.folder
                .originals()
                .resolve(hash("words").hex().substring(0, 2))
                .resolve(hash("words").hex());
        assertThat(original).hasContent("words");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(original)))
                .isEqualTo("r--------");
        assertThat((Integer) Files.getAttribute(original, "unix:nlink")).isEqualTo(1);
        assertThat(desk.occurrences())
                .extracting(o -> o.path().display())
                .containsExactly("leak/a.txt", "leak/sub/b.txt");
        assertThat(desk.custody.read(hash("words"))).asString().isEqualTo("words");
        assertThat(desk.verify().damaged()).isEmpty();
        assertThat(desk.folder.originals().resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void aSecondRunTakesOnlyWhatIsNewOrChangedAndReadsNothingElse() throws IOException {
        Path same = write("same.txt", "same");
        Path changed = write("changed.txt", "before");
        desk.ingest(How.COPY, leak);
        Files.writeString(changed, "after!");
        Files.setLastModifiedTime(changed, FileTime.fromMillis(1_000_000));
        write("new.txt", "new");
        // A known file is not opened: without the right to read it the run still goes through.
        Files.setPosixFilePermissions(same, PosixFilePermissions.fromString("---------"));
        Taken second = desk.ingest(How.COPY, leak).getFirst();
        assertThat(second.occurrences())
                .extracting(o -> o.path().display())
                .containsExactly("leak/changed.txt", "leak/new.txt");
        assertThat(second.known()).isEqualTo(1);
        assertThat(second.skipped()).isEmpty();
        assertThat(desk.occurrences())
                .extracting(o -> o.document())
                .containsExactly(hash("before"), hash("same"), hash("after!"), hash("new"));
        assertThat(desk.ingest(How.COPY, leak).getFirst().known()).isEqualTo(3);
    }

    @Test
    void whatWasTakenInPlaceIsCopiedWhenAskedTo() throws IOException {
        write("a.txt", "words");
        desk.ingest(How.IN_PLACE, leak);
        assertThat(desk.folder.originals().resolve(hash("words").hex().substring(0, 2)))
                .doesNotExist();
        assertThat(desk.ingest(How.COPY, leak).getFirst().known()).isEqualTo(1);
        assertThat(desk.folder
                        .originals()
                        .resolve(hash("words").hex().substring(0, 2))
                        .resolve(hash("words").hex()))
                .hasContent("words");
        assertThat(desk.occurrences()).hasSize(1);
        assertThat(desk.verify().damaged()).isEmpty();
    }

    @Test
    void aTouchedFileStaysOneOccurrenceAndIsKnownFromThenOn() throws IOException {
        Path file = write("a.txt", "words");
        desk.ingest(How.COPY, leak);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        assertThat(desk.ingest(How.COPY, leak).getFirst().known()).isEqualTo(1);
        assertThat(desk.occurrences()).hasSize(1);
        List<FoundFile> found = new java.util.ArrayList<>();
        desk.sources.walk(desk.sources.roots(List.of(leak)), f -> found.add((FoundFile) f));
        assertThat(desk.sources.unknown(found)).isEmpty();
    }

    @Test
    void rehashingFindsWhatKeptItsTimeAndSize() throws IOException {
        Path file = write("a.txt", "words");
        FileTime time = Files.getLastModifiedTime(file);
        desk.ingest(How.COPY, leak);
        Files.writeString(file, "WORDS");
        Files.setLastModifiedTime(file, time);
        assertThat(desk.ingest(How.COPY, leak).getFirst().known()).isEqualTo(1);
        var roots = desk.sources.roots(List.of(leak));
        Intake intake = desk.custody.begin(desk.ledger.actor(), roots, How.COPY).withRehash();
        desk.sources.walk(
                roots,
                found -> assertThat(desk.custody
                                .takeIn(desk.ledger.actor(), intake, List.of(found), (_, _) -> {})
                                .occurrences())
                        .extracting(Occurrence::document)
                        .containsExactly(hash("WORDS")));
    }

    @Test
    void longFilesStreamAndAreCheckedAtTheirEnd() throws IOException {
        byte[] content = new byte[Originals.WHOLE_MAX + 12_345];
        new Random(7).nextBytes(content);
        Files.write(leak.resolve("long.bin"), content);
        desk.ingest(How.COPY, leak);
        Sha256 document = Sha256.of(content);
        try (InputStream in = desk.custody.open(document)) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
        Path original = desk.custody.verifiedPlace(document);
        Files.setPosixFilePermissions(original, PosixFilePermissions.fromString("rw-------"));
        content[99] ^= 1;
        Files.write(original, content);
        try (InputStream in = desk.custody.open(document)) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(OriginalDamagedException.class);
        }
        assertThatThrownBy(() -> desk.custody.verifiedPlace(document)).isInstanceOf(OriginalDamagedException.class);
    }

    @Test
    void aLostOriginalComesBackWhenItsBytesAreTakenAgain() throws IOException {
        write("a.txt", "words");
        desk.ingest(How.COPY, leak);
        Files.delete(desk.custody.verifiedPlace(hash("words")));
        assertThat(desk.verify().damaged())
                .extracting(Damage::name)
                .containsExactly(hash("words").hex());
        assertThatThrownBy(() -> desk.custody.read(hash("words"))).hasMessageContaining("missing");
        write("b.txt", "words");
        desk.ingest(How.COPY, leak);
        assertThat(desk.verify().damaged()).isEmpty();
    }

    @Test
    void inPlaceNothingIsCopiedAndEachReadIsChecked() throws IOException {
        Path file = write("a.txt", "words");
        desk.ingest(How.IN_PLACE, leak);
        try (var files = Files.walk(desk.folder.originals())) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
        assertThat(desk.custody.read(hash("words"))).asString().isEqualTo("words");
        assertThat(desk.custody.verifiedPlace(hash("words"))).isEqualTo(file.toRealPath());
        Files.writeString(file, "sword");
        assertThatThrownBy(() -> desk.custody.read(hash("words"))).isInstanceOf(OriginalDamagedException.class);
        assertThat(desk.verify().damaged()).extracting(Damage::kind).containsExactly(Damage.Kind.ORIGINAL);
    }

    @Test
    void aFileThatKeepsChangingIsSkippedByName() throws IOException {
        Path file = write("a.txt", "words");
        var roots = desk.sources.roots(List.of(leak));
        Intake intake = desk.custody.begin(desk.ledger.actor(), roots, How.COPY);
        desk.sources.walk(roots, found -> {
            FoundFile seen = (FoundFile) found;
            // Claims a size the file never had, so that no reading fits: first by the walk, then by the file itself.
            FoundFile wrong = new FoundFile(seen.root(), seen.path(), seen.place(), 3, 5, 0);
            Taken taken = desk.custody.takeIn(desk.ledger.actor(), intake, List.of(wrong), (_, _) -> {});
            assertThat(taken.occurrences()).as("taken at the second try").hasSize(1);
        });
        assertThat(Files.exists(file)).isTrue();
        Files.delete(file);
        var gone = new FoundFile(roots.getFirst(), daylight.protocol.NameBytes.of("leak/a.txt"), file, 3, 6, 0);
        Taken taken = desk.custody.takeIn(desk.ledger.actor(), intake, List.of(gone), (_, _) -> {});
        assertThat(taken.skipped()).extracting(SkippedEntry::reason).containsExactly(Reason.SOURCE_UNREADABLE);
    }

    @Test
    void whatTheDeskAddsIsCommittedOrUndoneWithTheFacts() throws IOException {
        write("a.txt", "words");
        var roots = desk.sources.roots(List.of(leak));
        Intake intake = desk.custody.begin(desk.ledger.actor(), roots, How.COPY);
        assertThatThrownBy(() -> desk.sources.walk(
                        roots,
                        found -> desk.custody.takeIn(desk.ledger.actor(), intake, List.of(found), (_, _) -> {
                            throw new IllegalStateException("the desk failed");
                        })))
                .hasMessageContaining("the desk failed");
        assertThat(desk.occurrences()).isEmpty();
        assertThat(desk.folder.originals().resolve("incoming")).isEmptyDirectory();
        desk.ingest(How.COPY, leak);
        assertThat(desk.occurrences()).hasSize(1);
        assertThat(desk.verify().damaged()).isEmpty();
    }
}
