package daylight.reader.office;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.BlockKind;
import daylight.protocol.Event;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import daylight.reader.Zips;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenDocumentTest {
    private static final String URN = "urn:oasis:names:tc:opendocument:xmlns:";
    private static final String NAMESPACES = " xmlns:office=\"" + URN + "office:1.0\" xmlns:text=\"" + URN
            + "text:1.0\" xmlns:style=\"" + URN + "style:1.0\" xmlns:table=\"" + URN + "table:1.0\" xmlns:draw=\"" + URN
            + "drawing:1.0\" xmlns:svg=\"" + URN + "svg-compatible:1.0\" xmlns:presentation=\"" + URN
            + "presentation:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
            + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:loext=\"" + URN + "loext:1.0\"";

    private static Zips made(String kind, String styles, String content) {
        return new Zips()
                .with("mimetype", "application/vnd.oasis.opendocument." + kind)
                .with(
                        "content.xml",
                        "<office:document-content" + NAMESPACES + "><office:automatic-styles>" + styles
                                + "</office:automatic-styles><office:body>" + content
                                + "</office:body></office:document-content>");
    }

    private static RecordedTree.Doc text(String styles, String content) {
        return ReadingFixture.read(
                        "made.odt",
                        made("text", styles, "<office:text>" + content + "</office:text>")
                                .bytes())
                .root();
    }

    private static List<String> labelled(RecordedTree.Doc doc, String label) {
        return doc.blocks().stream()
                .filter(block -> block.label().equals(label))
                .map(block -> doc.text().substring(block.start(), block.end()))
                .toList();
    }

    private static String info() {
        return "<office:change-info><dc:creator>Jane Roe</dc:creator><dc:date>2024-05-01T10:00:00</dc:date>"
                + "</office:change-info>";
    }

    @Test
    void deletedWordsStandWhereTheyStood() {
        RecordedTree.Doc doc = text(
                "",
                "<text:tracked-changes><text:changed-region text:id=\"d\"><text:deletion>" + info()
                        + "<text:p>five</text:p></text:deletion></text:changed-region><text:changed-region text:id=\"i\">"
                        + "<text:insertion>" + info() + "</text:insertion></text:changed-region>"
                        + "<text:changed-region text:id=\"l\"><text:deletion>" + info()
                        + "<text:p>nowhere</text:p></text:deletion></text:changed-region></text:tracked-changes>"
                        + "<text:p>The fee was <text:change text:change-id=\"d\"/><text:change-start text:change-id=\"i\"/>"
                        + "seven<text:change-end text:change-id=\"i\"/> euros.</text:p>");
        assertThat(doc.text().lines())
                .containsExactly(
                        "The fee was fiveseven euros.",
                        "Deleted by Jane Roe, 2024-05-01T10:00:00: five",
                        "Inserted by Jane Roe, 2024-05-01T10:00:00: seven",
                        "With the changes: The fee was seven euros.",
                        "Before the changes: The fee was five euros.",
                        "Deleted by Jane Roe, 2024-05-01T10:00:00, no place is said: nowhere");
        assertThat(labelled(doc, "deleted").getFirst()).isEqualTo("five");
    }

    @Test
    void commentsNotesAndHiddenWordsSayWhatTheyAre() {
        RecordedTree.Doc doc = text(
                "<style:style style:name=\"T\" style:family=\"text\"><style:text-properties text:display=\"none\"/>"
                        + "</style:style>",
                "<text:p>See <office:annotation office:name=\"a\" loext:resolved=\"true\"><dc:creator>Jane</dc:creator>"
                        + "<dc:date>2024-05-01</dc:date><text:p>Which?</text:p></office:annotation>the ledger"
                        + "<office:annotation-end office:name=\"a\"/> now<text:note text:note-class=\"footnote\">"
                        + "<text:note-citation>1</text:note-citation><text:note-body><text:p>page nine</text:p>"
                        + "</text:note-body></text:note></text:p><text:p>seen <text:span text:style-name=\"T\">unseen"
                        + "</text:span></text:p><text:section text:display=\"none\"><text:p>in a section</text:p></text:section>"
                        + "<text:p><draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box>"
                        + "<svg:desc>A bridge</svg:desc></draw:frame><text:a xlink:href=\"https://example.org/\">here</text:a>"
                        + "</text:p>");
        assertThat(doc.text().lines())
                .containsExactly(
                        "See the ledger now",
                        "Settled comment by Jane, 2024-05-01, on “the ledger”: Which?",
                        "Footnote 1: page nine",
                        "seen unseen",
                        "in a section",
                        "here",
                        "Text box: boxed",
                        "Alternative text: A bridge",
                        "Link: https://example.org/");
        assertThat(labelled(doc, "hidden text")).containsExactly("unseen", "in a section");
        assertThat(doc.outcome()).isEqualTo("read/none");
    }

    @Test
    void headersAndFootersAreReadAndSayWhetherTheyAreShown() {
        byte[] made = made("text", "", "<office:text><text:p>Body</text:p></office:text>")
                .with(
                        "styles.xml",
                        "<office:document-styles" + NAMESPACES
                                + "><office:master-styles><style:master-page><style:header>"
                                + "<text:p>Ministry</text:p></style:header><style:footer-left style:display=\"false\">"
                                + "<text:p>Secret</text:p></style:footer-left></style:master-page></office:master-styles>"
                                + "</office:document-styles>")
                .bytes();
        RecordedTree.Doc doc = ReadingFixture.read("made.odt", made).root();
        assertThat(doc.text().lines())
                .containsExactly("Body", "Header: Ministry", "Footer of left pages, not shown: Secret");
        assertThat(doc.blocks().stream().map(Event.Block::hidden)).containsExactly(false, true);
    }

    @Test
    void slidesArePagesWithTheirNotesAndHiddenOnesSaySo() {
        byte[] made = made(
                        "presentation",
                        "<style:style style:name=\"d2\" style:family=\"drawing-page\"><style:drawing-page-properties"
                                + " presentation:visibility=\"hidden\"/></style:style>",
                        "<office:presentation><draw:page draw:name=\"page1\"><draw:frame><draw:text-box><text:p>One</text:p>"
                                + "</draw:text-box></draw:frame><presentation:notes><draw:frame><draw:text-box><text:p>Not this"
                                + "</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>"
                                + "<draw:page draw:name=\"page2\" draw:style-name=\"d2\"><draw:frame><draw:text-box>"
                                + "<text:p>Two</text:p></draw:text-box></draw:frame></draw:page></office:presentation>")
                .bytes();
        RecordedTree.Doc doc = ReadingFixture.read("made.odp", made).root();
        String[] pages = doc.text().split("\f", -1);
        assertThat(pages[0]).contains("One").contains("Notes: ").contains("Not this");
        assertThat(pages[1]).startsWith("Hidden slide\n").contains("Two");
        assertThat(pages).hasSize(2);
    }

    @Test
    void sheetsArePagesAndWhatIsSaidOfACellNamesIt() {
        byte[] made = made(
                        "spreadsheet",
                        "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/>"
                                + "</style:style>",
                        "<office:spreadsheet><table:table table:name=\"Cash\"><table:table-row><table:table-cell>"
                                + "<text:p>a</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"2\"/>"
                                + "<table:table-cell table:formula=\"of:=SUM([.A1])\"><office:annotation><dc:creator>Jane"
                                + "</dc:creator><text:p>Why?</text:p></office:annotation><text:p>5</text:p></table:table-cell>"
                                + "</table:table-row><table:table-row table:visibility=\"collapse\"><table:table-cell><text:p>b"
                                + "</text:p></table:table-cell></table:table-row></table:table><table:table table:name=\"Off\""
                                + " table:style-name=\"ta2\"><table:table-row><table:table-cell><text:p>c</text:p>"
                                + "</table:table-cell></table:table-row></table:table></office:spreadsheet>")
                .bytes();
        RecordedTree.Doc doc = ReadingFixture.read("made.ods", made).root();
        assertThat(doc.text())
                .isEqualTo("Cash\na\t\t\t5\nD1 =SUM([.A1])\nD1 Comment by Jane: Why?\nb\n\fOff\nHidden sheet\nc\n");
        assertThat(doc.blocks().stream().filter(Event.Block::hidden)).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void rowsAndCellsOfSheetsAreLabelledAndHiddenColumnsMarked() {
        byte[] made = made(
                        "spreadsheet",
                        "",
                        "<office:spreadsheet><table:table table:name=\"Cash\"><table:table-column"
                                + " table:number-columns-repeated=\"2\"/><table:table-column table:visibility=\"collapse\"/>"
                                + "<table:table-row table:number-rows-repeated=\"4\"><table:table-cell"
                                + " table:number-columns-repeated=\"5\"/></table:table-row><table:table-row"
                                + " table:number-rows-repeated=\"3\"><table:table-cell/><table:table-cell><text:p>seen</text:p>"
                                + "</table:table-cell><table:table-cell><text:p>kept</text:p></table:table-cell>"
                                + "</table:table-row></table:table></office:spreadsheet>")
                .bytes();
        RecordedTree.Doc doc = ReadingFixture.read("made.ods", made).root();
        assertThat(doc.text()).contains("\tseen\tkept\nRow 5 stands for the rows up to 7\n");
        assertThat(doc.blocks())
                .filteredOn(
                        block -> block.kind() == BlockKind.ROW && block.label().equals("5"))
                .hasSize(1);
        assertThat(doc.blocks())
                .filteredOn(
                        block -> block.kind() == BlockKind.CELL && block.label().equals("B"))
                .singleElement()
                .satisfies(block -> assertThat(block.hidden()).isFalse());
        assertThat(doc.blocks())
                .filteredOn(
                        block -> block.kind() == BlockKind.CELL && block.label().equals("C"))
                .singleElement()
                .satisfies(block -> assertThat(block.hidden()).isTrue());
    }

    @Test
    void tablesInCellsLeaveThePlacesOfTheTableAround() {
        String inner = "<table:table><table:table-row><table:table-cell table:number-columns-repeated=\"3\">"
                + "<text:p>in</text:p></table:table-cell><table:table-cell><text:p>ner</text:p></table:table-cell>"
                + "</table:table-row><table:table-row><table:table-cell/></table:table-row></table:table>";
        RecordedTree.Doc doc = text(
                "",
                "<table:table><table:table-column table:number-columns-repeated=\"1\"/>"
                        + "<table:table-column table:visibility=\"collapse\"/>"
                        + "<table:table-row table:number-rows-repeated=\"5\"><table:table-cell>"
                        + inner
                        + "</table:table-cell><table:table-cell table:formula=\"of:=1+1\"><text:p>beside</text:p>"
                        + "</table:table-cell></table:table-row></table:table>");
        assertThat(doc.blocks())
                .filteredOn(
                        block -> block.kind() == BlockKind.CELL && block.label().equals("B"))
                .singleElement()
                .satisfies(block -> assertThat(block.hidden()).isTrue());
        assertThat(labelled(doc, "B")).containsExactly("beside");
        assertThat(doc.text()).contains("B1 =1+1").contains("Row 1 stands for the rows up to 5");
    }

    @Test
    void damageAndDepthEndInGoodOrder() {
        byte[] cut = new Zips()
                .with("mimetype", "application/vnd.oasis.opendocument.text")
                .with(
                        "content.xml",
                        ("<office:document-content" + NAMESPACES
                                + "><office:body><office:text><text:p>whole</text:p><text:p>half<text:s/>"))
                .bytes();
        RecordedTree.Doc doc = ReadingFixture.read("cut.odt", cut).root();
        assertThat(doc.text()).contains("whole").contains("half");
        assertThat(doc.outcome()).isEqualTo("partly_read/damaged_part");
        String box = "<draw:text-box><text:p>";
        String end = "</text:p></draw:text-box>";
        assertThat(text("", "<text:p>" + box.repeat(1_000) + "inmost" + end.repeat(1_000) + "</text:p>")
                        .text())
                .contains("inmost");
    }
}
