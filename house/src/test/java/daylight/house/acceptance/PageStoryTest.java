package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import daylight.house.launcher.Launcher;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody looks at pages of the sample.
class PageStoryTest {
    private static final Path SAMPLE = Launcher.project().resolve("sample/evidence");
    private static final int DARK = 100;

    @TempDir
    static Path shared;

    @TempDir
    Path temporary;

    private static Daylight daylight;
    private Path folder;

    /// Once; each story has a copy of the case.
    @BeforeAll
    static void takeIn() throws IOException {
        daylight = Daylight.at(shared.resolve("settings"));
        Path evidence = Files.createDirectories(shared.resolve("evidence"));
        for (String name : List.of(
                "01 contract/contract-signed.pdf",
                "01 contract/side-letter-scan.pdf",
                "01 contract/annex-c-locked.pdf",
                "08 mail/2021-05-28 done.eml",
                "06 photos/camera pole 7.jpg",
                "07 archives/council-pack.zip")) {
            Path file = SAMPLE.resolve(name);
            Files.copy(file, evidence.resolve(file.getFileName()));
        }
        assertThat(daylight.run(shared.resolve("case"), "ingest", evidence.toString(), "--ocr", "never", "--json")
                        .json()
                        .get("accounted")
                        .asBoolean())
                .isTrue();
    }

    @BeforeEach
    void copyTheCase() throws IOException {
        folder = Folders.copy(shared.resolve("case"), temporary.resolve("case"));
    }

    private JsonNode page(String document, String... more) {
        List<String> arguments = new ArrayList<>(List.of("page", folder.toString(), document, "--json"));
        arguments.addAll(List.of(more));
        return daylight.run(arguments.toArray(String[]::new)).json(0);
    }

    /// The files of the case's pictures.
    private Set<String> pictures() throws IOException {
        if (!Files.isDirectory(folder.resolve("renditions"))) {
            return Set.of();
        }
        try (Stream<Path> all = Files.walk(folder.resolve("renditions"))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("lock"))
                    .map(file -> folder.relativize(file).toString())
                    .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void theWordsOfADigitalPageStandWhereTheyAreDrawnAndWhereTheTextHasThem() throws IOException {
        JsonNode shown = page("evidence/contract-signed.pdf", "--words");
        JsonNode page = shown.at("/pages/0");
        BufferedImage image = ImageIO.read(Path.of(page.get("file").asText()).toFile());
        assertThat(image.getWidth()).isEqualTo(page.get("width").asInt());
        assertThat(image.getHeight()).isEqualTo(page.get("height").asInt());
        assertThat(page.get("dpi").asInt()).isEqualTo(150);
        assertThat(page.get("words").size()).isGreaterThan(20);
        String text = daylight.run(folder, "show", "evidence/contract-signed.pdf", "--json")
                .json(0)
                .at("/pages/0/text")
                .asText();
        int aligned = 0;
        for (JsonNode word : page.get("words")) {
            assertThat(ink(image, word)).as(word.toString()).isPositive();
            if (word.has("start")) {
                aligned++;
                int start = text.offsetByCodePoints(0, word.get("start").asInt());
                int end = text.offsetByCodePoints(0, word.get("end").asInt());
                assertThat(text.substring(start, end).replaceAll("\\s", ""))
                        .isEqualTo(word.get("text").asText().replaceAll("\\s", ""));
            }
        }
        assertThat(aligned).isEqualTo(page.get("words").size());
    }

    private static int ink(BufferedImage image, JsonNode word) {
        int ink = 0;
        for (int y = word.get("top").asInt(); y < word.get("bottom").asInt(); y++) {
            for (int x = word.get("left").asInt(); x < word.get("right").asInt(); x++) {
                ink += (image.getRGB(x, y) >> 8 & 0xff) < DARK ? 1 : 0;
            }
        }
        return ink;
    }

    @Test
    void aScanAPhotographAndAMemberOfAMemberAreShown() throws IOException {
        JsonNode scan = page("evidence/side-letter-scan.pdf", "--words").at("/pages/0");
        assertThat(scan.get("words")).isEmpty();
        assertThat(ImageIO.read(Path.of(scan.get("file").asText()).toFile())).isNotNull();
        JsonNode photo = page("evidence/camera pole 7.jpg").at("/pages/0");
        BufferedImage original =
                ImageIO.read(SAMPLE.resolve("06 photos/camera pole 7.jpg").toFile());
        BufferedImage shown = ImageIO.read(Path.of(photo.get("file").asText()).toFile());
        assertThat(shown.getWidth()).isEqualTo(original.getWidth());
        assertThat(shown.getRGB(40, 40)).isEqualTo(original.getRGB(40, 40));
        JsonNode member = page("evidence/council-pack.zip!item 5/HV-21-044 article 7.pdf", "--words");
        assertThat(member.at("/pages/0/words").size()).isPositive();
    }

    @Test
    void whatHasNoPagesSaysSoInOneSentence() throws IOException {
        Answer mail =
                daylight.run(folder, "page", "evidence/2021-05-28 done.eml").expect(2);
        assertThat(mail.out()).isEmpty();
        assertThat(mail.err().lines()).singleElement().asString().contains("no pages of its own", "daylight show");
        Answer beyond = daylight.run(folder, "page", "evidence/side-letter-scan.pdf", "99")
                .expect(2);
        assertThat(beyond.err()).contains("The document has ").contains("page");
        Answer locked =
                daylight.run(folder, "page", "evidence/annex-c-locked.pdf").expect(1);
        assertThat(locked.err()).contains("password");
        assertThat(daylight.run(folder, "page", "evidence/nothing.pdf")
                        .expect(2)
                        .err())
                .contains("nothing.pdf");
        assertThat(daylight.run(folder, "page", "evidence/contract-signed.pdf", "--dpi", "9")
                        .expect(2)
                        .err())
                .contains("--dpi");
        assertThat(pictures()).isEmpty();
        Path passwords = Files.writeString(temporary.resolve("found.txt"), "poplar-avenue-36\nPaxta2021\n");
        daylight.run(folder, "retry", "--ocr", "never", "--passwords", passwords.toString());
        assertThat(page("evidence/annex-c-locked.pdf").at("/pages")).hasSize(1);
    }

    /// Without its original, a page can come from nowhere but the case.
    @Test
    void aSecondLookNeedsNoReaderAndNoOriginal() throws IOException {
        JsonNode first = page("evidence/contract-signed.pdf", "--words");
        Path file = Path.of(first.at("/pages/0/file").asText());
        byte[] bytes = Files.readAllBytes(file);
        Path original = folder.resolve("originals")
                .resolve(first.get("document").asText().substring(0, 2))
                .resolve(first.get("document").asText());
        Files.move(original, temporary.resolve("kept"));
        assertThat(page("evidence/contract-signed.pdf", "--words")).isEqualTo(first);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        Answer other = daylight.run(folder, "page", "evidence/contract-signed.pdf", "--dpi", "72")
                .expect(3);
        assertThat(other.err()).contains("daylight verify");
        Files.move(temporary.resolve("kept"), original);
        assertThat(daylight.run(folder, "rebuild").expect(0).exit()).isZero();
        assertThat(pictures()).isEmpty();
        assertThat(page("evidence/contract-signed.pdf", "--words")).isEqualTo(first);
        assertThat(Files.readAllBytes(file)).as("drawn anew").isEqualTo(bytes);
        daylight.run(folder, "verify").expect(0);
    }

    @Test
    void aWithdrawnDocumentTakesItsPicturesWithIt() throws IOException {
        page("evidence/contract-signed.pdf");
        page("evidence/council-pack.zip!item 5/HV-21-044 article 7.pdf");
        page("evidence/side-letter-scan.pdf");
        assertThat(pictures()).hasSize(6);
        daylight.run(folder, "withdraw", "evidence/council-pack.zip", "--reason", "asked for")
                .expect(0);
        assertThat(pictures()).as("a member goes with its container").hasSize(4);
        daylight.run(folder, "withdraw", "evidence/contract-signed.pdf", "--reason", "asked for")
                .expect(0);
        assertThat(pictures()).hasSize(2);
        daylight.run(folder, "verify").expect(0);
    }

    @Test
    void filesOfTheUserAreNotOverwrittenUnasked() throws IOException {
        Path file = temporary.resolve("mine.png");
        Files.writeString(file, "mine");
        String[] wish = {"page", folder.toString(), "evidence/contract-signed.pdf", "--out", file.toString()};
        assertThat(daylight.run(wish).expect(2).err()).contains("mine.png", "--force");
        assertThat(Files.readString(file)).isEqualTo("mine");
        List<String> forced = new ArrayList<>(List.of(wish));
        forced.add("--force");
        assertThat(daylight.run(forced.toArray(String[]::new)).expect(0).out()).isEqualTo(file + "\n");
        assertThat(ImageIO.read(file.toFile())).isNotNull();

        Path all = temporary.resolve("pages");
        Answer each = daylight.run(folder, "page", "evidence/contract-signed.pdf", "--all", "--out", all.toString())
                .expect(0);
        List<String> lines = each.out().lines().toList();
        assertThat(lines).isNotEmpty();
        assertThat(lines.getFirst()).isEqualTo(all.resolve("page-0001.png").toString());
        for (String line : lines) {
            assertThat(ImageIO.read(Path.of(line).toFile())).isNotNull();
        }
    }

    @Test
    void wordsArePrintedWithTheirPlaces() {
        Answer answer = daylight.run(folder, "page", "evidence/contract-signed.pdf", "--words")
                .expect(0);
        List<String> lines = answer.out().lines().toList();
        assertThat(lines.getFirst()).endsWith(".png");
        assertThat(lines.get(1).split("\t", -1)).hasSize(7);
        assertThat(answer.out().getBytes(StandardCharsets.UTF_8).length).isPositive();
    }

    /// Who looks need not own the case: somebody may be taking in more at the time.
    @Test
    void pagesAreShownBesideAnIngest() throws Exception {
        Path more = Files.createDirectories(temporary.resolve("more"));
        for (int i = 0; i < 300; i++) {
            Files.writeString(more.resolve(i + ".txt"), "note " + i);
        }
        try (Daylight.Started run = daylight.start("ingest", folder.toString(), more.toString(), "--json")) {
            assertThat(page("evidence/contract-signed.pdf").at("/pages")).hasSize(1);
            assertThat(run.answer().json().get("accounted").asBoolean()).isTrue();
        }
        try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
            assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith("page-"));
        }
    }
}
