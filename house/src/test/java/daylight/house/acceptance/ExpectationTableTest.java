package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of expectations and the list of differences fit together; whether they are true is shown by
/// [ExpectationsStoryTest], which needs the corpora.
class ExpectationTableTest {
    /// As many files were promised.
    private static final int FILES_MIN = 300;

    private static final List<String> VERDICTS = List.of("read", "partly_read", "encrypted", "unsupported", "failed");

    private final List<ExpectedFile> table = ExpectedFile.all();

    @Test
    void theTableIsLargeAndNamesEachFileOnce() {
        assertThat(table).hasSizeGreaterThan(FILES_MIN);
        assertThat(table).extracting(ExpectedFile::path).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void everyCellCanBeMeant() {
        assertThat(table).allSatisfy(file -> {
            assertThat(file.path()).matches("(documents|mail)/.+");
            assertThat(file.sha256()).matches("[0-9a-f]{12}");
            assertThat(file.members()).matches("-|[0-9]+");
            assertThat(file.mediaType()).matches("-|[a-z]+/[a-z0-9.+-]+");
            assertThat(file.outcomes())
                    .allSatisfy(one -> assertThat(one.split("/")[0]).isIn(VERDICTS));
            assertThat(file.words())
                    .allSatisfy(one -> assertThat(one.member() + one.phrase()).isNotBlank());
        });
    }

    @Test
    void everyListedDifferenceIsOfOneFileAndOneOfItsCells() {
        assertThat(KnownDifference.all()).allSatisfy(difference -> {
            List<ExpectedFile> files = table.stream().filter(difference::isOf).toList();
            assertThat(files).as(difference.toString()).hasSize(1);
            ExpectedFile file = files.getFirst();
            List<String> cells = Stream.concat(
                            Stream.of(
                                    "outcome " + String.join(" or ", file.outcomes()),
                                    "type " + file.mediaType(),
                                    "members " + file.members()),
                            file.words().stream().map(words -> "words " + words.said()))
                    .toList();
            assertThat(difference.cell()).isIn(cells);
        });
    }
}
