package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.house.launcher.Launcher;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No command touches the network, the libraries of the desk included: the kernel itself counts.
class NetworkStoryTest {
    @TempDir
    Path temporary;

    private QuietNetwork network() throws Exception {
        Optional<QuietNetwork> network = QuietNetwork.in(temporary);
        Assumptions.assumeTrue(network.isPresent(), "nobody may make a network of his own on this machine");
        return network.orElseThrow();
    }

    @Test
    void nothingIsSentWhileTheSampleGoesInIsSearchedAndShown() throws Exception {
        QuietNetwork network = network();
        Daylight daylight = new Daylight(temporary.resolve("settings"), network.before());
        Path folder = temporary.resolve("case");
        for (List<String> command : List.of(
                List.of("ingest", Launcher.project().resolve("sample/evidence").toString(), "--ocr", "never"),
                List.of("search", "contract"),
                List.of("show", "evidence/01 contract/contract-v3-clean.docx"),
                List.of("page", "evidence/01 contract/contract-signed.pdf"),
                List.of("verify"))) {
            List<String> more = command.subList(1, command.size());
            Answer answer = daylight.run(folder, command.getFirst(), more.toArray(String[]::new));
            assertThat(answer.exit()).as(command + answer.err()).isIn(0, 1);
            assertThat(network.traffic()).as(command.toString()).isEmpty();
        }
    }

    /// Addresses of the documentation, RFC 5737: nobody has them.
    @ParameterizedTest
    @ValueSource(strings = {"tcp", "udp"})
    void theCountersSeeWhatSomebodyTriesToSend(String protocol) throws Exception {
        QuietNetwork network = network();
        network.run("bash", "-c", "echo x > /dev/" + protocol + "/192.0.2.1/9");
        assertThat(network.traffic()).isNotEmpty();
    }
}
