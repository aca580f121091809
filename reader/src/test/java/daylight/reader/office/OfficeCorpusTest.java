package daylight.reader.office;

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
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every text document and presentation of the corpora against the general reader: its words, its metadata, its
/// members.
@Tag("corpus")
class OfficeCorpusTest {
    private static final Set<String> NOT_COMPARED = Set.of("Content-Type", "Content-Type-Override");

    /// Words that the general reader gives twice, from the older form of a text box too, or breaks in two.
    private static final Map<String, Set<String>> TWICE = Map.of(
            "stress010.docx", Set.of("F", "o", "cal"),
            "stress015.docx",
                    Set.of("1", "BOUMERDES", "BUREAU", "DE", "DU", "FOOTBALL", "LA", "LIGUE", "SEANCE", "WILAYA"));

    /// Words that the general reader breaks in two, at an optional hyphen or at a comment in their middle; here they
    /// are whole.
    private static final Map<String, Set<String>> BROKEN = Map.of(
            "testOptionalHyphen.rtf", Set.of("optional", "hyphen"),
            "testRTFControls.rtf", Set.of("Thiswordhasanoptional", "hyphen"),
            "testRTF_annotation_spacing.rtf", Set.of("supercali", "fragilistic"));

    /// Of packages whose list of types or properties is broken, the text is read all the same.
    private static final Set<String> OTHER_OUTCOME = Set.of(
            // A picture lies outside of the package, which the general reader stumbles over.
            "testPPT_various.pptx",
            // A file without a type lies in it, which the general reader stumbles over.
            "embedded.docx",
            "unicode-path.docx",
            "OPCCompliance_CoreProperties_DCTermsNamespaceLimitedUseFAIL.docx",
            "OPCCompliance_CoreProperties_UnauthorizedXMLLangAttributeFAIL.docx",
            "broken_xml_content_types.docx",
            "malformed_content_types.docx",
            "no_content_types.docx");

    /// Properties that are there twice, or dates of another form, which are kept as they are written.
    private static final Map<String, Set<String>> OTHER_FACTS = Map.of(
            "MultipleCoreProperties.docx",
                    Set.of("cp:revision", "dc:title", "dcterms:created", "dcterms:modified", "meta:last-author"),
            "OPCCompliance_CoreProperties_AlternateTimezones.docx", Set.of("dcterms:created", "dcterms:modified"),
            "testWORD_3imgs.docx", Set.of("dcterms:created", "dcterms:modified"));

    /// How the general reader numbers notes.
    private static final String OTHER_FORM = "(footnote|endnote)Ref:\\d+";

    private final GeneralReading general = new GeneralReading();
    private final CorpusComparison comparison = new CorpusComparison();

    static List<Path> documents(String names) throws IOException {
        Optional<Path> shared = CorpusTest.shared();
        if (shared.isEmpty()) {
            System.err.println("SKIPPED: OfficeCorpusTest needs the folder 'shared' (DAYLIGHT_SHARED)");
        }
        assumeTrue(shared.isPresent());
        try (Stream<Path> walk = Files.walk(shared.get().resolve("corpora"))) {
            return walk.filter(Files::isRegularFile)
                    .filter(path -> path.toString().toLowerCase(Locale.ROOT).matches(names))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void nothingThatTheGeneralReaderFindsInTextDocumentsIsMissing() throws IOException {
        List<Path> documents = documents(".*\\.do[ct][xm]");
        assertThat(documents).hasSizeGreaterThan(100);
        for (Path path : documents) {
            compare(path, GeneralReading::missing);
        }
        comparison.wrong().forEach(System.out::println);
        assertThat(comparison.wrong()).isEmpty();
    }

    @Test
    void nothingThatTheGeneralReaderFindsInPresentationsIsMissing() throws IOException {
        List<Path> documents = documents(".*\\.(pp[ts]|pot)[xm]");
        assertThat(documents).hasSizeGreaterThan(40);
        for (Path path : documents) {
            compare(path, OfficeCorpusTest::missingAltogether);
        }
        comparison.wrong().forEach(System.out::println);
        assertThat(comparison.wrong()).isEmpty();
    }

    @Test
    void nothingThatTheGeneralReaderFindsInOpenDocumentsIsMissing() throws IOException {
        List<Path> documents = documents(".*\\.od[tpsg]");
        assertThat(documents).hasSizeGreaterThan(8);
        for (Path path : documents) {
            compare(path, GeneralReading::missing);
        }
        comparison.wrong().forEach(System.out::println);
        assertThat(comparison.wrong()).isEmpty();
    }

    @Test
    void nothingThatTheGeneralReaderFindsInRichTextsIsMissing() throws IOException {
        List<Path> documents = documents(".*\\.rtf");
        assertThat(documents).hasSizeGreaterThan(25);
        for (Path path : documents) {
            compare(path, GeneralReading::missing);
        }
        comparison.wrong().forEach(System.out::println);
        assertThat(comparison.wrong()).isEmpty();
    }

    /// No library here writes such a file with changes in it.
    @Test
    void changesInABinaryWordFileAreToldWithWhoMadeThem() throws IOException {
        List<Path> documents = documents(".*markauthorstable\\.doc");
        assertThat(documents).hasSize(1);
        RecordedTree tree = ReadingFixture.read("old.doc", Files.readAllBytes(documents.getFirst()));
        assertThat(tree.root().text())
                .contains(
                        "Deleted by BSanders, 2010-03-08T15:57: inserted from the Project Workflow Overview document.")
                .contains("Inserted by Ryan Lauck, 2010-05-26T09:14: my insert");
        assertThat(tree.root().blocks()).anyMatch(block -> block.label().equals("deleted") && block.hidden());
    }

    private static List<String> stripped(List<String> values) {
        return values.stream().map(String::strip).toList();
    }

    /// The general reader repeats the words of masters on every slide.
    private static List<String> missingAltogether(String wanted, String found) {
        List<String> missing = GeneralReading.missing(wanted, found);
        return missing.stream()
                .filter(word -> !GeneralReading.missing(word, found).isEmpty())
                .toList();
    }

    private void compare(Path path, BiFunction<String, String, List<String>> missingIn) throws IOException {
        String name = path.getFileName().toString();
        Evidence evidence = new Evidence.InMemory(Files.readAllBytes(path));
        RecordedTree own = ReadingFixture.read(name, evidence, ReadingFixture.LIMITS);
        RecordedTree theirs = general.read(name, evidence);
        List<String> missing =
                new ArrayList<>(missingIn.apply(theirs.root().text(), own.root().text()));
        missing.removeIf(word -> word.matches(OTHER_FORM));
        missing.removeAll(TWICE.getOrDefault(name, Set.of()));
        missing.removeAll(BROKEN.getOrDefault(name, Set.of()));
        comparison.words(name, missing);
        if (!OTHER_OUTCOME.contains(name)) {
            comparison.outcome(name, own, theirs);
        }
        comparison.members(name, own, theirs);
        Set<String> others = OTHER_FACTS.getOrDefault(name, Set.of());
        comparison.facts(
                name,
                own,
                theirs,
                fact -> !NOT_COMPARED.contains(fact) && !others.contains(fact),
                OfficeCorpusTest::stripped);
    }
}
