package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import daylight.house.launcher.Launcher;
import daylight.house.publication.ReadPdf;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody passes pages on: as a PDF that can be searched, and that holds nothing else of the original.
class ExportStoryTest {
    private static final Path SAMPLE = Launcher.project().resolve("sample/evidence");
    private static final String SCAN = "evidence/side-letter-scan.pdf";
    private static final int DARK = 140;
    private static final int LOOK_MILLIS = 20;

    @TempDir
    static Path shared;

    @TempDir
    Path temporary;

    private static Daylight daylight;
    private Path folder;
    private Path out;

    /// Once: the case is only read.
    @BeforeAll
    static void takeIn() throws IOException {
        daylight = Daylight.at(shared.resolve("settings"));
        Path evidence = Files.createDirectories(shared.resolve("evidence"));
        for (String name : List.of(
                "01 contract/contract-signed.pdf",
                "01 contract/side-letter-scan.pdf",
                "01 contract/annex-c-locked.pdf",
                "08 mail/2021-05-28 done.eml",
                "03 money/payment-order-117-redacted.pdf",
                "06 photos/note under the wiper.jpg")) {
            Path file = SAMPLE.resolve(name);
            Files.copy(file, evidence.resolve(file.getFileName()));
        }
        MadeScans.writeTo(evidence);
        assertThat(daylight.ingest(shared.resolve("case"), evidence)
                        .json()
                        .get("accounted")
                        .asBoolean())
                .isTrue();
    }

    @BeforeEach
    void choosePlaces() {
        folder = shared.resolve("case");
        out = temporary.resolve("out.pdf");
    }

    private Answer export(String document, String... more) {
        List<String> arguments = new ArrayList<>(List.of(document, "--pdf", out.toString()));
        arguments.addAll(List.of(more));
        return daylight.run(folder, "export", arguments.toArray(String[]::new));
    }

    private JsonNode exported(String document, String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.add("--json");
        return export(document, arguments.toArray(String[]::new)).json(0);
    }

    /// The words that the case has of a document's pictures, in their order.
    private List<String> recognised(String document) {
        List<String> words = new ArrayList<>();
        JsonNode shown =
                daylight.run(folder, "show", document, "--words", "--json").json(0);
        for (JsonNode picture : shown.get("pictures")) {
            picture.get("words").forEach(word -> words.add(word.get("text").asText()));
        }
        return words;
    }

    /// Each word stands on ink, and the ink of its page is where words are.
    private static void assertOnInk(Path pdf, List<ReadPdf.Word> words) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                BufferedImage shown = new PDFRenderer(document).renderImageWithDPI(page - 1, 72);
                long onWords = 0;
                for (ReadPdf.Word word : words) {
                    if (word.page() == page) {
                        long ink = ink(shown, word);
                        assertThat(ink).as(word.toString()).isPositive();
                        onWords += ink;
                    }
                }
                ReadPdf.Word all = new ReadPdf.Word(page, "", 0, 0, shown.getWidth(), shown.getHeight());
                assertThat((double) onWords).as("page %d", page).isGreaterThanOrEqualTo(0.8 * ink(shown, all));
            }
        }
    }

    private static long ink(BufferedImage image, ReadPdf.Word word) {
        long ink = 0;
        for (int y = Math.max(0, (int) word.top()); y < Math.min(image.getHeight(), word.bottom()); y++) {
            for (int x = Math.max(0, (int) word.left()); x < Math.min(image.getWidth(), word.right()); x++) {
                ink += (image.getRGB(x, y) >> 8 & 0xff) < DARK ? 1 : 0;
            }
        }
        return ink;
    }

    @Test
    void aScanCanBeSearchedAndItsWordsLieOnTheirInk() throws IOException {
        JsonNode told = exported(SCAN);
        List<String> words = recognised(SCAN);
        assertThat(told.get("pages").asInt()).isEqualTo(2);
        assertThat(told.get("words").asInt()).isEqualTo(words.size()).isGreaterThan(60);
        assertThat(told.get("pages_without_words")).isEmpty();
        List<ReadPdf.Word> found = ReadPdf.words(out);
        assertThat(found).extracting(ReadPdf.Word::text).containsExactlyElementsOf(words);
        assertOnInk(out, found);
        assertThat(ReadPdf.lines(out)).contains("1. The adviser under article 9.4 is Oxbow Reed Advisory,");
        byte[] first = Files.readAllBytes(out);
        exported(SCAN, "--force");
        assertThat(Files.readAllBytes(out)).as("the same bytes the next time").isEqualTo(first);
    }

    @Test
    void aPhotographIsAPage() throws IOException {
        exported("evidence/note under the wiper.jpg");
        assertThat(ReadPdf.lines(out)).contains("COPIED THE CARDS", "your sister works nights");
    }

    @Test
    void aScanThatIsCutOutAndTurnedHasItsWordsOnTheirInk() throws IOException {
        exported("evidence/" + MadeScans.CROPPED);
        List<ReadPdf.Word> words = ReadPdf.words(out);
        assertThat(words).extracting(ReadPdf.Word::text).contains("register", "Monday");
        assertOnInk(out, words);
    }

    /// One of its pictures is drawn at half the size in which it was read, and one is too small for words.
    @Test
    void aTiffOfPagesOfManySizesHasItsWordsOnTheirInk() throws IOException {
        JsonNode told = exported("evidence/" + MadeScans.PAGES);
        assertThat(told.get("pages").asInt()).isEqualTo(3);
        assertThat(told.get("pages_without_words")).extracting(JsonNode::asInt).containsExactly(2);
        List<ReadPdf.Word> words = ReadPdf.words(out);
        assertThat(words).extracting(ReadPdf.Word::page).contains(1, 3).doesNotContain(2);
        assertThat(words).extracting(ReadPdf.Word::text).contains("register", "cellar");
        assertOnInk(out, words.stream().filter(word -> word.page() != 2).toList());
    }

    @Test
    void uyghurAndChineseAreCopiedAsTheyAreRead() throws IOException {
        assumeTrue(MadeScans.hasFonts(), "this machine has no fonts of Noto to print with");
        exported("evidence/" + MadeScans.UYGHUR);
        assertThat(String.join("\n", ReadPdf.lines(out))).contains("ئۇيغۇر", "رايونى");
        List<String> uyghur = recognised("evidence/" + MadeScans.UYGHUR);
        assertThat(ReadPdf.lines(out)).isEqualTo(shown("evidence/" + MadeScans.UYGHUR));
        assertThat(uyghur.size()).isGreaterThan(5);
        exported("evidence/" + MadeScans.CHINESE, "--force");
        assertThat(ReadPdf.lines(out)).isEqualTo(shown("evidence/" + MadeScans.CHINESE));
        assertThat(String.join("", ReadPdf.lines(out)).replace(" ", "")).contains("新疆");
    }

    private List<String> shown(String document) {
        return daylight.run(folder, "show", document, "--json")
                .json(0)
                .at("/pages/0/text")
                .asText()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /// The sample has a payment order in which bars were drawn over names: the words are still there.
    @Test
    void wordsUnderABarDoNotLeaveTheHouse() throws IOException {
        String order = "evidence/payment-order-117-redacted.pdf";
        assertThat(daylight.run(folder, "show", order, "--text").out()).contains("Oxbow Reed Advisory");
        Answer plain = export(order).expect(0);
        assertThat(plain.err()).contains("No words lie beneath 1 of 1 page: 1.", "--words all");
        assertThat(ReadPdf.lines(out)).isEmpty();
        JsonNode all = exported(order, "--words", "all", "--force");
        assertThat(all.get("words_covered").asInt()).isPositive();
        assertThat(all.get("words_of_the_document").asInt()).isPositive();
        assertThat(String.join("\n", ReadPdf.lines(out)))
                .contains("Payment order 117", "378,000 orun", "Vesperova")
                .doesNotContain("Oxbow", "brother", "Orhun", "telephone");
        assertThat(contents(out)).noneMatch(piece -> piece.contains("Oxbow") || piece.contains("brother"));
        Answer warned = export(order, "--words", "all", "--force").expect(0);
        assertThat(warned.err()).contains("look before you publish");
    }

    @Test
    void nothingOfTheOriginalButWhatItsPagesShowIsInTheFile() throws IOException {
        String marked = "evidence/" + MadeScans.MARKED;
        assertThat(daylight.search(folder, MadeScans.MARK).get("total").asInt())
                .as("the case knows what is hidden there")
                .isPositive();
        for (String words : List.of("recognised", "all", "none")) {
            JsonNode told = exported(marked, "--words", words, "--force");
            assertThat(contents(out)).as(words).noneMatch(piece -> piece.contains(MadeScans.MARK));
            assertThat(String.join("\n", ReadPdf.lines(out))).doesNotContain(MadeScans.MARK);
            assertThat(told.get("words").asInt() > 0).isEqualTo(words.equals("all"));
        }
        assertThat(contents(out))
                .noneMatch(piece -> piece.contains(daylight.run(folder, "show", marked, "--json")
                        .json(0)
                        .get("document")
                        .asText()));
    }

    /// The bytes of the file, and all that is packed in it.
    private static List<String> contents(Path pdf) throws IOException {
        List<String> pieces = new ArrayList<>();
        pieces.add(Files.readString(pdf, StandardCharsets.ISO_8859_1));
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
                if (document.getDocument().getObjectFromPool(key).getObject() instanceof COSStream stream) {
                    try (var in = stream.createInputStream()) {
                        byte[] bytes = in.readAllBytes();
                        pieces.add(new String(bytes, StandardCharsets.ISO_8859_1));
                        pieces.add(new String(bytes, StandardCharsets.UTF_16BE));
                    }
                }
            }
        }
        return pieces;
    }

    @Test
    void someOfThePagesAreEnough() throws IOException {
        JsonNode told = exported("evidence/contract-signed.pdf", "--pages", "2-3", "--words", "all");
        assertThat(told.get("pages").asInt()).isEqualTo(2);
        assertThat(told.get("page_count").asInt()).isEqualTo(6);
        try (PDDocument document = Loader.loadPDF(out.toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
        }
        assertThat(export("evidence/contract-signed.pdf", "--pages", "5-9", "--force")
                        .expect(2)
                        .err())
                .contains("6 pages", "--pages");
        assertThat(export("evidence/contract-signed.pdf", "--pages", "9", "--force")
                        .expect(2)
                        .err())
                .contains("6 pages");
        assertThat(export("evidence/contract-signed.pdf", "--pages", "3-2", "--force")
                        .expect(2)
                        .err())
                .contains("3-2");
    }

    private List<String> left() throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void whatCannotBeWrittenSaysWhyInOneSentenceAndLeavesNothing() throws IOException {
        assertThat(export("evidence/nothing.pdf").expect(2).err()).contains("nothing.pdf");
        assertThat(export("evidence/2021-05-28 done.eml").expect(2).err()).contains("no pages of its own");
        assertThat(export("evidence/annex-c-locked.pdf").expect(1).err()).contains("password");
        assertThat(left()).isEmpty();
        Files.writeString(out, "mine");
        assertThat(export(SCAN).expect(2).err()).contains("out.pdf", "--force");
        assertThat(out).hasContent("mine");
        Answer inside = daylight.run(
                folder, "export", SCAN, "--pdf", folder.resolve("out.pdf").toString());
        assertThat(inside.expect(2).err()).contains("inside of the case");
        Answer nowhere = daylight.run(
                folder,
                "export",
                SCAN,
                "--pdf",
                temporary.resolve("none/out.pdf").toString());
        assertThat(nowhere.expect(2).err()).contains("There is no folder");
        assertThat(left()).containsExactly("out.pdf");
    }

    @Test
    void aDamagedOriginalAndAWithdrawnDocumentGiveNoFile() throws IOException {
        folder = Folders.copy(shared.resolve("case"), temporary.resolve("case"));
        out = Files.createDirectories(temporary.resolve("exports")).resolve("out.pdf");
        String document = daylight.run(folder, "show", SCAN, "--json")
                .json(0)
                .get("document")
                .asText();
        Path original =
                folder.resolve("originals").resolve(document.substring(0, 2)).resolve(document);
        byte[] bytes = Files.readAllBytes(original);
        Files.delete(original);
        assertThat(export(SCAN).expect(3).err()).contains("daylight verify");
        bytes[bytes.length / 2] ^= 1;
        Files.write(original, bytes);
        assertThat(export(SCAN).expect(3).err()).contains("no longer has the bytes that were taken in");
        daylight.run(folder, "withdraw", "evidence/contract-signed.pdf", "--reason", "asked for")
                .expect(0);
        assertThat(export("evidence/contract-signed.pdf").expect(2).err()).contains("contract-signed.pdf");
        try (Stream<Path> all = Files.list(out.getParent())) {
            assertThat(all).isEmpty();
        }
    }

    @Test
    void anExportThatIsEndedLeavesNoHalfFile() throws Exception {
        try (Daylight.Started run = daylight.start(
                "export", folder.toString(), "evidence/contract-signed.pdf", "--pdf", out.toString(), "--dpi", "400")) {
            boolean begun = false;
            while (!begun && !run.process().waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                begun = left().stream().anyMatch(name -> name.endsWith(".part"));
            }
            assertThat(begun).as("it was seen at work").isTrue();
            run.process().destroy();
            run.process().waitFor();
        }
        assertThat(left()).isEmpty();
        try (Stream<Path> all = Files.list(folder.resolve("tmp"))) {
            assertThat(all.filter(file -> file.getFileName().toString().endsWith(".pdf")))
                    .isEmpty();
        }
    }

    /// What is exported is drawn, written and forgotten.
    @Test
    void nothingOfAnExportStaysInTheCase() throws IOException {
        List<Path> before = Folders.files(folder.resolve("renditions"));
        export(SCAN).expect(0);
        assertThat(Folders.files(folder.resolve("renditions"))).isEqualTo(before);
        assertThat(out).exists();
    }
}
