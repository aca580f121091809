package daylight.reader.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import daylight.protocol.BlockKind;
import daylight.reader.CorpusTest;
import daylight.reader.GeneralReading;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import daylight.reader.Zips;
import daylight.reader.ground.Evidence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BinaryWorkbookTest {
    /// Dates are written as ISO 8601 has them; docs/formats.md says so.
    private static final String OTHER_FORM = "\\d{1,2}[/-](\\d{1,2}|[A-Z][a-z]{2})([/-]\\d{2,4})?"
            + "|\\d{1,2}:\\d{2}(:\\d{2})?|\\d{2}[A-Z][a-z]{2}\\d{2}|ERROR";

    @Test
    void recordsHaveAKindALengthAndTexts() throws IOException {
        byte[] bytes = {(byte) 0x9C, 0x01, 8, 2, 0, 0, 0, 'H', 0, 'i', 0, 5, 1, 7};
        BinaryRecords records = new BinaryRecords(new ByteArrayInputStream(bytes));
        assertThat(records.next()).isTrue();
        assertThat(records.kind()).isEqualTo(156);
        assertThat(records.text()).isEqualTo("Hi");
        assertThat(records.next()).isTrue();
        assertThat(records.kind()).isEqualTo(5);
        assertThat(records.next()).isFalse();
    }

    /// A record of a kind and a length below 128.
    private static byte[] record(int kind, int... body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(kind < 0x80 ? kind : kind & 0x7F | 0x80);
        if (kind >= 0x80) {
            out.write(kind >> 7);
        }
        out.write(body.length);
        for (int each : body) {
            out.write(each);
        }
        return out.toByteArray();
    }

    private static int[] words(String text, int... before) {
        IntStream units = text.chars().flatMap(unit -> IntStream.of(unit & 0xFF, unit >> 8));
        IntStream length = IntStream.of(text.length(), 0, 0, 0);
        return IntStream.concat(IntStream.of(before), IntStream.concat(length, units))
                .toArray();
    }

    private static byte[] workbook(byte[]... records) throws IOException {
        String head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String relations = head
                + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"s\" Type=\"" + office + "/KIND\" Target=\"TARGET\"/></Relationships>";
        ByteArrayOutputStream book = new ByteArrayOutputStream();
        book.write(record(156, words("Ledger", words("s", 0, 0, 0, 0, 1, 0, 0, 0))));
        ByteArrayOutputStream sheet = new ByteArrayOutputStream();
        sheet.write(record(145));
        sheet.write(record(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        for (byte[] each : records) {
            sheet.write(each);
        }
        sheet.write(record(146));
        return new Zips()
                .with(
                        "[Content_Types].xml",
                        head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
                                + "relationships+xml\"/><Default Extension=\"bin\" ContentType=\"application/vnd.ms-excel."
                                + "sheet.binary.macroEnabled.main\"/><Override PartName=\"/xl/worksheets/sheet1.bin\""
                                + " ContentType=\"application/vnd.ms-excel.worksheet\"/></Types>")
                .with("_rels/.rels", relations.replace("KIND", "officeDocument").replace("TARGET", "xl/workbook.bin"))
                .with(
                        "xl/_rels/workbook.bin.rels",
                        relations.replace("KIND", "worksheet").replace("TARGET", "worksheets/sheet1.bin"))
                .with("xl/workbook.bin", book.toByteArray())
                .with("xl/worksheets/sheet1.bin", sheet.toByteArray())
                .bytes();
    }

    @Test
    void shortCellsStandBehindTheCellBefore() throws IOException {
        byte[] file = workbook(
                record(6, words("long", 1, 0, 0, 0, 0, 0, 0, 0)),
                record(17, words("short", 0, 0, 0, 0)),
                record(12, 0, 0, 0, 0),
                record(13, 0, 0, 0, 0, 7 << 2 | 2, 0, 0, 0),
                record(14, 0, 0, 0, 0, 0x2A),
                record(15, 0, 0, 0, 0, 1),
                record(16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xE0, 0x3F));
        RecordedTree.Doc read = ReadingFixture.read("short.xlsb", file).root();
        assertThat(read.text()).contains("\tlong\tshort\t\t7\t#N/A\tTRUE\t0.5\n");
        assertThat(read.outcome()).isEqualTo("read/none");
    }

    @Test
    void cellsOfAnUnknownKindAreSaidToBeMissing() throws IOException {
        byte[] file = workbook(record(6, words("known", 1, 0, 0, 0, 0, 0, 0, 0)), record(21, 0, 0, 0, 0));
        RecordedTree.Doc read = ReadingFixture.read("unknown.xlsb", file).root();
        assertThat(read.text()).contains("known");
        assertThat(read.outcome()).isEqualTo("partly_read/damaged_part");
    }

    @Test
    @Tag("corpus")
    void nothingThatTheGeneralReaderFindsIsMissing() throws IOException {
        Optional<Path> shared = CorpusTest.shared();
        assumeTrue(shared.isPresent());
        List<Path> workbooks;
        try (Stream<Path> walk = Files.walk(shared.get().resolve("corpora"))) {
            workbooks = walk.filter(
                            path -> path.toString().toLowerCase(Locale.ROOT).endsWith(".xlsb"))
                    .sorted()
                    .toList();
        }
        int labelled = 0;
        for (Path path : workbooks) {
            String name = path.getFileName().toString();
            Evidence evidence = new Evidence.InMemory(Files.readAllBytes(path));
            RecordedTree own = ReadingFixture.read(name, evidence, ReadingFixture.LIMITS);
            RecordedTree theirs = new GeneralReading().read(name, evidence);
            List<String> missing = new ArrayList<>(
                    GeneralReading.missing(theirs.root().text(), own.root().text()));
            missing.removeIf(word -> word.matches(OTHER_FORM));
            assertThat(missing).as(name).isEmpty();
            assertThat(own.root().outcome()).as(name).isEqualTo(theirs.root().outcome());
            assertThat(own.membersOf(own.root()).map(RecordedTree.Doc::path))
                    .as(name)
                    .containsExactlyElementsOf(theirs.membersOf(theirs.root())
                            .map(RecordedTree.Doc::path)
                            .toList());
            labelled += own.root().blocks().stream()
                            .anyMatch(block -> block.kind() == BlockKind.CELL
                                    && block.label().equals("A"))
                    ? 1
                    : 0;
        }
        assertThat(labelled).isGreaterThanOrEqualTo(2);
    }
}
