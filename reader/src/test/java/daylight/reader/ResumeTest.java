package daylight.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import daylight.protocol.Checkpoint;
import daylight.protocol.Event;
import daylight.protocol.Extract;
import daylight.protocol.NameBytes;
import daylight.protocol.Passwords;
import daylight.protocol.Recognition;
import daylight.reader.ground.Evidence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A reading that goes on from a checkpoint says what the whole one says after it, event by event.
class ResumeTest {
    private static final int MEMBERS = 300;

    @Test
    void mailboxesGoOnAfterEachCheckpoint() {
        StringBuilder box = new StringBuilder();
        for (int i = 0; i < MEMBERS; i++) {
            box.append("From a@example.org Mon Jan  1 00:00:00 2018\nSubject: letter ")
                    .append(i)
                    .append('\n');
            if (i % 7 == 0) {
                box.append("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\ntext ")
                        .append(i)
                        .append("\n--b\nContent-Disposition: attachment; filename=a.txt\n\nattached ")
                        .append(i)
                        .append("\n--b--\n\n");
            } else {
                box.append("\nWords of letter ").append(i).append(".\n\n");
            }
        }
        goesOn("box.mbox", box.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void zipsGoOnWithWhatTheyKnewOfTheirMembers() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < MEMBERS; i++) {
                zip.putNextEntry(new ZipEntry("letter " + i + ".txt"));
                zip.write(("Words of letter " + i).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        byte[] whole = bytes.toByteArray();
        goesOn("letters.zip", whole);
        // The third entry's data no longer fit its checksum: the zip stays partly read when it goes on behind it.
        byte[] damaged = whole.clone();
        int third = indexOf(damaged, "letter 2.txt");
        damaged[third + "letter 2.txt".length() + 3] ^= 0x55;
        assertThat(goesOn("letters.zip", damaged).reason().code()).isNotEqualTo("none");
    }

    @Test
    void tarsGoOn() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (int i = 0; i < MEMBERS; i++) {
                byte[] words = ("Words of letter " + i).getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry("letter " + i + ".txt");
                entry.setSize(words.length);
                tar.putArchiveEntry(entry);
                tar.write(words);
                tar.closeArchiveEntry();
            }
        }
        goesOn("letters.tar", bytes.toByteArray());
    }

    /// All stores of the corpora, in both forms of the format.
    @Test
    @Tag("corpus")
    void mailStoresGoOn() throws IOException {
        Optional<Path> shared = CorpusTest.shared();
        assumeTrue(shared.isPresent());
        List<Path> stores;
        try (Stream<Path> walk = Files.walk(shared.get().resolve("corpora"))) {
            stores = walk.filter(path -> path.toString().endsWith(".pst"))
                    .sorted()
                    .toList();
        }
        assertThat(stores).hasSizeGreaterThanOrEqualTo(3);
        for (Path store : stores) {
            String name = store.getFileName().toString();
            goesOnAfterEachMember(name, Files.readAllBytes(store));
        }
    }

    @Test
    void aCheckpointOfAnotherKindOfReaderIsNotGoneOnFrom() {
        String box = "From a@example.org Mon Jan  1 00:00:00 2018\nSubject: one\n\nWords.\n";
        byte[] bytes = box.getBytes(StandardCharsets.UTF_8);
        List<Event> anew = read("box.mbox", bytes, Optional.of(new Checkpoint(1, 1, "of some other reader")));
        assertThat(anew).isEqualTo(read("box.mbox", bytes, Optional.empty()));
    }

    /// The store is too small to tell a checkpoint of its own: each is made as the reading would have told it, behind
    /// every member in turn.
    private static void goesOnAfterEachMember(String name, byte[] bytes) {
        List<Event> whole = read(name, bytes, Optional.empty());
        Set<Integer> ofStore = new HashSet<>();
        int begun = 0;
        int members = 0;
        for (int i = 0; i < whole.size(); i++) {
            if (whole.get(i) instanceof Event.Began began && began.node() > 0) {
                begun++;
                if (began.parent() == 0) {
                    ofStore.add(began.node());
                }
            }
            if (whole.get(i) instanceof Event.Ended ended && ofStore.contains(ended.node())) {
                members++;
                String state = members + " 0 0 false false NONE NONE 0";
                Event.Reached reached = new Event.Reached(new Checkpoint(begun, begun, state));
                List<Event> rest = read(name, bytes, Optional.of(reached.checkpoint()));
                int first = rest.indexOf(reached);
                assertThat(first)
                        .as("%s goes on behind member %d", name, members)
                        .isNotNegative();
                assertThat(rest.subList(0, first))
                        .as("before the first member")
                        .noneMatch(event -> event instanceof Event.Began one && one.node() > 0);
                assertThat(withoutCheckpoints(rest.subList(first, rest.size())))
                        .isEqualTo(withoutCheckpoints(whole.subList(i + 1, whole.size())));
            }
        }
        assertThat(members).as("members of " + name).isGreaterThanOrEqualTo(3);
    }

    private static Event.Ended goesOn(String name, byte[] bytes) {
        List<Event> whole = read(name, bytes, Optional.empty());
        List<Event.Reached> reached = whole.stream()
                .filter(Event.Reached.class::isInstance)
                .map(Event.Reached.class::cast)
                .toList();
        assertThat(reached).as("checkpoints of " + name).hasSizeGreaterThanOrEqualTo(MEMBERS / 64);
        for (Event.Reached one : reached) {
            List<Event> rest = read(name, bytes, Optional.of(one.checkpoint()));
            int first = rest.indexOf(one);
            assertThat(rest.subList(0, first))
                    .as("before the first member")
                    .noneMatch(event -> event instanceof Event.Began began && began.node() > 0);
            assertThat(withoutCheckpoints(rest.subList(first, rest.size())))
                    .isEqualTo(withoutCheckpoints(whole.subList(whole.indexOf(one), whole.size())));
        }
        return (Event.Ended) whole.getLast();
    }

    /// When the next checkpoint comes depends on where the reading began.
    private static List<Event> withoutCheckpoints(List<Event> events) {
        return events.stream()
                .filter(event -> !(event instanceof Event.Reached))
                .toList();
    }

    private static List<Event> read(String name, byte[] bytes, Optional<Checkpoint> from) {
        List<Event> events = new ArrayList<>();
        Evidence evidence = new Evidence.InMemory(bytes);
        Extract request = new Extract(
                1,
                NameBytes.of(name),
                bytes.length,
                Optional.empty(),
                ReadingFixture.LIMITS,
                Recognition.NONE,
                Passwords.NONE,
                from);
        new DocumentReader(ReadingFixture.temporaryFolder()).read(evidence, request, events::add);
        return events;
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }
}
