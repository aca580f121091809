package daylight.thread;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseSubjectTest {
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
        assertThat(BaseSubject.of(subject)).isEqualTo(new BaseSubject("gates", true));
    }

    @Test
    void whatIsPassedOnIsNoAnswer() {
        assertThat(BaseSubject.of("Fwd: Gates")).isEqualTo(new BaseSubject("gates", false));
    }

    @Test
    void wordsThatBeginAsAPrefixDoesStay() {
        assertThat(BaseSubject.of("Report: gates")).isEqualTo(new BaseSubject("report: gates", false));
        assertThat(BaseSubject.of("[works]")).isEqualTo(new BaseSubject("[works]", false));
        assertThat(BaseSubject.of("Re:")).isEqualTo(new BaseSubject("", true));
    }
}
