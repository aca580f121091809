package daylight.reader.mail;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.BlockKind;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import daylight.reader.mail.MadeTnef.Property;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TnefTest {
    private static final byte[] SACKS = "seven sacks stand at the gate".getBytes(StandardCharsets.US_ASCII);
    private static final long MAY = 1_714_557_600_000L;
    private static final String APPOINTMENT = "0220060000000000c000000000000046";

    private static MadeTnef message() {
        return new MadeTnef(1252)
                .recipients(
                        new Property[] {
                            Property.number(0x0c15, 1),
                            Property.text(0x3001, "Bo"),
                            Property.text(0x3003, "bo@gates.example")
                        },
                        new Property[] {
                            Property.number(0x0c15, 2),
                            Property.text(0x3001, "Cy"),
                            Property.text(0x39fe, "cy@gates.example")
                        })
                .properties(
                        Property.text(0x0037, "Қақпа"),
                        Property.text(0x001a, "IPM.Schedule.Meeting.Request"),
                        Property.text(0x0c1a, "Ada"),
                        Property.text(0x0c1f, "ada@gates.example"),
                        Property.time(0x0039, MAY),
                        Property.text(0x1035, "<1@gates.example>"),
                        Property.text(
                                0x1000,
                                "Come.\r\nOn 30 April 2024 at 09:00, Bo <bo@gates.example> wrote:\r\n> When?\r\n"),
                        Property.text(0x8001, "Harbour").named(APPOINTMENT, 0x8208),
                        Property.time(0x8002, MAY).named(APPOINTMENT, 0x820d),
                        Property.text(0x6801, "never thought of"));
    }

    private static RecordedTree read(byte[] bytes) {
        return ReadingFixture.read("winmail.dat", bytes);
    }

    @Test
    void propertiesAreMetadataUnderTheNamesOfMails() {
        RecordedTree.Doc mail = read(message().bytes()).root();
        assertThat(mail.outcome()).isEqualTo("read/none");
        assertThat(mail.ended().metadata())
                .containsEntry("dc:subject", List.of("Қақпа"))
                .containsEntry("Message-From", List.of("Ada <ada@gates.example>"))
                .containsEntry("Message-To", List.of("Bo <bo@gates.example>"))
                .containsEntry("Message-Cc", List.of("Cy <cy@gates.example>"))
                .containsEntry("dcterms:created", List.of("2024-05-01T10:00:00Z"))
                .containsEntry("meta:mapi-message-class", List.of("IPM.Schedule.Meeting.Request"))
                .containsEntry("Message:Raw-Header:Message-ID", List.of("<1@gates.example>"))
                .containsEntry("mapi:location", List.of("Harbour"))
                .containsEntry("mapi:start", List.of("2024-05-01T10:00:00Z"))
                .containsEntry("mapi:6801", List.of("never thought of"));
        assertThat(mail.text()).contains("Come.", "location: Harbour", "6801: never thought of");
        assertThat(mail.blocks()).anyMatch(block -> block.kind() == BlockKind.QUOTE);
    }

    @Test
    void attachmentsHaveTheirLongNamesAndMessagesWithinAreMessages() {
        byte[] inner = new MadeTnef(1252)
                .properties(Property.text(0x0037, "inner"), Property.text(0x1000, "the river is green"))
                .attachment("DEEP.TXT", SACKS)
                .bytes();
        RecordedTree tree = read(message()
                .attachment("LEDGER~1.TXT", SACKS, Property.text(0x3707, "ledger of the gate.txt"))
                .attachment("", new byte[0], Property.text(0x3001, "a forwarded one"), MadeTnef.message(inner))
                .attachment("path", new byte[0], Property.text(0x370d, "\\\\server\\share\\list.doc"))
                .bytes());
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.root().listed()).isEqualTo(3);
        assertThat(tree.at("ledger of the gate.txt").text()).contains("seven sacks");
        assertThat(tree.at("a forwarded one").ended().mediaType()).isEqualTo("application/vnd.ms-tnef");
        assertThat(tree.at("a forwarded one").text()).contains("the river is green");
        assertThat(tree.at("DEEP.TXT").text()).contains("seven sacks");
        assertThat(tree.at("path").outcome()).isEqualTo("unsupported/link");
    }

    @Test
    void aWrongChecksumIsDamageAndIsReadAllTheSame() {
        byte[] bytes = message().attachment("a.txt", SACKS).bytes();
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("seven");
        bytes[at] = 'S';
        RecordedTree tree = read(bytes);
        assertThat(tree.root().outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(tree.root().ended().metadata()).containsEntry("tnef:wrong-checksum", List.of("0006800f"));
        assertThat(tree.at("a.txt").text()).contains("Seven sacks");
    }

    @Test
    void whatIsCutOffIsPartlyRead() {
        byte[] bytes =
                message().attachment("a.txt", SACKS).attachment("b.txt", SACKS).bytes();
        RecordedTree tree = read(Arrays.copyOf(bytes, bytes.length - 20));
        assertThat(tree.root().outcome()).startsWith("partly_read/");
        assertThat(tree.at("a.txt").text()).contains("sacks");
        assertThat(tree.root().listed()).isEqualTo(tree.root().members());
    }

    @Test
    void whatComesTwiceIsKeptTwice() {
        byte[] river = "the river is green".getBytes(StandardCharsets.US_ASCII);
        RecordedTree tree = read(message()
                .body("one body", StandardCharsets.US_ASCII)
                .body("another body", StandardCharsets.US_ASCII)
                .properties(Property.text(0x0037, "another subject"))
                .attachment("a.txt", SACKS)
                .again(river)
                .bytes());
        assertThat(tree.root().outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(tree.root().text()).contains("another body", "another subject");
        assertThat(tree.root().listed()).isEqualTo(2);
        assertThat(tree.membersOf(tree.root()).map(RecordedTree.Doc::text))
                .anyMatch(text -> text.contains("seven sacks"))
                .anyMatch(text -> text.contains("river is green"));
    }

    @Test
    void attributesThatTogetherNeedTooMuchMemoryAreSaid() {
        byte[] large = MadeTnef.withLarge(message().bytes(), Tnef.HELD_BYTES_MAX / 2);
        assertThat(read(large).root().outcome()).isEqualTo("partly_read/memory_limit");
    }

    @Test
    void nothingThatIsWrittenOverThrows() {
        long seed = Long.getLong("daylight.seed", 20_261_125L);
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] whole = message()
                .attachment("a.txt", SACKS, Property.text(0x3707, "ledger.txt"))
                .bytes();
        for (int i = 0; i < 300; i++) {
            byte[] bytes = whole.clone();
            for (int j = 0; j <= i % 6; j++) {
                bytes[6 + random.nextInt(bytes.length - 6)] = (byte) random.nextInt(256);
            }
            RecordedTree tree = read(bytes);
            assertThat(tree.root().reason().code()).isNotEqualTo("reader_bug");
            assertThat(tree.root().listed()).isEqualTo(tree.root().members());
        }
    }
}
