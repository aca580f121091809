package daylight.house.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import daylight.extraction.PageAnswer.Picture;
import daylight.protocol.Drawing.Drawn;
import daylight.publication.PdfPublication;
import daylight.store.CaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The file that is written, whole or not at all.
class PublishedFileTest {
    private static final String LINE = "Household 0417, youngest: 13";

    @TempDir
    Path scratch;

    private Path house;

    @BeforeEach
    void makeTheCase() throws IOException {
        house = Files.createDirectories(scratch.resolve("case"));
    }

    @Test
    void aMissingPageSaysSo() throws IOException {
        Path file = scratch.resolve("missing.pdf");
        try (PdfPublication pdf = PdfPublication.begin(file, false, house)) {
            pdf.missing(1);
            MadePage page = MadePage.of(false, LINE);
            pdf.page(page.picture(), page.words());
            pdf.missing(3);
            pdf.finish();
        }
        assertThat(ReadPdf.lines(file))
                .containsExactly(
                        "Page 1 could not be drawn. It is missing here.",
                        LINE,
                        "Page 3 could not be drawn. It is missing here.");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(scratch)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /// More than is kept in memory before it is written.
    private static Picture noise() {
        byte[] noise = new byte[MadePage.WIDTH * MadePage.HEIGHT];
        new Random(5).nextBytes(noise);
        return MadePage.picture(MadePage.WIDTH, MadePage.HEIGHT, 72, Drawn.GREY, noise);
    }

    @Test
    void whatIsNotFinishedLeavesNothing() throws IOException {
        try (PdfPublication pdf = PdfPublication.begin(scratch.resolve("half.pdf"), false, house)) {
            assertThat(files()).as("before the first page").containsExactly("case");
            pdf.page(noise(), List.of());
            assertThat(files()).hasSize(2).noneMatch("half.pdf"::equals);
        }
        assertThat(files()).containsExactly("case");
    }

    @Test
    void aFileThatIsThereStaysUnlessItMayBeReplaced() throws IOException {
        Path mine = Files.writeString(scratch.resolve("mine.pdf"), "mine");
        assertThatThrownBy(() -> PdfPublication.begin(mine, false, house))
                .isInstanceOf(CaseException.class)
                .hasMessageContainingAll("mine.pdf", "--force");
        try (PdfPublication pdf = PdfPublication.begin(mine, true, house)) {
            pdf.missing(1);
            assertThat(mine).hasContent("mine");
            pdf.finish();
        }
        assertThat(ReadPdf.lines(mine)).hasSize(1);
        Path late = scratch.resolve("late.pdf");
        try (PdfPublication pdf = PdfPublication.begin(late, false, house)) {
            pdf.missing(1);
            Files.writeString(late, "came meanwhile");
            assertThatThrownBy(pdf::finish).isInstanceOf(CaseException.class).hasMessageContaining("--force");
        }
        assertThat(late).hasContent("came meanwhile");
        assertThat(files()).containsExactly("case", "late.pdf", "mine.pdf");
    }

    @Test
    void itIsNotWrittenIntoTheCaseNorWhereThereIsNoFolder() throws IOException {
        Files.createSymbolicLink(scratch.resolve("link"), house);
        for (Path inside : List.of(house.resolve("a.pdf"), scratch.resolve("link/a.pdf"))) {
            assertThatThrownBy(() -> PdfPublication.begin(inside, false, house))
                    .isInstanceOf(CaseException.class)
                    .hasMessageContaining("inside of the case");
        }
        assertThatThrownBy(() -> PdfPublication.begin(scratch.resolve("none/a.pdf"), false, house))
                .isInstanceOf(CaseException.class)
                .hasMessageContaining("There is no folder");
        assertThatThrownBy(() -> PdfPublication.begin(house, true, scratch.resolve("other")))
                .isInstanceOf(CaseException.class)
                .hasMessageContaining("is a folder");
    }

    /// As by Ctrl-C, while pages are written.
    @Test
    void aFileThatIsClosedInTheMidstIsNotWrittenOn() throws IOException {
        try (PdfPublication pdf = PdfPublication.begin(scratch.resolve("half.pdf"), false, house)) {
            pdf.close();
            assertThatThrownBy(() -> pdf.page(noise(), List.of())).isInstanceOf(CaseException.class);
            assertThat(files()).containsExactly("case");
        }
        try (PdfPublication pdf = PdfPublication.begin(scratch.resolve("half.pdf"), false, house)) {
            pdf.page(noise(), List.of());
            pdf.close();
            assertThatThrownBy(pdf::finish).isInstanceOf(CaseException.class);
            assertThat(files()).containsExactly("case");
        }
    }
}
