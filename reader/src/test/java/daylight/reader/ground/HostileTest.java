package daylight.reader.ground;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import org.junit.jupiter.api.Test;

class HostileTest {
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
}
