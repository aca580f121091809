package daylight.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each rule about texts finds its bad example. The examples are put together from halves, so that the rules,
/// which read this file too, find nothing in it.
class TextRulesTest {
    private static List<TextRules.Text> text(String path, String text) {
        return List.of(new TextRules.Text(path, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"// TO_DO later", "FIX_ME"})
    void somethingLeftForLaterIsFound(String halves) {
        String text = "\n" + halves.replace("_", "");
        assertThat(TextRules.finished(text("a.md", text)))
                .singleElement()
                .asString()
                .contains("line 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ho_me/someone/x", "/Us_ers/someone/x", "C:\\Us_ers\\x", "/ro_ot/.m2"})
    void aPathOfOneMachineIsFound(String halves) {
        assertThat(TextRules.noMachinePath(text("a.sh", halves.replace("_", ""))))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://repo.ma_ven.apache.org/maven2", "registry.np_mjs.org", "deb.deb_ian.org"})
    void aRegistryIsFound(String halves) {
        assertThat(TextRules.noRegistry(text("a.sh", halves.replace("_", "")))).hasSize(1);
    }

    @Test
    void theNamespaceOfAPomIsNoRegistry() {
        assertThat(TextRules.noRegistry(text("pom.xml", "xmlns=\"http://maven.apache.org/POM/4.0.0\"")))
                .isEmpty();
    }

    @Test
    void aLockFileWithPlacesIsFound() {
        assertThat(TextRules.lockFilesWithoutPlaces(text("ui/package-lock.json", "{\"resolved\": \"x\"}")))
                .hasSize(1);
        assertThat(TextRules.lockFilesWithoutPlaces(text("ui/package-lock.json", "{\"integrity\": \"x\"}")))
                .isEmpty();
    }

    @Test
    void aMockLibraryInAPomIsFound() {
        assertThat(TextRules.noMockLibrary(text("core/pom.xml", "<artifactId>mockito-core</artifactId>")))
                .hasSize(1);
    }

    @Test
    void aTolerationThatNothingNeedsAndAFindingThatNobodyToleratesAreFound() {
        List<Tolerated> tolerated = List.of(
                new Tolerated("a", "here", "because of a reason that is long enough"),
                new Tolerated("a", "there", "because of a reason that is long enough"),
                new Tolerated("b", "of another rule", "because of a reason that is long enough"),
                new Tolerated("b", "elsewhere", "no reason"));
        List<Finding> findings = List.of(new Finding("a", "here", "x"), new Finding("a", "nowhere", "y"));
        assertThat(Tolerated.verdict(tolerated, Set.of("a"), findings))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("a: nowhere"))
                .anyMatch(line -> line.contains("delete this") && line.contains("where=there"))
                .anyMatch(line -> line.contains("reason in a sentence") && line.contains("where=elsewhere"));
    }
}
