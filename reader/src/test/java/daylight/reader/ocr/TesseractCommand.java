package daylight.reader.ocr;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/// The plain `tesseract` of this machine, one thread, a process for each page.
final class TesseractCommand {
    private static final Pattern MINUTES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s");

    /// @param cpuSeconds of the process, its start and the loading of the model included
    record Answer(String text, double cpuSeconds) {}

    private final Path folder;

    TesseractCommand(Path folder) {
        this.folder = folder;
    }

    static boolean isHere() {
        return Files.isExecutable(Path.of("/usr/bin/tesseract"));
    }

    Path save(PageImage page) throws IOException {
        BufferedImage image = new BufferedImage(page.width(), page.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, page.width(), page.height(), page.grey());
        Path file = folder.resolve("page.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    Answer read(Path picture, Path models, String language, int layout) throws IOException, InterruptedException {
        Path out = folder.resolve("page");
        Process process = new ProcessBuilder(List.of(
                        "bash",
                        "-c",
                        "OMP_THREAD_LIMIT=1 tesseract \"$1\" \"$2\" --tessdata-dir \"$3\" -l \"$4\" --psm \"$5\" 2>/dev/null;"
                                + " times",
                        "bash",
                        picture.toString(),
                        out.toString(),
                        models.toString(),
                        language,
                        Integer.toString(layout)))
                .start();
        String times = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        process.waitFor();
        // The second line is of the children.
        Matcher found = MINUTES.matcher(times.substring(times.indexOf('\n')));
        if (!found.find()) {
            throw new IllegalStateException("bash said: " + times);
        }
        double seconds = 0;
        for (int i = 1; i <= 3; i += 2) {
            seconds += Integer.parseInt(found.group(i)) * 60 + Double.parseDouble(found.group(i + 1));
        }
        return new Answer(Files.readString(folder.resolve("page.txt")), seconds);
    }
}
