package daylight.house;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.extraction.PoolLimits;
import daylight.extraction.ReaderCommand;
import daylight.extraction.SandboxCheck;
import daylight.extraction.SandboxCheck.Attempt;
import daylight.extraction.SandboxTier;
import daylight.protocol.Extract;
import daylight.protocol.Limits;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
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

    private static final long LANDLOCK_CREATE_RULESET = 444;

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
        assertThat(finding.attempts())
                .extracting(Attempt::what)
                .containsExactlyInAnyOrder(
                        "network",
                        "datagram",
                        "socket",
                        "read",
                        "read",
                        "read",
                        "list",
                        "write",
                        "execute",
                        "processes");
        // Network, other sockets and other programs are closed in every tier: the system-call filter is part of all.
        assertThat(finding.attempts())
                .filteredOn(each ->
                        List.of("network", "datagram", "socket", "execute").contains(each.what()))
                .noneMatch(Attempt::open);
        if (!tier.reduced()) {
            assertThat(finding.isTight()).isTrue();
        }
        // Files are closed in every tier too where the kernel can: nothing outside is read, listed or written.
        if (landlockVersion() > 0) {
            assertThat(finding.attempts())
                    .filteredOn(each -> List.of("read", "list", "write").contains(each.what()))
                    .hasSize(5)
                    .noneMatch(Attempt::open);
        } else {
            System.err.println("SKIPPED in part: this kernel has no Landlock, so files are not looked at in " + tier);
        }
    }

    @Test
    void whereTheKernelHasLandlockItsTierIsThere() throws Exception {
        Assumptions.assumeTrue(landlockVersion() > 0, "this kernel has no Landlock");
        assertThat(SandboxCheck.run(SandboxTier.LANDLOCK, reader(List.of()), LIMITS, temporary)
                        .available())
                .isTrue();
    }

    /// What the kernel itself says, landlock_create_ruleset(2) with the flag that asks for the version.
    private static long landlockVersion() {
        try {
            return (long) Linker.nativeLinker()
                    .downcallHandle(
                            Linker.nativeLinker().defaultLookup().findOrThrow("syscall"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_LONG),
                            Linker.Option.firstVariadicArg(1))
                    .invokeExact(LANDLOCK_CREATE_RULESET, 0L, 0L, 1L);
        } catch (Throwable e) {
            throw new IllegalStateException("the kernel could not be asked", e);
        }
    }

    @Test
    void theProbesFindEveryWayOutOfAnUnconfinedWorker() throws Exception {
        SandboxCheck.Finding finding = SandboxCheck.withoutWalls(reader(List.of()), LIMITS, temporary);
        assertThat(finding.attempts()).hasSize(10).allMatch(Attempt::open);
    }
}
