package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A scan of many pages whose recognition is killed goes on with the pages that are left.
class RecognitionGoesOnStoryTest {
    private static final int PAGES = 14;
    private static final int PAGES_BEFORE_THE_KILL = 4;
    private static final long LOOK_EVERY_MILLIS = 50;

    @TempDir
    Path temporary;

    @Test
    void pagesThatWereRecognisedBeforeAKillAreNotRecognisedAgain() throws IOException, InterruptedException {
        Path evidence = Files.createDirectories(temporary.resolve("leak"));
        write(evidence.resolve("scans.tiff"));
        Daylight daylight = Daylight.at(temporary.resolve("settings"));
        Path undisturbed = temporary.resolve("undisturbed");
        JsonNode expected = daylight.ingest(undisturbed, evidence).json(0);
        assertThat(kept(undisturbed))
                .as("nothing is left when recognition ends")
                .isEmpty();

        Path folder = temporary.resolve("case");
        long pages = kill(daylight, folder, evidence);
        Answer last = daylight.ingest(folder, evidence);
        assertThat(last.err()).contains("Going on in scans.tiff: " + pages + " of its pages are recognised.");
        JsonNode report = last.json(0);
        for (String part : new String[] {"accounted", "scanned", "outcomes", "not_fully_read"}) {
            assertThat(report.get(part)).as(part).isEqualTo(expected.get(part));
        }
        for (String query : List.of("witness", "\"bridge number 1\"", "confidence:0..100")) {
            assertThat(daylight.search(folder, query).get("hits"))
                    .as(query)
                    .isEqualTo(daylight.search(undisturbed, query).get("hits"))
                    .isNotEmpty();
        }
        assertThat(kept(folder)).isEmpty();
        assertThat(daylight.run(folder, "verify").exit()).isZero();
    }

    @Test
    void aWithdrawalLeavesNoWordOfThemEither() throws IOException, InterruptedException {
        Path evidence = Files.createDirectories(temporary.resolve("leak"));
        write(evidence.resolve("scans.tiff"));
        Daylight daylight = Daylight.at(temporary.resolve("settings"));
        Path folder = temporary.resolve("case");
        kill(daylight, folder, evidence);
        assertThat(kept(folder)).hasSize(1);
        daylight.run(folder, "withdraw", "leak/scans.tiff", "--reason", "asked for")
                .expect(0);
        assertThat(kept(folder)).isEmpty();
    }

    /// Kill an ingest when some pages are recognised.
    ///
    /// @return how many
    private static long kill(Daylight daylight, Path folder, Path evidence) throws IOException, InterruptedException {
        try (Daylight.Started ingest = daylight.start("ingest", folder.toString(), evidence.toString(), "--json")) {
            while (pages(folder) < PAGES_BEFORE_THE_KILL) {
                assertThat(ingest.process().waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS))
                        .as("recognition was over before it could be killed: %s", Files.readString(ingest.err()))
                        .isFalse();
            }
            ingest.kill();
            assertThat(ingest.endedByKill()).isTrue();
        }
        return pages(folder);
    }

    /// Pages that are kept, as docs/formats/case.md says.
    private static long pages(Path folder) throws IOException {
        long pages = 0;
        for (Path file : kept(folder)) {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                in.readUTF();
                while (in.available() > 0) {
                    int bytes = in.readInt();
                    in.readLong();
                    pages += in.readNBytes(bytes).length == bytes ? 1 : 0;
                }
            } catch (java.io.EOFException | java.nio.file.NoSuchFileException _) {
                // Written, or deleted, just now.
            }
        }
        return pages;
    }

    private static List<Path> kept(Path folder) throws IOException {
        Path kept = folder.resolve("recognised");
        if (!Files.isDirectory(kept)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(kept)) {
            return files.toList();
        }
    }

    private static void write(Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int page = 1; page <= PAGES; page++) {
                writer.writeToSequence(new IIOImage(page(page), null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private static BufferedImage page(int number) {
        BufferedImage image = new BufferedImage(1240, 1754, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SERIF, Font.PLAIN, 30));
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        for (int line = 0; line < 20; line++) {
            pen.drawString("The witness of line " + line + " stood at bridge number " + number, 150, 200 + 55 * line);
        }
        pen.dispose();
        return image;
    }
}
