package daylight.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each rule about sources finds its bad example, and leaves the good one beside it alone.
class SourceRulesTest {
    private static final String START = "package daylight.text;\n";

    @Test
    void aLongFileIsFoundUnlessItSaysWhy() throws IOException {
        String lines = "\n".repeat(SourceRules.FILE_LINES_MAX);
        assertThat(SourceRules.sizes(BadExample.parsed(START + "class Long {}" + lines)))
                .extracting(Finding::rule)
                .containsExactly("file-size");
        assertThat(SourceRules.sizes(BadExample.parsed("// Long: one table.\n" + START + "class Long {}" + lines)))
                .isEmpty();
        assertThat(SourceRules.sizes(BadExample.parsed(START + "class Short {}")))
                .isEmpty();
    }

    @Test
    void aLongMethodIsFoundUnlessItSaysWhy() throws IOException {
        String body = "int i = 0;\n".repeat(SourceRules.METHOD_LINES_MAX) + "}}";
        assertThat(SourceRules.sizes(BadExample.parsed(START + "class A { void f() {\n" + body)))
                .extracting(Finding::where)
                .containsExactly("daylight.text.A.f");
        assertThat(SourceRules.sizes(BadExample.parsed(START + "class A { void f() {\n// Long: a table.\n" + body)))
                .isEmpty();
    }

    @Test
    void aDocLineTornByTheFormatterIsFound() throws IOException {
        String wide = "/// " + "word ".repeat(20) + "\n";
        assertThat(SourceRules.tornDocLines(BadExample.parsed(START + wide + "/// left over\n/// goes on\nclass A {}")))
                .hasSize(1);
        assertThat(SourceRules.tornDocLines(BadExample.parsed(START + wide + "/// the end.\n/// Next\nclass A {}")))
                .isEmpty();
        assertThat(SourceRules.tornDocLines(BadExample.parsed(START + wide + "/// last words\nclass A {}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class CaseManager {}",
                "class DateUtils {}",
                "class ReaderImpl {}",
                "abstract class AbstractReader {}",
                "class Outer { record PageInfo() {} }",
                "class A { String getTitle() { return \"\"; } }"
            })
    void aNameThatSaysNothingIsFound(String type) throws IOException {
        assertThat(SourceRules.names(BadExample.parsed(START + type))).hasSize(1);
    }

    @Test
    void namesThatOnlyResembleTheBannedOnesAreFree() throws IOException {
        assertThat(SourceRules.names(BadExample.parsed(START
                        + "class Database { void getaway() {} @Override public String getName() { return \"\"; } }")))
                .isEmpty();
    }

    @Test
    void aNullThatLeavesARoomIsFound() throws IOException {
        String method = "@Nullable String f() { return null; } }";
        assertThat(SourceRules.noNullAcrossRooms(BadExample.parsed(START + "public class A { public " + method)))
                .hasSize(1);
        assertThat(SourceRules.noNullAcrossRooms(BadExample.parsed(START + "public class A { " + method)))
                .isEmpty();
        assertThat(SourceRules.noNullAcrossRooms(BadExample.parsed(START + "class A { public " + method)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Exception e", "Throwable e", "IllegalStateException | Error e", "final Exception e"})
    void aBroadCatchIsFound(String caught) throws IOException {
        String source = START + "class A { void f() { try { f(); } catch (" + caught + ") { f(); } } }";
        assertThat(SourceRules.narrowCatches(BadExample.parsed(source))).hasSize(1);
    }

    @Test
    void aNarrowCatchIsFree() throws IOException {
        String source = START + "class A { void f() { try { f(); } catch (IllegalStateException e) { f(); } } }";
        assertThat(SourceRules.narrowCatches(BadExample.parsed(source))).isEmpty();
    }

    @Test
    void aRoomWithoutACardAndACardWithoutItsWordsAreFound() throws IOException {
        String card = "/// **In** **Out** **Keeps**\n@NullMarked\npackage daylight.index;\n";
        List<SourceFile> sources = BadExample.parsed(START + "class A {}", card, "package daylight.index; class B {}");
        assertThat(SourceRules.cards(sources))
                .containsExactlyInAnyOrder(
                        new Finding("card", "daylight.text", "has no package-info.java"),
                        new Finding("card", "daylight.index", "its card lacks **Never**"));
        assertThat(SourceRules.cards(BadExample.parsed("/// **In** **Out** **Keeps** **Never**\npackage daylight.id;")))
                .containsExactly(new Finding("card", "daylight.id", "is not @NullMarked"));
    }
}
