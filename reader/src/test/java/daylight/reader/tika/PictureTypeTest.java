package daylight.reader.tika;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import daylight.reader.ground.Evidence;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTypeTest {
    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "jpeg"})
    void thePictureSaysWhatItIs(String format) throws IOException {
        byte[] picture = picture(format);
        assertThat(PictureType.of(new Evidence.InMemory(picture))).contains("image/" + format);
        RecordedTree tree = ReadingFixture.read("a letter.txt", picture);
        assertThat(tree.root().ended().mediaType()).isEqualTo("image/" + format);
        // Of a beginning that was cut off before it says enough, detection decides.
        int enough = format.equals("png") ? 41 : format.equals("gif") ? 6 : 3;
        for (int cut = 0; cut < 50; cut++) {
            assertThat(PictureType.of(new Evidence.InMemory(Arrays.copyOf(picture, cut)))
                            .isPresent())
                    .as("%s bytes", cut)
                    .isEqualTo(cut >= enough);
        }
    }

    @Test
    void whatOnlyResemblesOneIsLeftToDetection() throws IOException {
        byte[] animated = picture("png");
        System.arraycopy("acTL".getBytes(StandardCharsets.US_ASCII), 0, animated, 37, 4);
        assertThat(PictureType.of(new Evidence.InMemory(animated))).isEmpty();
        byte[] other = picture("png");
        other[12] = 'X';
        assertThat(PictureType.of(new Evidence.InMemory(other))).isEmpty();
        assertThat(PictureType.of(new Evidence.InMemory("GIF88a".getBytes(StandardCharsets.US_ASCII))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "jpeg", "bmp", "tiff"})
    void noFactOfTheFileInWhichItLayIsTold(String format) throws IOException {
        RecordedTree tree = ReadingFixture.read("scan." + format, picture(format));
        assertThat(tree.root().ended().metadata())
                .isNotEmpty()
                .doesNotContainKeys("File Name", "File Size", "File Modified Date");
    }

    private static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB), format, bytes))
                .isTrue();
        return bytes.toByteArray();
    }
}
