package daylight.reader.unpack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RarFilterTest {
    private static final long POSITION = 100;

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] undone(RarFilter.Kind kind, int... values) {
        return new RarFilter(kind, 0, values.length, 1).undone(bytes(values), POSITION);
    }

    @Test
    void targetsOfCallsBecomeRelativeAgain() {
        // 500 less the place behind the operation, 101, is 399.
        assertThat(undone(RarFilter.Kind.CALL, 0xe8, 0xf4, 1, 0, 0, 0x90)).isEqualTo(bytes(0xe8, 0x8f, 1, 0, 0, 0x90));
        // -50 lies before the first byte, and stands for a target at the end of the 16 MiB.
        assertThat(undone(RarFilter.Kind.CALL, 0xe8, 0xce, 0xff, 0xff, 0xff, 0x90))
                .isEqualTo(bytes(0xe8, 0xce, 0xff, 0xff, 0, 0x90));
    }

    @Test
    void jumpsAreTargetsForTheFilterOfJumpsAlone() {
        assertThat(undone(RarFilter.Kind.CALL_AND_JUMP, 0xe9, 0xf4, 1, 0, 0, 0x90))
                .isEqualTo(bytes(0xe9, 0x8f, 1, 0, 0, 0x90));
        assertThat(undone(RarFilter.Kind.CALL, 0xe9, 0xf4, 1, 0, 0, 0x90)).isEqualTo(bytes(0xe9, 0xf4, 1, 0, 0, 0x90));
    }

    @Test
    void branchesOfArmBecomeRelativeAgain() {
        // 100 words less the 25 words before.
        assertThat(undone(RarFilter.Kind.ARM, 100, 0, 0, 0xeb, 1, 2, 3, 4))
                .isEqualTo(bytes(75, 0, 0, 0xeb, 1, 2, 3, 4));
    }
}
