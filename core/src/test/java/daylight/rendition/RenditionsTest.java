package daylight.rendition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daylight.extraction.PageAnswer.Picture;
import daylight.id.Sha256;
import daylight.protocol.Drawing.Drawn;
import daylight.protocol.Drawing.Placed;
import daylight.store.CaseFolder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenditionsTest {
    private static final Sha256 DOCUMENT = Sha256.of(new byte[] {1});
    private static final Sha256 OTHER = Sha256.of(new byte[] {2});
    private static final PageWish WISH = new PageWish(DOCUMENT, 3, 150);
    private static final byte[] COLOURS = {(byte) 255, 0, 0, 0, (byte) 255, 0, 0, 0, (byte) 255, 10, 20, 30};
    private static final Picture PICTURE = new Picture(
            new Drawn(7, 3, 2, 2, 150, Drawn.COLOUR, true, false),
            COLOURS,
            List.of(new Placed("قەشقەر \"1\"", 0, 0, 2, 1), new Placed("two", 0, 1, 2, 2)));

    @TempDir
    Path temporary;

    private CaseFolder folder;
    private Renditions renditions;

    @BeforeEach
    void makeCase() {
        folder = CaseFolder.create(temporary.resolve("case"), "id", "");
        renditions = new Renditions(folder);
    }

    private List<String> files() throws IOException {
        if (!Files.isDirectory(folder.renditions())) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder.renditions())) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.renditions().relativize(file).toString())
                    .filter(name -> !name.equals("lock"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aPageComesBackAsItWasKept() throws IOException {
        Rendition kept = renditions.keep(WISH, PICTURE, () -> true);
        assertThat(renditions.find(WISH)).contains(kept);
        assertThat(kept.page()).isEqualTo(3);
        assertThat(kept.pages()).isEqualTo(7);
        assertThat(kept.otherFonts()).isTrue();
        assertThat(kept.words())
                .containsExactly(new Rendition.Word("قەشقەر \"1\"", 0, 0, 2, 1), new Rendition.Word("two", 0, 1, 2, 2));
        BufferedImage image = ImageIO.read(kept.file().toFile());
        assertThat(image.getRGB(0, 0)).isEqualTo(0xffff0000);
        assertThat(image.getRGB(1, 0)).isEqualTo(0xff00ff00);
        assertThat(image.getRGB(1, 1)).isEqualTo(0xff0a141e);
        assertThat(renditions.find(new PageWish(DOCUMENT, 3, 151))).isEmpty();
        assertThat(renditions.find(new PageWish(OTHER, 3, 150))).isEmpty();
        String place = DOCUMENT.hex().substring(0, 2) + "/" + DOCUMENT.hex() + "/1-3-150";
        assertThat(files()).containsExactly(place + ".json", place + ".png");
    }

    @Test
    void greyPagesAreGreyFiles() throws IOException {
        byte[] grey = {0, 100, (byte) 200, (byte) 255};
        Picture picture = new Picture(new Drawn(1, 3, 4, 1, 150, Drawn.GREY, false, false), grey, List.of());
        Rendition kept = renditions.keep(WISH, picture, () -> true);
        BufferedImage image = ImageIO.read(kept.file().toFile());
        assertThat(image.getColorModel().getNumComponents()).isEqualTo(1);
        assertThat(image.getRaster().getPixels(0, 0, 4, 1, (int[]) null)).containsExactly(0, 100, 200, 255);
    }

    @Test
    void theSamePixelsAreTheSameBytes() throws IOException {
        byte[] first =
                Files.readAllBytes(renditions.keep(WISH, PICTURE, () -> true).file());
        assertThat(Files.readAllBytes(renditions.keep(WISH, PICTURE, () -> true).file()))
                .isEqualTo(first);
    }

    @Test
    void aPictureThatWasChangedOrCutOffIsNone() throws IOException {
        Rendition kept = renditions.keep(WISH, PICTURE, () -> true);
        byte[] png = Files.readAllBytes(kept.file());
        png[png.length - 20] ^= 1;
        Files.write(kept.file(), png);
        assertThat(renditions.find(WISH)).isEmpty();
        renditions.keep(WISH, PICTURE, () -> true);
        assertThat(renditions.find(WISH)).isPresent();
        Files.writeString(Path.of(kept.file().toString().replace(".png", ".json")), "{\"png\":");
        assertThat(renditions.find(WISH)).isEmpty();
    }

    @Test
    void aDocumentThatWasWithdrawnMeanwhileLeavesNothing() throws IOException {
        assertThatThrownBy(() -> renditions.keep(WISH, PICTURE, () -> false)).isInstanceOf(DocumentGone.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void withdrawingTakesItsOwnPicturesAndNoOthers() throws IOException {
        renditions.keep(WISH, PICTURE, () -> true);
        renditions.keep(new PageWish(OTHER, 3, 150), PICTURE, () -> true);
        renditions.erase(List.of(DOCUMENT));
        assertThat(renditions.find(WISH)).isEmpty();
        assertThat(files()).hasSize(2).allMatch(file -> file.contains(OTHER.hex()));
    }

    @Test
    void whatAKillLeftHalfWrittenIsSwept() throws IOException {
        renditions.keep(WISH, PICTURE, () -> true);
        Files.writeString(folder.renditions().resolve("new-123.png"), "half");
        renditions.sweep();
        assertThat(files()).hasSize(2).noneMatch(file -> file.contains("new-"));
        renditions.clear();
        assertThat(files()).isEmpty();
    }

    private Path pdf(String words) throws IOException {
        return Files.writeString(Files.createDirectories(folder.temporary()).resolve("made"), words);
    }

    @Test
    void howADocumentWasLaidOutIsKeptUntilItIsWithdrawnOrRebuilt() throws IOException {
        Layout kept = renditions.keepLayout(DOCUMENT, pdf("%PDF-1.4 a"), "LibreOffice 1.0", () -> true);
        assertThat(kept.sizeBytes()).isEqualTo(10);
        assertThat(renditions.layout(DOCUMENT)).contains(kept);
        assertThat(renditions.layout(OTHER)).isEmpty();
        assertThat(folder.temporary().resolve("made")).doesNotExist();
        assertThat(kept.file().getFileName().toString())
                .as("no viewer is called by it")
                .doesNotContain(".");
        renditions.sweep();
        assertThat(renditions.layout(DOCUMENT)).contains(kept);
        renditions.erase(List.of(DOCUMENT));
        assertThat(files()).isEmpty();
        renditions.keepLayout(DOCUMENT, pdf("%PDF-1.4 b"), "LibreOffice 1.0", () -> true);
        renditions.clear();
        assertThat(files()).isEmpty();
    }

    @Test
    void aLayoutThatWasChangedIsNone() throws IOException {
        Layout kept = renditions.keepLayout(DOCUMENT, pdf("%PDF-1.4 a"), "LibreOffice 1.0", () -> true);
        Files.writeString(kept.file(), "%PDF-1.4 b");
        assertThat(renditions.layout(DOCUMENT)).isEmpty();
        Files.writeString(kept.file().resolveSibling("1-layout.json"), "{\"sha256\":");
        assertThat(renditions.layout(DOCUMENT)).isEmpty();
    }

    @Test
    void aDocumentThatWasWithdrawnMeanwhileLeavesNoLayout() throws IOException {
        Path made = pdf("%PDF-1.4 a");
        assertThatThrownBy(() -> renditions.keepLayout(DOCUMENT, made, "LibreOffice 1.0", () -> false))
                .isInstanceOf(DocumentGone.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void aPictureSaysWhoLaidItsPageOut() {
        Optional<String> program = Optional.of("LibreOffice 1.0");
        assertThat(renditions.keep(WISH, PICTURE, program, () -> true).laidOutBy())
                .isEqualTo(program);
        assertThat(renditions.find(WISH)).map(Rendition::laidOutBy).contains(program);
    }

    @Test
    void aCaseWithoutPicturesIsLeftAsItIs() throws IOException {
        renditions.sweep();
        renditions.erase(List.of(DOCUMENT));
        renditions.clear();
        assertThat(folder.renditions()).doesNotExist();
    }
}
