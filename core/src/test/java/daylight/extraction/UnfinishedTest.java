package daylight.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.id.Sha256;
import daylight.protocol.Checkpoint;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.store.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The members of an original that is not read to its end lie in it already.
class UnfinishedTest {
    private static final Sha256 BOX = hash("box");

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
    void whatWasReachedHasItsPlaceAndNothingBeyond() {
        reached(false, 3);
        database.update(handle -> facts.record(handle, reading(mail(2), 1), List.of(member(mail(2), 0, hash("a")))));
        assertThat(facts.members(BOX)).hasSize(3);
        assertThat(facts.memberships(List.of(mail(1), mail(3))))
                .as("a list that was begun anew is shorter than what stood there before")
                .containsExactly(member(BOX, 1, mail(1)));
        assertThat(within()).containsExactlyInAnyOrder(BOX, mail(0), mail(1), mail(2), hash("a"));
    }

    @Test
    void noneOfThemIsSweptButThoseThatAnEarlierLongerListNamed() {
        reached(false, 3);
        database.update(handle -> {
            for (int i = 0; i < 5; i++) {
                facts.record(handle, reading(mail(i), 0), List.of());
            }
        });
        assertThat(facts.unplaced("0")).containsExactlyInAnyOrder(mail(3), mail(4));
    }

    @Test
    void aReadingThatStandsSaysItBetter() {
        reached(false, 3);
        database.update(handle -> facts.record(handle, reading(BOX, 1), List.of(member(BOX, 0, mail(7)))));
        assertThat(facts.members(BOX)).containsExactly(member(BOX, 0, mail(7)));
        assertThat(facts.memberships(List.of(mail(1)))).isEmpty();
        assertThat(within()).containsExactlyInAnyOrder(BOX, mail(7));
    }

    @Test
    void whatIsWithdrawnLeavesItsPlaceAndTheOthersTheirs() {
        reached(false, 3);
        database.update(handle -> {
            for (int i = 0; i < 3; i++) {
                facts.record(handle, reading(mail(i), 0), List.of());
            }
            facts.withdraw(handle, mail(1));
        });
        assertThat(facts.members(BOX))
                .extracting(Member::reason)
                .containsExactly(Reason.NONE, Reason.WITHDRAWN, Reason.NONE);
        assertThat(facts.memberships(List.of(mail(0), mail(1), mail(2)))).hasSize(2);
        assertThat(facts.unplaced("0")).isEmpty();
        assertThat(facts.progress(BOX, false, "reader").orElseThrow().members())
                .as("the reading goes on")
                .hasSize(3);
        database.update(handle -> facts.erase(handle, mail(0)));
        assertThat(facts.progress(BOX, false, "reader")).as("it begins anew").isEmpty();
    }

    @Test
    void whatLiesInSeveralPlacesIsToldWithWhatIsInsideOfIt() {
        database.update(handle -> {
            facts.record(
                    handle,
                    reading(BOX, 3),
                    List.of(member(BOX, 0, mail(0)), member(BOX, 1, mail(1)), member(BOX, 2, mail(0))));
            facts.record(handle, reading(mail(0), 1), List.of(member(mail(0), 0, hash("a"))));
            facts.record(handle, reading(mail(1), 1), List.of(member(mail(1), 0, hash("b"))));
        });
        Set<Sha256> many = database.read(handle -> facts.withinMany(handle, facts.within(handle, List.of(BOX))));
        assertThat(many).containsExactlyInAnyOrder(mail(0), hash("a"));
    }

    @Test
    void recognitionTellsNoPlaces() {
        reached(true, 3);
        assertThat(facts.members(BOX)).isEmpty();
        assertThat(facts.memberships(List.of(mail(1)))).isEmpty();
    }

    @Test
    void aCaseThatIsOnlyReadMayRememberNothing() {
        database.update(handle -> {
            handle.execute("drop table extraction_progress");
            handle.execute("drop table extraction_progress_member");
        });
        assertThat(facts.members(BOX)).isEmpty();
        assertThat(facts.memberships(List.of(mail(1)))).isEmpty();
    }

    /// Five members were told once, and the list was begun anew.
    private void reached(boolean recognised, int members) {
        database.update(handle -> {
            reached(handle, recognised, 5);
            reached(handle, recognised, members);
        });
    }

    private void reached(Handle handle, boolean recognised, int members) {
        List<Member> all = IntStream.range(0, members)
                .mapToObj(i -> member(BOX, i, mail(i)))
                .toList();
        facts.reached(handle, BOX, recognised, "reader", new Checkpoint(members, members, "here"), all, members);
    }

    private Set<Sha256> within() {
        return database.read(handle -> facts.within(handle, List.of(BOX)));
    }

    private static Member member(Sha256 container, int ordinal, Sha256 document) {
        return new Member(
                container, ordinal, NameBytes.of("#" + ordinal), Optional.of(document), Verdict.READ, Reason.NONE);
    }

    private static DocumentReading reading(Sha256 document, int members) {
        return new DocumentReading(
                document, "9", Verdict.READ, Reason.NONE, "", "message/rfc822", 10, 1, members, members);
    }

    private static Sha256 mail(int number) {
        return hash("mail " + number);
    }

    private static Sha256 hash(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
