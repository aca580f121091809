package daylight.reader.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.BlockKind;
import daylight.protocol.Event;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgendasTest {
    private static final String SACKS = Base64.getEncoder()
            .encodeToString("seven sacks stand at the gate and nobody counts them".getBytes(StandardCharsets.US_ASCII));

    private static final String CARDS = """
            BEGIN:VCARD
            VERSION:2.1
            N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D2=9A=D0=B0=D2=9B=D0=BF=
            =D0=B0;=D0=90=D0=B4=D0=B0;;;
            FN:Ada
            TEL;CELL:+7 702
            NOTE:the river
             is green
            SOUND;ENCODING=BASE64;PLAIN:%s
              %s

            X-STRANGE;FOO=bar:baz
            no property at all
            END:VCARD
            BEGIN:VCARD
            VERSION:3.0
            FN:Bo Ledger
            item1.EMAIL;type=INTERNET;type=pref:bo@gates.example
            item1.X-ABLabel:Work
            ADR;TYPE=home:;;1 Quay\\, East;Port;;12345;
            NOTE:line one\\nline two that is lo
             ng
            REV:20240501T100000Z
            KEY;ENCODING=b;X-FILENAME=sacks.txt:%s
            END:VCARD
            BEGIN:VCARD
            VERSION:4.0
            FN:Cy
            PHOTO:data:text/plain;base64,%s
            TEL;VALUE=uri;TYPE="voice,cell":tel:+1-555
            END:VCARD
            """.formatted(SACKS.substring(0, 20), SACKS.substring(20), SACKS, SACKS)
            .replace("\n", "\r\n");

    private static final String CALENDAR = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Gates//Ledger//EN
            METHOD:REQUEST
            BEGIN:VTIMEZONE
            TZID:Asia/Almaty
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:1@gates.example
            DTSTAMP:20240501T100000Z
            DTSTART;TZID=Asia/Almaty:20240601T090000
            RRULE:FREQ=WEEKLY;BYDAY=MO
            SUMMARY:Қақпа\\, the gates
            ORGANIZER;CN=Ada:mailto:ada@gates.example
            ATTENDEE;CN="Bo: the Ledger";PARTSTAT=ACCEPTED:mailto:bo@gates.example
            DESCRIPTION:Bring the ledger.
            X-ALT-DESC;FMTTYPE=text/html:<html><body><p>Bring the <b>green</b> one.</p></body></html>
            ATTACH;FMTTYPE=text/plain;ENCODING=BASE64;VALUE=BINARY;X-FILENAME=list.txt:%s
            ATTACH:https://gates.example/list.pdf
            X-UNKNOWN-THING:kept
            BEGIN:VALARM
            TRIGGER:-PT15M
            END:VALARM
            END:VEVENT
            END:VCALENDAR
            """.formatted(SACKS);

    private static RecordedTree read(String name, String content) {
        return ReadingFixture.read(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> marked(RecordedTree.Doc doc, BlockKind kind, int level) {
        int[] points = doc.text().codePoints().toArray();
        return doc.blocks().stream()
                .filter(block -> block.kind() == kind && block.level() == level)
                .map(block -> new String(points, block.start(), block.end() - block.start()))
                .toList();
    }

    @Test
    void eachCardIsABlockWithAHeadingAndAllItsLines() {
        RecordedTree tree = read("people.vcf", CARDS);
        RecordedTree.Doc cards = tree.root();
        assertThat(cards.outcome()).isEqualTo("read/none");
        assertThat(cards.ended().mediaType()).isEqualTo("text/x-vcard");
        assertThat(marked(cards, BlockKind.HEADING, 1)).containsExactly("Card: Ada", "Card: Bo Ledger", "Card: Cy");
        assertThat(marked(cards, BlockKind.LIST_ITEM, 0)).hasSize(3);
        assertThat(cards.text())
                .contains("N: Қақпа, Ада", "TEL (CELL): +7 702", "X-STRANGE (FOO=bar): baz", "no property at all")
                .contains("NOTE: the river is green")
                .contains("item1.EMAIL (INTERNET; pref): bo@gates.example", "item1.X-ABLabel: Work")
                .contains("ADR (home): 1 Quay, East, Port, 12345", "line one\nline two that is long")
                .contains("REV: 20240501T100000Z (2024-05-01T10:00:00Z)", "TEL (VALUE=uri; voice,cell): tel:+1-555");
        assertThat(cards.ended().metadata())
                .containsEntry("vcard:name", List.of("Ada", "Bo Ledger", "Cy"))
                .containsEntry("vcard:email", List.of("bo@gates.example"))
                .containsEntry("vcard:count-vcard", List.of("3"));
    }

    @Test
    void whatStandsInACardIsAMember() {
        RecordedTree tree = read("people.vcf", CARDS);
        assertThat(tree.root().listed()).isEqualTo(3);
        assertThat(tree.membersOf(tree.root()))
                .hasSize(3)
                .allSatisfy(member -> assertThat(member.text()).contains("nobody counts them"));
        assertThat(tree.root().text()).contains("sacks.txt", "sound-1.plain").doesNotContain(SACKS);
    }

    @Test
    void aCalendarHasItsEventsPeopleAndTimes() {
        RecordedTree tree = read("invite.ics", CALENDAR);
        RecordedTree.Doc event = tree.root();
        assertThat(event.outcome()).isEqualTo("read/none");
        assertThat(event.ended().mediaType()).isEqualTo("text/calendar");
        assertThat(marked(event, BlockKind.HEADING, 2))
                .containsExactly("Time zone: Asia/Almaty", "Event: Қақпа, the gates");
        assertThat(event.blocks().stream().map(Event.Block::label)).contains("vevent", "valarm", "vcalendar");
        assertThat(event.text())
                .contains("DTSTART (TZID=Asia/Almaty): 20240601T090000 (2024-06-01T09:00:00)")
                .contains("ATTENDEE (CN=Bo: the Ledger; PARTSTAT=ACCEPTED): mailto:bo@gates.example")
                .contains("RRULE: FREQ=WEEKLY;BYDAY=MO", "Bring the green one.", "X-UNKNOWN-THING: kept")
                .contains("ATTACH: https://gates.example/list.pdf")
                .doesNotContain("<b>");
        assertThat(event.ended().metadata())
                .containsEntry("dc:subject", List.of("Қақпа, the gates"))
                .containsEntry("Message-From", List.of("Ada <ada@gates.example>"))
                .containsEntry("Message-To", List.of("Bo: the Ledger <bo@gates.example>"))
                .containsEntry("dcterms:created", List.of("2024-05-01T10:00:00Z"))
                .containsEntry("calendar:method", List.of("REQUEST"));
        assertThat(tree.at("list.txt").text()).contains("nobody counts them");
    }

    @Test
    void anInvitationInAMailIsReadThere() {
        String mail = "From: ada@gates.example\nSubject: gates\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/alternative; boundary=b\n\n"
                + "--b\nContent-Type: text/plain\n\nCome.\n"
                + "--b\nContent-Type: text/calendar; method=REQUEST\n\n" + CALENDAR + "\n--b--\n";
        RecordedTree tree = read("a.eml", mail);
        RecordedTree.Doc event = tree.at("part-2.ics");
        assertThat(event.ended().mediaType()).isEqualTo("text/calendar");
        assertThat(event.text()).contains("Event: Қақпа, the gates");
        assertThat(tree.at("list.txt").text()).contains("sacks");
    }

    @Test
    void charsetsAreThoseThatAreSaidElseWhatFits() {
        String card = "BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=GB2312:新疆港口\r\nEND:VCARD\r\n";
        assertThat(ReadingFixture.read("a.vcf", card.getBytes(Charset.forName("GB2312")))
                        .root()
                        .text())
                .contains("FN: 新疆港口");
        String wide = "\uFEFFBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Қақпа\r\nEND:VCARD\r\n";
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_8)) {
            assertThat(ReadingFixture.read("a.vcf", wide.getBytes(charset))
                            .root()
                            .text())
                    .contains("Card: Қақпа");
        }
        String western = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Hafenbehörde für die Öffnung\r\nEND:VCARD\r\n";
        RecordedTree.Doc read = ReadingFixture.read("a.vcf", western.getBytes(Charset.forName("windows-1252")))
                .root();
        assertThat(read.text()).contains("Hafenbehörde für die Öffnung");
        assertThat(read.ended().metadata().get("Content-Encoding")).doesNotContain("UTF-8");
    }

    @Test
    void whatIsNeverClosedOrNotEncodedIsDamagedAndNotLost() {
        RecordedTree.Doc cut =
                read("a.vcf", CARDS.substring(0, CARDS.indexOf("TEL;VALUE"))).root();
        assertThat(cut.outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(cut.text()).contains("Card: Cy");
        RecordedTree.Doc wrong = read("a.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nPHOTO;ENCODING=b:A\nEND:VCARD\n")
                .root();
        assertThat(wrong.outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(wrong.text()).contains("PHOTO: A");
        assertThat(read("a.ics", "BEGIN:VCALENDAR\nEND:VEVENT\nX\nEND:VCALENDAR\nwords behind\n")
                        .root()
                        .text())
                .contains("END: VEVENT", "X\n", "words behind");
    }

    @Test
    void aLineBeyondTheLimitIsSaid() {
        String large = "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nPHOTO;ENCODING=b:"
                + "QUJD".repeat(ContentLines.LINE_BYTES_MAX / 4 + 10) + "\nNOTE:behind\nEND:VCARD\n";
        RecordedTree.Doc card = read("a.vcf", large).root();
        assertThat(card.outcome()).startsWith("partly_read/");
        assertThat(card.text()).contains("NOTE: behind");
    }

    @Test
    void wordsThatAreCalledBase64StayWords() {
        String card =
                "BEGIN:VCARD\nVERSION:3.0\nNOTE;ENCODING=BASE64:Meet at the old mill, 5pm\nTITLE;ENCODING=b:Meet\n"
                        + "PHOTO;ENCODING=b:QUJD, and more\nNOTE;ENCODING=b:" + SACKS + "\nEND:VCARD\n";
        RecordedTree tree = read("a.vcf", card);
        assertThat(tree.root().outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(tree.root().text())
                .contains("NOTE: Meet at the old mill, 5pm", "TITLE: Meet", "PHOTO: QUJD, and more");
        assertThat(tree.membersOf(tree.root()))
                .singleElement()
                .satisfies(member -> assertThat(member.text()).contains("seven sacks"));
    }

    @Test
    void aLineOfManyParametersOrPartsNeedsNoMemoryAndLosesNothing() {
        String many = ";a".repeat(2_000_000);
        String card =
                "BEGIN:VCARD\nVERSION:3.0\nX-GATE" + many + ";last=one:seven\nN:Ada" + many + ";sacks\nEND:VCARD\n";
        RecordedTree.Doc read = read("a.vcf", card).root();
        assertThat(read.outcome()).isEqualTo("read/none");
        assertThat(read.text()).contains("; a; a;a;a", ";last=one): seven", "Ada, a, a", ";a;sacks");
        byte[] line = ("X" + many + ":v").getBytes(StandardCharsets.US_ASCII);
        assertThat(ContentLine.of(line, StandardCharsets.UTF_8).orElseThrow().parameters())
                .hasSizeLessThan(1_100);
    }

    @Test
    void nothingThatIsWrittenOverThrows() {
        long seed = Long.getLong("daylight.seed", 20_261_125L);
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<byte[]> whole = List.of(CARDS.getBytes(StandardCharsets.UTF_8), CALENDAR.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 300; i++) {
            byte[] bytes = whole.get(i % 2).clone();
            for (int j = 0; j <= i % 9; j++) {
                bytes[20 + random.nextInt(bytes.length - 20)] = (byte) random.nextInt(256);
            }
            RecordedTree tree = ReadingFixture.read("a.vcf", bytes);
            assertThat(tree.root().reason().code()).isNotEqualTo("reader_bug");
            assertThat(tree.root().listed()).isEqualTo(tree.root().members());
        }
    }
}
