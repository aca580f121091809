package daylight.reader.table;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.BlockKind;
import daylight.protocol.Event;
import daylight.protocol.Limits;
import daylight.protocol.NameBytes;
import daylight.protocol.Passwords;
import daylight.protocol.Recognition;
import daylight.reader.DocumentReader;
import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A million rows of ten columns, with a million texts of their own, in the memory of a worker: run it with
/// `-Ddaylight.tests.heap=256m`.
@Tag("soak")
class LargeWorkbookTest {
    private static final int ROWS = 1_000_000;
    private static final int COLUMNS = 10;
    private static final Limits LIMITS = new Limits(600, 900, 1_000, 10, 8L << 30, 400_000_000L, 100_000);

    @TempDir
    private Path folder;

    @Test
    void aMillionRowsAreReadInTheMemoryOfAWorker() throws IOException {
        Path file = made();
        AtomicLong rows = new AtomicLong();
        AtomicLong cells = new AtomicLong();
        AtomicLong chars = new AtomicLong();
        AtomicLong peak = new AtomicLong();
        Event.Ended[] ended = new Event.Ended[1];
        DocumentReader reader = new DocumentReader(folder);
        long start = System.nanoTime();
        reader.read(
                new Evidence.InFile(file, Files.size(file)),
                NameBytes.of("x.xlsx"),
                LIMITS,
                Recognition.NONE,
                Passwords.NONE,
                event -> {
                    switch (event) {
                        case Event.Block block
                        when block.kind() == BlockKind.ROW -> {
                            rows.incrementAndGet();
                            if (rows.get() % 50_000 == 0) {
                                peak.accumulateAndGet(used(), Math::max);
                            }
                        }
                        case Event.Block block when block.kind() == BlockKind.CELL -> cells.incrementAndGet();
                        case Event.Text text -> chars.addAndGet(text.chunk().length());
                        case Event.Ended end -> ended[0] = end;
                        default -> {}
                    }
                });
        System.out.printf(
                "%d MB, %d rows, %d cells marked, %d million characters, %.1f s, heap %d of %d MB%n",
                Files.size(file) >> 20,
                rows.get(),
                cells.get(),
                chars.get() / 1_000_000,
                (System.nanoTime() - start) / 1e9,
                peak.get() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        assertThat(ended[0].reason().code()).isEqualTo("none");
        assertThat(rows).hasValue(ROWS);
        assertThat(cells).hasValue(2_000_000);
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private Path made() throws IOException {
        byte[] frame =
                new MadeWorkbook().strings("").sheet("Rows", "", "<sheetData/>").bytes();
        Path small = Files.write(folder.resolve("frame.xlsx"), frame);
        Path file = folder.resolve("large.xlsx");
        try (ZipFile from = new ZipFile(small.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry : from.stream().toList()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                switch (entry.getName()) {
                    case "xl/worksheets/sheet1.xml" -> rows(out);
                    case "xl/sharedStrings.xml" -> strings(out);
                    default -> from.getInputStream(entry).transferTo(out);
                }
            }
        }
        return file;
    }

    private static void strings(OutputStream out) throws IOException {
        write(out, "<sst>");
        for (int i = 0; i < ROWS; i++) {
            write(out, "<si><t>a text of its own, number " + i + "</t></si>");
        }
        write(out, "</sst>");
    }

    private static void rows(OutputStream out) throws IOException {
        write(out, "<worksheet><sheetData>");
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= ROWS; i++) {
            row.setLength(0);
            row.append("<row r=\"").append(i).append("\"><c r=\"A").append(i).append("\" t=\"s\"><v>");
            row.append(i - 1).append("</v></c>");
            for (int column = 1; column < COLUMNS; column++) {
                row.append("<c r=\"")
                        .append((char) ('A' + column))
                        .append(i)
                        .append("\"><v>")
                        .append(i * column);
                row.append("</v></c>");
            }
            write(out, row.append("</row>").toString());
        }
        write(out, "</sheetData></worksheet>");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
