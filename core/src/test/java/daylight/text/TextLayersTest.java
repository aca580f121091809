package daylight.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daylight.id.Sha256;
import daylight.id.Span;
import daylight.protocol.BlockKind;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextLayersTest {
    private static final int ROUNDS = 40;

    @TempDir
    Path scratch;

    private TextLayers layers;

    @BeforeEach
    void makeFolders() throws IOException {
        layers = ScratchText.layers(scratch);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Random random = ScratchText.seeded("whatIsWrittenIsReadBack");
        for (int round = 0; round < ROUNDS; round++) {
            List<String> pages = ScratchText.pages(random);
            TextLayer written = write(pages, random);
            try (OpenLayer open = layers.open(written.id())) {
                assertThat(open.layer()).isEqualTo(written);
                assertThat(open.pages()).isEqualTo(pages.size());
                for (int page = 1; page <= pages.size(); page++) {
                    assertThat(open.page(page)).isEqualTo(pages.get(page - 1));
                    assertThat(open.chars(page)).isEqualTo(pages.get(page - 1).length());
                    checkPieces(open.pieces(page), pages.get(page - 1), random);
                }
                assertThat(joined(open)).isEqualTo(String.join("\f", pages));
                assertThat(open.joinedChars())
                        .isEqualTo(String.join("\f", pages).length());
                checkOffsets(open, pages, random);
            }
            layers.verify(written.id());
        }
        assertThat(filesIn("tmp")).isEmpty();
    }

    private static void checkPieces(CharSequence page, String text, Random random) {
        assertThat(page.length()).isEqualTo(text.length());
        assertThat(new StringBuilder(page)).hasToString(text);
        assertThat(page).hasToString(text);
        for (int i = 0; i < 20 && !text.isEmpty(); i++) {
            int unit = random.nextInt(text.length());
            int end = unit + random.nextInt(Math.min(100, text.length() - unit));
            assertThat(page.charAt(unit)).isEqualTo(text.charAt(unit));
            assertThat(page.subSequence(unit, end)).hasToString(text.substring(unit, end));
        }
        assertThatThrownBy(() -> page.charAt(text.length())).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static void checkOffsets(OpenLayer open, List<String> pages, Random random) {
        long start = 0;
        for (int page = 1; page <= pages.size(); page++) {
            String text = pages.get(page - 1);
            assertThat(open.pageStart(page)).isEqualTo(start);
            int codePoints = text.codePointCount(0, text.length());
            for (int i = 0; i < 20; i++) {
                int codePoint = i == 0 ? codePoints : random.nextInt(codePoints + 1);
                TextPosition position = new TextPosition(page, codePoint);
                long offset = start + text.offsetByCodePoints(0, codePoint);
                assertThat(open.offset(position)).isEqualTo(offset);
                assertThat(open.position(offset)).isEqualTo(position);
                int to = codePoint + random.nextInt(codePoints - codePoint + 1);
                assertThat(open.slice(page, codePoint, to))
                        .isEqualTo(
                                text.substring(text.offsetByCodePoints(0, codePoint), text.offsetByCodePoints(0, to)));
            }
            start += text.length() + 1;
        }
    }

    @Test
    void theSecondHalfOfASurrogatePairBelongsToItsCodePoint() {
        TextLayer layer = write(List.of("a\ud83d\ude00b"), new Random(1));
        try (OpenLayer open = layers.open(layer.id())) {
            assertThat(open.position(2)).isEqualTo(new TextPosition(1, 1));
            assertThat(open.position(3)).isEqualTo(new TextPosition(1, 2));
        }
    }

    @Test
    void theSameTextGivesTheSameBytesHoweverItIsCut() {
        Random random = ScratchText.seeded("theSameTextGivesTheSameBytesHoweverItIsCut");
        List<String> pages = List.of(ScratchText.text(random, 70_000), "", ScratchText.text(random, 10));
        Sha256 first = write(pages, random).id();
        for (int i = 0; i < 5; i++) {
            assertThat(write(pages, random).id()).isEqualTo(first);
        }
        assertThat(layers.all()).containsExactly(first);
    }

    @Test
    void unpairedSurrogatesBecomeReplacementCharacters() {
        TextLayerWriter writer = layers.newWriter();
        writer.text("a\ud83d");
        writer.text("b\ude00\ud83d");
        writer.pageEnd();
        TextLayer layer = writer.finish();
        try (OpenLayer open = layers.open(layer.id())) {
            assertThat(open.page(1)).isEqualTo("a\ufffdb\ufffd\ufffd");
        }
    }

    @Test
    void textAfterTheLastPageEndIsALastPage() {
        TextLayerWriter writer = layers.newWriter();
        writer.text("one");
        writer.pageEnd();
        writer.text("two");
        assertThat(writer.finish().pages()).isEqualTo(2);
        TextLayerWriter ended = layers.newWriter();
        ended.text("one");
        ended.pageEnd();
        assertThat(ended.finish().pages()).isEqualTo(1);
        assertThat(layers.newWriter().finish().pages()).isZero();
    }

    @Test
    void aLayerWithoutTextCanBeRead() {
        TextLayer layer = layers.newWriter().finish();
        try (OpenLayer open = layers.open(layer.id())) {
            assertThat(joined(open)).isEmpty();
            assertThat(open.joinedChars()).isZero();
            assertThatThrownBy(() -> open.page(1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void blocksAreKeptInTheOrderTheyCame() {
        TextLayerWriter writer = layers.newWriter();
        writer.block(BlockKind.HEADING, 2, 1, 0, 5);
        writer.text("Title and text");
        writer.pageEnd();
        writer.text("Cell");
        writer.block(BlockKind.CELL, 0, 2, 0, 4);
        writer.block(BlockKind.NOTE, 0, 1, 6, 9);
        TextLayer layer = writer.finish();
        try (OpenLayer open = layers.open(layer.id())) {
            assertThat(open.blocks())
                    .containsExactly(
                            new TextBlock(BlockKind.HEADING, 2, 1, new Span(0, 5)),
                            new TextBlock(BlockKind.CELL, 0, 2, new Span(0, 4)),
                            new TextBlock(BlockKind.NOTE, 0, 1, new Span(6, 9)));
        }
    }

    @Test
    void labelsAndHiddenBlocksAreKept() {
        List<TextBlock> blocks = new ArrayList<>();
        TextLayerWriter writer = layers.newWriter();
        writer.text("Stocks");
        blocks.add(new TextBlock(BlockKind.HEADING, 1, 1, new Span(0, 6)));
        writer.pageEnd();
        writer.text("1\t2\n3\n");
        blocks.add(new TextBlock(BlockKind.CELL, 0, 2, new Span(0, 1), "A", false));
        blocks.add(new TextBlock(BlockKind.CELL, 0, 2, new Span(2, 3), "XFD", true));
        blocks.add(new TextBlock(BlockKind.ROW, 0, 2, new Span(0, 3), "1048576", true));
        blocks.add(new TextBlock(BlockKind.ROW, 0, 2, new Span(4, 5), "9223372036854775807", false));
        blocks.add(new TextBlock(BlockKind.NOTE, TextBlock.LEVEL_MAX, 1, new Span(2, 6), "\u0434", true));
        blocks.forEach(writer::block);
        TextLayer layer = writer.finish();
        try (OpenLayer open = layers.open(layer.id())) {
            assertThat(open.blocks()).isEqualTo(blocks);
        }
    }

    @Test
    void aMillionCellsTakeFewBytes() throws IOException {
        TextLayerWriter writer = layers.newWriter();
        int cells = 1_000_000;
        writer.text("x\t".repeat(cells));
        for (int i = 0; i < cells; i++) {
            writer.block(new TextBlock(BlockKind.CELL, 0, 1, new Span(2 * i, 2 * i + 1), "AB", false));
        }
        Sha256 id = writer.finish().id();
        assertThat(Files.size(path(id))).isLessThan(2L * cells + 7L * cells);
        try (OpenLayer open = layers.open(id)) {
            assertThat(open.blocks())
                    .hasSize(cells)
                    .last()
                    .extracting(TextBlock::label)
                    .isEqualTo("AB");
        }
    }

    @Test
    void aBlockOutsideOfTheTextIsRefused() {
        TextLayerWriter writer = layers.newWriter();
        assertThatThrownBy(() -> writer.block(BlockKind.NOTE, 0, 2, 0, 1)).hasMessageContaining("page 2");
        writer.text("ten chars.");
        writer.block(BlockKind.NOTE, 0, 1, 0, 11);
        assertThatThrownBy(writer::pageEnd).hasMessageContaining("ends at 11");
        writer.abort();
        assertThatThrownBy(() -> writer.text("more")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everyKindOfBlockHasANumberOfItsOwn() {
        for (BlockKind kind : BlockKind.values()) {
            assertThat(LayerFormat.kind(LayerFormat.number(kind))).isEqualTo(kind);
        }
    }

    @Test
    void abortingLeavesNothing() throws IOException {
        TextLayerWriter small = layers.newWriter();
        small.text("small");
        small.abort();
        TextLayerWriter large = layers.newWriter();
        large.text("x".repeat(2 * LayerSink.MEMORY_BYTES_MAX));
        assertThat(filesIn("tmp")).hasSize(1);
        large.abort();
        assertThat(filesIn("tmp")).isEmpty();
        assertThat(filesIn("text")).isEmpty();
    }

    @Test
    void aLayerThatExistsIsNotWrittenAgain() throws IOException {
        Sha256 id = write(List.of("the same"), new Random(1)).id();
        Object key = Files.readAttributes(path(id), java.nio.file.attribute.BasicFileAttributes.class)
                .fileKey();
        assertThat(write(List.of("the same"), new Random(1)).id()).isEqualTo(id);
        assertThat(Files.readAttributes(path(id), java.nio.file.attribute.BasicFileAttributes.class)
                        .fileKey())
                .isEqualTo(key);
    }

    @Test
    void aDamagedLayerIsWrittenAgain() throws IOException {
        Sha256 id = write(List.of("the same"), new Random(1)).id();
        Files.write(path(id), new byte[0]);
        assertThatThrownBy(() -> layers.verify(id)).isInstanceOf(DamagedLayer.class);
        write(List.of("the same"), new Random(1));
        layers.verify(id);
    }

    @Test
    void eachFlippedBitIsFound() throws IOException {
        TextLayerWriter writer = layers.newWriter();
        writer.text("مەكتەپ 学校 school");
        writer.block(BlockKind.HEADING, 1, 1, 0, 3);
        writer.pageEnd();
        writer.text("second page");
        eachFlippedBitIsFoundIn(writer.finish().id());
        TextLayerWriter labelled = layers.newWriter();
        labelled.text("a\tb");
        labelled.block(new TextBlock(BlockKind.ROW, 0, 1, new Span(0, 3), "7", false));
        eachFlippedBitIsFoundIn(labelled.finish().id());
    }

    private void eachFlippedBitIsFoundIn(Sha256 id) throws IOException {
        byte[] whole = Files.readAllBytes(path(id));
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(path(id), damaged);
            assertThatThrownBy(() -> readEverything(id))
                    .as("bit %d", bit)
                    .isInstanceOf(DamagedLayer.class)
                    .hasMessageContaining("text/" + id.hex().substring(0, 2) + "/" + id.hex());
            assertThatThrownBy(() -> layers.verify(id)).isInstanceOf(DamagedLayer.class);
        }
        for (int length = 0; length < whole.length; length++) {
            Files.write(path(id), java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> readEverything(id)).as("cut at %d", length).isInstanceOf(DamagedLayer.class);
        }
        Files.write(path(id), whole);
        readEverything(id);
    }

    @Test
    void aMissingLayerIsNamed() {
        Sha256 id = Sha256.of(new byte[] {1});
        assertThatThrownBy(() -> layers.open(id))
                .isInstanceOf(DamagedLayer.class)
                .hasMessageContaining("missing");
        assertThatThrownBy(() -> layers.verify(id)).isInstanceOf(DamagedLayer.class);
        layers.delete(id);
    }

    @Test
    void theFileIsReadableText() throws IOException {
        Sha256 id =
                write(List.of("first page\n", "дополнительно"), new Random(1)).id();
        byte[] whole = Files.readAllBytes(path(id));
        assertThat(new String(whole, StandardCharsets.UTF_8)).startsWith("first page\nдополнительно");
        assertThat(new String(whole, StandardCharsets.ISO_8859_1)).endsWith("DAYLTEXT");
        assertThat(Sha256.of(whole)).isEqualTo(id);
        layers.sync(List.of(id));
    }

    /// The example of docs/formats/text-layer.md.
    @Test
    void theDocumentedExampleHasTheDocumentedHash() throws IOException {
        TextLayerWriter writer = layers.newWriter();
        writer.text("Ab");
        writer.block(BlockKind.HEADING, 1, 1, 0, 2);
        writer.pageEnd();
        writer.text("ц");
        Sha256 id = writer.finish().id();
        assertThat(java.util.HexFormat.of().formatHex(Files.readAllBytes(path(id))))
                .isEqualTo(LAYER_EXAMPLE);
    }

    /// Computed apart from this program, from the specification.
    private static final String LAYER_EXAMPLE = "4162d186" // Ab, ц
            + "0000000200000001" // pages: 2 code points, 1 code point
            + "00000002000000029d29ca34" + "00000002000000017d85fe49" // segments
            + "00010001000000010000000000000002" // block
            + "0000000000000004" + "00000002" + "00000002" + "00000001" + "00000001" + "40aef4a9" // footer
            + "4441594c54455854"; // DAYLTEXT

    /// The second example of docs/formats/text-layer.md.
    @Test
    void theDocumentedExampleWithLabelsHasTheDocumentedBytes() throws IOException {
        TextLayerWriter writer = layers.newWriter();
        writer.text("a\tb\n");
        writer.block(new TextBlock(BlockKind.CELL, 0, 1, new Span(0, 1), "A", false));
        writer.block(new TextBlock(BlockKind.CELL, 0, 1, new Span(2, 3), "B", true));
        writer.block(new TextBlock(BlockKind.ROW, 0, 1, new Span(0, 3), "7", false));
        Sha256 id = writer.finish().id();
        assertThat(java.util.HexFormat.of().formatHex(Files.readAllBytes(path(id))))
                .isEqualTo(LABELLED_EXAMPLE);
    }

    /// Computed apart from this program, from the specification.
    private static final String LABELLED_EXAMPLE = "6109620a" // a, tab, b, line feed
            + "00000004" // pages: 4 code points
            + "0000000400000004b88a3b78" // segments
            + "84" + "00" + "01" + "0141" // cell A, shown
            + "94" + "04" + "01" + "0142" // cell B, hidden, two further
            + "83" + "03" + "03" + "0137" // row 7, two back
            + "0000000000000004" + "00000001" + "00000001" + "00000003" + "00000002" + "263b37ba" // footer
            + "4441594c54455854"; // DAYLTEXT

    private void readEverything(Sha256 id) {
        try (OpenLayer open = layers.open(id)) {
            joined(open);
            open.blocks();
        }
    }

    private static String joined(OpenLayer open) {
        StringWriter text = new StringWriter();
        try (Reader reader = open.reader()) {
            reader.transferTo(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return text.toString();
    }

    private TextLayer write(List<String> pages, Random random) {
        TextLayerWriter writer = layers.newWriter();
        for (String page : pages) {
            for (int at = 0; at < page.length(); ) {
                int end = Math.min(page.length(), at + 1 + random.nextInt(5_000));
                writer.text(page.substring(at, end));
                at = end;
            }
            writer.pageEnd();
        }
        return writer.finish();
    }

    private Path path(Sha256 id) {
        return scratch.resolve("text").resolve(LayerFormat.relativePath(id));
    }

    private List<Path> filesIn(String folder) {
        try (Stream<Path> files = Files.walk(scratch.resolve(folder))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
