package daylight.reader.tika;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.Recognition;
import daylight.protocol.Verdict;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Picture files that are opened, and those that are not.
class PictureRecognitionTest {
    private static final Pattern PLACE = Pattern.compile("page 1: \\d+,(\\d+),\\d+,(\\d+) of 900x240");

    @Test
    void aPictureThatCannotBeDecodedIsNotReadInFull() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(line(), "png", out);
        byte[] whole = out.toByteArray();
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        RecordedTree.Doc doc = recognised("flipped.png", flipped);
        assertThat(doc.outcome()).isEqualTo("partly_read/no_text");
        assertThat(doc.ended().metadata()).containsKey("ocr:failed");
        byte[] cut = Arrays.copyOf(whole, whole.length / 3);
        assertThat(recognised("cut.png", cut).outcome()).isEqualTo("failed/damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossless.webp", "lossy.webp"})
    void aWebPictureIsRecognised(String name) throws IOException {
        byte[] picture = requireNonNull(PictureRecognitionTest.class.getResourceAsStream(name), name)
                .readAllBytes();
        RecordedTree.Doc doc = recognised(name, picture);
        assertThat(doc.text()).contains("The register was burnt in the yard");
        assertThat(doc.outcome()).isEqualTo("read/none");
    }

    /// The beginning of a photograph of a telephone, which no reader here decodes.
    @Test
    void aPictureThatNothingDecodesIsNotReadInFullWhereItsTextWasAskedFor() {
        byte[] heic = new byte[2_000];
        byte[] head = "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, heic, 0, head.length);
        assertThat(ReadingFixture.read("a.heic", heic).root().ended().mediaType())
                .isEqualTo("image/heic");
        assertThat(recognised("a.heic", heic).verdict()).isEqualTo(Verdict.PARTLY_READ);
    }

    /// Georgian letters, of which no model here knows one.
    @Test
    void whereALineCouldNotBeReadIsSaid() throws IOException {
        BufferedImage image = line();
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.BLACK);
        pen.setFont(new Font("DejaVu Sans", Font.PLAIN, 40));
        pen.drawString("ყველა ადამიანი იბადება თავისუფალი", 40, 190);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);

        RecordedTree.Doc doc = recognised("two.png", out.toByteArray());

        assertThat(doc.text()).contains("The register was burnt");
        assertThat(doc.outcome()).isEqualTo("partly_read/unread_ink");
        List<String> places = requireNonNull(doc.ended().metadata().get("ocr:unread"));
        assertThat(places).allSatisfy(place -> {
            Matcher said = PLACE.matcher(place);
            assertThat(said.matches()).as(place).isTrue();
            assertThat(Integer.parseInt(said.group(1))).isBetween(130, 200);
            assertThat(Integer.parseInt(said.group(2))).isBetween(150, 220);
        });
    }

    @Test
    void aLanguageWithoutAModelIsNamed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(line(), "png", out);
        RecordedTree.Doc doc = ReadingFixture.read(
                        "line.png", out.toByteArray(), new Recognition(Recognition.Mode.AUTO, List.of("eng", "xyz")))
                .root();
        assertThat(doc.text()).contains("The register was burnt");
        assertThat(doc.ended().metadata()).containsEntry("ocr:missing", List.of("xyz"));
    }

    private static RecordedTree.Doc recognised(String name, byte[] content) {
        return ReadingFixture.read(name, content, new Recognition(Recognition.Mode.AUTO, List.of("eng")))
                .root();
    }

    private static BufferedImage line() {
        BufferedImage image = new BufferedImage(900, 240, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 900, 240);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SERIF, Font.PLAIN, 40));
        pen.drawString("The register was burnt in the yard", 80, 100);
        pen.dispose();
        return image;
    }
}
