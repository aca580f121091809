package daylight.reader.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On printed and worn pages of eight languages no line is lost without the page being marked. `-Ddaylight.pages=64`
/// ends after fewer pages than 500, and `-Ddaylight.first=65` begins at a later one.
@Tag("soak")
class LostLinesTest {
    private static final int PAGES = 500;

    /// A line of which not half the letters come out is lost; of a short one, which two wrong letters half destroy, not
    /// three in ten.
    private static final double LOST = 0.5;

    private static final double LOST_OF_SHORT = 0.7;
    private static final int SHORT_LETTERS = 6;

    @TempDir
    Path folder;

    @Test
    void noLineIsLostOnAPageThatCountsAsWhole() throws IOException {
        assumeTrue(Udhr.folder().isPresent(), "needs the shared corpora");
        long seed = Long.getLong("daylight.seed", 500);
        int wanted = Integer.getInteger("daylight.pages", PAGES);
        int first = Integer.getInteger("daylight.first", 1);
        System.out.println("seed " + seed + ", pages " + first + " to " + wanted);
        Models models = Models.find();
        List<String> silent = new ArrayList<>();
        int pages = first - 1;
        int marked = 0;
        int markedAndWhole = 0;
        int lines = 0;
        int lost = 0;
        int rescued = 0;
        try (Recogniser recogniser = new Recogniser(models, folder)) {
            while (pages < wanted) {
                Random random = new Random(seed * 1_000_003 + pages);
                Udhr language = Udhr.values()[pages % Udhr.values().length];
                PrintedPages.Printed page = page(language, random);
                RecognisedPage read = recogniser.read(
                        page.image(), new Languages.Known(List.of(language.model), false), Budget.ofSeconds(60));
                List<String> gone = page.lines().stream()
                        .filter(line -> isLost(line, read.text(), language.isSolid()))
                        .toList();
                pages++;
                lines += page.lines().size();
                lost += gone.size();
                rescued += (int) read.lines().stream().filter(Line::rescued).count();
                marked += read.isWhole() ? 0 : 1;
                markedAndWhole += !read.isWhole() && gone.isEmpty() ? 1 : 0;
                if (read.isWhole() && !gone.isEmpty()) {
                    silent.add(language.model + " page " + pages + ": " + gone);
                }
                System.out.printf(
                        Locale.ROOT,
                        "PAGE %d %s lost %d unread %d rescued %d error %.2f%n",
                        pages,
                        language.model,
                        gone.size(),
                        read.unread().size(),
                        read.lines().stream().filter(Line::rescued).count(),
                        Rate.percent(page.text(), read.text(), language.isSolid()));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d pages, %d lines: %d lost, %d found by the audit; %d pages marked, %d of them without a lost line; %d silent%n",
                pages - first + 1,
                lines,
                lost,
                rescued,
                marked,
                markedAndWhole,
                silent.size());
        silent.forEach(System.out::println);
        assertThat(silent).isEmpty();
    }

    private static boolean isLost(String line, String text, boolean solid) {
        double bar = Rate.folded(line, solid).length() < SHORT_LETTERS ? LOST_OF_SHORT : LOST;
        return Rate.missing(line, text, solid) > bar;
    }

    private static PrintedPages.Printed page(Udhr language, Random random) throws IOException {
        List<String> all = language.paragraphs();
        int from = random.nextInt(all.size() - 12);
        int dpi = random.nextBoolean() ? 300 : 150;
        double points = 9 + random.nextInt(5);
        PrintedPages.Printed page = PrintedPages.print(
                        all.subList(from, all.size()),
                        language.font(random.nextInt(Udhr.FONTS)),
                        points,
                        dpi,
                        language.rightToLeft,
                        1)
                .getFirst();
        PageImage worn = PrintedPages.worn(
                page.image(), random.nextDouble() * 4 - 2, random.nextDouble() * 25, random.nextDouble() * 6, random);
        return new PrintedPages.Printed(worn, page.lines());
    }
}
