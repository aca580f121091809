package daylight.reader.ground;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.Limits;
import daylight.protocol.NameBytes;
import daylight.protocol.Passwords;
import daylight.protocol.Recognition;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final Limits LIMITS = new Limits(10, 100, 10, 10, 1 << 20, 1_000, 10);

    @Test
    void timeIsSpentOnceAndForAll() {
        AtomicLong cpu = new AtomicLong();
        Spending spending = new Spending(LIMITS, cpu::get, cpu::get);
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
    void grantedTimeCountsFromNowAndIsNotSavedUp() {
        AtomicLong cpu = new AtomicLong();
        Spending spending = new Spending(LIMITS, cpu::get, cpu::get);
        for (int page = 0; page < 1_000; page++) {
            spending.grant(60);
        }
        cpu.set(47_000_000_000L); // four fifths of the time granted are the reader's own
        assertThat(isSpent(spending)).isFalse();
        spending.grant(60);
        cpu.set(94_000_000_000L);
        assertThat(isSpent(spending)).isFalse();
        cpu.set(96_000_000_000L);
        assertThat(isSpent(spending)).isTrue();
    }

    @Test
    void aThreadThatHadToWaitHasItsCpuTimeLeft() {
        AtomicLong cpu = new AtomicLong();
        AtomicLong elapsed = new AtomicLong();
        AtomicInteger asked = new AtomicInteger();
        Spending spending = new Spending(
                LIMITS,
                () -> {
                    asked.incrementAndGet();
                    return cpu.get();
                },
                elapsed::get);
        for (int second = 1; second <= 70; second++) {
            elapsed.set(second * 1_000_000_000L);
            cpu.set(second * 100_000_000L);
            assertThat(isSpent(spending)).as("after %s seconds", second).isFalse();
        }
        assertThat(asked.get()).as("questions for the CPU time").isLessThan(70);
        cpu.set(8_100_000_000L);
        elapsed.set(72_000_000_000L);
        assertThat(isSpent(spending)).isTrue();
    }

    private static boolean isSpent(Spending spending) {
        boolean spent = false;
        for (int i = 0; i < 100; i++) {
            spent |= spending.isSpent();
        }
        return spent;
    }

    @Test
    void aDocumentThatRunsOutOfTimeKeepsItsTextAndItsContainerNamesTheRest() {
        AtomicLong cpu = new AtomicLong();
        RecordedTree tree = new RecordedTree();
        Reading reading =
                new Reading(LIMITS, Recognition.NONE, Passwords.NONE, tree, new Spending(LIMITS, cpu::get, cpu::get));
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
}
