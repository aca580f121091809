package daylight.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daylight.custody.Damage.Kind;
import daylight.id.Sha256;
import daylight.protocol.Reason;
import daylight.source.Found;
import daylight.source.Intake;
import daylight.source.Intake.How;
import daylight.source.Occurrence;
import daylight.source.Root;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Files that somebody writes to while they are taken in: no mixture of two states is ever a document.
class ChangingSourceTest {
    /// Above the size up to which files are read whole, so that both ways of reading are tried.
    private static final int LONG = 3 << 20;

    /// Reading it takes so long that whoever writes gets his turn.
    private static final int BUSY = 48 << 20;

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

    /// What happens between the walk, which looks at the file, and the reading of it.
    @FunctionalInterface
    private interface Change {
        void of(Path file) throws IOException;
    }

    private Taken taken(How how, Path file, Change change) throws IOException {
        List<Root> roots = desk.sources.roots(List.of(leak));
        Intake intake = desk.custody.begin(desk.ledger.actor(), roots, how);
        List<Found> found = new ArrayList<>();
        long scanned = desk.sources.walk(roots, found::add);
        change.of(file);
        Taken taken = desk.custody.takeIn(desk.ledger.actor(), intake, found, (_, _) -> {});
        desk.custody.end(desk.ledger.actor(), intake, scanned);
        desk.ledger.seal();
        return taken;
    }

    private static byte[] bytes(int size, int seed) {
        byte[] bytes = new byte[size];
        new java.util.Random(seed).nextBytes(bytes);
        return bytes;
    }

    private void assertIsAsItLiesNow(Taken taken, Path file) throws IOException {
        byte[] now = Files.readAllBytes(file);
        assertThat(taken.skipped()).isEmpty();
        assertThat(taken.occurrences()).hasSize(1);
        Occurrence one = taken.occurrences().getFirst();
        assertThat(one.document()).isEqualTo(Sha256.of(now));
        assertThat(one.size()).isEqualTo(now.length);
        assertThat(desk.custody.read(one.document())).isEqualTo(now);
        assertThat(desk.custody.size(one.document())).hasValue(now.length);
        assertThat(desk.verify().damaged()).as("nothing half-read is left").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(How.class)
    void aFileThatGrewSinceTheWalkIsTakenAsItIsNow(How how) throws IOException {
        for (int size : new int[] {10, LONG}) {
            Path file = Files.write(leak.resolve("grows" + size), bytes(size, 1));
            assertIsAsItLiesNow(
                    taken(how, file, f -> Files.write(f, bytes(size / 2 + 2, 2), StandardOpenOption.APPEND)), file);
        }
    }

    @ParameterizedTest
    @EnumSource(How.class)
    void aFileThatShrankSinceTheWalkIsTakenAsItIsNow(How how) throws IOException {
        for (int size : new int[] {10, LONG}) {
            Path file = Files.write(leak.resolve("shrinks" + size), bytes(size, 1));
            assertIsAsItLiesNow(taken(how, file, f -> Files.write(f, bytes(size / 2, 2))), file);
        }
    }

    @ParameterizedTest
    @EnumSource(How.class)
    void aFileThatVanishedSinceTheWalkIsNamedAsUnreadable(How how) throws IOException {
        Path file = Files.write(leak.resolve("gone"), bytes(10, 1));
        Taken taken = taken(how, file, Files::delete);
        assertThat(taken.occurrences()).isEmpty();
        assertThat(taken.skipped()).singleElement().satisfies(skipped -> {
            assertThat(skipped.path().display()).isEqualTo("leak/gone");
            assertThat(skipped.reason()).isEqualTo(Reason.SOURCE_UNREADABLE);
        });
        assertThat(desk.verify().damaged()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(How.class)
    void aFileThatIsWrittenAllTheTimeIsNamedAndTakenOnceItIsQuiet(How how) throws Exception {
        Path file = Files.write(leak.resolve("busy"), bytes(BUSY, 1));
        AtomicBoolean stop = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            try (FileChannel out = FileChannel.open(file, StandardOpenOption.APPEND)) {
                while (!stop.get()) {
                    out.write(ByteBuffer.wrap("more".getBytes(StandardCharsets.US_ASCII)));
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        Taken taken;
        try {
            long before = Files.size(file);
            while (Files.size(file) == before) {
                Thread.onSpinWait();
            }
            taken = taken(how, file, _ -> {});
        } finally {
            stop.set(true);
            writer.join();
        }
        assertThat(taken.occurrences()).isEmpty();
        assertThat(taken.skipped())
                .singleElement()
                .satisfies(skipped -> assertThat(skipped.reason()).isEqualTo(Reason.SOURCE_CHANGED));
        assertThat(desk.verify().damaged()).as("nothing half-read is left").isEmpty();
        assertIsAsItLiesNow(taken(how, file, _ -> {}), file);
        assertThat(desk.sources.skipped()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = How.class, names = "IN_PLACE")
    void anOriginalInPlaceThatChangedLaterIsNeverReadAsWhatItWas(How how) throws IOException {
        byte[] was = bytes(20, 1);
        Path file = Files.write(leak.resolve("later"), was);
        FileTime then = Files.getLastModifiedTime(file);
        Sha256 document = taken(how, file, _ -> {}).occurrences().getFirst().document();
        for (int size : new int[] {20, 21, 19}) {
            Files.write(file, bytes(size, 2));
            Files.setLastModifiedTime(file, then);
            assertThatThrownBy(() -> desk.custody.read(document)).isInstanceOf(OriginalDamagedException.class);
            assertThatThrownBy(() -> desk.custody.verifiedPlace(document)).isInstanceOf(OriginalDamagedException.class);
            assertThatThrownBy(() -> desk.custody.open(document).readAllBytes())
                    .isInstanceOf(OriginalDamagedException.class);
            assertThat(desk.verify().damaged()).singleElement().satisfies(damage -> {
                assertThat(damage.kind()).isEqualTo(Kind.ORIGINAL);
                assertThat(damage.name()).isEqualTo(document.hex());
            });
        }
        Files.write(file, was);
        assertThat(desk.custody.read(document)).isEqualTo(was);
        assertThat(desk.verify().damaged()).isEmpty();
    }
}
