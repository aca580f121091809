package daylight.reader.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.pff.PSTConversationIndex;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The place in a conversation that a store says is the one that a saved mail says.
class PstConversationTest {
    /// One byte, five of a time and sixteen of a GUID come before the answers.
    private static final int GUID_FROM = 6;

    private static final int HEADER_BYTES = 22;
    private static final int ANSWER_BYTES = 5;

    @Test
    void thePlaceHasTheBytesOfTheIndex() {
        Random random = new Random(6);
        for (int i = 0; i < 2_000; i++) {
            byte[] index = new byte[HEADER_BYTES + ANSWER_BYTES * random.nextInt(6)];
            random.nextBytes(index);
            assertThat(PstItems.conversation(new Stored(index)))
                    .isEqualTo(HexFormat.of().formatHex(index, GUID_FROM, index.length));
        }
    }

    @Test
    void timesFarApartAndCloseTogetherAreKept() {
        byte[] index = new byte[HEADER_BYTES + 4 * ANSWER_BYTES];
        System.arraycopy(
                HexFormat.of().parseHex("0000000000" + "7fffffffff" + "8000000000" + "ffffffff01"),
                0,
                index,
                HEADER_BYTES,
                4 * ANSWER_BYTES);
        assertThat(PstItems.conversation(new Stored(index)))
                .endsWith("0000000000" + "7fffffffff" + "8000000000" + "ffffffff01");
    }

    @Test
    void noIndexIsNoPlace() {
        assertThat(PstItems.conversation(null)).isEmpty();
        assertThat(PstItems.conversation(new Stored(new byte[5]))).isEmpty();
    }

    private static final class Stored extends PSTConversationIndex {
        Stored(byte[] index) {
            super(index);
        }
    }
}
