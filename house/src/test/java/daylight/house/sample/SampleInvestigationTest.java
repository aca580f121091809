package daylight.house.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SampleInvestigationTest {
    /// The sample is carried by every clone of the project.
    private static final long SIZE_BYTES_MAX = 3_000_000;

    private static final SampleInvestigation WRITTEN = new SampleInvestigation();
    private static final Path SAMPLE = sample();

    @BeforeAll
    static void writesTheFilesAnewWhenAsked() throws IOException {
        if ("write".equals(System.getProperty("daylight.sample"))) {
            WRITTEN.write(SAMPLE);
        }
    }

    @Test
    void theCommittedFilesAreExactlyWhatTheGeneratorWrites() throws IOException {
        var generated = WRITTEN.files();
        assertThat(committed()).isEqualTo(new TreeSet<>(generated.keySet()));
        List<String> different = new ArrayList<>();
        for (var file : generated.entrySet()) {
            if (!java.util.Arrays.equals(Files.readAllBytes(SAMPLE.resolve(file.getKey())), file.getValue())) {
                different.add(file.getKey());
            }
        }
        assertThat(different)
                .as("files that differ from what the generator writes")
                .isEmpty();
    }

    @Test
    void theGeneratorWritesTheSameTwice() {
        Map<String, String> once = hashes(WRITTEN);
        assertThat(hashes(new SampleInvestigation())).isEqualTo(once);
    }

    @Test
    void theWholeSampleIsSmall() {
        long size = WRITTEN.files().values().stream()
                .mapToLong(bytes -> bytes.length)
                .sum();
        assertThat(size).isLessThan(SIZE_BYTES_MAX);
    }

    @Test
    void expectationsListExactlyTheFilesPresent() throws IOException {
        JsonNode expected =
                new ObjectMapper().readTree(SAMPLE.resolve("EXPECTED.json").toFile());
        Set<String> listed = new TreeSet<>();
        expected.get("files")
                .forEach(file -> listed.add("evidence/" + file.get("path").asText()));
        Set<String> present = committed().stream()
                .filter(path -> path.startsWith("evidence/"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).isEqualTo(present);
        assertThat(expected.get("scanned").asInt()).isEqualTo(present.size());
        int total = 0;
        for (JsonNode count : expected.get("outcomes")) {
            total += count.asInt();
        }
        assertThat(total).as("sum of the outcomes").isEqualTo(present.size());
    }

    @Test
    void searchesNameOnlyDocumentsThatExistAndCoverSevenLanguages() {
        Set<String> known = new HashSet<>();
        for (Paper paper : WRITTEN.papers()) {
            known.add(paper.path());
            paper.members().forEach(member -> known.add(paper.path() + "!" + member.name()));
        }
        for (Searches.Search search : Searches.all()) {
            assertThat(known).as(search.query()).containsAll(search.find()).containsAll(search.never());
        }
        assertThat(Searches.all().stream().map(Searches.Search::language))
                .contains("en", "zh", "ug", "kk", "ru", "ar", "fr");
    }

    @Test
    void everyPageCitationHoldsItsQuote() throws IOException {
        int checked = 0;
        for (Searches.Proof proof : Searches.proofs()) {
            for (Searches.Citation citation : proof.citations()) {
                if (citation.page() > 0) {
                    assertThat(page(citation.path(), citation.page())).contains(citation.quote());
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(7);
        assertThat(page("01 contract/contract-signed.pdf", 4)).doesNotContain("under 14");
    }

    @Test
    void namesAreComposedSoThatEveryFileSystemKeepsThem() {
        assertThat(WRITTEN.papers()).allSatisfy(paper -> {
            assertThat(Normalizer.isNormalized(paper.path(), Normalizer.Form.NFC))
                    .isTrue();
            assertThat(paper.path()).doesNotContain(":", "?", "*", "\"", "<", ">", "|", "\\");
        });
    }

    private static String page(String path, int page) throws IOException {
        byte[] bytes = WRITTEN.papers().stream()
                .filter(paper -> paper.path().equals(path))
                .findFirst()
                .orElseThrow()
                .bytes();
        try (var document = Loader.loadPDF(bytes)) {
            var stripper = new PDFTextStripper();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            return stripper.getText(document).replaceAll("\\s+", " ");
        }
    }

    private static Map<String, String> hashes(SampleInvestigation sample) {
        return sample.files().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, file -> Expectations.sha256(file.getValue())));
    }

    private static Collection<String> committed() throws IOException {
        try (var files = Files.walk(SAMPLE)) {
            return files.filter(Files::isRegularFile)
                    .map(path -> SAMPLE.relativize(path).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Path sample() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("house")) && Files.isDirectory(at.resolve("protocol"))) {
                return at.resolve("sample");
            }
        }
        throw new IllegalStateException("Run the test inside the project: no folder above has house/ and protocol/.");
    }
}
