package daylight.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daylight.protocol.NameBytes;
import daylight.store.CaseException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    @Test
    void aPatternWithoutASlashIsHeldAgainstEveryName() {
        assertThat(takes("*.pdf", "leak/a.pdf")).isTrue();
        assertThat(takes("*.pdf", "leak/x/y/A.PDF")).isTrue();
        assertThat(takes("*.pdf", "leak/a.pdf.txt")).isFalse();
        assertThat(takes("x", "leak/x/y/a.txt")).as("all in the folder").isTrue();
        assertThat(takes("leak", "leak/a.txt")).as("the root's own name").isFalse();
        assertThat(takes("a?.txt", "leak/ab.txt")).isTrue();
        assertThat(takes("a?.txt", "leak/a.txt")).isFalse();
        assertThat(takes("письмо*", "leak/ПИСЬМО 2.txt")).isTrue();
    }

    @Test
    void aPatternWithASlashIsHeldAgainstThePathBelowTheRoot() {
        assertThat(takes("x/*.txt", "leak/x/a.txt")).isTrue();
        assertThat(takes("x/*.txt", "leak/x/y/a.txt")).isFalse();
        assertThat(takes("x/**", "leak/x/y/a.txt")).isTrue();
        assertThat(takes("x/**/a.txt", "leak/x/a.txt")).isTrue();
        assertThat(takes("x/**/a.txt", "leak/x/y/z/a.txt")).isTrue();
        assertThat(takes("**/a.txt", "leak/a.txt")).isTrue();
        assertThat(takes("x/y/", "leak/x/y/a.txt")).isTrue();
        assertThat(takes("./x/y", "leak/z/x/y/a.txt")).isFalse();
    }

    @Test
    void bracketsAndSignsMeanThemselvesWhereTheyMust() {
        assertThat(takes("[ab].txt", "leak/b.txt")).isTrue();
        assertThat(takes("[!ab].txt", "leak/b.txt")).isFalse();
        assertThat(takes("[0-9]*", "leak/7 letters.txt")).isTrue();
        assertThat(takes("[[]x", "leak/[x")).isTrue();
        assertThat(takes("a.b(c)+$", "leak/a.b(c)+$")).isTrue();
        assertThat(takes("a.b", "leak/axb")).isFalse();
        assertThat(takes("\\E*", "leak/\\E.txt")).isTrue();
    }

    @Test
    void exceptGoesBeforeOnly() {
        Choice choice = Choice.of(List.of("*.txt", "*.md"), List.of("cache", "draft*"));
        assertThat(choice.takes(NameBytes.of("leak/a.md"))).isTrue();
        assertThat(choice.takes(NameBytes.of("leak/cache/a.md"))).isFalse();
        assertThat(choice.takes(NameBytes.of("leak/draft.txt"))).isFalse();
        assertThat(choice.takes(NameBytes.of("letter.txt"))).as("a single file").isTrue();
        assertThat(Choice.ALL.takes(NameBytes.of("leak/a"))).isTrue();
    }

    @Test
    void whatCannotBeMeantIsSaid() {
        assertThatThrownBy(() -> Choice.of(List.of("/"), List.of()))
                .isInstanceOf(CaseException.class)
                .hasMessageContaining("names no file");
        assertThatThrownBy(() -> Choice.of(List.of(), List.of("a[b")))
                .isInstanceOf(CaseException.class)
                .hasMessageContaining("not closed");
    }

    private static boolean takes(String only, String path) {
        return Choice.of(List.of(only), List.of()).takes(NameBytes.of(path));
    }
}
