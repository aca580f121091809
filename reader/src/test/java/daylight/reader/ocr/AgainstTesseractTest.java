package daylight.reader.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Error rates and CPU time beside those of the plain `tesseract` command with the same models, on printed pages:
/// eight languages, two fonts, 300 and 150 dpi, clean and worn. `-Ddaylight.bars=true` asserts the bars,
/// `-Ddaylight.languages=uig,ara` measures some languages alone.
@Tag("soak")
class AgainstTesseractTest {
    private static final double POINTS_WORSE_MAX = 0.2;
    private static final double CPU_RATIO_MAX = 1.1;
    private static final int POINTS = 11;

    /// The layout the command chooses by itself, and that which suits these pages best.
    private static final int USUAL = 3;

    private static final int ONE_BLOCK = 6;

    @TempDir
    Path folder;

    private final List<String> worse = new ArrayList<>();
    private double ours;
    private double theirs;

    @Test
    void noCellIsWorseThanTheCommand() throws IOException, InterruptedException {
        boolean ready = Udhr.folder().isPresent() && TesseractCommand.isHere();
        if (!ready) {
            System.err.println("SKIPPED: needs the shared corpora and the Debian package tesseract-ocr");
        }
        assumeTrue(ready);
        long seed = Long.getLong("daylight.seed", 20);
        System.out.println("seed " + seed);
        String only = System.getProperty("daylight.languages", "");
        Models models = Models.find();
        System.out.println("CELL language font dpi paper | CER here, command, command --psm 6 | CPU-s here, command");
        try (Recogniser recogniser = new Recogniser(models, folder)) {
            for (Udhr language : Udhr.values()) {
                if (models.has(language.model) && (only.isEmpty() || only.contains(language.model))) {
                    measure(recogniser, models, language, seed);
                }
            }
        }
        System.out.printf(
                Locale.ROOT, "CPU in all: here %.1f, command %.1f, ratio %.2f%n", ours, theirs, ours / theirs);
        worse.forEach(cell -> System.out.println("WORSE " + cell));
        if (Boolean.getBoolean("daylight.bars")) {
            assertThat(worse).isEmpty();
            assertThat(ours).isLessThanOrEqualTo(theirs * CPU_RATIO_MAX);
        }
    }

    private void measure(Recogniser recogniser, Models models, Udhr language, long seed)
            throws IOException, InterruptedException {
        Languages known = new Languages.Known(List.of(language.model), false);
        for (int font = 0; font < Udhr.FONTS; font++) {
            for (int dpi : new int[] {300, 150}) {
                PrintedPages.Printed page = PrintedPages.print(
                                language.paragraphs(), language.font(font), POINTS, dpi, language.rightToLeft, 2)
                        .get(1);
                for (boolean worn : new boolean[] {false, true}) {
                    PageImage image =
                            worn ? PrintedPages.worn(page.image(), 1.0, 18, 3, new Random(seed)) : page.image();
                    String cell = String.format(
                            Locale.ROOT,
                            "%s %s %d %s",
                            language.model,
                            language.fontName(font),
                            dpi,
                            worn ? "worn" : "clean");
                    cell(recogniser, models, language, known, page, image, cell);
                }
            }
        }
    }

    private void cell(
            Recogniser recogniser,
            Models models,
            Udhr language,
            Languages known,
            PrintedPages.Printed page,
            PageImage image,
            String cell)
            throws IOException, InterruptedException {
        double start = cpu();
        RecognisedPage read = recogniser.read(image, known, Budget.ofSeconds(60));
        double spent = cpu() - start;
        TesseractCommand command = new TesseractCommand(folder);
        Path picture = command.save(image);
        Path data = models.folderOf(List.of(language.model), folder);
        TesseractCommand.Answer usual = command.read(picture, data, language.model, USUAL);
        TesseractCommand.Answer block = command.read(picture, data, language.model, ONE_BLOCK);
        double here = Rate.percent(page.text(), read.text(), language.isSolid());
        double there = Rate.percent(page.text(), usual.text(), language.isSolid());
        double thereBlock = Rate.percent(page.text(), block.text(), language.isSolid());
        ours += spent;
        theirs += usual.cpuSeconds();
        System.out.printf(
                Locale.ROOT,
                "CELL %s | %.2f %.2f %.2f | %.2f %.2f | lines %d of %d, rescued %d, unread %d, skew %.1f%n",
                cell,
                here,
                there,
                thereBlock,
                spent,
                usual.cpuSeconds(),
                read.lines().size(),
                page.lines().size(),
                read.lines().stream().filter(Line::rescued).count(),
                read.unread().size(),
                read.skewDegrees());
        if (here > there + POINTS_WORSE_MAX) {
            worse.add(cell + String.format(Locale.ROOT, ": %.2f, the command %.2f", here, there));
        }
    }

    private static double cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
}
