package daylight.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.id.Sha256;
import daylight.protocol.Checkpoint;
import daylight.protocol.Event;
import daylight.protocol.Limits;
import daylight.protocol.NameBytes;
import daylight.protocol.Passwords;
import daylight.protocol.Reason;
import daylight.protocol.Recognition;
import daylight.protocol.Verdict;
import daylight.store.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A reading that got less far must not take the place of one that got further.
class SetbackTest {
    private static final Sha256 BOX = Sha256.of("box".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path scratch;

    private Database database;
    private ExtractionFacts facts;

    @BeforeEach
    void open() {
        database = Database.open(scratch.resolve("facts.db"), List.of("daylight/extraction/migrations"));
        facts = new ExtractionFacts(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void outOfTimeAgainWithFewerMembersIsASetback() {
        assertThat(record(Verdict.PARTLY_READ, Reason.TIME_LIMIT, 40, 100)).isTrue();
        assertThat(record(Verdict.PARTLY_READ, Reason.TIME_LIMIT, 10, 100)).isFalse();
        assertThat(record(Verdict.PARTLY_READ, Reason.WORKER_DIED, 39, 100)).isFalse();
        assertThat(facts.members(BOX)).hasSize(100);
        assertThat(record(Verdict.PARTLY_READ, Reason.TIME_LIMIT, 70, 100)).isTrue();
        assertThat(record(Verdict.READ, Reason.NONE, 100, 100)).isTrue();
        assertThat(record(Verdict.PARTLY_READ, Reason.TIME_LIMIT, 100, 100)).isFalse();
        assertThat(record(Verdict.FAILED, Reason.ORIGINAL_DAMAGED, 0, 0)).isFalse();
        assertThat(facts.reading(BOX).orElseThrow().verdict()).isEqualTo(Verdict.READ);
    }

    @Test
    void whatWasPartlyReadIsNotReplacedByWhatFailed() {
        assertThat(record(Verdict.PARTLY_READ, Reason.WORKER_KILLED_TIME, 0, 0)).isTrue();
        assertThat(record(Verdict.FAILED, Reason.WORKER_DIED, 0, 0)).isFalse();
        assertThat(record(Verdict.PARTLY_READ, Reason.WORKER_DIED, 0, 0)).isTrue();
    }

    @Test
    void membersThatWereOnlyNamedAreFoundByTheirReason() {
        record(Verdict.PARTLY_READ, Reason.MEMBER_FAILED, 2, 3);
        assertThat(facts.with(Reason.DAMAGED)).containsExactly(BOX);
        assertThat(facts.with(Reason.PASSWORD)).isEmpty();
    }

    /// Dead before it came to the checkpoint: the members up to there are those of the earlier reading.
    @Test
    void aReaderThatDiesOnItsWayToTheCheckpointLosesNoMember() {
        List<Member> earlier = members(3, 3);
        ReadSoFar from = new ReadSoFar(new Checkpoint(5, 3, "state"), earlier);
        Limits limits = new Limits(60, 60, 1_000, 10, 1 << 20, 1 << 20, 100);
        Original original = new Original(scratch.resolve("box"), BOX.hex(), 10, NameBytes.of("box"));
        RecordingSink told = new RecordingSink();
        ReadingTree tree = new ReadingTree(
                original,
                limits,
                new Asked(Recognition.NONE, Passwords.NONE, Optional.of(from), RecognisedPages.NONE),
                told);
        take(tree, new Event.Began(0, -1, NameBytes.EMPTY));
        take(tree, new Event.Listed(0, 4, List.of()));
        tree.breakOff(Reason.WORKER_DIED, "");
        assertThat(told.lines)
                .containsExactly(
                        "began 0 in -1 ",
                        "listed 0 4",
                        "reached 5",
                        "began 6 in 0 ",
                        "ended 6 failed worker_died",
                        "ended 0 partly_read worker_died");
    }

    private static void take(ReadingTree tree, Event event) {
        try {
            tree.take(event);
        } catch (daylight.protocol.ProtocolViolation e) {
            throw new AssertionError(e);
        }
    }

    private boolean record(Verdict verdict, Reason reason, int read, int named) {
        DocumentReading reading =
                new DocumentReading(BOX, "0", verdict, reason, "", "application/mbox", 1, 0, named, named);
        return database.write(handle -> facts.record(handle, reading, members(read, named)));
    }

    private static List<Member> members(int read, int named) {
        return IntStream.range(0, named)
                .mapToObj(ordinal -> new Member(
                        BOX,
                        ordinal,
                        NameBytes.of("#" + ordinal),
                        ordinal < read
                                ? Optional.of(Sha256.of(("mail " + ordinal).getBytes(StandardCharsets.UTF_8)))
                                : Optional.empty(),
                        ordinal < read ? Verdict.READ : Verdict.FAILED,
                        ordinal < read ? Reason.NONE : Reason.DAMAGED))
                .toList();
    }
}
