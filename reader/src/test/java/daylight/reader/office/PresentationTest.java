package daylight.reader.office;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.BlockKind;
import daylight.protocol.Event;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresentationTest {
    private static final String MAIN = "ppt/presentation.xml";

    /// A presentation whose first slides are those named, in this order.
    private static MadePackage made(int... slides) {
        StringBuilder ids = new StringBuilder();
        MadePackage made = new MadePackage(MAIN, "presentationml.presentation.main+xml");
        for (int slide : slides) {
            ids.append("<p:sldId id=\"" + (255 + slide) + "\" r:id=\"s" + slide + "\"/>");
            made.relation(MAIN, "s" + slide, "slide", slide(slide)).type(slide(slide), "presentationml.slide+xml");
        }
        return made.part(
                MAIN,
                "p:presentation",
                "<p:sldIdLst>" + ids + "</p:sldIdLst><p:extLst><p:ext><p14:sectionLst><p14:section name=\"Proofs\"/>"
                        + "</p14:sectionLst></p:ext></p:extLst>");
    }

    private static String slide(int number) {
        return "ppt/slides/slide" + number + ".xml";
    }

    private static String shapes(String shapes) {
        return "<p:cSld><p:spTree>" + shapes + "</p:spTree></p:cSld>";
    }

    private static String shape(String about, String placeholder, String... paragraphs) {
        StringBuilder body = new StringBuilder();
        for (String words : paragraphs) {
            body.append("<a:p><a:r><a:t>" + words + "</a:t></a:r></a:p>");
        }
        return "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"x\"" + about + "/><p:nvPr>" + placeholder
                + "</p:nvPr></p:nvSpPr><p:txBody>" + body + "</p:txBody></p:sp>";
    }

    private static RecordedTree.Doc read(MadePackage made) {
        return ReadingFixture.read("made.pptx", made.bytes()).root();
    }

    private static List<String> pages(RecordedTree.Doc doc) {
        return List.of(doc.text().split("\f", -1));
    }

    @Test
    void slidesArePagesInTheOrderOfTheShow() {
        RecordedTree.Doc doc = read(made(2, 1)
                .part(slide(1), "p:sld", shapes(shape("", "", "Second page")))
                .part(
                        slide(2),
                        "p:sld",
                        shapes(shape("", "<p:ph type=\"title\"/>", "A title") + shape("", "", "Body"))));
        assertThat(pages(doc)).containsExactly("A title\nBody\n", "Second page\n", "Section: Proofs\n");
        assertThat(doc.blocks().getFirst()).isEqualTo(new Event.Block(0, BlockKind.HEADING, 1, 1, 0, 7, "", false));
        assertThat(doc.outcome()).isEqualTo("read/none");
    }

    @Test
    void hiddenSlidesAndThoseOutsideOfTheShowSaySo() {
        RecordedTree.Doc doc = read(made(1).part(slide(1), "p:sld show=\"0\"", shapes(shape("", "", "Not shown")))
                .part(slide(7), "p:sld", shapes(shape("", "", "Left over"))));
        assertThat(pages(doc).get(0)).isEqualTo("Hidden slide\nNot shown\n");
        assertThat(pages(doc).get(1)).isEqualTo("A slide that is not in the show\nLeft over\n");
        assertThat(doc.blocks().stream().filter(block -> block.label().equals("hidden slide")))
                .hasSize(2)
                .allMatch(Event.Block::hidden);
    }

    @Test
    void notesCommentsAndAnswersStandOnTheirSlide() {
        RecordedTree.Doc doc = read(made(1).relation(slide(1), "n", "notesSlide", "ppt/notesSlides/notesSlide1.xml")
                .relation(slide(1), "c", "comments", "ppt/comments/comment1.xml")
                .relation(slide(1), "m", "comments", "ppt/comments/modern1.xml")
                .relation(MAIN, "a", "commentAuthors", "ppt/commentAuthors.xml")
                .relation(MAIN, "b", "authors", "ppt/authors.xml")
                .part(slide(1), "p:sld", shapes(shape("", "", "Shown")))
                .part("ppt/notesSlides/notesSlide1.xml", "p:notes", shapes(shape("", "", "Do not say it")))
                .part("ppt/commentAuthors.xml", "p:cmAuthorLst", "<p:cmAuthor id=\"0\" name=\"Jane\" initials=\"J\"/>")
                .part("ppt/authors.xml", "p188:authorLst", "<p188:author id=\"{9}\" name=\"John\"/>")
                .part(
                        "ppt/comments/comment1.xml",
                        "p:cmLst",
                        "<p:cm authorId=\"0\" dt=\"2024-05-01T10:00:00\"><p:text>Is this so?</p:text></p:cm>")
                .part(
                        "ppt/comments/modern1.xml",
                        "p188:cmLst",
                        "<p188:cm authorId=\"{9}\" created=\"2024-05-02T10:00:00\" status=\"resolved\"><p188:replyLst>"
                                + "<p188:reply authorId=\"{9}\" created=\"2024-05-03\"><p188:txBody><a:p><a:r><a:t>Done"
                                + "</a:t></a:r></a:p></p188:txBody></p188:reply></p188:replyLst><p188:txBody><a:p><a:r>"
                                + "<a:t>Take it out</a:t></a:r></a:p></p188:txBody></p188:cm>"));
        assertThat(pages(doc).getFirst().lines())
                .containsExactly(
                        "Shown",
                        "Notes: Do not say it",
                        "Comment by Jane (J), 2024-05-01T10:00:00: Is this so?",
                        "Settled comment by John, 2024-05-02T10:00:00: Take it out",
                        "Reply by John, 2024-05-03: Done");
    }

    @Test
    void mastersAreReadOnceAndTheirPlaceholdersAreHidden() {
        RecordedTree.Doc doc = read(made(1, 2)
                .relation(MAIN, "m", "slideMaster", "ppt/slideMasters/slideMaster1.xml")
                .relation("ppt/slideMasters/slideMaster1.xml", "l", "slideLayout", "ppt/slideLayouts/slideLayout1.xml")
                .relation("ppt/slideMasters/slideMaster1.xml", "u", "slideLayout", "ppt/slideLayouts/slideLayout2.xml")
                .relation(slide(1), "l", "slideLayout", "ppt/slideLayouts/slideLayout1.xml")
                .relation(slide(2), "l", "slideLayout", "ppt/slideLayouts/slideLayout1.xml")
                .part(slide(1), "p:sld", shapes(shape("", "", "One")))
                .part(slide(2), "p:sld", shapes(shape("", "", "Two")))
                .part(
                        "ppt/slideMasters/slideMaster1.xml",
                        "p:sldMaster",
                        shapes(shape("", "", "Confidential")
                                + shape("", "<p:ph type=\"title\"/>", "Click to edit Master title style", "Ours")))
                .part("ppt/slideLayouts/slideLayout1.xml", "p:sldLayout", shapes(shape("", "", "Annex")))
                .part("ppt/slideLayouts/slideLayout2.xml", "p:sldLayout", shapes(shape("", "", "Unused"))));
        assertThat(pages(doc).getLast().lines())
                .containsExactly(
                        "Section: Proofs",
                        "Master: Confidential",
                        "Placeholder of a master: Ours",
                        "Layout: Annex",
                        "Layout: Unused");
        assertThat(doc.blocks().stream()
                        .filter(block -> block.label().equals("master"))
                        .map(Event.Block::hidden))
                .containsExactly(false, true, false, true);
    }

    @Test
    void tablesHiddenShapesAlternativeTextsAndDiagramsAreRead() {
        RecordedTree.Doc doc = read(made(1).relation(slide(1), "d", "diagramData", "ppt/diagrams/data1.xml")
                .part(
                        slide(1),
                        "p:sld",
                        shapes(shape(" hidden=\"1\"", "", "Under the rug")
                                + "<p:pic><p:nvPicPr><p:cNvPr id=\"3\" name=\"p\" descr=\"A bridge\"/></p:nvPicPr></p:pic>"
                                + "<p:graphicFrame><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>k</a:t></a:r></a:p></a:txBody>"
                                + "</a:tc><a:tc><a:txBody><a:p><a:r><a:t>v</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl>"
                                + "</p:graphicFrame><p:graphicFrame><dgm:relIds r:dm=\"d\"/></p:graphicFrame>"))
                .part(
                        "ppt/diagrams/data1.xml",
                        "dgm:dataModel",
                        "<dgm:t><a:p><a:r><a:t>Chain</a:t></a:r></a:p></dgm:t>"));
        assertThat(pages(doc).getFirst().lines())
                .containsExactly("Under the rug", "Alternative text: A bridge", "k\tv", "Diagram: Chain");
        assertThat(doc.blocks()).anyMatch(block -> block.label().equals("hidden text") && block.hidden());
        assertThat(doc.blocks()).anyMatch(block -> block.kind() == BlockKind.ROW);
    }

    @Test
    void aSlideThatIsDamagedCostsItsOwnRestOnly() {
        RecordedTree.Doc doc = read(made(1, 2)
                .file(
                        slide(1),
                        ("<p:sld" + MadePackage.NAMESPACES + "><p:cSld><p:sp><a:p><a:t>kept</a:t></a:p><a:p")
                                .getBytes(StandardCharsets.UTF_8))
                .part(slide(2), "p:sld", shapes(shape("", "", "whole"))));
        assertThat(pages(doc).get(0)).startsWith("kept");
        assertThat(pages(doc).get(1)).startsWith("whole");
        assertThat(doc.outcome()).isEqualTo("partly_read/damaged_part");
    }
}
