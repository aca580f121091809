package daylight.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The rules of the house on sources and other files. Each is shown to fail in [SourceRulesTest] or
/// [TextRulesTest].
class TidyTest {
    /// Fewer than this means that the rules looked at nothing; raise them as the house grows.
    private static final int SOURCES_MIN = 900;

    private static final int TEXTS_MIN = 1_000;

    private static List<SourceFile> sources = List.of();
    private static List<TextRules.Text> texts = List.of();

    @BeforeAll
    static void readTheProject() throws IOException {
        List<Path> files = ProjectFolder.files();
        sources = SourceFile.of(files);
        texts = TextRules.texts(files);
    }

    private static void holds(Set<String> rules, List<Finding> findings) {
        assertThat(Tolerated.verdict(Tolerated.LIST, rules, findings)).isEmpty();
    }

    @Test
    void theRulesSeeTheWholeProject() {
        assertThat(sources.size()).isGreaterThan(SOURCES_MIN);
        assertThat(texts.size()).isGreaterThan(TEXTS_MIN);
        assertThat(texts).extracting(TextRules.Text::path).contains("daylight", "pom.xml", "README.md");
    }

    @Test
    void filesAndMethodsAreShortOrSayWhyNot() {
        holds(Set.of("file-size", "method-size"), SourceRules.sizes(sources));
    }

    @Test
    void noDocLineIsTorn() {
        holds(Set.of("doc-line"), SourceRules.tornDocLines(sources));
    }

    @Test
    void namesSaySomething() {
        holds(Set.of("name"), SourceRules.names(sources));
    }

    @Test
    void noNullCrossesARoomsBorder() {
        holds(Set.of("null"), SourceRules.noNullAcrossRooms(sources));
    }

    @Test
    void catchesAreNarrow() {
        holds(Set.of("catch"), SourceRules.narrowCatches(sources));
    }

    @Test
    void everyPackageHasItsCard() {
        holds(Set.of("card"), SourceRules.cards(sources));
    }

    @Test
    void nothingIsLeftForLater() {
        holds(Set.of("unfinished"), TextRules.finished(texts));
    }

    @Test
    void noFileNamesAPathOfOneMachine() {
        holds(Set.of("machine-path"), TextRules.noMachinePath(texts));
    }

    @Test
    void noFileNamesAPackageRegistry() {
        List<Finding> findings = new ArrayList<>(TextRules.noRegistry(texts));
        findings.addAll(TextRules.lockFilesWithoutPlaces(texts));
        holds(Set.of("registry", "lock-file"), findings);
    }

    @Test
    void noPomBringsAMockLibrary() {
        assertThat(TextRules.noMockLibrary(texts)).isEmpty();
    }

    @Test
    void everyTolerationNamesARuleThatExists() {
        assertThat(Tolerated.LIST)
                .extracting(Tolerated::rule)
                .isSubsetOf(
                        "cycle",
                        "room-order",
                        "library",
                        "sql",
                        "open-house",
                        "network",
                        "clock",
                        "default",
                        "print",
                        "sleep",
                        "file-size",
                        "method-size",
                        "doc-line",
                        "name",
                        "null",
                        "catch",
                        "card",
                        "unfinished",
                        "machine-path");
    }
}
