package daylight.house;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.extraction.PoolLimits;
import daylight.extraction.ReaderCommand;
import daylight.extraction.SandboxCheck;
import daylight.extraction.SandboxCheck.Attempt;
import daylight.extraction.SandboxTier;
import daylight.protocol.Extract;
import daylight.protocol.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The reader's own process, in every tier that this machine has, tries to break out.
class SandboxTiersTest {
    private static final PoolLimits LIMITS = PoolLimits.usual(1, new Limits(20, 60, 10, 2, 1 << 20, 100_000, 10));

    @TempDir
    Path temporary;

    static ReaderCommand reader(List<String> flags) throws Exception {
        Path classes =
                Path.of("..", "reader", "target", "classes").toAbsolutePath().normalize();
        assertThat(classes.resolve("daylight/reader/WorkerMain.class"))
                .as("the reader is built before the house is tested: mvn test -pl reader,house -am")
                .exists();
        Path protocol = Path.of(Extract.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return new ReaderCommand(
                Path.of(System.getProperty("java.home")),
                List.of(classes, protocol),
                ReaderCommand.READER_MAIN,
                128,
                flags,
                Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(SandboxTier.class)
    void noWayOutIsOpen(SandboxTier tier) throws Exception {
        SandboxCheck.Finding finding = SandboxCheck.run(tier, reader(List.of()), LIMITS, temporary);
        if (!finding.available()) {
            System.err.println("SKIPPED: no tier " + tier + " on this machine: " + finding.detail());
        }
        Assumptions.assumeTrue(finding.available());
        finding.attempts().forEach(each -> System.err.println(tier + ": " + each.what() + " " + each.detail()));
        assertThat(finding.attempts()).extracting(Attempt::what).contains("network", "socket", "execute", "processes");
        // Network, other sockets and other programs are closed in every tier: the system-call filter is part of all.
        assertThat(finding.attempts())
                .filteredOn(each -> List.of("network", "socket", "execute").contains(each.what()))
                .noneMatch(Attempt::open);
        if (!tier.reduced()) {
            assertThat(finding.isTight()).isTrue();
        }
    }

    @Test
    void theProbesFindEveryWayOutOfAnUnconfinedWorker() throws Exception {
        SandboxCheck.Finding finding = SandboxCheck.withoutWalls(reader(List.of()), LIMITS, temporary);
        assertThat(finding.attempts()).hasSize(8).allMatch(Attempt::open);
    }
}
