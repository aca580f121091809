package daylight.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.store.CaseFolder;
import daylight.store.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    @TempDir
    private Path temp;

    private Path docs;
    private CaseFolder folder;
    private Database database;
    private RootPlaces places;
    private Sources sources;

    @BeforeEach
    void openCase() throws IOException {
        docs = Files.createDirectory(temp.resolve("docs"));
        folder = CaseFolder.create(temp.resolve("case"), "case-1", "");
        database = Database.open(folder.database(), List.of(Sources.MIGRATIONS));
        places = new RootPlaces(temp.resolve("machine"));
        sources = new Sources(
                database, folder, places, Clock.fixed(Instant.parse("2020-01-01T12:00:00Z"), ZoneOffset.UTC));
    }

    @AfterEach
    void closeCase() {
        database.close();
    }

    private List<Found> walk(Path... named) {
        List<Found> found = new ArrayList<>();
        long count = sources.walk(sources.roots(List.of(named)), found::add);
        assertThat(count).isEqualTo(found.size());
        return found;
    }

    @Test
    void theOrderIsThatOfTheWholePathsBytes() throws IOException {
        Random random = new Random(20_200_101);
        List<String> parts = List.of("a", "a.b", "a-b", "a0", "ab", "é", "b", "Ж", "新", "a b");
        for (int i = 0; i < 200; i++) {
            Path file = docs;
            for (int depth = random.nextInt(3); depth >= 0; depth--) {
                file = file.resolve(
                        parts.get(random.nextInt(parts.size())) + (depth == 0 ? ".f" + random.nextInt(3) : ""));
            }
            Files.createDirectories(docs.resolve(docs.relativize(file)).getParent());
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
        }
        List<NameBytes> paths = walk(docs).stream().map(Found::path).toList();
        assertThat(paths).hasSizeGreaterThan(50).isSortedAccordingTo(Comparator.naturalOrder());
    }

    @Test
    void linksPipesAndLockedThingsAreNamedAndLeft() throws Exception {
        Files.writeString(docs.resolve("real"), "x");
        Files.createSymbolicLink(docs.resolve("link"), docs.resolve("real"));
        Files.createSymbolicLink(docs.resolve("loop"), docs);
        assumeTrue(new ProcessBuilder("mkfifo", docs.resolve("pipe").toString())
                        .start()
                        .waitFor()
                == 0);
        assertThat(walk(docs))
                .extracting(f -> f.path() + " " + (f instanceof SkippedEntry s ? s.reason() : "file"))
                .containsExactly(
                        "docs/link " + Reason.LINK,
                        "docs/loop " + Reason.LINK,
                        "docs/pipe " + Reason.NOT_A_FILE,
                        "docs/real file");
        assertThat(walk(docs.resolve("pipe")))
                .containsExactly(new SkippedEntry(NameBytes.of("pipe"), Reason.NOT_A_FILE));
    }

    @Test
    void aFolderThatCannotBeListedIsNamed() throws IOException {
        Path locked = Files.createDirectory(docs.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        try (var listing = Files.newDirectoryStream(locked)) {
            assumeTrue(listing == null, "SKIPPED: this user may list every folder");
        } catch (IOException e) {
            assertThat(walk(docs))
                    .containsExactly(new SkippedEntry(NameBytes.of("docs/locked/"), Reason.SOURCE_UNREADABLE));
        } finally {
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void namesThatAreNoUtf8SurviveAndAreFoundAgain() throws IOException {
        // "caf" and a Latin-1 e-acute, in a folder whose name is a lone continuation byte.
        Path folderOfBytes = Files.createDirectory(Path.of(URI.create(docs.toUri() + "%80")));
        Path file = Files.writeString(Path.of(URI.create(folderOfBytes.toUri() + "caf%E9")), "x");
        assumeTrue(Files.exists(file));
        List<Root> roots = sources.roots(List.of(docs));
        FoundFile found = (FoundFile) walk(docs).getFirst();
        byte[] expected = {'d', 'o', 'c', 's', '/', (byte) 0x80, '/', 'c', 'a', 'f', (byte) 0xe9};
        assertThat(found.path().bytes()).isEqualTo(expected);
        assertThat(found.path().display()).isEqualTo("docs/\\x80/caf\\xe9");
        assertThat(Files.readString(found.place())).isEqualTo("x");
        Occurrence kept = database.write(handle -> {
            Intake intake = sources.begin(handle, roots, Intake.How.IN_PLACE);
            return sources.record(handle, intake, List.of(new Sourced(found, Sha256.of(new byte[] {'x'}))))
                    .getFirst();
        });
        assertThat(sources.occurrencesOf(kept.document())).containsExactly(kept);
        assertThat(sources.placeOf(kept)).hasValueSatisfying(p -> assertThat(p).hasContent("x"));
    }

    @Test
    void twoRootsOfTheSameNameGetLabelsThatStay() throws IOException {
        Path other = Files.createDirectories(temp.resolve("usb/docs"));
        Path photo = Files.writeString(temp.resolve("photo.jpg"), "1");
        Path photoToo = Files.writeString(temp.resolve("usb/photo.jpg"), "2");
        for (int run = 0; run < 2; run++) {
            assertThat(sources.roots(List.of(docs, other, photo, photoToo, docs)))
                    .extracting(r -> r.label().display())
                    .containsExactly("docs (2)", "docs", "photo (2).jpg", "photo.jpg");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("machine"))))
                .isEqualTo("rwx------");
    }

    @Test
    void aPathInsideAnotherIsTakenOnce() throws IOException {
        Files.createDirectories(docs.resolve("sub"));
        Files.writeString(docs.resolve("sub/a"), "x");
        assertThat(walk(docs.resolve("sub"), docs))
                .extracting(f -> f.path().display())
                .containsExactly("docs/sub/a");
    }

    @Test
    void whatCannotBeMeantIsRefusedInOneSentence() {
        assertThatThrownBy(() -> sources.roots(List.of(temp.resolve("nowhere"))))
                .isInstanceOfSatisfying(
                        CaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.USAGE))
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> sources.roots(List.of(temp)))
                .isInstanceOfSatisfying(
                        CaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.USAGE))
                .hasMessageContaining("move the case out");
        assertThatThrownBy(() -> sources.roots(List.of(folder.text()))).hasMessageContaining("lies inside the case");
    }

    @Test
    void anInterruptedIntakeGoesOnAndAFinishedOneDoesNot() {
        List<Root> roots = sources.roots(List.of(docs));
        Intake first = database.write(handle -> sources.begin(handle, roots, Intake.How.COPY));
        Intake again = database.write(handle -> sources.begin(handle, roots, Intake.How.COPY));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.resumed()).isTrue();
        assertThat(sources.unfinished()).isPresent();
        database.update(handle -> sources.end(handle, again, 0));
        assertThat(sources.unfinished()).isEmpty();
        Intake second = database.write(handle -> sources.begin(handle, roots, Intake.How.COPY));
        assertThat(second.n()).isEqualTo(2);
        assertThat(second.resumed()).isFalse();
    }

    @Test
    void whatWasSkippedIsRecordedOnceAndNoLongerWhenItWasTaken() throws IOException {
        Path file = Files.writeString(docs.resolve("a"), "x");
        List<Root> roots = sources.roots(List.of(docs));
        SkippedEntry skipped = new SkippedEntry(NameBytes.of("docs/a"), Reason.SOURCE_UNREADABLE);
        for (int run = 0; run < 2; run++) {
            database.update(handle -> {
                Intake intake = sources.begin(handle, roots, Intake.How.COPY);
                sources.skip(handle, intake, List.of(skipped));
                sources.end(handle, intake, 1);
            });
            assertThat(sources.skipped()).containsExactly(skipped);
        }
        assertThat(Files.exists(file)).isTrue();
        FoundFile found = (FoundFile) walk(docs).getFirst();
        database.update(handle -> {
            Intake intake = sources.begin(handle, roots, Intake.How.COPY);
            sources.record(handle, intake, List.of(new Sourced(found, Sha256.of(new byte[] {'x'}))));
        });
        assertThat(sources.skipped()).isEmpty();
    }
}
