package daylight.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daylight.protocol.Limits;
import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DocumentReaderTest {
    private static final Limits LIMITS = new Limits(10, 100, 10, 10, 1 << 20, 1_000, 10);

    @Test
    void aBrokenWayToTheDeskIsThrownAsItCame() {
        DocumentReader reader = new DocumentReader(ReadingFixture.temporaryFolder());
        AtomicInteger events = new AtomicInteger();
        byte[] zip = new Zips().with("a.txt", "words").with("b.txt", "words").bytes();
        assertThatThrownBy(() -> reader.read(new Evidence.InMemory(zip), NameBytes.of("x.zip"), LIMITS, _ -> {
                    if (events.incrementAndGet() == 4) {
                        throw new IllegalArgumentException("the desk is gone");
                    }
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the desk is gone");
        assertThat(events).hasValue(4);
    }

    @Test
    void timeIsSpentOnceAndForAll() {
        AtomicLong cpu = new AtomicLong();
        Spending spending = new Spending(LIMITS, cpu::get, () -> 0);
        for (int i = 0; i < 1_000; i++) {
            assertThat(spending.isSpent()).isFalse();
        }
        cpu.set(9_000_000_000L);
        boolean spent = false;
        for (int i = 0; i < 100; i++) {
            spent |= spending.isSpent();
        }
        assertThat(spent).isTrue();
        cpu.set(0);
        assertThat(spending.isSpent()).isTrue();
    }

    @Test
    void aDocumentThatRunsOutOfTimeKeepsItsTextAndItsContainerNamesTheRest() {
        AtomicLong cpu = new AtomicLong();
        RecordedTree tree = new RecordedTree();
        Reading reading = new Reading(LIMITS, tree, new Spending(LIMITS, cpu::get, () -> 0));
        Node root = reading.root(NameBytes.of("x.zip"));
        Members members = new Members(ReadingFixture.temporaryFolder(), (evidence, node) -> {
            node.text("some words");
            cpu.set(Long.MAX_VALUE);
            Hostile.thrownBy(() -> {
                        while (true) {
                            reading.checkTime();
                        }
                    })
                    .ifPresent(thrown -> Hostile.ending(thrown, true).close(node));
        });
        Contents contents = new Contents(root, members);
        for (String name : new String[] {"a", "b", "c"}) {
            contents.file(NameBytes.of(name), -1, () -> new java.io.ByteArrayInputStream(new byte[] {1}));
        }
        contents.ending().close(root);
        assertThat(tree.at("a").outcome()).isEqualTo("partly_read/time_limit");
        assertThat(tree.at("a").text()).isEqualTo("some words");
        assertThat(tree.at("b").outcome()).isEqualTo("failed/time_limit");
        assertThat(tree.at("c").outcome()).isEqualTo("failed/time_limit");
        assertThat(tree.root().outcome()).isEqualTo("partly_read/time_limit");
    }

    @Test
    void aMissingClassIsOurBugAndAnOverflowingStackIsNot() {
        assertThat(Hostile.ending(new RuntimeException(new NoClassDefFoundError("a/B")), false)
                        .reason())
                .isEqualTo(Reason.READER_BUG);
        assertThat(Hostile.ending(new ExceptionInInitializerError(new StackOverflowError()), false)
                        .reason())
                .isEqualTo(Reason.DAMAGED);
        assertThat(Hostile.ending(new StackOverflowError(), true))
                .isEqualTo(new Ending(Verdict.PARTLY_READ, Reason.DAMAGED_PART, "StackOverflowError"));
    }

    @Test
    void theDetailOfAFailureHoldsNoTextOfTheDocument() {
        Ending ending = Hostile.ending(new IllegalStateException("SECRET", new RuntimeException("SECRET")), false);
        assertThat(ending.detail()).isEqualTo("IllegalStateException < RuntimeException");
    }

    @Test
    void twoDocumentsWithTheSameBytesHaveTheSameHash() {
        byte[] words = "words".getBytes(StandardCharsets.UTF_8);
        RecordedTree tree = ReadingFixture.read(
                "x.zip", new Zips().with("a.txt", words).with("b.txt", words).bytes());
        assertThat(tree.at("a.txt").ended().sha256())
                .isEqualTo(tree.at("b.txt").ended().sha256());
    }
}
