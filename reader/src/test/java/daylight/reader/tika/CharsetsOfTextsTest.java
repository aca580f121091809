package daylight.reader.tika;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Texts that detectors take for something else by their beginning.
class CharsetsOfTextsTest {
    private static final String ASCII = "All of the first pages are plain and the gate opens at nine.\n".repeat(2_000);

    private static RecordedTree.Doc read(String name, String text, Charset charset) {
        return ReadingFixture.read(name, text.getBytes(charset)).root();
    }

    @Test
    void aTextInUtf16IsNoTar() {
        String text = "the river is green, река зелёная\r\n".repeat(100);
        for (String name : List.of("a.txt", "a", "a.log")) {
            RecordedTree.Doc document = read(name, "\uFEFF" + text, StandardCharsets.UTF_16LE);
            assertThat(document.outcome()).as(name).isEqualTo("read/none");
            assertThat(document.text()).contains("река зелёная");
        }
        RecordedTree.Doc wide = read("a.txt", "\uFEFF" + text, Charset.forName("UTF-32LE"));
        assertThat(wide.text()).contains("река зелёная");
    }

    /// A name that the quick way does not take, and a table that it leaves to the general reader.
    @Test
    void lettersBehindALongBeginningInAsciiAreRead() {
        String end = "Das Tor über der Brücke: ворота порта открыты и 渡轮.\n";
        for (String name : List.of("a.nxml", "a.tex", "a.htm")) {
            assertThat(read(name, ASCII + end, StandardCharsets.UTF_8).text())
                    .as(name)
                    .contains("über der Brücke: ворота порта открыты и 渡轮");
        }
        String cyrillic = "Ворота порта открыты и река сегодня зелёная. ".repeat(20);
        assertThat(read("a.txt", ASCII + cyrillic, Charset.forName("windows-1251"))
                        .text())
                .contains("и река сегодня зелёная");
        assertThat(read("a.txt", ASCII + "Das Tor über der Brücke.\n", StandardCharsets.ISO_8859_1)
                        .text())
                .contains("über der Brücke");
    }

    @Test
    void lettersBehindALongBeginningOfATableAreRead() {
        String rows = "number,gate,time\n" + "7,north gate,nine\n".repeat(5_000);
        assertThat(read("a.csv", rows + "8,Brücke,zehn\n", Charset.forName("windows-1252"))
                        .text())
                .contains("8\tBrücke\tzehn");
        assertThat(read("a.csv", rows + "8,мост,десять\n", StandardCharsets.UTF_8)
                        .text())
                .contains("8\tмост\tдесять");
    }

    @Test
    void aShortWesternTextIsNotReadAsCyrillic() {
        String text = "## können\n\nkönnen\n\näöüß\n";
        assertThat(read("a.md", text, StandardCharsets.ISO_8859_1).text()).contains("können", "äöüß");
        String cyrillic = "Ворота порта открыты, и река зелёная, iPhone и Windows.\n";
        assertThat(read("a.md", cyrillic, Charset.forName("windows-1251")).text())
                .contains("река зелёная");
    }

    @Test
    void whatIsCalledXmlByItsNameAloneIsText() {
        RecordedTree.Doc patch = read(
                "a.dif", "--- gate.c\n+++ gate.c\n@@ -1 +1 @@\n-if (a < b)\n+if (a > b)\n", StandardCharsets.UTF_8);
        assertThat(patch.outcome()).isEqualTo("read/none");
        assertThat(patch.text()).contains("+if (a > b)");
    }
}
