package daylight.reader.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import daylight.reader.CorpusTest;
import daylight.reader.GeneralReading;
import daylight.reader.PlainTika;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
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

/// Every PDF of the corpora against plain Tika, which gives annotations, forms and outlines without saying what they
/// are.
@Tag("corpus")
class PdfCorpusTest {
    /// A workbook in it has a footer with fields, which Tika gives as they are coded.
    private static final String FIELDS_OF_A_MEMBER = "veraPDF test suite 6-9-t01-pass-a.pdf";

    private final PlainTika plain = new PlainTika();

    @Test
    void nothingThatPlainTikaFindsIsMissing() throws IOException {
        Optional<Path> shared = CorpusTest.shared();
        if (shared.isEmpty()) {
            System.err.println("SKIPPED: PdfCorpusTest needs the folder 'shared' (DAYLIGHT_SHARED)");
        }
        assumeTrue(shared.isPresent());
        List<Path> pdfs;
        try (Stream<Path> walk = Files.walk(shared.get().resolve("corpora"))) {
            pdfs = walk.filter(Files::isRegularFile)
                    .filter(path -> path.toString().toLowerCase(Locale.ROOT).endsWith(".pdf"))
                    .sorted()
                    .toList();
        }
        assertThat(pdfs).hasSizeGreaterThan(200);
        List<String> wrong = new ArrayList<>();
        for (Path path : pdfs) {
            String name = path.getFileName().toString();
            String theirs = plain.read(path).text();
            StringBuilder own = new StringBuilder();
            RecordedTree tree = ReadingFixture.read(name, Files.readAllBytes(path));
            for (RecordedTree.Doc doc : tree.all()) {
                own.append(doc.text()).append('\n').append(doc.path()).append('\n');
            }
            List<String> missing = GeneralReading.missing(theirs, own.toString()).stream()
                    // Names of groups of fields stand once for each field, and zones of times as ISO 8601 has them.
                    .filter(word -> !word.matches("0\\d00"))
                    .filter(word ->
                            !GeneralReading.missing(word, own.toString()).isEmpty())
                    .toList();
            if (!missing.isEmpty() && !name.equals(FIELDS_OF_A_MEMBER)) {
                wrong.add(name + " lacks " + missing);
            }
        }
        wrong.forEach(System.out::println);
        assertThat(wrong).isEmpty();
    }
}
