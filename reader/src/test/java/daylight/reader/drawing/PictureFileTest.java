package daylight.reader.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.Draw.WantedPage;
import daylight.protocol.Drawing;
import daylight.protocol.Drawing.Drawn;
import daylight.protocol.NoDrawing;
import daylight.protocol.Passwords;
import daylight.reader.DrawnPage;
import daylight.reader.MadeTiff;
import daylight.reader.ReadingFixture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureFileTest {
    private static BufferedImage filled(int type, int width, int height, Color colour) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D pen = image.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, width, height / 2);
        pen.dispose();
        return image;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static DrawnPage draw(String name, byte[] content, int page) throws Exception {
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        return ReadingFixture.draw(
                name, content, new WantedPage(hash, content.length, page, 150), Passwords.NONE, ReadingFixture.LIMITS);
    }

    @Test
    void aPictureIsShownAsItIs() throws Exception {
        DrawnPage page = draw("a.png", png(filled(BufferedImage.TYPE_INT_RGB, 120, 80, new Color(200, 10, 30))), 1);
        assertThat(page.drawn()).isEqualTo(new Drawn(1, 1, 120, 80, 70, Drawn.COLOUR, false, false));
        assertThat(Arrays.copyOf(page.pixels(), 3)).containsExactly(200, 10, 30);
        assertThat(page.words()).isEmpty();
    }

    /// A grey of 100 must come out as 100, whatever gamma its colour space has.
    @Test
    void greyStaysGreyToTheValue() throws Exception {
        BufferedImage grey = new BufferedImage(50, 50, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setPixel(0, 0, new int[] {100});
        grey.getRaster().setPixel(1, 0, new int[] {255});
        DrawnPage page = draw("a.png", png(grey), 1);
        assertThat(page.drawn().channels()).isEqualTo(Drawn.GREY);
        assertThat(Arrays.copyOf(page.pixels(), 3)).containsExactly(100, 255, 0);
    }

    @Test
    void whatIsTransparentIsWhite() throws Exception {
        BufferedImage clear = new BufferedImage(50, 50, BufferedImage.TYPE_INT_ARGB);
        DrawnPage page = draw("a.png", png(clear), 1);
        assertThat(page.drawn().channels()).isEqualTo(Drawn.GREY);
        assertThat(page.pixels()[0]).isEqualTo((byte) 255);
    }

    @Test
    void eachPictureOfATifIsAPage() throws Exception {
        byte[] tif = MadeTiff.of(List.of(
                filled(BufferedImage.TYPE_BYTE_GRAY, 300, 200, Color.GRAY),
                filled(BufferedImage.TYPE_INT_RGB, 100, 400, Color.BLUE)));
        DrawnPage first = draw("fax.tif", tif, 1);
        assertThat(first.drawn().width()).isEqualTo(300);
        assertThat(first.drawn().pages()).isEqualTo(2);
        DrawnPage second = draw("fax.tif", tif, 2);
        assertThat(second.drawn().height()).isEqualTo(400);
        assertThat(Arrays.copyOf(second.pixels(), 3)).containsExactly(0, 0, -1);
        assertThat(draw("fax.tif", tif, 3).none()).contains(new Drawing.NotDrawn(NoDrawing.NO_SUCH_PAGE, 2));
    }

    @Test
    void aPictureThatIsTooLargeIsShownSmaller() throws Exception {
        BufferedImage large = new BufferedImage(8_000, 6_000, BufferedImage.TYPE_BYTE_BINARY);
        Drawn drawn = draw("large.png", png(large), 1).drawn();
        assertThat(drawn.width()).isEqualTo(4_000);
        assertThat(drawn.height()).isEqualTo(3_000);
    }

    @Test
    void aPictureThatIsCutOffOrUnknownIsNotDrawn() throws Exception {
        byte[] whole = png(filled(BufferedImage.TYPE_INT_RGB, 900, 900, Color.RED));
        DrawnPage cut = draw("cut.png", Arrays.copyOf(whole, 60), 1);
        assertThat(cut.none()).contains(new Drawing.NotDrawn(NoDrawing.UNDRAWABLE, 0));
        byte[] webp = "RIFF\u0010\0\0\0WEBPVP8 \0\0\0\0".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(draw("a.webp", webp, 1).none()).contains(new Drawing.NotDrawn(NoDrawing.UNDRAWABLE, 0));
    }
}
