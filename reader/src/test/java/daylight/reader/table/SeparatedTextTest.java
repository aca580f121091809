package daylight.reader.table;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.BlockKind;
import daylight.protocol.Event;
import daylight.protocol.Limits;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import daylight.reader.ground.Evidence;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeparatedTextTest {
    private static RecordedTree read(String name, String text, Charset charset) {
        return ReadingFixture.read(name, text.getBytes(charset));
    }

    private static RecordedTree read(String text) {
        return read("x.csv", text, StandardCharsets.UTF_8);
    }

    private static List<String> labels(RecordedTree tree, BlockKind kind) {
        return tree.root().blocks().stream()
                .filter(block -> block.kind() == kind)
                .map(Event.Block::label)
                .toList();
    }

    @Test
    void rowsAndCellsAreMarkedAndQuotesUndone() {
        RecordedTree tree = read("name,note\r\n\"Ай, да\",\"he said \"\"no\"\"\r\nand left\"\r\n,last\r\n");
        assertThat(tree.root().text()).isEqualTo("name\tnote\nАй, да\the said \"no\"\r\nand left\n\tlast\n");
        assertThat(labels(tree, BlockKind.ROW)).containsExactly("1", "2", "3");
        assertThat(labels(tree, BlockKind.CELL)).containsExactly("A", "B", "A", "B", "B");
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.root().ended().metadata()).containsEntry("csv:delimiter", List.of("comma"));
    }

    @Test
    void delimitersAreTold() {
        for (String[] each : new String[][] {{";", "semicolon"}, {"\t", "tab"}, {"|", "pipe"}, {",", "comma"}}) {
            RecordedTree tree = read("a b" + each[0] + "c\nd" + each[0] + "e f\ng" + each[0] + "h\n");
            assertThat(tree.root().ended().metadata()).containsEntry("csv:delimiter", List.of(each[1]));
            assertThat(tree.root().text()).isEqualTo("a b\tc\nd\te f\ng\th\n");
        }
    }

    @Test
    void charsetsAreTold() {
        String rows = "имя,город\nАлия,Алматы\nЕрлан,Шымкент и окрестности города\nтретий,человек из списка\n";
        String expected = rows.replace(',', '\t');
        assertThat(read("x.csv", rows, StandardCharsets.UTF_8).root().text()).isEqualTo(expected);
        assertThat(read("x.csv", rows, Charset.forName("windows-1251")).root().text())
                .isEqualTo(expected);
        assertThat(read("x.csv", "\uFEFF" + rows, StandardCharsets.UTF_16LE)
                        .root()
                        .text())
                .isEqualTo(expected);
        assertThat(read("x.csv", "\uFEFF" + rows, StandardCharsets.UTF_8).root().text())
                .isEqualTo(expected);
    }

    @Test
    void anOpenQuoteLosesNoText() {
        String rest = "word,word\n".repeat(300_000);
        RecordedTree tree = read("a,b\n1,2\n3,\"open\n" + rest);
        assertThat(tree.root().text().split("word", -1)).hasSize(600_001);
        assertThat(tree.root().outcome()).isEqualTo("read/none");
    }

    @Test
    void aTextWithoutColumnsIsLeftToTheGeneralReader() {
        RecordedTree tree = read("no columns here\nat all\n");
        assertThat(tree.root().text()).contains("no columns here");
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(labels(tree, BlockKind.ROW)).isEmpty();
    }

    @Test
    void aLargeTableStopsAtTheLimitOfText(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("x.csv");
        byte[] row = "some,words,in,a,row\n".getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 2_000_000; i++) {
                out.write(row);
            }
        }
        Limits limits = new Limits(60, 120, 10, 10, 1 << 20, 100_000, 10);
        RecordedTree tree = ReadingFixture.read("x.csv", new Evidence.InFile(file, Files.size(file)), limits);
        assertThat(tree.root().outcome()).isEqualTo("partly_read/text_limit");
        assertThat(tree.root().text()).hasSize(100_000);
    }
}
