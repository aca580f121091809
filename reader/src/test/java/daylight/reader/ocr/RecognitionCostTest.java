package daylight.reader.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a page costs and how well it is read when it is made black and white, cut to its text or drawn
/// smaller, and with other models: `-Ddaylight.fast=FOLDER` names a folder of them. Clean and worn pages
/// of eight languages in two fonts. `-Ddaylight.ways=AS_IT_IS,CUT` measures some ways alone.
@Tag("soak")
class RecognitionCostTest {
    private static final int POINTS = 11;
    private static final int BORDER_PIXELS = 30;
    private static final int DPI = 300;

    /// What is done to a page before it is read.
    private enum Way {
        AS_IT_IS("as it is, 300 dpi", page -> page),
        BLACK_AND_WHITE("black and white", RecognitionCostTest::binarised),
        CUT("cut to its ink", page -> page.part(inked(page), 1, BORDER_PIXELS)),
        DPI_250("250 dpi", page -> page.part(page.box(), 250.0 / DPI, 0)),
        DPI_200("200 dpi", page -> page.part(page.box(), 200.0 / DPI, 0)),
        DPI_150("150 dpi", page -> page.part(page.box(), 150.0 / DPI, 0)),
        DPI_200_BLACK("200 dpi, black and white", page -> binarised(page.part(page.box(), 200.0 / DPI, 0)));

        private final String words;
        private final UnaryOperator<PageImage> change;

        Way(String words, UnaryOperator<PageImage> change) {
            this.words = words;
            this.change = change;
        }
    }

    /// Of all pages of one way.
    private static final class Sum {
        private double wrong;
        private double seconds;
        private int pages;
    }

    @TempDir
    Path folder;

    @Test
    void whatEachWayCostsAndLoses() throws IOException {
        assumeTrue(Udhr.folder().isPresent(), "needs the shared corpora");
        measure(Models.find(), "usual");
        String fast = System.getProperty("daylight.fast", "");
        if (!fast.isEmpty()) {
            measure(Models.in(Optional.of(Path.of(fast)), Optional.empty(), List.of()), "fast");
        }
    }

    private void measure(Models models, String which) throws IOException {
        for (boolean worn : new boolean[] {false, true}) {
            Map<Way, Sum> all = new EnumMap<>(Way.class);
            try (Recogniser recogniser = new Recogniser(models, folder)) {
                for (Udhr language : Udhr.values()) {
                    if (models.has(language.model)) {
                        measure(recogniser, language, worn, all, which);
                    }
                }
            }
            assertThat(all).isNotEmpty();
            all.forEach((way, sum) -> System.out.printf(
                    Locale.ROOT,
                    "ALL %s models, %s, %s | %.2f wrong of 100 | %.2f CPU-s a page, %d pages%n",
                    which,
                    worn ? "worn" : "clean",
                    way.words,
                    sum.wrong / sum.pages,
                    sum.seconds / sum.pages,
                    sum.pages));
        }
    }

    private static void measure(Recogniser recogniser, Udhr language, boolean worn, Map<Way, Sum> all, String which)
            throws IOException {
        for (int font = 0; font < Udhr.FONTS; font++) {
            PrintedPages.Printed page = PrintedPages.print(
                            language.paragraphs(), language.font(font), POINTS, DPI, language.rightToLeft, 2)
                    .get(1);
            PageImage given = worn ? PrintedPages.worn(page.image(), 1.0, 18, 3, new Random(20)) : page.image();
            Languages known = new Languages.Known(List.of(language.model), false);
            if (font == 0) {
                // The model is loaded and the code warm before anything is measured.
                recogniser.read(given, known, Budget.ofSeconds(60));
            }
            for (Way way : wanted()) {
                double start = cpu();
                RecognisedPage read = recogniser.read(way.change.apply(given), known, Budget.ofSeconds(60));
                double seconds = cpu() - start;
                double wrong = Rate.percent(page.text(), read.text(), language.isSolid());
                Sum sum = all.computeIfAbsent(way, each -> new Sum());
                sum.wrong += wrong;
                sum.seconds += seconds;
                sum.pages++;
                System.out.printf(
                        Locale.ROOT,
                        "PAGE %s %s %s %s, %s | %.2f | %.2f%n",
                        which,
                        language.model,
                        language.fontName(font),
                        worn ? "worn" : "clean",
                        way.words,
                        wrong,
                        seconds);
            }
        }
    }

    private static List<Way> wanted() {
        String named = System.getProperty("daylight.ways", "");
        return named.isEmpty()
                ? List.of(Way.values())
                : Stream.of(named.split(",", -1)).map(Way::valueOf).toList();
    }

    private static PageImage binarised(PageImage page) {
        Ink ink = Ink.of(page);
        byte[] grey = new byte[page.grey().length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = ink.dark()[i] ? 0 : PageImage.WHITE;
        }
        return new PageImage(grey, page.width(), page.height(), page.dpi());
    }

    private static Box inked(PageImage page) {
        return Ink.of(page).pieces().stream()
                .map(Ink.Piece::box)
                .reduce(Box::with)
                .orElse(page.box());
    }

    private static double cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
}
