package daylight.thread;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BareSubjectTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Re: Gates",
                "RE: Fwd: re: gates",
                "Re[2]: Gates",
                "AW: WG: Gates",
                "Re: [works] Re: Gates",
                "[works] Re:  GATES (fwd)",
                "回复: Gates",
                "答复：转发: Gates",
                "Отв: Re: Gates",
                "رد: Gates",
                "Sv: Gates"
            })
    void answersHaveTheSubjectOfWhatTheyAnswer(String subject) {
        assertThat(BareSubject.of(subject)).isEqualTo(new BareSubject("gates", true));
    }

    @Test
    void whatIsPassedOnIsNoAnswer() {
        assertThat(BareSubject.of("Fwd: Gates")).isEqualTo(new BareSubject("gates", false));
    }

    @Test
    void wordsThatBeginAsAPrefixDoesStay() {
        assertThat(BareSubject.of("Report: gates")).isEqualTo(new BareSubject("report: gates", false));
        assertThat(BareSubject.of("[works]")).isEqualTo(new BareSubject("[works]", false));
        assertThat(BareSubject.of("Re:")).isEqualTo(new BareSubject("", true));
    }
}
