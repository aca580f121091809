package daylight.house.bench;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.house.launcher.Launcher;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bars of the benchmark; asserted only with `-Ddaylight.bars=true`, on a machine that does nothing else, and in
/// the memory that the launcher gives (its line `heap=`), such as
/// `./daylight test --only QueryBenchTest -Ddaylight.bars=true -Ddaylight.tests.heap=320m`.
class QueryBenchTest {
    private static final int DOCUMENTS = 100_000;

    @TempDir
    private Path folder;

    @Test
    @Tag("soak")
    void answersComeBeforeAPersonNoticesAtAHundredThousandDocuments() throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Map<String, Map<String, QueryBench.Timing>> timings =
                new QueryBench(new MadeDocuments(20_180_301, DOCUMENTS), out, "").run(folder);
        assertThat(timings).isNotEmpty();
        if (Boolean.getBoolean("daylight.bars")) {
            assertThat(Runtime.getRuntime().maxMemory())
                    .as("the heap of the tests, -Ddaylight.tests.heap, against that of the launcher")
                    .isLessThanOrEqualTo(Long.parseLong(Launcher.heap().replaceFirst("m$", "")) << 20);
            for (String kind : new String[] {"term, common", "term", "phrase", "and", "boolean"}) {
                Map<String, QueryBench.Timing> modes = timings.getOrDefault(kind, Map.of());
                assertThat(modes).as(kind).containsKeys("facets", "facets+snippets");
                modes.forEach((mode, timing) -> assertThat(timing.p99())
                        .as(kind + ", " + mode)
                        .isLessThan(mode.contains("snippets") ? 100 : 50));
            }
            for (String kind : new String[] {"leading wildcard", "inner wildcard"}) {
                Map<String, QueryBench.Timing> modes = timings.getOrDefault(kind, Map.of());
                assertThat(modes).as(kind).containsKeys("facets", "facets+snippets");
                modes.forEach((mode, timing) ->
                        assertThat(timing.p99()).as(kind + ", " + mode).isLessThan(100));
            }
        }
    }
}
