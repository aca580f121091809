package daylight.desk;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.id.Sha256;
import java.util.List;
import org.junit.jupiter.api.Test;

class RanksTest {
    private static final Sha256 ROOT = new Sha256("ab".repeat(32));
    private static final Sha256 OTHER = new Sha256("cd".repeat(32));

    @Test
    void filesGoBeforeMembersAndRecognisedReadingsBeforeTheSameWithoutRecognition() {
        List<String> inOrder = List.of(
                Ranks.of(ROOT, 0, true, true),
                Ranks.of(ROOT, 0, true, false),
                Ranks.of(ROOT, 3, true, true),
                Ranks.of(OTHER, 1, true, true),
                Ranks.of(ROOT, 3, true, false),
                Ranks.of(ROOT, 4, true, false),
                Ranks.of(OTHER, 1, true, false),
                Ranks.of(ROOT, 3, false, true),
                Ranks.of(ROOT, 3, false, false),
                Ranks.OF_NONE);
        assertThat(inOrder).isSorted();
        assertThat(inOrder.stream().filter(Ranks::isRecognised)).hasSize(4);
        assertThat(Ranks.of(ROOT, 0, true, false)).isEqualTo(Ranks.OF_FILES);
    }

    @Test
    void aRankNamesTheOriginalThatWasRead() {
        assertThat(Ranks.rootOf(OTHER, Ranks.of(ROOT, 7, true, false))).isEqualTo(ROOT);
        assertThat(Ranks.rootOf(OTHER, Ranks.of(ROOT, 7, false, true))).isEqualTo(ROOT);
        assertThat(Ranks.rootOf(OTHER, Ranks.OF_FILES)).isEqualTo(OTHER);
        assertThat(Ranks.rootOf(OTHER, Ranks.of(OTHER, 0, true, true))).isEqualTo(OTHER);
    }
}
