package daylight.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final Limits SMALL = new Limits(90, 900, 100, 30, 8L << 30, 1_000, 10);

    @Test
    void aSmallOriginalHasTheLimitsAsTheyAre() {
        assertThat(SMALL.forSize(0)).isEqualTo(SMALL);
        assertThat(SMALL.forSize((1 << 20) - 1)).isEqualTo(SMALL);
    }

    @Test
    void anArchiveOfTenGigabytesMayBeReadToItsEnd() {
        Limits large = SMALL.forSize(10L << 30);
        assertThat(large.cpuSeconds()).isEqualTo(90 + 10 * 1024);
        assertThat(large.wallSeconds()).isEqualTo(900 + 10 * 10 * 1024);
        assertThat(large.expandedBytesMax()).isEqualTo((8L << 30) + 10 * (10L << 30));
        assertThat(large.membersMax()).isEqualTo(SMALL.membersMax() + 100 * 10 * 1024);
    }

    @Test
    void noSizeIsTooLarge() {
        assertThat(SMALL.forSize(1L << 56).cpuSeconds()).isEqualTo(Integer.MAX_VALUE);
    }
}
