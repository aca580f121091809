package daylight.house.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A mailbox of ten gigabytes (`-Ddaylight.soak.gigabytes=1` for a smaller one) that is killed twice on its way, a
/// workbook of a million rows and a text of 200 MB, each with a desk that never holds more than 512 MB. Needs three
/// times their room on the disk.
@Tag("soak")
class LargeOriginalsStoryTest {
    private static final long GIGABYTE = 1_000_000_000L;
    private static final int ROWS = 1_000_000;
    private static final long TEXT_BYTES = 200_000_000;
    private static final String LAST_WORD = "quenderolith";
    private static final int DESK_MEGABYTES_MAX = 512;
    private static final long LOOK_EVERY_MILLIS = 500;
    private static final Duration PATIENCE = Duration.ofHours(2);
    private static final Pattern GOES_ON = Pattern.compile("Going on in box\\.mbox after ([\\d,]+) of its members");

    @TempDir
    Path temporary;

    @Test
    void aMailboxOfTenGigabytesGoesOnAfterEachKill() throws IOException, InterruptedException {
        Path evidence = Files.createDirectories(temporary.resolve("leak"));
        long bytes = Long.getLong("daylight.soak.gigabytes", 10) * GIGABYTE;
        Written written = writeMailbox(evidence.resolve("box.mbox"), bytes);
        System.out.printf("%d mails, %d attachments%n", written.mails(), written.attachments());
        Daylight daylight = Daylight.at(temporary.resolve("settings")).waiting(PATIENCE);
        Path folder = temporary.resolve("case");
        long goneOnAfter = 0;
        for (int third = 1; third <= 2; third++) {
            try (Daylight.Started ingest = daylight.start("ingest", folder.toString(), evidence.toString(), "--json")) {
                while (CaseView.remembered(folder) < third * written.mails() / 3) {
                    assertThat(ingest.process().waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS))
                            .isFalse();
                }
                ingest.kill();
                goneOnAfter = Math.max(goneOnAfter, goneOnAfter(Files.readString(ingest.err())));
            }
        }
        assertThat(goneOnAfter).as("the second run went on").isPositive();
        Answer last = daylight.ingest(folder, evidence);
        long after = goneOnAfter(last.err());
        System.out.printf("gone on after %,d, then after %,d mails%n%s%n", goneOnAfter, after, last.err());
        assertThat(after).isGreaterThan(goneOnAfter).isGreaterThan(written.mails() / 3);
        // Bytes at random are in no format that a reader knows.
        JsonNode report = last.json();
        assertThat(report.get("accounted").asBoolean()).isTrue();
        assertThat(report.at("/outcomes/read").asInt()).isEqualTo(1);
        assertThat(report.at("/members/recorded").asLong()).isEqualTo(written.mails() + written.attachments());
        assertMemory(last);
        assertThat(daylight.search(folder, "subject:letter").get("total").asLong())
                .isEqualTo(written.mails());
    }

    @Test
    void aMillionRowsAreFoundByTheirWordsAndShown() throws IOException, InterruptedException {
        Path evidence = Files.createDirectories(temporary.resolve("leak"));
        writeWorkbook(evidence.resolve("rows.xlsx"));
        Daylight daylight = Daylight.at(temporary.resolve("settings")).waiting(PATIENCE);
        Path folder = temporary.resolve("case");
        Answer answer = daylight.ingest(folder, evidence);
        System.out.println(answer.err());
        JsonNode report = answer.json(0);
        assertThat(report.at("/outcomes/read").asInt()).isEqualTo(1);
        assertMemory(answer);
        for (String words : List.of(
                "\"row 1000000\"",
                "74000000",
                "72999927",
                "\"row 654321 43185186\"",
                "*999927",
                "text:/7299992[0-9]/")) {
            assertThat(daylight.search(folder, words).get("total").asInt())
                    .as(words)
                    .isEqualTo(1);
        }
        // The sheet is one page, longer than the heap has room for.
        long text = shown(daylight, "show", folder.toString(), "leak/rows.xlsx", "--text");
        assertThat(text).isGreaterThan(ROWS * 80L);
        assertThat(shown(daylight, "show", folder.toString(), "leak/rows.xlsx", "--json"))
                .isGreaterThan(text);
    }

    @Test
    void aTextOfTwoHundredMegabytesIsFoundByAWordNearItsEndAndShown() throws IOException, InterruptedException {
        Path evidence = Files.createDirectories(temporary.resolve("leak"));
        Path file = evidence.resolve("long.txt");
        writeText(file);
        long bytes = Files.size(file);
        assertThat(bytes).isGreaterThan(TEXT_BYTES);
        Daylight daylight = Daylight.at(temporary.resolve("settings")).waiting(PATIENCE);
        Path folder = temporary.resolve("case");
        Answer answer = daylight.ingest(folder, evidence);
        System.out.println(answer.err());
        assertThat(answer.json(0).at("/outcomes/read").asInt()).isEqualTo(1);
        assertMemory(answer);
        for (String words :
                List.of(LAST_WORD, "\"here lies " + LAST_WORD + "\"", "text:/" + LAST_WORD + " at the (end)/")) {
            JsonNode found = daylight.search(folder, words);
            assertThat(found.get("total").asInt()).as(words).isEqualTo(1);
            assertThat(found.at("/hits/0/snippet").asText()).as(words).contains(LAST_WORD);
        }
        try (Daylight.Started shown = daylight.start("show", folder.toString(), "leak/long.txt", "--text")) {
            assertThat(shown.process().waitFor(PATIENCE)).isTrue();
            assertThat(shown.process().exitValue())
                    .as(Files.readString(shown.err()))
                    .isZero();
            assertThat(Files.mismatch(shown.out(), file))
                    .as("all of it, but for a last line end")
                    .isIn(-1L, bytes);
        }
    }

    /// Lines of words and numbers in several scripts, and a word near the end that stands nowhere else.
    private static void writeText(Path file) throws IOException {
        Random random = new Random(23);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            long written = 0;
            for (int line = 1; written < TEXT_BYTES; line++) {
                StringBuilder text = new StringBuilder("line ").append(line);
                for (int words = 12; words > 0; words--) {
                    text.append(words % 5 == 0 ? " слово" : " word").append(random.nextInt(200_000));
                }
                byte[] encoded = text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
                out.write(encoded);
                written += encoded.length;
            }
            out.write(("here lies " + LAST_WORD + " at the end\nand one line more\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /// @return bytes of its answer
    private static long shown(Daylight daylight, String... command) throws IOException, InterruptedException {
        try (Daylight.Started started = daylight.start(command)) {
            assertThat(started.process().waitFor(PATIENCE)).isTrue();
            assertThat(started.process().exitValue())
                    .as(Files.readString(started.err()))
                    .isZero();
            return Files.size(started.out());
        }
    }

    private static void assertMemory(Answer answer) {
        System.out.println(answer.spent());
        assertThat(answer.spent().get("desk_peak_megabytes").asInt()).isBetween(1, DESK_MEGABYTES_MAX);
    }

    private record Written(long mails, long attachments) {}

    private static long goneOnAfter(String err) {
        Matcher goesOn = GOES_ON.matcher(err);
        return goesOn.find() ? Long.parseLong(goesOn.group(1).replace(",", "")) : 0;
    }

    /// Mails of one to four kilobytes; one in four has an attachment of 20 to 400 kilobytes.
    private static Written writeMailbox(Path box, long bytes) throws IOException {
        Random random = new Random(17);
        long mails = 0;
        long attachments = 0;
        long written = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(box), 1 << 20)) {
            while (written < bytes) {
                StringBuilder mail = new StringBuilder("From a@example.org Mon Jan  1 00:00:00 2018\n");
                mail.append("From: a@example.org\nTo: b@example.org\nSubject: letter ")
                        .append(mails)
                        .append("\nMessage-ID: <")
                        .append(mails)
                        .append("@example.org>\nMIME-Version: 1.0\n");
                boolean attached = random.nextInt(4) == 0;
                if (attached) {
                    mail.append("Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n");
                }
                mail.append('\n');
                for (int words = 150 + random.nextInt(450); words > 0; words--) {
                    mail.append("word").append(random.nextInt(100_000)).append(words % 10 == 0 ? '\n' : ' ');
                }
                mail.append('\n');
                if (attached) {
                    byte[] content = new byte[20_000 + random.nextInt(380_000)];
                    random.nextBytes(content);
                    content[0] = '~'; // two bytes at random make a gzip, one time in 65,536
                    mail.append("--b\nContent-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n")
                            .append("Content-Disposition: attachment; filename=\"a.bin\"\n\n")
                            .append(Base64.getMimeEncoder().encodeToString(content))
                            .append("\n--b--\n");
                    attachments++;
                }
                byte[] encoded = mail.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
                out.write(encoded);
                written += encoded.length;
                mails++;
            }
        }
        return new Written(mails, attachments);
    }

    private static void writeWorkbook(Path file) throws IOException {
        try (ZipOutputStream zip =
                new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20))) {
            entry(zip, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                    <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                    <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                    </Types>""");
            String relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                    + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                    + "relationships/%s\" Target=\"%s\"/></Relationships>";
            entry(
                    zip,
                    "_rels/.rels",
                    String.format(java.util.Locale.ROOT, relations, "officeDocument", "xl/workbook.xml"));
            entry(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    String.format(java.util.Locale.ROOT, relations, "worksheet", "worksheets/sheet1.xml"));
            entry(zip, "xl/workbook.xml", """
                    <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                     xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                    <sheets><sheet name="Rows" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                    .getBytes(StandardCharsets.UTF_8));
            StringBuilder row = new StringBuilder();
            for (int r = 1; r <= ROWS; r++) {
                row.setLength(0);
                row.append("<row r=\"").append(r).append("\">");
                for (char column = 'A'; column < 'K'; column++) {
                    row.append("<c r=\"").append(column).append(r);
                    if (column == 'A') {
                        row.append("\" t=\"inlineStr\"><is><t>row ").append(r).append("</t></is></c>");
                    } else {
                        row.append("\"><v>").append(r * (long) column).append("</v></c>");
                    }
                }
                zip.write(row.append("</row>").toString().getBytes(StandardCharsets.US_ASCII));
            }
            zip.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
