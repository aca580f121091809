package daylight.reader.container;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IsoTest {
    private static IsoWriter two() {
        return new IsoWriter().with("", "LETTER.TXT;1", "the river is green").with("SUB", "NOTE.;1", "closed harbour");
    }

    @Test
    void aPlainImageIsListedAndRead() {
        RecordedTree tree = ReadingFixture.read("x.iso", two().image(false));
        assertThat(tree.root().ended().mediaType()).isEqualTo("application/x-iso9660-image");
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.root().listed()).isEqualTo(2);
        assertThat(tree.at("LETTER.TXT").text()).contains("green");
        assertThat(tree.at("SUB/NOTE").text()).contains("harbour");
        assertThat(tree.root().ended().metadata().get("dc:title")).containsExactly("THE DISC");
    }

    @Test
    void jolietGivesTheNamesAndWhatIsHiddenFromItIsReadToo() {
        byte[] image = new IsoWriter()
                .with("", "ئۇيغۇر.txt", "the river is green")
                .inOneTree("HIDDEN.TXT;1", "seen by old readers alone", false)
                .inOneTree("new.txt", "seen by new readers alone", true)
                .image(true);
        RecordedTree tree = ReadingFixture.read("x.iso", image);
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.root().listed()).isEqualTo(3);
        assertThat(tree.root().members()).isEqualTo(3);
        assertThat(tree.at("ئۇيغۇر.txt").text()).contains("green");
        assertThat(tree.at("new.txt").text()).contains("new readers");
        assertThat(tree.at("HIDDEN.TXT").text()).contains("old readers");
    }

    @Test
    void rockRidgeGivesNamesLinksAndDevices() {
        byte[] image = new IsoWriter()
                .withFields("A.TXT;1", "the river is green", IsoWriter.name("a longer "), IsoWriter.name("name.txt"))
                .withFields("B.;1", "", IsoWriter.name("link"), IsoWriter.field("SL", 0, 8, 0))
                .withFields("C.;1", "", IsoWriter.name("pipe"), IsoWriter.field("PX", 0, 0x10, 0, 0, 0, 0, 0, 0))
                .image(true);
        RecordedTree tree = ReadingFixture.read("x.iso", image);
        assertThat(tree.at("a longer name.txt").text()).contains("green");
        assertThat(tree.at("link").outcome()).isEqualTo("unsupported/link");
        assertThat(tree.at("pipe").outcome()).isEqualTo("unsupported/not_a_file");
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.root().listed()).isEqualTo(3);
    }

    @Test
    void continuationsInARingEnd() {
        // The field lies in block 0, which is empty but for itself.
        byte[] ring = IsoWriter.field("CE", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 0, 0, 0, 0);
        byte[] image = new IsoWriter()
                .withFields("A.TXT;1", "the river is green", ring)
                .image(false);
        System.arraycopy(ring, 0, image, 0, ring.length);
        assertThat(ReadingFixture.read("x.iso", image).at("A.TXT").text()).contains("green");
    }

    @Test
    void aCutOffImageKeepsWhatLiesBeforeTheCut() {
        byte[] image = new IsoWriter()
                .with("", "A.TXT;1", "the river is green")
                .with("", "B.TXT;1", "word ".repeat(4_000))
                .image(false);
        // The folders lie behind the files here: bring the last sectors of the long file out of reach instead.
        int last = image.length / IsoWriter.SECTOR;
        byte[] far = image.clone();
        for (int at = 0; at + 40 < far.length; at++) {
            if (far[at + 33] == 'B' && far[at + 34] == '.') {
                far[at + 2] = (byte) (last - 2);
            }
        }
        RecordedTree tree = ReadingFixture.read("x.iso", far);
        assertThat(tree.root().verdict().code()).isEqualTo("partly_read");
        assertThat(tree.at("A.TXT").outcome()).isEqualTo("read/none");
        assertThat(tree.root().listed()).isEqualTo(tree.root().members());
        assertThat(tree.at("B.TXT").verdict().code()).isNotEqualTo("read");
    }

    @Test
    void foldersInARingAreEnteredOnce() {
        byte[] image = two().image(false);
        int sub = 0;
        int root = 0;
        for (int at = 20 * IsoWriter.SECTOR; at < image.length; at += IsoWriter.SECTOR) {
            if (image[at] == 34 && image[at + 32] == 1 && image[at + 33] == 0) {
                root = root == 0 ? at / IsoWriter.SECTOR : root;
                sub = at / IsoWriter.SECTOR;
            }
        }
        assertThat(sub).isNotEqualTo(root);
        // The folder's record of itself now leads to the folder above.
        for (int at = root * IsoWriter.SECTOR; at < (root + 1) * IsoWriter.SECTOR - 40; at++) {
            if (image[at + 33] == 'S' && image[at + 34] == 'U') {
                image[at + 2] = (byte) root;
            }
        }
        RecordedTree tree = ReadingFixture.read("x.iso", image);
        assertThat(tree.at("LETTER.TXT").outcome()).isEqualTo("read/none");
        assertThat(tree.root().listed()).isEqualTo(2);
        assertThat(tree.root().members()).isEqualTo(2);
        assertThat(tree.root().verdict().code()).isEqualTo("partly_read");
    }

    @Test
    void noChangeOfBytesBreaksTheAccount() {
        byte[] whole = two().image(true);
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] changed = whole.clone();
            for (int i = 0; i < 8; i++) {
                int sector = random.nextBoolean() ? 16 + random.nextInt(2) : random.nextInt(whole.length / 2_048);
                int at = sector * 2_048 + random.nextInt(random.nextBoolean() ? 200 : 2_048);
                changed[at] ^= (byte) (1 << random.nextInt(8));
            }
            RecordedTree tree = ReadingFixture.read("x.iso", changed);
            assertThat(tree.root().listed())
                    .as("seed " + seed)
                    .isEqualTo(tree.root().members());
            assertThat(tree.all())
                    .as("seed " + seed)
                    .allMatch(doc -> !doc.reason().code().equals("reader_bug"));
        }
        assertThat(Arrays.equals(whole, two().image(true))).isTrue();
    }
}
