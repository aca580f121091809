package daylight.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daylight.id.Sha256;
import daylight.id.Span;
import daylight.protocol.BlockKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Layers of pages whose words were recognised in pictures.
class LayerWordsTest {
    private static final PagePicture FIRST = new PagePicture(1, 100, 50, 72);

    @TempDir
    Path scratch;

    private TextLayers layers;

    @BeforeEach
    void makeFolders() throws IOException {
        layers = ScratchText.layers(scratch);
    }

    private static PictureWord word(int start, int end, int left, int top, int right, int bottom, int confidence) {
        return new PictureWord(new Span(start, end), left, top, right, bottom, confidence);
    }

    private static List<PictureWord> words(OpenLayer layer, int page) {
        List<PictureWord> words = new ArrayList<>();
        layer.words(page, words::add);
        return words;
    }

    @Test
    void theWordsOfEachPageAreReadBack() {
        Random random = ScratchText.seeded("theWordsOfEachPageAreReadBack");
        for (int round = 0; round < 30; round++) {
            TextLayerWriter writer = layers.newWriter();
            List<PagePicture> pictures = new ArrayList<>();
            List<List<PictureWord>> all = new ArrayList<>();
            int pages = 1 + random.nextInt(6);
            for (int page = 1; page <= pages; page++) {
                int codePoints = random.nextInt(2_000);
                List<PictureWord> words = new ArrayList<>();
                all.add(words);
                if (random.nextInt(4) > 0) {
                    PagePicture picture =
                            new PagePicture(page, 1 + random.nextInt(5_000), 1 + random.nextInt(5_000), 300);
                    writer.picture(picture);
                    scatter(random, picture, codePoints, words);
                    words.forEach(writer::word);
                    if (!words.isEmpty()) {
                        pictures.add(picture);
                    }
                }
                writer.text(ScratchText.text(random, codePoints));
                writer.pageEnd();
            }
            TextLayer layer = writer.finish();
            try (OpenLayer open = layers.open(layer.id())) {
                assertThat(open.layer()).isEqualTo(layer);
                assertThat(open.pictures()).isEqualTo(pictures);
                for (int page = pages; page >= 1; page--) {
                    assertThat(words(open, page)).isEqualTo(all.get(page - 1));
                    assertThat(open.picture(page).isPresent())
                            .isEqualTo(!all.get(page - 1).isEmpty());
                }
            }
            layers.verify(layer.id());
        }
    }

    /// Words anywhere in the picture: a line may run from right to left, and a column begin above the
    /// last line.
    private static void scatter(Random random, PagePicture picture, int codePoints, List<PictureWord> into) {
        int at = random.nextInt(3);
        while (at < codePoints) {
            int end = Math.min(codePoints, at + 1 + random.nextInt(200));
            int left = random.nextInt(picture.width());
            int top = random.nextInt(picture.height());
            into.add(word(
                    at,
                    end,
                    left,
                    top,
                    left + 1 + random.nextInt(picture.width() - left),
                    top + 1 + random.nextInt(picture.height() - top),
                    random.nextInt(PictureWord.CONFIDENCE_MAX + 1)));
            at = end + random.nextInt(4);
        }
    }

    @Test
    void wordsStandBesideLabelledBlocks() {
        TextLayerWriter writer = layers.newWriter();
        TextBlock note = new TextBlock(BlockKind.NOTE, 0, 1, new Span(0, 2), "comment", true);
        TextBlock heading = new TextBlock(BlockKind.HEADING, 1, 2, new Span(0, 1));
        writer.text("Ab ц");
        writer.block(note);
        writer.picture(FIRST);
        writer.word(word(0, 2, 10, 20, 40, 32, 96));
        writer.pageEnd();
        writer.text("x");
        writer.block(heading);
        TextLayer layer = writer.finish();
        try (OpenLayer open = layers.open(layer.id())) {
            assertThat(open.blocks()).containsExactly(note, heading);
            assertThat(words(open, 1)).containsExactly(word(0, 2, 10, 20, 40, 32, 96));
            assertThat(words(open, 2)).isEmpty();
            assertThatThrownBy(() -> words(open, 3)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aPictureWithoutWordsChangesNoByte() {
        TextLayerWriter plain = layers.newWriter();
        plain.text("Ab ц");
        Sha256 without = plain.finish().id();
        TextLayerWriter pictured = layers.newWriter();
        pictured.picture(FIRST);
        pictured.text("Ab ц");
        assertThat(pictured.finish().id()).isEqualTo(without);
    }

    @Test
    void aHundredThousandWordsTakeFewBytes() throws IOException {
        int words = 100_000;
        TextLayerWriter writer = layers.newWriter();
        writer.picture(new PagePicture(1, 10_000, 100_000, 300));
        writer.text("letter ".repeat(words));
        for (int i = 0; i < words; i++) {
            int left = 200 + i % 10 * 180;
            int top = 100 + i / 10 * 5;
            writer.word(word(7 * i, 7 * i + 6, left, top, left + 160, top + 44, 90));
        }
        Sha256 id = writer.finish().id();
        assertThat(Files.size(path(id))).isLessThan(7L * words + 9L * words);
        try (OpenLayer open = layers.open(id)) {
            assertThat(words(open, 1))
                    .hasSize(words)
                    .last()
                    .extracting(PictureWord::left)
                    .isEqualTo(200 + 9 * 180);
        }
    }

    @Test
    void wordsThatFitNoPictureOrPageAreRefused() {
        TextLayerWriter writer = layers.newWriter();
        writer.text("ten chars.");
        assertThatThrownBy(() -> writer.word(word(0, 3, 0, 0, 1, 1, 50))).hasMessageContaining("any picture");
        assertThatThrownBy(() -> writer.picture(new PagePicture(2, 100, 50, 72)))
                .hasMessageContaining("page 2");
        writer.picture(FIRST);
        assertThatThrownBy(() -> writer.picture(FIRST)).hasMessageContaining("two pictures");
        assertThatThrownBy(() -> writer.word(word(0, 3, 90, 0, 101, 1, 50))).hasMessageContaining("outside");
        assertThatThrownBy(() -> writer.word(word(0, 3, 0, 40, 1, 51, 50))).hasMessageContaining("outside");
        writer.word(word(0, 3, 0, 0, 1, 1, 50));
        assertThatThrownBy(() -> writer.word(word(2, 4, 0, 0, 1, 1, 50))).hasMessageContaining("ends at 3");
        writer.word(word(4, 11, 0, 0, 1, 1, 50));
        assertThatThrownBy(writer::pageEnd).hasMessageContaining("ends at 11");
        writer.abort();
    }

    /// The third example of docs/formats/text-layer.md.
    @Test
    void theDocumentedExampleHasTheDocumentedBytes() throws IOException {
        assertThat(HexFormat.of().formatHex(Files.readAllBytes(path(example()))))
                .isEqualTo(WORDS_EXAMPLE);
    }

    private Sha256 example() {
        TextLayerWriter writer = layers.newWriter();
        writer.text("Ab ц\n");
        writer.picture(FIRST);
        writer.word(word(0, 2, 10, 20, 40, 32, 96));
        writer.word(word(3, 4, 48, 21, 60, 33, 41));
        return writer.finish().id();
    }

    /// Computed apart from this program, from the specification.
    private static final String WORDS_EXAMPLE = "416220d1860a" // Ab ц, line feed
            + "00000005" // pages: 5 code points
            + "0000000600000005" + "5dafc3cf" // segments
            + "00000001" + "00000064" + "00000032" + "00000048" + "00000002" + "0000000e" + "4ca8effd" // pictures
            + "00" + "02" + "14" + "28" + "1e" + "0c" + "60" // Ab: 96 of 100
            + "01" + "01" + "10" + "02" + "0c" + "0c" + "29" // ц: 41 of 100
            + "0000000000000006" + "00000001" + "00000001" + "00000000" + "00000001" + "0000000e" // footer
            + "00000003" + "c96ba3f7" // version 3, checksum
            + "4441594c54455854"; // DAYLTEXT

    /// A page `a` with a heading, as versions 1 and 2 wrote it; computed apart from this program.
    @Test
    void layersOfEarlierVersionsHaveNoWords() throws IOException {
        for (String written : List.of(
                "4162d186" + "0000000200000001" + "00000002000000029d29ca34" + "00000002000000017d85fe49"
                        + "00010001000000010000000000000002" + "0000000000000004" + "00000002" + "00000002"
                        + "00000001" + "00000001" + "40aef4a9" + "4441594c54455854",
                "6109620a" + "00000004" + "0000000400000004b88a3b78" + "8400010141" + "9404010142" + "8303030137"
                        + "0000000000000004" + "00000001" + "00000001" + "00000003" + "00000002" + "263b37ba"
                        + "4441594c54455854",
                WORDS_EXAMPLE)) {
            byte[] bytes = HexFormat.of().parseHex(written);
            Sha256 id = Sha256.of(bytes);
            Files.createDirectories(path(id).getParent());
            Files.write(path(id), bytes);
            try (OpenLayer open = layers.open(id)) {
                assertThat(open.page(1)).startsWithIgnoringCase("a");
                boolean hasWords = written.equals(WORDS_EXAMPLE);
                assertThat(words(open, 1)).hasSize(hasWords ? 2 : 0);
                assertThat(open.picture(1).isPresent()).isEqualTo(hasWords);
            }
        }
    }

    @Test
    void eachFlippedBitAndEachCutIsFound() throws IOException {
        Sha256 id = example();
        byte[] whole = Files.readAllBytes(path(id));
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(path(id), damaged);
            assertThatThrownBy(() -> readEverything(id)).as("bit %d", bit).isInstanceOf(DamagedLayer.class);
        }
        for (int length = 0; length < whole.length; length++) {
            Files.write(path(id), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> readEverything(id)).as("cut at %d", length).isInstanceOf(DamagedLayer.class);
        }
        Files.write(path(id), whole);
        readEverything(id);
    }

    private void readEverything(Sha256 id) {
        try (OpenLayer open = layers.open(id)) {
            open.page(1);
            open.blocks();
            words(open, 1);
        }
    }

    @Test
    void damageToTheWordsOfOnePageLeavesThoseOfAnother() throws IOException {
        TextLayerWriter writer = layers.newWriter();
        for (int page = 1; page <= 2; page++) {
            writer.picture(new PagePicture(page, 100, 50, 72));
            writer.text("Ab ц");
            writer.word(word(0, 2, 10, 20, 40, 32, 90 + page));
            writer.pageEnd();
        }
        Sha256 id = writer.finish().id();
        byte[] bytes = Files.readAllBytes(path(id));
        int firstWord = bytes.length - LayerFormat.FOOTER_BYTES_WITH_WORDS - 14;
        bytes[firstWord + 2] ^= 1;
        Files.write(path(id), bytes);
        try (OpenLayer open = layers.open(id)) {
            assertThat(words(open, 2)).containsExactly(word(0, 2, 10, 20, 40, 32, 92));
            assertThatThrownBy(() -> words(open, 1))
                    .isInstanceOf(DamagedLayer.class)
                    .hasMessageContaining("words of page 1");
        }
    }

    @Test
    void theMeanConfidenceWeighsWordsByTheirLength() {
        MeanConfidence mean = new MeanConfidence();
        assertThat(mean.value()).isEmpty();
        mean.add(9, 90);
        mean.add(1, 0);
        assertThat(mean.value()).contains(81);
    }

    private Path path(Sha256 id) {
        return scratch.resolve("text").resolve(LayerFormat.relativePath(id));
    }
}
