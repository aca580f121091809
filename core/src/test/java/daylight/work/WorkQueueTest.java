package daylight.work;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkQueueTest {
    private static final Instant NOON = Instant.parse("2020-01-01T12:00:00Z");

    @TempDir
    private Path folder;

    private Database database;

    @BeforeEach
    void openDatabase() {
        database = Database.open(folder.resolve("facts.db"), List.of("daylight/work/migrations"));
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private WorkQueue queue(String owner, Instant now) {
        return new WorkQueue(database, Clock.fixed(now, ZoneOffset.UTC), owner);
    }

    private void enqueue(String... items) {
        database.update(handle -> queue("setup", NOON).enqueue(handle, Stage.EXTRACT, List.of(items)));
    }

    @Test
    void itemsAreLeasedOnceAndInOrder() {
        enqueue("b", "a", "c", "a");
        assertThat(queue("one", NOON).claim(Stage.EXTRACT, 2))
                .extracting(Lease::item)
                .containsExactly("a", "b");
        assertThat(queue("two", NOON).claim(Stage.EXTRACT, 9))
                .extracting(Lease::item)
                .containsExactly("c");
        assertThat(queue("two", NOON).claim(Stage.EXTRACT, 9)).isEmpty();
        assertThat(queue("two", NOON).remaining(Stage.EXTRACT)).isEqualTo(3);
    }

    @Test
    void anItemCanBeLeasedBeforeItsTurn() {
        enqueue("a", "b", "c");
        WorkQueue queue = queue("one", NOON);
        Lease first = queue.claim(Stage.EXTRACT, "c").orElseThrow();
        assertThat(first).isEqualTo(new Lease(Stage.EXTRACT, "c", 0, 1));
        assertThat(queue("two", NOON).claim(Stage.EXTRACT, "c"))
                .as("it is taken")
                .isEmpty();
        assertThat(queue.claim(Stage.EXTRACT, "d")).as("it was never there").isEmpty();
        assertThat(queue.claim(Stage.RECOGNISE, "a")).as("of another stage").isEmpty();
        assertThat(queue.claim(Stage.EXTRACT, 9)).extracting(Lease::item).containsExactly("a", "b");
        boolean completed = database.write(handle -> queue.complete(handle, first));
        assertThat(completed).isTrue();
        assertThat(queue.remaining(Stage.EXTRACT)).isEqualTo(2);
    }

    @Test
    void aCompletedItemIsGoneAndAWaitingOneIsNotQueuedTwice() {
        enqueue("a");
        WorkQueue queue = queue("one", NOON);
        Lease lease = queue.claim(Stage.EXTRACT, 1).getFirst();
        enqueue("a");
        assertThat(queue.remaining(Stage.EXTRACT)).isEqualTo(1);
        assertThat(database.<Boolean>write(handle -> queue.complete(handle, lease)))
                .isTrue();
        assertThat(queue.remaining(Stage.EXTRACT)).isZero();
    }

    @Test
    void aSilentOwnerLosesItsLeaseAndCanNoLongerComplete() {
        enqueue("a");
        Lease old = queue("silent", NOON).claim(Stage.EXTRACT, 1).getFirst();
        WorkQueue other = queue("other", NOON.plus(Duration.ofHours(1)));
        Lease fresh = other.claim(Stage.EXTRACT, 1).getFirst();
        assertThat(fresh.attempts()).isEqualTo(1);
        assertThat(database.<Boolean>write(handle -> other.complete(handle, old)))
                .isFalse();
        assertThat(database.<Boolean>write(handle -> other.complete(handle, fresh)))
                .isTrue();
    }

    @Test
    void anItemWhoseFactsChangedWhileItWasBeingDoneIsDoneOnceMore() {
        enqueue("a");
        WorkQueue queue = queue("one", NOON);
        Lease seenOldFacts = queue.claim(Stage.EXTRACT, 1).getFirst();
        database.update(handle -> queue.enqueueAgain(handle, Stage.EXTRACT, List.of("a", "b")));
        assertThat(database.<Boolean>write(handle -> queue.complete(handle, seenOldFacts)))
                .isFalse();
        assertThat(queue.claim(Stage.EXTRACT, 9)).extracting(Lease::item).containsExactly("a", "b");
    }

    @Test
    void aNewOwnerOfTheCaseTakesOverWhatADeadOneHeld() {
        enqueue("a", "b");
        assertThat(queue("dead", NOON).claim(Stage.EXTRACT, 2)).hasSize(2);
        WorkQueue heir = queue("heir", NOON);
        heir.releaseAll();
        assertThat(heir.claim(Stage.EXTRACT, 2)).hasSize(2);
    }

    @Test
    void aReleasedLeaseCanBeClaimedAgain() {
        enqueue("a");
        WorkQueue queue = queue("one", NOON);
        queue.release(queue.claim(Stage.EXTRACT, 1));
        assertThat(queue.claim(Stage.EXTRACT, 1)).hasSize(1);
    }
}
