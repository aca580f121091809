package daylight.reader.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import daylight.protocol.BlockKind;
import daylight.reader.CorpusTest;
import daylight.reader.GeneralReading;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import daylight.reader.ground.Evidence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BinaryWorkbookTest {
    /// Dates are written as ISO 8601 has them; docs/formats.md says so.
    private static final String OTHER_FORM = "\\d{1,2}[/-](\\d{1,2}|[A-Z][a-z]{2})([/-]\\d{2,4})?"
            + "|\\d{1,2}:\\d{2}(:\\d{2})?|\\d{2}[A-Z][a-z]{2}\\d{2}|ERROR";

    @Test
    void recordsHaveAKindALengthAndTexts() throws IOException {
        byte[] bytes = {(byte) 0x9C, 0x01, 8, 2, 0, 0, 0, 'H', 0, 'i', 0, 5, 1, 7};
        BinaryRecords records = new BinaryRecords(new ByteArrayInputStream(bytes));
        assertThat(records.next()).isTrue();
        assertThat(records.kind()).isEqualTo(156);
        assertThat(records.text()).isEqualTo("Hi");
        assertThat(records.next()).isTrue();
        assertThat(records.kind()).isEqualTo(5);
        assertThat(records.next()).isFalse();
    }

    @Test
    @Tag("corpus")
    void nothingThatTheGeneralReaderFindsIsMissing() throws IOException {
        Optional<Path> shared = CorpusTest.shared();
        assumeTrue(shared.isPresent());
        List<Path> workbooks;
        try (Stream<Path> walk = Files.walk(shared.get().resolve("corpora"))) {
            workbooks = walk.filter(
                            path -> path.toString().toLowerCase(Locale.ROOT).endsWith(".xlsb"))
                    .sorted()
                    .toList();
        }
        int labelled = 0;
        for (Path path : workbooks) {
            String name = path.getFileName().toString();
            Evidence evidence = new Evidence.InMemory(Files.readAllBytes(path));
            RecordedTree own = ReadingFixture.read(name, evidence, ReadingFixture.LIMITS);
            RecordedTree theirs = new GeneralReading().read(name, evidence);
            List<String> missing = new ArrayList<>(
                    GeneralReading.missing(theirs.root().text(), own.root().text()));
            missing.removeIf(word -> word.matches(OTHER_FORM));
            assertThat(missing).as(name).isEmpty();
            assertThat(own.root().outcome()).as(name).isEqualTo(theirs.root().outcome());
            assertThat(own.membersOf(own.root()).map(RecordedTree.Doc::path))
                    .as(name)
                    .containsExactlyElementsOf(theirs.membersOf(theirs.root())
                            .map(RecordedTree.Doc::path)
                            .toList());
            labelled += own.root().blocks().stream()
                            .anyMatch(block -> block.kind() == BlockKind.CELL
                                    && block.label().equals("A"))
                    ? 1
                    : 0;
        }
        assertThat(labelled).isGreaterThanOrEqualTo(2);
    }
}
