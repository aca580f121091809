package daylight.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.extraction.IntakeReport.ContainerCount;
import daylight.id.Sha256;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.store.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeAccountTest {
    private static final String ZIP = "application/zip";

    private final Database database;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    IntakeAccountTest(@TempDir Path folder) {
        database = Database.open(folder.resolve("facts.db"), List.of("daylight/extraction/migrations"));
    }

    @AfterEach
    void closeFacts() {
        database.close();
    }

    private static Sha256 document(String name) {
        return Sha256.of(name.getBytes(StandardCharsets.UTF_8));
    }

    private void arrives(String path, String document) {
        arrivals.add(new Arrival(NameBytes.of(path), Optional.of(document(document)), Reason.NONE));
    }

    private static Member member(String container, int ordinal, String path, String document) {
        return new Member(
                document(container),
                ordinal,
                NameBytes.of(path),
                document.isEmpty() ? Optional.empty() : Optional.of(document(document)),
                document.isEmpty() ? Verdict.FAILED : Verdict.READ,
                document.isEmpty() ? Reason.DAMAGED : Reason.NONE);
    }

    private void reads(String document, Verdict verdict, Reason reason, String type, long listed, Member... members) {
        DocumentReading reading =
                new DocumentReading(document(document), "0", verdict, reason, "", type, 1, 0, listed, members.length);
        database.update(handle -> new ExtractionFacts(database).record(handle, reading, List.of(members)));
    }

    private IntakeReport report() {
        return IntakeAccount.of(
                database,
                arrivals::forEach,
                one -> told.add(one.path().display() + " " + one.outcome() + " "
                        + one.reason().code()));
    }

    /// A text and its copy, one that waits, a link, and a container in a container, where it lies twice.
    private void aLittleOfEverythingWentIn() {
        arrives("a/outer.zip", "outer");
        arrives("a/text", "text");
        arrives("b/text", "text");
        arrives("b/waiting", "waiting");
        arrivals.add(new Arrival(NameBytes.of("b/link"), Optional.empty(), Reason.LINK));
        reads("text", Verdict.READ, Reason.NONE, "text/plain", 0);
        reads("locked", Verdict.ENCRYPTED, Reason.PASSWORD, "application/pdf", 0);
        reads("inner", Verdict.READ, Reason.NONE, ZIP, 2, member("inner", 0, "x", "text"), member("inner", 1, "y", ""));
        reads(
                "outer",
                Verdict.PARTLY_READ,
                Reason.MEMBER_FAILED,
                ZIP,
                4,
                member("outer", 0, "inner.zip", "inner"),
                member("outer", 1, "locked", "locked"),
                member("outer", 2, "again.zip", "inner"),
                member("outer", 3, "gone", ""));
    }

    @Test
    void pathsComeBeforeMembersAndMembersInTheOrderOfTheirContainers() {
        aLittleOfEverythingWentIn();
        IntakeReport report = report();
        assertThat(report.problems()).isEmpty();
        assertThat(report.accounted()).isTrue();
        assertThat(report.scanned()).isEqualTo(5);
        assertThat(report.outcomes())
                .isEqualTo(Map.of(
                        "read",
                        1L,
                        "partly_read",
                        1L,
                        "duplicate",
                        1L,
                        "encrypted",
                        0L,
                        "unsupported",
                        1L,
                        "failed",
                        1L));
        assertThat(report.memberOutcomes())
                .isEqualTo(Map.of(
                        "read",
                        1L,
                        "partly_read",
                        0L,
                        "duplicate",
                        2L,
                        "encrypted",
                        1L,
                        "unsupported",
                        0L,
                        "failed",
                        2L));
        assertThat(report.membersListed()).isEqualTo(6);
        assertThat(report.membersRecorded()).isEqualTo(6);
        assertThat(report.containers()).isEqualTo(Map.of(ZIP, new ContainerCount(2, 6, 6)));
        assertThat(told)
                .containsExactly(
                        "a/outer.zip partly_read member_failed",
                        "b/waiting failed interrupted",
                        "b/link unsupported link",
                        "a/outer.zip!locked encrypted password",
                        "a/outer.zip!gone failed damaged",
                        "a/outer.zip!inner.zip!y failed damaged");
        assertThat(report.notFullyRead()).isEqualTo(told.size());
    }

    @Test
    void aMemberThatIsMissingOrTooManyIsNamed() {
        arrives("less.zip", "less");
        arrives("more.zip", "more");
        arrives("lost.zip", "lost");
        reads("less", Verdict.READ, Reason.NONE, ZIP, 2, member("less", 0, "x", ""));
        reads("more", Verdict.READ, Reason.NONE, ZIP, 0, member("more", 0, "x", ""));
        reads("lost", Verdict.READ, Reason.NONE, ZIP, 1, member("lost", 0, "x", ""));
        database.update(handle -> handle.execute(
                "delete from extraction_member where container = ?",
                document("lost").hex()));
        assertThat(report().accounted()).isFalse();
        assertThat(report().problems())
                .containsExactly(
                        "The container less.zip lists 2 members and 1 were recorded.",
                        "The container more.zip lists 0 members and 1 were recorded.",
                        "The container lost.zip lists 1 members and 0 were recorded.");
    }

    /// A mailbox was read in full. Its original is read once more, and the reader is killed: what is known of the mails
    /// stays, and a later reading that gets as far takes its place.
    @Test
    void aReadingThatWasBrokenOffDoesNotReplaceAWholeOne() {
        arrives("box.mbox", "box");
        reads("box", Verdict.READ, Reason.NONE, "application/mbox", 1, member("box", 0, "mail", "mail"));
        reads("mail", Verdict.READ, Reason.NONE, "message/rfc822", 0);
        reads("box", Verdict.FAILED, Reason.WORKER_KILLED_MEMORY, "", 0);
        reads("box", Verdict.FAILED, Reason.ORIGINAL_DAMAGED, "", 0);
        assertThat(report().outcomes()).containsEntry("read", 1L).containsEntry("failed", 0L);
        assertThat(report().membersRecorded()).isEqualTo(1);

        reads("box", Verdict.PARTLY_READ, Reason.DAMAGED_PART, "application/mbox", 1, member("box", 0, "m", "mail"));
        assertThat(report().outcomes()).containsEntry("partly_read", 1L);
    }

    @Test
    void whatWasBrokenOffIsReplacedByAReadingThatWasNot() {
        arrives("a", "a");
        reads("a", Verdict.FAILED, Reason.WORKER_DIED, "", 0);
        reads("a", Verdict.FAILED, Reason.ORIGINAL_DAMAGED, "", 0);
        reads("a", Verdict.READ, Reason.NONE, "text/plain", 0);
        assertThat(report().outcomes()).containsEntry("read", 1L);
    }

    @Test
    void eachOfThousandsOfDocumentsIsFound() {
        for (int i = 0; i < 3_000; i++) {
            arrives("f" + i, "d" + i % 2_500);
        }
        database.update(handle -> {
            for (int i = 0; i < 2_500; i++) {
                DocumentReading reading = new DocumentReading(
                        document("d" + i), "0", Verdict.READ, Reason.NONE, "", "text/" + i % 3, 1, 0, 0, 0);
                new ExtractionFacts(database).record(handle, reading, List.of());
            }
        });
        IntakeReport report = report();
        assertThat(report.outcomes()).containsEntry("read", 2_500L).containsEntry("duplicate", 500L);
        assertThat(report.formats()).hasSize(3);
        assertThat(told).isEmpty();
    }
}
