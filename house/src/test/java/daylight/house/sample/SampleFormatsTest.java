package daylight.house.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/// What was encoded here by hand is opened by programs that were not written here.
class SampleFormatsTest {
    private static final SampleInvestigation SAMPLE = new SampleInvestigation();

    @Test
    void theJpegEncoderDrawsWhatItWasGiven() throws IOException {
        int[] colours = new int[40 * 24];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = i % 40 < 20 ? 0xc03020 : 0x2050b0;
        }
        var image = ImageIO.read(new ByteArrayInputStream(new Jpeg(40, 24, colours, false, 30).bytes(new byte[0])));
        assertThat(image.getWidth()).isEqualTo(40);
        assertThat(image.getHeight()).isEqualTo(24);
        assertThat(distance(image.getRGB(5, 20), 0xc03020)).isLessThan(24);
        assertThat(distance(image.getRGB(35, 3), 0x2050b0)).isLessThan(24);
    }

    @Test
    void thePngHasItsSize() throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(bytes("06 photos/screenshot 暖访.png")));
        assertThat(image.getWidth()).isEqualTo(360);
        assertThat(image.getHeight()).isEqualTo(640);
    }

    @Test
    void theAnnexOpensWithThePasswordOfTheMailAlone() throws IOException {
        byte[] annex = bytes("01 contract/annex-c-locked.pdf");
        assertThatThrownBy(() -> Loader.loadPDF(annex)).isInstanceOf(InvalidPasswordException.class);
        try (var document = Loader.loadPDF(annex, "poplar-avenue-36")) {
            assertThat(new PDFTextStripper().getText(document)).contains("the mayor's list");
        }
    }

    @Test
    void thePhraseRunsOverThePageBreakUndisturbed() throws IOException {
        try (var document = Loader.loadPDF(bytes("01 contract/contract-signed.pdf"))) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains("retain the attention index of each household");
            assertThat(document.getNumberOfPages()).isEqualTo(6);
        }
    }

    @Test
    void theScanHoldsNoText() throws IOException {
        try (var document = Loader.loadPDF(bytes("01 contract/side-letter-scan.pdf"))) {
            assertThat(new PDFTextStripper().getText(document)).isBlank();
        }
    }

    @Test
    void theArchivesHoldExactlyTheMembersListed() throws IOException {
        List<String> zip = new ArrayList<>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(bytes("07 archives/council-pack.zip")))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.add(entry.getName());
            }
        }
        assertThat(topMembers("07 archives/council-pack.zip")).isEqualTo(zip);

        List<String> tar = new ArrayList<>(List.of("app-logs.tar"));
        try (var in = new TarArchiveInputStream(
                new GZIPInputStream(new ByteArrayInputStream(bytes("07 archives/app-logs.tar.gz"))), "UTF-8")) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                tar.add("app-logs.tar!" + entry.getName());
            }
        }
        assertThat(members("07 archives/app-logs.tar.gz")).isEqualTo(tar);

        List<String> seven = new ArrayList<>();
        try (var archive = SevenZFile.builder()
                .setByteArray(bytes("07 archives/handover.7z"))
                .get()) {
            archive.getEntries().forEach(entry -> seven.add(entry.getName()));
        }
        assertThat(members("07 archives/handover.7z")).isEqualTo(seven);
    }

    private static List<String> topMembers(String path) {
        return members(path).stream().filter(name -> !name.contains("!")).toList();
    }

    private static List<String> members(String path) {
        return paper(path).members().stream().map(Paper.Member::name).toList();
    }

    private static byte[] bytes(String path) {
        return paper(path).bytes();
    }

    private static Paper paper(String path) {
        return SAMPLE.papers().stream()
                .filter(paper -> paper.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            sum += Math.abs((one >> shift & 0xff) - (other >> shift & 0xff));
        }
        return sum;
    }
}
