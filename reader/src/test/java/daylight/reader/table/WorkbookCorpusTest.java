package daylight.reader.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import daylight.reader.CorpusComparison;
import daylight.reader.CorpusTest;
import daylight.reader.GeneralReading;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every workbook of the corpora against the general reader: its words, its metadata, its members.
@Tag("corpus")
class WorkbookCorpusTest {
    /// Dates are written as ISO 8601 has them, errors without the word ERROR; docs/formats.md says so.
    private static final String OTHER_FORM = "\\d{1,2}[/-](\\d{1,2}|[A-Z][a-z]{2})([/-]\\d{2,4})?"
            + "|\\d{1,2}:\\d{2}(:\\d{2})?|\\d{2}[A-Z][a-z]{2}\\d{2}|ERROR";

    /// Of a date such as `Aug 20, 2013`, in this workbook alone.
    private static final Map<String, Set<String>> PARTS_OF_DATES =
            Map.of("123233_charts.xlsx", Set.of("Aug", "20", "2013", "PM"));

    /// The general reader writes links one behind the other without a space, and a text before the first.
    private static final Map<String, Set<String>> GLUED = Map.of(
            "53282.xlsx", Set.of("A0mailto:nobody@nowhere.com", "C2"),
            "testEXCEL_hyperlinks.xlsx",
                    Set.of(
                            "helplinked",
                            "data",
                            "tika.apache.org/1.12/gettingstarted.htmlhttp",
                            "tika.apache.org/mailto:user@tika.apache.org"));

    /// The general reader stumbles over a picture that lies outside of the package.
    private static final Set<String> OTHER_OUTCOME = Set.of("50154.xlsx");

    /// What the general reader says of its own work or of a package's form.
    private static final Set<String> NOT_COMPARED = Set.of("Content-Type", "Content-Type-Override");

    private final GeneralReading general = new GeneralReading();
    private final CorpusComparison comparison = new CorpusComparison();

    static List<Path> workbooks() throws IOException {
        Optional<Path> shared = CorpusTest.shared();
        if (shared.isEmpty()) {
            System.err.println("SKIPPED: WorkbookCorpusTest needs the folder 'shared' (DAYLIGHT_SHARED)");
        }
        assumeTrue(shared.isPresent());
        try (Stream<Path> walk = Files.walk(shared.get().resolve("corpora"))) {
            return walk.filter(Files::isRegularFile)
                    .filter(path -> path.toString().toLowerCase(Locale.ROOT).matches(".*\\.xl[st][xm]"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void nothingThatTheGeneralReaderFindsIsMissing() throws IOException {
        List<Path> workbooks = workbooks();
        assertThat(workbooks).hasSizeGreaterThan(20);
        for (Path path : workbooks) {
            compare(path);
        }
        comparison.wrong().forEach(System.out::println);
        assertThat(comparison.wrong()).isEmpty();
    }

    private void compare(Path path) throws IOException {
        String name = path.getFileName().toString();
        Evidence evidence = new Evidence.InMemory(Files.readAllBytes(path));
        RecordedTree own = ReadingFixture.read(name, evidence, ReadingFixture.LIMITS);
        RecordedTree theirs = general.read(name, evidence);
        List<String> missing = new ArrayList<>(
                GeneralReading.missing(theirs.root().text(), own.root().text().replace('\\', '/')));
        missing.removeIf(word -> word.matches(OTHER_FORM));
        missing.removeAll(PARTS_OF_DATES.getOrDefault(name, Set.of()));
        missing.removeAll(GLUED.getOrDefault(name, Set.of()));
        comparison.words(name, missing);
        if (!OTHER_OUTCOME.contains(name)) {
            comparison.outcome(name, own, theirs);
        }
        comparison.members(name, own, theirs);
        comparison.facts(name, own, theirs, fact -> !NOT_COMPARED.contains(fact), UnaryOperator.identity());
    }
}
