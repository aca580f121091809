package daylight.reader.table;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.BlockKind;
import daylight.protocol.Event;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class WorkbookTest {
    private static final String STYLES = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd hh:mm\"/>"
            + "<numFmt numFmtId=\"165\" formatCode=\";;;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
            + "<xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"4\"/><xf numFmtId=\"20\"/></cellXfs>";

    private static RecordedTree read(MadeWorkbook workbook) {
        return ReadingFixture.read("x.xlsx", workbook.bytes());
    }

    private static List<String> pages(RecordedTree tree) {
        return Arrays.asList(tree.root().text().split("\f", -1));
    }

    private static String textOf(RecordedTree tree, Event.Block block) {
        String page = pages(tree).get(block.page() - 1);
        return page.substring(page.offsetByCodePoints(0, block.start()), page.offsetByCodePoints(0, block.end()));
    }

    /// The cell that a citation such as `B7` on a page means.
    private static Event.Block cell(RecordedTree tree, int page, String row, String column) {
        Event.Block around = tree.root().blocks().stream()
                .filter(block -> block.kind() == BlockKind.ROW
                        && block.page() == page
                        && block.label().equals(row))
                .findFirst()
                .orElseThrow();
        return tree.root().blocks().stream()
                .filter(block -> block.kind() == BlockKind.CELL
                        && block.page() == page
                        && block.label().equals(column)
                        && block.start() >= around.start()
                        && block.end() <= around.end())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachSheetIsAPageAndEachCellCanBeCited() {
        RecordedTree tree = read(new MadeWorkbook()
                .strings("<si><t>新疆</t></si><si><r><t>two </t></r><r><t>runs</t></r><rPh><t>カナ</t></rPh></si>")
                .sheet(
                        "Stocks",
                        "",
                        "<sheetData><row r=\"7\"><c r=\"B7\" t=\"s\"><v>0</v></c><c r=\"D7\"><v>12.5</v></c></row>"
                                + "<row r=\"9\"><c r=\"A9\" t=\"s\"><v>1</v></c><c r=\"B9\" t=\"b\"><v>1</v></c>"
                                + "<c r=\"C9\" t=\"e\"><v>#DIV/0!</v></c><c r=\"XFD9\" t=\"inlineStr\"><is><t>far"
                                + "_x000D__x000A_away</t></is></c></row></sheetData>")
                .sheet("Empty", "", "<sheetData/>"));
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(pages(tree))
                .containsExactly("Stocks\n\t新疆\t\t12.5\ntwo runs カナ\tTRUE\t#DIV/0!\tfar\naway\n", "Empty\n");
        assertThat(textOf(tree, cell(tree, 1, "7", "B"))).isEqualTo("新疆");
        assertThat(textOf(tree, cell(tree, 1, "7", "D"))).isEqualTo("12.5");
        assertThat(textOf(tree, cell(tree, 1, "9", "XFD"))).isEqualTo("far\naway");
    }

    @Test
    void whatIsHiddenIsReadAndMarked() {
        RecordedTree tree = read(new MadeWorkbook()
                .styles(STYLES)
                .names("<definedName name=\"Secret\" hidden=\"1\">Shown!$A$1</definedName>")
                .sheet(
                        "Shown",
                        "",
                        "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c>"
                                + "<c r=\"B1\"><v>2</v></c><c r=\"C1\" s=\"3\"><v>3</v></c></row>"
                                + "<row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>4</v></c></row></sheetData>")
                .sheet("Hid", "state=\"hidden\"", "<sheetData/>")
                .sheet("VeryHid", "state=\"veryHidden\"", "<sheetData/>"));
        assertThat(cell(tree, 1, "1", "A").hidden()).isFalse();
        assertThat(cell(tree, 1, "1", "B").hidden()).isTrue();
        assertThat(cell(tree, 1, "1", "C").hidden())
                .as("a format that shows nothing")
                .isTrue();
        assertThat(textOf(tree, cell(tree, 1, "1", "C"))).isEqualTo("3");
        assertThat(cell(tree, 1, "2", "A").hidden()).isTrue();
        assertThat(pages(tree)).element(1).isEqualTo("Hid\nHidden sheet\n");
        assertThat(pages(tree)).element(2).isEqualTo("VeryHid\nVery hidden sheet\n");
        assertThat(pages(tree)).element(3).isEqualTo("Defined names\nSecret =Shown!$A$1\n");
        assertThat(tree.root().blocks().getLast().hidden()).isTrue();
        assertThat(tree.root().ended().metadata())
                .containsEntry("msoffice:excel:hidden-sheet-names", List.of("Hid"))
                .containsEntry("msoffice:excel:very-hidden-sheet-names", List.of("VeryHid"));
    }

    @Test
    void datesAreThoseOfTheirCalendar() {
        String cells =
                "<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>44259</v></c><c r=\"B1\" s=\"2\"><v>44259.75</v></c>"
                        + "<c r=\"C1\" s=\"1\"><v>59</v></c><c r=\"D1\" s=\"1\"><v>61</v></c><c r=\"E1\" s=\"5\"><v>0.5</v></c>"
                        + "<c r=\"F1\" s=\"4\"><v>1234.5</v></c></row></sheetData>";
        assertThat(read(new MadeWorkbook().styles(STYLES).sheet("S", "", cells))
                        .root()
                        .text())
                .isEqualTo("S\n2021-03-04\t2021-03-04 18:00:00\t1900-02-28\t1900-03-01\t12:00:00\t1,234.50\n");
        assertThat(read(new MadeWorkbook()
                                .styles(STYLES)
                                .properties("date1904=\"1\"")
                                .sheet("S", "", cells))
                        .root()
                        .text())
                .startsWith("S\n2025-03-05\t");
    }

    @Test
    void formulasStandBesideTheirValues() {
        RecordedTree tree = read(new MadeWorkbook()
                .sheet(
                        "S",
                        "",
                        "<sheetData><row r=\"1\"><c r=\"A1\"><f>SUM(B1:B9)</f><v>42</v></c><c r=\"B1\" t=\"str\"><f t=\"shared\" "
                                + "ref=\"B1:B2\" si=\"0\">UPPER(\"x\")</f><v>X</v></c></row><row r=\"2\"><c r=\"B2\" t=\"str\">"
                                + "<f t=\"shared\" si=\"0\"/><v>X</v></c></row></sheetData>"));
        assertThat(tree.root().text()).isEqualTo("S\n42 =SUM(B1:B9)\tX =UPPER(\"x\") (B1:B2)\n\tX\n");
        Event.Block formula = tree.root().blocks().stream()
                .filter(block -> block.label().equals("formula"))
                .findFirst()
                .orElseThrow();
        assertThat(formula.kind()).isEqualTo(BlockKind.NOTE);
        assertThat(textOf(tree, formula)).isEqualTo("=SUM(B1:B9)");
    }

    @Test
    void remarksAroundTheCellsAreLinesThatSayWhatTheyAre() {
        RecordedTree tree = read(new MadeWorkbook()
                .part(
                        "person",
                        "xl/persons/person.xml",
                        "<personList><person id=\"{1}\" displayName=\"Aida\"/></personList>")
                .file(
                        "xl/comments1.xml",
                        "<comments><authors><author>Erkin</author></authors><commentList><comment ref=\"B7\" authorId=\"0\">"
                                + "<text><r><t>look here</t></r></text></comment></commentList></comments>")
                .file(
                        "xl/threaded1.xml",
                        "<ThreadedComments><threadedComment ref=\"C3\" dT=\"2021-03-04T00:00:00.00\" personId=\"{1}\"><text>a"
                                + " reply</text></threadedComment></ThreadedComments>")
                .file(
                        "xl/drawings/d.xml",
                        "<wsDr><sp><txBody><p><r><t>in a </t></r><r><t>shape</t></r></p></txBody></sp></wsDr>")
                .sheet(
                        "S",
                        "",
                        "<sheetData/><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells><hyperlinks><hyperlink ref=\"A1\" "
                                + "r:id=\"r3\"/></hyperlinks><headerFooter><oddHeader>&amp;L&amp;\"Arial,Bold\"&amp;12Top"
                                + " secret&amp;RPage &amp;P</oddHeader></headerFooter>",
                        "comments /xl/comments1.xml",
                        "threadedComment /xl/threaded1.xml",
                        "drawing ../drawings/d.xml",
                        "hyperlink https://example.org/x"));
        assertThat(tree.root().text())
                .contains(
                        "Merged: A1:B2\n",
                        "Top secret Page\n",
                        "A1 https://example.org/x\n",
                        "B7 Erkin: look here\n",
                        "C3 Aida 2021-03-04T00:00:00.00: a reply\n",
                        "in a shape\n");
        assertThat(tree.root().blocks())
                .filteredOn(block -> block.kind() == BlockKind.NOTE)
                .extracting(Event.Block::label)
                .containsExactly("merged", "header or footer", "link", "comment", "comment", "drawing");
        assertThat(tree.root().outcome()).isEqualTo("read/none");
    }

    @Test
    void picturesAndFilesAreMembersOfSmallAndLargeWorkbooks() throws IOException {
        for (int rows : new int[] {3, 20_000}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (XSSFWorkbook workbook = new XSSFWorkbook()) {
                var sheet = workbook.createSheet("Rows");
                Random random = new Random(rows);
                for (int i = 0; i < rows; i++) {
                    sheet.createRow(i).createCell(0).setCellValue("word" + random.nextLong());
                }
                int picture = workbook.addPicture(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, Workbook.PICTURE_TYPE_PNG);
                var anchor = workbook.getCreationHelper().createClientAnchor();
                sheet.createDrawingPatriarch().createPicture(anchor, picture);
                workbook.write(bytes);
            }
            RecordedTree tree = ReadingFixture.read("x.xlsx", bytes.toByteArray());
            assertThat(tree.root().text().lines().count()).isEqualTo(rows + 1);
            assertThat(tree.root().listed()).isEqualTo(1);
            assertThat(tree.root().members()).isEqualTo(1);
            assertThat(tree.at("image1.png").ended().mediaType()).isEqualTo("image/png");
        }
    }

    @Test
    void aDamagedSheetCostsItsOwnRest() {
        RecordedTree tree = read(new MadeWorkbook()
                .sheet("One", "", "<sheetData><row r=\"1\"><c r=\"A1\"><v>11</v></c><c r=\"B1\"><v>22</v></cc>")
                .sheet("Two", "", "<sheetData><row r=\"1\"><c r=\"A1\"><v>33</v></c></row></sheetData>")
                .sheet("Three", "", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>5</v></c></row></sheetData>"));
        assertThat(tree.root().outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(pages(tree)).containsExactly("One\n11\n", "Two\n33\n", "Three\n");
    }

    @Test
    void moreThanTenThousandLinksAreAllThere() {
        String links = IntStream.rangeClosed(1, 12_000)
                .mapToObj(i -> "<hyperlink ref=\"A" + i + "\" location=\"Place" + i + "\"/>")
                .collect(Collectors.joining());
        byte[] file = new MadeWorkbook()
                .sheet("Links", "", "<sheetData/><hyperlinks>" + links + "</hyperlinks>")
                .bytes();
        assertThat(ReadingFixture.read("links.xlsx", file).root().text()).contains("A12000 #Place12000\n");
    }

    @Test
    void mutationsNeverThrow() {
        byte[] whole = new MadeWorkbook()
                .strings("<si><t>word</t></si>")
                .styles(STYLES)
                .sheet("S", "", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData>")
                .bytes();
        long seed = Long.getLong("daylight.seed", System.nanoTime());
        System.out.println("mutationsNeverThrow: -Ddaylight.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            byte[] mutated = whole.clone();
            for (int n = 0; n <= random.nextInt(6); n++) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            ReadingFixture.read("x.xlsx", mutated);
        }
    }

    @Test
    void aCellThatIsCalledTextAndHasNoneIsEmpty() {
        RecordedTree tree = read(new MadeWorkbook()
                .strings("<si><t>gate</t></si>")
                .sheet(
                        "Stocks",
                        "",
                        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"/><c r=\"B1\" t=\"s\"><v/></c>"
                                + "<c r=\"C1\" t=\"s\"><v>0</v></c></row></sheetData>"));
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(pages(tree)).containsExactly("Stocks\n\t\tgate\n");
    }
}
