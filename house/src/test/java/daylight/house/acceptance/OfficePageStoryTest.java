package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import daylight.house.launcher.Launcher;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody looks at documents of Office, which LibreOffice lays out, where the machine has it.
class OfficePageStoryTest {
    private static final Path SAMPLE = Launcher.project().resolve("sample/evidence");
    private static final String MARKED = "evidence/contract-v2-marked.docx";
    private static final String LOCKED = "evidence/locked.docx";
    private static final String PASSWORD = "poplar-avenue-36";
    private static final int DARK = 200;
    private static final int LOOK_MILLIS = 20;
    private static final int GONE_SECONDS = 20;

    @TempDir
    static Path shared;

    @TempDir
    Path temporary;

    private static Daylight daylight;
    private static boolean isHere;
    private Path folder;

    @BeforeAll
    static void takeIn() throws Exception {
        daylight = Daylight.at(shared.resolve("settings"));
        isHere = daylight.run("doctor", "--json")
                .json(0)
                .at("/libreoffice/value")
                .asText()
                .startsWith("LibreOffice ");
        Path evidence = Files.createDirectories(shared.resolve("evidence"));
        for (String name : List.of(
                "01 contract/contract-v2-marked.docx",
                "01 contract/warm-visit-pitch.pptx",
                "03 money/payments-2021.xlsx",
                "04 app/暖访使用手册.docx",
                "05 residents/شىكايەت خېتى.docx",
                "05 residents/lettre d'une habitante.odt",
                "05 residents/reply-from-town-hall.rtf",
                "08 mail/2021-06-02 clean text.eml")) {
            Path file = SAMPLE.resolve(name);
            Files.copy(file, evidence.resolve(file.getFileName()));
        }
        lock(SAMPLE.resolve("01 contract/contract-v1-draft.docx"), evidence.resolve("locked.docx"));
        assertThat(daylight.run(shared.resolve("case"), "ingest", evidence.toString(), "--ocr", "never", "--json")
                        .json()
                        .get("accounted")
                        .asBoolean())
                .isTrue();
    }

    /// By a program of its own on the reader's class path, which this module does not have.
    private static void lock(Path plain, Path into) throws Exception {
        Path program = Files.writeString(shared.resolve("Lock.java"), """
                import java.nio.file.Files;
                import java.nio.file.Path;
                import org.apache.poi.poifs.crypt.EncryptionInfo;
                import org.apache.poi.poifs.crypt.EncryptionMode;
                import org.apache.poi.poifs.filesystem.POIFSFileSystem;

                public class Lock {
                    public static void main(String[] names) throws Exception {
                        var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                        encryptor.confirmPassword(names[2]);
                        try (var container = new POIFSFileSystem();
                                var out = Files.newOutputStream(Path.of(names[1]))) {
                            try (var locked = encryptor.getDataStream(container)) {
                                Files.copy(Path.of(names[0]), locked);
                            }
                            container.writeFilesystem(out);
                        }
                    }
                }
                """);
        Process locking = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Launcher.project().resolve("reader/target/app") + "/*",
                        program.toString(),
                        plain.toString(),
                        into.toString(),
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(locking.waitFor()).isZero();
    }

    @BeforeEach
    void copyTheCase() throws IOException {
        folder = Folders.copy(shared.resolve("case"), temporary.resolve("case"));
    }

    private static void needsLibreOffice() {
        assumeTrue(isHere, "LibreOffice, or bubblewrap around it, does not run on this machine");
    }

    private static Daylight without() {
        return new Daylight(daylight.settings(), List.of("/usr/bin/env", "DAYLIGHT_LIBREOFFICE=off"));
    }

    private JsonNode page(Daylight program, String document, String... more) {
        List<String> arguments = new ArrayList<>(List.of("page", folder.toString(), document, "--json"));
        arguments.addAll(List.of(more));
        return program.run(arguments.toArray(String[]::new)).json(0);
    }

    private Set<String> renditions() throws IOException {
        if (!Files.isDirectory(folder.resolve("renditions"))) {
            return Set.of();
        }
        try (Stream<Path> all = Files.walk(folder.resolve("renditions"))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("lock"))
                    .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
        }
    }

    private void nothingIsLeftInTheFolderForTemporaryFiles() throws IOException {
        try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("page-"));
        }
    }

    private static List<String> words(JsonNode pages) {
        return StreamSupport.stream(pages.spliterator(), false)
                .flatMap(page -> StreamSupport.stream(page.get("words").spliterator(), false))
                .map(word -> word.get("text").asText())
                .toList();
    }

    @Test
    void aDocumentIsShownAsPagesThatSayWhoLaidThemOut() throws IOException {
        needsLibreOffice();
        JsonNode shown = page(daylight, MARKED, "--words");
        JsonNode first = shown.at("/pages/0");
        assertThat(first.get("laid_out_by").asText()).startsWith("LibreOffice ");
        assertThat(words(shown.get("pages"))).contains("Supply", "Contract", "HV-21-044");
        BufferedImage image = ImageIO.read(Path.of(first.get("file").asText()).toFile());
        for (JsonNode word : first.get("words")) {
            assertThat(ink(image, word)).as(word.toString()).isPositive();
            assertThat(word.has("start")).as("a place in the text layer").isFalse();
        }
        Answer told = daylight.run(folder, "page", MARKED).expect(0);
        assertThat(told.err()).contains("LibreOffice ", "no places to cite", "daylight show");
        nothingIsLeftInTheFolderForTemporaryFiles();
    }

    private static int ink(BufferedImage image, JsonNode word) {
        int ink = 0;
        for (int y = word.get("top").asInt(); y < word.get("bottom").asInt(); y++) {
            for (int x = word.get("left").asInt(); x < word.get("right").asInt(); x++) {
                ink += (image.getRGB(x, y) & 0xff) < DARK ? 1 : 0;
            }
        }
        return ink;
    }

    @Test
    void everyKindAndScriptIsLaidOut() {
        needsLibreOffice();
        assertThat(page(daylight, "evidence/warm-visit-pitch.pptx", "--all").get("pages"))
                .hasSize(4);
        JsonNode sheets = page(daylight, "evidence/payments-2021.xlsx", "--all", "--words");
        assertThat(words(sheets.get("pages"))).contains("Payee").doesNotContain("Oxbow");
        JsonNode chinese = page(daylight, "evidence/暖访使用手册.docx", "--words");
        assertThat(String.join("", words(chinese.get("pages")))).contains("暖访");
        JsonNode uyghur = page(daylight, "evidence/شىكايەت خېتى.docx", "--words");
        assertThat(words(uyghur.get("pages"))).contains("شىكايەت");
        for (JsonNode one : List.of(sheets, chinese, uyghur)) {
            assertThat(one.at("/pages/0/other_fonts").asBoolean())
                    .as("a font is missing")
                    .isFalse();
        }
        assertThat(page(daylight, "evidence/lettre d'une habitante.odt").get("pages"))
                .hasSize(1);
        assertThat(page(daylight, "evidence/reply-from-town-hall.rtf").get("pages"))
                .hasSize(1);
    }

    /// Only the case has them: LibreOffice is not used, and the original is gone.
    @Test
    void whatWasLaidOutOnceIsKeptUntilTheCaseIsRebuilt() throws IOException {
        needsLibreOffice();
        JsonNode first = page(daylight, MARKED, "--words");
        Path original = folder.resolve("originals")
                .resolve(first.get("document").asText().substring(0, 2))
                .resolve(first.get("document").asText());
        Files.move(original, temporary.resolve("kept"));
        assertThat(page(without(), MARKED, "--words")).isEqualTo(first);
        assertThat(page(without(), MARKED, "--dpi", "72").at("/pages/0/dpi").asInt())
                .isEqualTo(72);
        Files.move(temporary.resolve("kept"), original);
        daylight.run(folder, "verify").expect(0);
        daylight.run(folder, "rebuild").expect(0);
        assertThat(renditions()).isEmpty();
        assertThat(without().run(folder, "page", MARKED).expect(4).err()).contains("not on this machine");
    }

    @Test
    void aWithdrawnDocumentTakesItsLayoutWithIt() throws IOException {
        needsLibreOffice();
        page(daylight, MARKED);
        assertThat(renditions()).containsExactlyInAnyOrder("1-1-150.json", "1-1-150.png", "1-layout", "1-layout.json");
        daylight.run(folder, "withdraw", MARKED, "--reason", "asked for").expect(0);
        assertThat(renditions()).isEmpty();
        daylight.run(folder, "verify").expect(0);
    }

    @Test
    void aMemberOfAMailIsLaidOutAsAFileIs() {
        needsLibreOffice();
        String mail = "evidence/2021-06-02 clean text.eml";
        JsonNode members = daylight.run(folder, "show", mail, "--json").json(0).get("members");
        String member = StreamSupport.stream(members.spliterator(), false)
                .filter(one -> one.get("path").asText().endsWith(".docx"))
                .map(one -> one.get("document").asText())
                .findFirst()
                .orElseThrow();
        assertThat(words(page(daylight, member, "--words").get("pages"))).contains("Contract");
    }

    @Test
    void withoutLibreOfficeASentenceSaysWhatToDo() {
        Answer told = without().run(folder, "page", MARKED).expect(4);
        assertThat(told.out()).isEmpty();
        assertThat(told.err().lines())
                .singleElement()
                .asString()
                .contains("LibreOffice", "apt-get install", "daylight show");
        JsonNode json = without().run(folder, "page", MARKED, "--all", "--json").json(4);
        assertThat(json.get("not_drawn"))
                .singleElement()
                .satisfies(one -> assertThat(one.get("reason").asText()).isEqualTo("no_libreoffice"));
        JsonNode doctor = without().run("doctor", "--json").json(0).get("libreoffice");
        assertThat(doctor.get("value").asText()).isEqualTo("missing");
        assertThat(doctor.get("advice").asText()).contains("libreoffice-writer-nogui");
    }

    @Test
    void aLockIsNamedAndThePasswordOfTheCaseOpensIt() throws IOException {
        assertThat(daylight.run(folder, "page", LOCKED).expect(1).err()).contains("password", "retry --passwords");
        needsLibreOffice();
        Path passwords = Files.writeString(temporary.resolve("found.txt"), "wrong\n" + PASSWORD + "\n");
        daylight.run(folder, "retry", "--ocr", "never", "--passwords", passwords.toString());
        assertThat(words(page(daylight, LOCKED, "--words").get("pages"))).contains("Contract");
    }

    @Test
    void interruptedItLeavesNothing() throws Exception {
        needsLibreOffice();
        // So long that nobody sees its end.
        Path more = Files.createDirectories(temporary.resolve("more"));
        Files.writeString(
                more.resolve("long.rtf"), "{\\rtf1 " + "One more line of a letter.\\par ".repeat(200_000) + "}");
        daylight.ingest(folder, more);
        try (Daylight.Started run = daylight.start("page", folder.toString(), "more/long.rtf")) {
            Optional<ProcessHandle> inside = Optional.empty();
            while (inside.isEmpty() && !run.process().waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                inside = run.process()
                        .descendants()
                        .filter(each -> each.info().command().orElse("").endsWith("soffice.bin"))
                        .findFirst();
            }
            assertThat(inside).as("LibreOffice at work").isPresent();
            // Not SIGINT: whatever a shell starts in the background was told to ignore it, and so would the desk.
            run.process().destroy();
            assertThat(run.process().waitFor(GONE_SECONDS, TimeUnit.SECONDS)).isTrue();
            inside.orElseThrow().onExit().get(GONE_SECONDS, TimeUnit.SECONDS);
        }
        assertThat(renditions()).isEmpty();
        nothingIsLeftInTheFolderForTemporaryFiles();
    }

    @Test
    void anExportHasThePagesAndItsWordsOnlyWhereTheyAreAskedFor() {
        needsLibreOffice();
        Path out = temporary.resolve("out.pdf");
        JsonNode seen = daylight.run(folder, "export", MARKED, "--pdf", out.toString(), "--json")
                .json(0);
        assertThat(seen.get("pages").asInt()).isEqualTo(1);
        assertThat(seen.get("words").asInt()).isZero();
        assertThat(seen.get("laid_out_by").asText()).startsWith("LibreOffice ");
        JsonNode all = daylight.run(
                        folder, "export", MARKED, "--pdf", out.toString(), "--force", "--words", "all", "--json")
                .json(0);
        assertThat(all.get("words_of_the_document").asInt()).isGreaterThan(50);
    }
}
