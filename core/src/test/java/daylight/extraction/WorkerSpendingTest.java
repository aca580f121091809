package daylight.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.Limits;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkerSpendingTest {
    private static final Limits LIMITS = new Limits(10, 1_000, 1, 1, 1, 1, 1);

    /// No process has this number: what is spent is what was told.
    private static final long NOBODY = Long.MAX_VALUE;

    @Test
    void aRequestThatUsedUpItsTimeIsOver() {
        WorkerSpending spending = new WorkerSpending(NOBODY, 0);
        spending.begin(LIMITS);
        spending.told(TimeUnit.SECONDS.toNanos(12));
        assertThat(spending.runsOver()).isFalse();
        spending.told(TimeUnit.SECONDS.toNanos(13));
        assertThat(spending.runsOver()).isTrue();
        assertThat(spending.overWhat()).isEqualTo("CPU time");
    }

    @Test
    void grantsCountFromNowAndAreNotSavedUp() {
        WorkerSpending spending = new WorkerSpending(NOBODY, 0);
        spending.begin(LIMITS);
        for (int page = 0; page < 1_000; page++) {
            spending.grant(60);
        }
        spending.told(TimeUnit.SECONDS.toNanos(59));
        assertThat(spending.runsOver()).isFalse();
        spending.grant(60);
        spending.told(TimeUnit.SECONDS.toNanos(118));
        assertThat(spending.runsOver()).isFalse();
        spending.told(TimeUnit.SECONDS.toNanos(120));
        assertThat(spending.runsOver()).isTrue();
    }
}
