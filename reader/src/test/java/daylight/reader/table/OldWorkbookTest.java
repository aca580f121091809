package daylight.reader.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import daylight.protocol.BlockKind;
import daylight.protocol.Event;
import daylight.reader.CorpusTest;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFHyperlink;
import org.apache.poi.hssf.usermodel.HSSFPatriarch;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OldWorkbookTest {
    private static byte[] bytes = {};
    private static RecordedTree.Doc read;

    @BeforeAll
    static void make() throws IOException {
        bytes = workbook();
        read = ReadingFixture.read("ledger.xls", bytes).root();
    }

    private static byte[] workbook() throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            HSSFSheet ledger = workbook.createSheet("Ledger");
            workbook.createSheet("Kept").createRow(0).createCell(0).setCellValue(7);
            ledger.createRow(0).createCell(0).setCellValue("Paid");
            ledger.getRow(0).createCell(1).setCellValue(1234.5);
            CellStyle day = workbook.createCellStyle();
            day.setDataFormat((short) 14);
            ledger.getRow(0).createCell(2).setCellValue(44_562);
            ledger.getRow(0).getCell(2).setCellStyle(day);
            ledger.getRow(0).createCell(3).setCellFormula("B1*2+Kept!A1");
            ledger.getRow(0).createCell(4).setCellValue(true);
            ledger.createRow(6).createCell(1).setCellValue("in a hidden row");
            ledger.getRow(6).setZeroHeight(true);
            ledger.createRow(7).createCell(28).setCellValue("in a hidden column");
            ledger.setColumnHidden(28, true);
            ledger.addMergedRegion(new CellRangeAddress(9, 10, 0, 1));
            ledger.getHeader().setCenter("Draft of May");
            HSSFHyperlink link = workbook.getCreationHelper().createHyperlink(HyperlinkType.URL);
            link.setAddress("https://example.org/page");
            ledger.getRow(0).getCell(0).setHyperlink(link);
            link.setLabel("The page");
            HSSFPatriarch drawing = ledger.createDrawingPatriarch();
            var comment = drawing.createCellComment(new HSSFClientAnchor(0, 0, 0, 0, (short) 1, 1, (short) 3, 3));
            comment.setString(new HSSFRichTextString("Ask the clerk"));
            comment.setAuthor("Jane Roe");
            ledger.getRow(0).getCell(1).setCellComment(comment);
            drawing.createTextbox(new HSSFClientAnchor(0, 0, 0, 0, (short) 5, 5, (short) 7, 7))
                    .setString(new HSSFRichTextString("Words of a box"));
            workbook.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
            var name = workbook.createName();
            name.setNameName("Totals");
            name.setRefersToFormula("Kept!$A$1:$A$3");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    /// The text of the block with these labels, of the page's first such row.
    private static List<Event.Block> labelled(BlockKind kind, String label) {
        return read.blocks().stream()
                .filter(block -> block.kind() == kind && block.label().equals(label))
                .toList();
    }

    private static String text(Event.Block block) {
        String page = read.text().split("\f", -1)[block.page() - 1];
        int from = page.offsetByCodePoints(0, block.start());
        return page.substring(from, page.offsetByCodePoints(from, block.end() - block.start()));
    }

    @Test
    void cellsAreLabelledAsTheWorkbookNamesThem() {
        assertThat(read.outcome()).isEqualTo("read/none");
        assertThat(text(labelled(BlockKind.ROW, "1").getFirst()))
                .isEqualTo("Paid\t1234.5\t2022-01-01\t2476 =B1*2+Kept!A1\tTRUE");
        assertThat(text(labelled(BlockKind.CELL, "C").getFirst())).isEqualTo("2022-01-01");
        assertThat(text(labelled(BlockKind.NOTE, "formula").getFirst())).isEqualTo("=B1*2+Kept!A1");
    }

    @Test
    void whatIsHiddenIsReadAndMarked() {
        assertThat(labelled(BlockKind.ROW, "7")).singleElement().satisfies(block -> {
            assertThat(text(block)).contains("in a hidden row");
            assertThat(block.hidden()).isTrue();
        });
        assertThat(labelled(BlockKind.CELL, "AC")).singleElement().satisfies(block -> {
            assertThat(text(block)).isEqualTo("in a hidden column");
            assertThat(block.hidden()).isTrue();
        });
        assertThat(labelled(BlockKind.NOTE, "hidden"))
                .singleElement()
                .satisfies(block -> assertThat(text(block)).isEqualTo("Very hidden sheet"));
    }

    @Test
    void remarksSayWhatTheyAre() {
        assertThat(text(labelled(BlockKind.NOTE, "comment").getFirst())).isEqualTo("B1 Jane Roe: Ask the clerk");
        assertThat(text(labelled(BlockKind.NOTE, "link").getFirst()))
                .isEqualTo("A1 https://example.org/page (The page)");
        assertThat(text(labelled(BlockKind.NOTE, "drawing").getFirst())).isEqualTo("Words of a box");
        assertThat(text(labelled(BlockKind.NOTE, "header or footer").getFirst()))
                .isEqualTo("Draft of May");
        assertThat(text(labelled(BlockKind.NOTE, "merged").getFirst())).isEqualTo("Merged: A10:B11");
        assertThat(text(labelled(BlockKind.NOTE, "name").getFirst())).isEqualTo("Totals =Kept!$A$1:$A$3");
    }

    @Test
    void moreThanTenThousandLinksAreAllThere() throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            HSSFSheet sheet = workbook.createSheet("Links");
            for (int i = 1; i <= 12_000; i++) {
                HSSFHyperlink link = workbook.getCreationHelper().createHyperlink(HyperlinkType.URL);
                link.setAddress("https://example.org/" + i);
                sheet.createRow(i - 1).createCell(0).setHyperlink(link);
            }
            workbook.write(out);
            String text =
                    ReadingFixture.read("links.xls", out.toByteArray()).root().text();
            assertThat(text)
                    .contains("A1 https://example.org/1 (url)\n")
                    .contains("A12000 https://example.org/12000 (url)\n");
        }
    }

    @Test
    void aTableOfWhatWouldBeKeepsTheTextOfItsFirstCell() throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.createSheet("Table").createRow(0).createCell(0).setCellFormula("\"a\"&\"b\"");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            byte[] table = new byte[20];
            table[0] = 0x36;
            table[1] = 2;
            table[2] = 16;
            byte[] records = workbook.getBytes();
            int at = 0;
            while (records[at] != 7 || records[at + 1] != 2) {
                at += 4 + (records[at + 2] & 0xFF) + (records[at + 3] & 0xFF) * 256;
            }
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            stream.write(records, 0, at);
            stream.write(table);
            stream.write(records, at, records.length - at);
            try (POIFSFileSystem file = new POIFSFileSystem()) {
                file.createDocument(new ByteArrayInputStream(stream.toByteArray()), "Workbook");
                file.writeFilesystem(out);
            }
            assertThat(ReadingFixture.read("table.xls", out.toByteArray())
                            .root()
                            .text())
                    .contains("Table\nab =");
        }
    }

    @Test
    void addressesBehindShapesAreFound() {
        String address = "https://example.org/box";
        ByteBuffer link = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        link.position(16);
        link.putInt(2).putInt(3).put(HexFormat.of().parseHex("e0c9ea79f9bace118c8200aa004ba90b"));
        link.putInt(address.length() * 2 + 2)
                .put(address.getBytes(StandardCharsets.UTF_16LE))
                .putShort((short) 0)
                .flip();
        ByteBuffer drawing = ByteBuffer.allocate(300).order(ByteOrder.LITTLE_ENDIAN);
        drawing.putShort((short) 0xF).putShort((short) 0xF004).putInt(8 + 6 + link.limit());
        drawing.putShort((short) 0x13).putShort((short) 0xF00B).putInt(6 + link.limit());
        drawing.putShort((short) 0xC382).putInt(link.limit()).put(link).flip();
        byte[] bytes = Arrays.copyOf(drawing.array(), drawing.limit());
        assertThat(ShapeLinks.of(bytes)).containsExactly(address);
    }

    @Test
    @Tag("corpus")
    void addressesBehindShapesOfTheCorporaAreFound() throws IOException {
        Optional<Path> shared = CorpusTest.shared();
        assumeTrue(shared.isPresent());
        try (Stream<Path> walk = Files.walk(shared.get().resolve("corpora"))) {
            Path linked = walk.filter(path -> path.endsWith("testEXCEL_hyperlinks.xls"))
                    .findFirst()
                    .orElseThrow();
            RecordedTree.Doc shapes =
                    ReadingFixture.read("x.xls", Files.readAllBytes(linked)).root();
            assertThat(shapes.text()).contains("http://tika.apache.org/1.12/gettingstarted.html\n");
            assertThat(shapes.outcome()).isEqualTo("read/none");
        }
    }

    @Test
    void mutationsNeverThrow() {
        long seed = Long.getLong("daylight.seed", System.nanoTime());
        System.out.println("mutationsNeverThrow: -Ddaylight.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            byte[] mutated = bytes.clone();
            for (int j = 0; j < 1 + random.nextInt(20); j++) {
                mutated[512 + random.nextInt(mutated.length - 512)] = (byte) random.nextInt(256);
            }
            RecordedTree tree = ReadingFixture.read("x.xls", mutated);
            assertThat(tree.root().reason().code()).isNotEqualTo("reader_bug");
        }
    }
}
