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

/// Every binary workbook of the corpora against the general reader: its words, its metadata, its members.
@Tag("corpus")
class OldWorkbookCorpusTest {
    /// Dates are written as ISO 8601 has them, errors without the word ERROR; docs/formats.md says so.
    private static final String OTHER_FORM = "\\d{1,2}[/-](\\d{1,2}|[A-Z][a-z]{2})([/-]\\d{2,4})?"
            + "|\\d{1,2}:\\d{2}(:\\d{2})?|\\d{2}[A-Z][a-z]{2}\\d{2}|ERROR";

    /// Codes of headers and footers (`&L`, `&P`, fonts); zeros that the general reader puts in place of errors; the
    /// name of a sheet again over its chart; a date in a format that only Excel in Japanese has.
    private static final Map<String, Set<String>> LEFT_OUT = Map.ofEntries(
            Map.entry(
                    "TestBug44375.xls",
                    Set.of("20IBM", "20Page", "24Licenses", "24Maint", "Arial,Bold", "C", "L", "N", "P", "R")),
            Map.entry("TestThumbnail.xls", Set.of("A", "P")),
            Map.entry(
                    "12561-1.xls",
                    Set.of("37,438", "C", "CWWS\u4F5C\u696D\u30EA\u30B9\u30C8", "N", "P", "R\u4F5C\u6210\u65E5")),
            Map.entry("12561-2.xls", Set.of("C", "D", "F", "L", "N", "P", "R")),
            Map.entry("13796.xls", Set.of("0", "0.0", "0.00")),
            Map.entry("14330-1.xls", Set.of("0", "0.0", "0.00")),
            Map.entry("15573.xls", Set.of("Feuil1")),
            Map.entry("19599-1.xls", Set.of("0", "Courier", "F", "L", "N", "New,Bold", "P", "R")),
            Map.entry("testEXCEL-charts.xls", Set.of("Sheet1")),
            Map.entry("testEXCEL-formats.xls", Set.of("39219.18056369212", "AM", "PM")),
            Map.entry(
                    "testEXCEL_extra_metadata.xls",
                    Set.of("12", "12Page", "A", "C", "New", "P", "Roman,Regular", "Times")),
            // The parts of C:\\data\\linked_file, which stand with slashes here.
            Map.entry("testEXCEL_hyperlinks.xls", Set.of("data", "linked")));

    private final GeneralReading general = new GeneralReading();
    private final CorpusComparison comparison = new CorpusComparison();

    @Test
    void nothingThatTheGeneralReaderFindsIsMissing() throws IOException {
        Optional<Path> shared = CorpusTest.shared();
        assumeTrue(shared.isPresent());
        List<Path> workbooks;
        try (Stream<Path> walk = Files.walk(shared.get().resolve("corpora"))) {
            workbooks = walk.filter(Files::isRegularFile)
                    .filter(path -> path.toString().toLowerCase(Locale.ROOT).endsWith(".xls"))
                    .sorted()
                    .toList();
        }
        assertThat(workbooks).hasSizeGreaterThan(20);
        int labelled = 0;
        for (Path path : workbooks) {
            labelled += compare(path) ? 1 : 0;
        }
        comparison.wrong().forEach(System.out::println);
        assertThat(comparison.wrong()).isEmpty();
        assertThat(labelled).isGreaterThan(12);
    }

    private boolean compare(Path path) throws IOException {
        String name = path.getFileName().toString();
        Evidence evidence = new Evidence.InMemory(Files.readAllBytes(path));
        RecordedTree own = ReadingFixture.read(name, evidence, ReadingFixture.LIMITS);
        RecordedTree theirs = general.read(name, evidence);
        List<String> missing = new ArrayList<>(
                GeneralReading.missing(theirs.root().text(), own.root().text().replace('\\', '/')));
        missing.removeIf(word -> word.matches(OTHER_FORM));
        missing.removeAll(LEFT_OUT.getOrDefault(name, Set.of()));
        comparison.words(name, missing);
        comparison.outcome(name, own, theirs);
        comparison.members(name, own, theirs);
        comparison.facts(name, own, theirs, _ -> true, UnaryOperator.identity());
        return own.root().blocks().stream().anyMatch(block -> block.label().equals("A"));
    }
}
