package daylight.reader.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A few pages in English and Uyghur; [AgainstTesseractTest] and [LostLinesTest] measure many.
class RecogniserTest {
    private static final long SEED = Long.getLong("daylight.seed", 11);

    private static final List<String> ENGLISH = List.of(
            "The delivery reached the warehouse on Thursday, before the guards had changed.",
            "Nobody signed for the eleven boxes, and the register has no entry for that day.",
            "The driver remembers two men in grey jackets who waited behind the northern gate.",
            "An invoice of 4,250 dollars was found later; it names a company that never existed.");

    private static final List<String> UYGHUR = List.of(
            "بۇ خەت پەيشەنبە كۈنى سەھەردە ئىشخانىغا يەتكۈزۈلگەن، ئۇنى ھېچكىم ئېچىپ باقمىغان.",
            "مۇدىر كەچتە قايتىپ كەلگەندە ئۈستەلنىڭ ئۈستىدە ئىككى پارچە قەغەز قالغان ئىدى.",
            "ئۇلارنىڭ بىرىدە يەتتە كىشىنىڭ ئىسمى، يەنە بىرىدە پەقەت چېسلا يېزىلغان.",
            "شۇنىڭدىن كېيىن بۇ ئىش توغرۇلۇق ھېچكىم گەپ قىلمىدى، دەپتەرمۇ يوقاپ كەتتى.");

    /// A title bar, in pixels of a page of 300 dpi.
    private static final Box FIELD = new Box(300, 2000, 2100, 2110);

    @TempDir
    static Path temporary;

    private static Recogniser recogniser = new Recogniser(Path.of("."));

    @BeforeAll
    static void open() {
        System.out.println("seed " + SEED);
        recogniser = new Recogniser(temporary);
    }

    @AfterAll
    static void close() {
        recogniser.close();
    }

    private static PrintedPages.Printed printed(List<String> paragraphs, boolean rightToLeft) {
        Font font = PrintedPages.font("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "");
        return PrintedPages.print(paragraphs, font, 11, 300, rightToLeft, 1).getFirst();
    }

    private static RecognisedPage read(PageImage image, Languages languages) throws IOException {
        return recogniser.read(image, languages, Budget.ofSeconds(60));
    }

    private static Languages known(String language) {
        return new Languages.Known(List.of(language), false);
    }

    @Test
    void aCleanPageIsReadToTheLetter() throws IOException {
        PrintedPages.Printed page = printed(ENGLISH, false);
        RecognisedPage read = read(page.image(), known("eng"));
        assertThat(Rate.percent(page.text(), read.text(), false)).isLessThan(1);
        assertThat(read.isWhole()).isTrue();
    }

    @Test
    void aUyghurPageIsReadFromRightToLeftAndItsLanguageIsTold() throws IOException {
        PrintedPages.Printed page = printed(UYGHUR, true);
        RecognisedPage read = read(page.image(), new Languages.ByScript());
        assertThat(read.languages()).isEqualTo("uig");
        assertThat(Rate.percent(page.text(), read.text(), false)).isLessThan(5);
        Line first = read.lines().getFirst();
        assertThat(first.words().getFirst().box().left())
                .isGreaterThan(first.words().getLast().box().left());
    }

    @Test
    void aPageThatLiesOnItsHeadOrSideIsSetUprightAndItsBoxesLieOnThePageAsItWas() throws IOException {
        PrintedPages.Printed page = printed(ENGLISH, false);
        for (int turn = 1; turn < 4; turn++) {
            PageImage lying = page.image().turned(turn);
            RecognisedPage read = read(lying, new Languages.ByScript());
            assertThat(read.quarters()).as("turned by %d", turn).isEqualTo(4 - turn);
            assertThat(Rate.percent(page.text(), read.text(), false)).isLessThan(1);
            Ink ink = Ink.of(lying);
            for (Line line : read.lines()) {
                for (Word word : line.words()) {
                    ink.blank(word.box().widened(4, lying.width(), lying.height()));
                }
            }
            assertThat(ink.isBlank(lying.box())).as("ink outside all boxes").isTrue();
        }
    }

    @Test
    void aPageThatLiesAskewUnderDustIsStraightenedAndCleaned() throws IOException {
        PrintedPages.Printed page = printed(ENGLISH, false);
        PageImage worn = PrintedPages.worn(page.image(), 3, 18, 3, new Random(SEED));
        RecognisedPage read = read(worn, known("eng"));
        assertThat(read.skewDegrees()).isBetween(2.8, 3.2);
        assertThat(Rate.percent(page.text(), read.text(), false)).isLessThan(2);
    }

    @Test
    void whatTheFirstReadingPassedOverIsFoundByItsInk() throws IOException {
        PrintedPages.Printed page = printed(ENGLISH, false);
        Ink ink = Ink.of(page.image());
        RecognisedPage read = read(page.image(), known("eng"));
        List<Line> withoutThird = new ArrayList<>(read.lines());
        Line third = withoutThird.remove(2);
        InkAudit.Left left = InkAudit.left(ink, withoutThird, page.image().dpi());
        assertThat(left.bands()).hasSize(1);
        assertThat(left.bands().getFirst().sharedRows(third.box()))
                .isGreaterThan(third.box().height() / 2);
        assertThat(left.bands().getFirst().width()).isGreaterThan(third.box().width() * 9 / 10);
    }

    /// A model reads letters that it does not know as some of those it knows.
    @Test
    void aLineThatIsGuessedMarksThePageAndStaysInTheText() throws IOException {
        for (String foreign : List.of(
                "მძღოლს ახსოვს ორი კაცი ნაცრისფერ ქურთუკში, რომლებიც ჭიშკართან იდგნენ",
                "Ο οδηγός θυμάται δύο άνδρες με γκρίζα σακάκια που περίμεναν στην πύλη")) {
            List<String> paragraphs = new ArrayList<>(ENGLISH);
            paragraphs.set(2, foreign);
            RecognisedPage read = read(printed(paragraphs, false).image(), known("eng"));
            assertThat(read.isWhole()).as(foreign).isFalse();
            assertThat(read.lines()).hasSize(4);
            Line guess = read.lines().get(2);
            assertThat(read.unread()).anyMatch(box -> shares(box, guess.box()));
            assertThat(read.text()).contains("eleven boxes", "An invoice of 4,250");
        }
    }

    @Test
    void aLineOfAPageThatLiesAskewIsReadAloneAndItsWordsLieWhereTheirInkIs() throws IOException {
        double lean = Math.toRadians(1.4);
        PrintedPages.Printed page = printed(ENGLISH, false);
        PageImage leaning = PrintedPages.tilted(page.image(), lean);
        RecognisedPage read = read(leaning, known("eng"));
        assertThat(read.skewDegrees()).as("the page was not straightened").isZero();
        Models models = Models.find();
        try (Engine engine = new Engine(models.folderOf(List.of("eng"), temporary), "eng")) {
            Alone alone = new Alone(engine, leaning, lean, Budget.ofSeconds(60));
            for (Line line : read.lines()) {
                Reading again = alone.read(line.box(), 8, 1.25);
                assertThat(Line.around(again.words(), 0, false).text()).isEqualTo(line.text());
                for (int i = 0; i < line.words().size(); i++) {
                    Box was = line.words().get(i).box();
                    Box is = again.words().get(i).box();
                    assertThat(shares(is, was))
                            .as("%s: %s, %s", line.words().get(i), is, was)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void aDarkFieldIsAPictureAndNoLine() {
        PageImage page = printed(ENGLISH, false).image();
        Ink ink = Ink.of(page);
        Box field = new Box(300, 2000, 1200, 2110);
        for (int y = field.top(); y < field.bottom(); y++) {
            Arrays.fill(ink.dark(), y * page.width() + field.left(), y * page.width() + field.right(), true);
        }
        Box word = new Box(400, 2400, 480, 2440);
        Line line = Line.around(List.of(new Word("boxes", word, 90)), 0, false);
        InkAudit.Left left = InkAudit.left(ink, List.of(line), page.dpi());
        assertThat(left.pictures()).contains(field);
        assertThat(left.bands()).isNotEmpty().noneMatch(band -> band.sharedRows(field) > 0);
    }

    @Test
    void lightLettersOnADarkFieldAreReadAndStandWhereTheirInkIs() throws IOException {
        RecognisedPage read = read(withField("Summary of payments"), known("eng"));
        assertThat(read.text()).contains("Summary of payments", "eleven boxes");
        assertThat(read.isWhole()).isTrue();
        assertThat(read.lines())
                .filteredOn(line -> line.text().equals("Summary of payments"))
                .singleElement()
                .satisfies(line -> assertThat(FIELD.with(line.box())).isEqualTo(FIELD));
    }

    @Test
    void lightLettersThatNobodyCanReadMarkThePage() throws IOException {
        RecognisedPage read = read(withField("მძღოლს ახსოვს ორი კაცი ქურთუკში"), known("eng"));
        assertThat(read.unread()).anyMatch(box -> FIELD.with(box).equals(FIELD));
    }

    @Test
    void aLineThatWasBlackenedMarksNothing() throws IOException {
        assertThat(read(withField(""), known("eng")).isWhole()).isTrue();
    }

    /// Printed English with a title bar below it.
    private static PageImage withField(String light) {
        PageImage page = printed(ENGLISH, false).image();
        BufferedImage image = new BufferedImage(page.width(), page.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, page.width(), page.height(), page.grey());
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(new Color(60, 60, 60));
        pen.fillRect(FIELD.left(), FIELD.top(), FIELD.width(), FIELD.height());
        pen.setColor(Color.WHITE);
        pen.setFont(PrintedPages.font("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "")
                .deriveFont(50f));
        pen.drawString(light, FIELD.left() + 30, FIELD.bottom() - 35);
        pen.dispose();
        return PageImage.of(image, page.dpi());
    }

    @Test
    void aPageThatSpendsItsBudgetSaysSoAndNamesEveryLineThatNothingRead() throws IOException {
        PrintedPages.Printed page = printed(ENGLISH, false);
        RecognisedPage whole = read(page.image(), known("eng"));
        RecognisedPage read = recogniser.read(page.image(), known("eng"), new Budget(() -> 1, 0));
        assertThat(read.stopped()).isTrue();
        assertThat(read.isWhole()).isFalse();
        for (Line line : whole.lines()) {
            boolean isRead = read.lines().stream().anyMatch(each -> shares(each.box(), line.box()));
            boolean isNamed = read.unread().stream().anyMatch(box -> shares(box, line.box()));
            assertThat(isRead || isNamed).as(line.text()).isTrue();
        }
        assertThat(read.unread()).isNotEmpty();
    }

    private static boolean shares(Box one, Box other) {
        return one.sharedRows(other) * 2 > other.height() && one.sharedColumns(other) * 2 > other.width();
    }

    /// Tesseract tells the script of a page from many letters alone.
    @Test
    void aFewLettersAreReadInTheirScript() throws IOException {
        Map<String, String> lines = Map.of(
                "eng fra", "Bu xet peyshenbe küni ishxanigha yetküzülgen",
                "rus kaz", "Хат бейсенбі күні кеңсеге жеткізілді",
                "uig ara", "بۇ خەت پەيشەنبە كۈنى ئىشخانىغا يەتكۈزۈلگەن",
                "chi_sim chi_tra", "这封信星期四上午送到了办公室");
        for (var each : lines.entrySet()) {
            boolean isChinese = each.getKey().startsWith("chi");
            Font font = isChinese
                    ? PrintedPages.font("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "Noto Sans CJK SC")
                    : PrintedPages.font("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "");
            for (int dpi : new int[] {100, 150, 300}) {
                for (int points : new int[] {9, 12}) {
                    List<String> text = List.of(each.getValue());
                    boolean isArabic = each.getKey().startsWith("uig");
                    PageImage page = PrintedPages.print(text, font, points, dpi, isArabic, 1)
                            .getFirst()
                            .image();
                    RecognisedPage read = read(page, new Languages.ByScript());
                    String what = each.getValue() + ", " + points + " point, " + dpi + " dpi: " + read.text();
                    assertThat(each.getKey().split(" ", -1)).as(what).contains(read.languages());
                    assertThat(Rate.percent(each.getValue(), read.text(), isChinese))
                            .as(what)
                            .isLessThan(20);
                }
            }
        }
    }

    @Test
    void whatAPictureShowsTellsNoScript() throws IOException {
        PageImage page = printed(List.of(UYGHUR.getFirst()), true).image();
        Random random = new Random(SEED);
        byte[] grey = page.grey().clone();
        // Squares of a code that a camera reads: more ink than the line above them.
        for (int square = 0; square < 30 * 30; square++) {
            int from = (1500 + square / 30 * 25) * page.width() + 800 + square % 30 * 25;
            byte shade = random.nextBoolean() ? 0 : PageImage.WHITE;
            for (int row = 0; row < 25; row++) {
                Arrays.fill(grey, from + row * page.width(), from + row * page.width() + 25, shade);
            }
        }
        PageImage withCode = new PageImage(grey, page.width(), page.height(), page.dpi());
        assertThat(read(withCode, new Languages.ByScript()).languages()).isEqualTo("uig");
    }

    @Test
    void aLineWhoseWordsLieAroundTwoRowsIsSeen() throws IOException {
        PageImage page = printed(ENGLISH.subList(0, 2), false).image();
        List<Line> lines = read(page, known("eng")).lines();
        assertThat(lines).hasSize(2);
        Ink ink = Ink.of(page);
        Box one = lines.getFirst().box();
        Box two = one.with(lines.getLast().box());
        assertThat(Reader.isOfTwoRows(lines.getFirst(), one.height(), ink)).isFalse();
        Line tall = Line.around(List.of(new Word("boxes", two, 95)), 0, false);
        assertThat(Reader.isOfTwoRows(tall, one.height(), ink)).isTrue();
        // A headline is high, and one row.
        Line headline = Line.around(List.of(new Word("boxes", one, 95)), 0, false);
        assertThat(Reader.isOfTwoRows(headline, one.height() / 3, ink)).isFalse();
    }

    @Test
    void aPageIsSetStraightByMovingItsPixels() {
        PageImage leaning = PrintedPages.tilted(printed(ENGLISH, false).image(), Math.toRadians(1.9));
        PageImage level = leaning.levelled(Math.toRadians(-1.9));
        assertThat(Math.abs(Skew.degrees(Ink.of(leaning)))).isBetween(1.7, 2.1);
        assertThat(Skew.degrees(Ink.of(level))).isZero();
        assertThat(counts(level)).isEqualTo(counts(leaning));
    }

    /// How many pixels of each grey but white a page has.
    private static Map<Integer, Integer> counts(PageImage page) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (byte grey : page.grey()) {
            if (grey != PageImage.WHITE) {
                counts.merge(grey & 0xff, 1, Integer::sum);
            }
        }
        return counts;
    }

    @Test
    void aBlankPageHasNothingUnread() throws IOException {
        byte[] white = new byte[800 * 1000];
        Arrays.fill(white, (byte) 255);
        RecognisedPage read = read(new PageImage(white, 800, 1000, 100), new Languages.ByScript());
        assertThat(read.lines()).isEmpty();
        assertThat(read.isWhole()).isTrue();
    }
}
