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

/// Pages of one to three short lines, about which nothing is told: in which script they are read, and at what cost.
/// `-Ddaylight.seed=9 -Ddaylight.pages=48` makes other ones.
@Tag("soak")
class ToldScriptTest {
    private static final int PAGES = 48;
    private static final int[] DPI = {100, 150, 300};

    /// Of so many pages one may be read in a wrong script: some have three letters on grainy paper.
    private static final int PAGES_FOR_ONE_WRONG = 5;

    @TempDir
    Path folder;

    @Test
    void fewLettersAreMostlyReadInTheirScript() throws IOException {
        assumeTrue(Udhr.folder().isPresent(), "needs the shared corpora");
        long seed = Long.getLong("daylight.seed", 9);
        int pages = Integer.getInteger("daylight.pages", PAGES);
        System.out.println("seed " + seed + ", pages " + pages);
        int wrong = 0;
        int wrongAndWhole = 0;
        double seconds = 0;
        try (Recogniser recogniser = new Recogniser(Models.find(), folder)) {
            for (int i = 0; i < pages; i++) {
                Udhr language = Udhr.values()[i % Udhr.values().length];
                PageImage page = page(language, new Random(seed * 1_000_003 + i));
                double start = cpu();
                RecognisedPage read = recogniser.read(page, new Languages.ByScript(), Budget.ofSeconds(60));
                seconds += cpu() - start;
                boolean isRight = script(language.model) == script(read.languages());
                wrong += isRight ? 0 : 1;
                wrongAndWhole += !isRight && read.isWhole() ? 1 : 0;
                System.out.printf(
                        Locale.ROOT,
                        "PAGE %d %s read in %s%s%n",
                        i,
                        language.model,
                        read.languages(),
                        isRight ? "" : ", a wrong script");
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d pages, %d in a wrong script, %d of them not marked; %.2f CPU-s a page%n",
                pages,
                wrong,
                wrongAndWhole,
                seconds / pages);
        assertThat(wrong * PAGES_FOR_ONE_WRONG).isLessThanOrEqualTo(pages);
    }

    private static Script script(String language) {
        return Script.ofLanguage(language).orElseThrow();
    }

    private static PageImage page(Udhr language, Random random) throws IOException {
        int lines = 1 + random.nextInt(3);
        int dpi = DPI[random.nextInt(DPI.length)];
        double points = 8 + random.nextInt(6);
        int font = random.nextInt(Udhr.FONTS);
        boolean isWorn = random.nextBoolean();
        List<String> all = language.paragraphs();
        List<String> some = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            String paragraph = all.get(random.nextInt(all.size()));
            int length = language.isSolid() ? 6 + random.nextInt(15) : 15 + random.nextInt(45);
            some.add(
                    paragraph.substring(0, Math.min(paragraph.length(), length)).strip());
        }
        PageImage page = PrintedPages.print(some, language.font(font), points, dpi, language.rightToLeft, 1)
                .getFirst()
                .image();
        return isWorn
                ? PrintedPages.worn(
                        page, random.nextDouble() * 2 - 1, random.nextDouble() * 15, random.nextDouble() * 2, random)
                : page;
    }

    private static double cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
}
