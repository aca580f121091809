package daylight.reader.mail;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.protocol.BlockKind;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EmlxTest {
    private static final String MAIL = """
            From: Ada <ada@gates.example>
            To: bo@gates.example
            Subject: =?UTF-8?Q?=D2=9A=D0=B0=D2=9B=D0=BF=D0=B0?=
            Date: Sat, 1 May 2021 10:00:00 +0000
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=UTF-8

            Yes, the river is green.

            On 30 April 2021 at 09:00, Bo <bo@gates.example> wrote:
            > Is it green?

            --b
            Content-Type: text/plain; name=ledger.txt
            Content-Disposition: attachment; filename=ledger.txt
            %s
            seven sacks
            --b--
            """.formatted("");

    private static final String LIST = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
            <plist version="1.0">
            <dict>
            \t<key>conversation-id</key>
            \t<integer>7312</integer>
            \t<key>date-last-viewed</key>
            \t<integer>1619863200</integer>
            \t<key>date-received</key>
            \t<integer>1619863201</integer>
            \t<key>flags</key>
            \t<integer>8591967237</integer>
            \t<key>original-mailbox</key>
            \t<string>imap://gates@mail.example/INBOX</string>
            \t<key>inner</key>
            \t<dict><key>тұс</key><string>қызыл</string></dict>
            </dict>
            </plist>
            """;

    private static RecordedTree read(String name, String content) {
        return ReadingFixture.read(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static String emlx(String mail, String list) {
        return mail.getBytes(StandardCharsets.UTF_8).length + "      \n" + mail + list;
    }

    @Test
    void theMailIsReadAsAMailAndTheListIsMetadata() {
        RecordedTree tree = read("1234.emlx", emlx(MAIL, LIST));
        RecordedTree.Doc mail = tree.root();
        assertThat(mail.outcome()).isEqualTo("read/none");
        assertThat(mail.ended().mediaType()).isEqualTo("message/x-emlx");
        assertThat(mail.text()).contains("the river is green").doesNotContain("boundary", "<key>");
        assertThat(mail.blocks()).anyMatch(block -> block.kind() == BlockKind.QUOTE);
        assertThat(mail.listed()).isEqualTo(1);
        assertThat(tree.at("ledger.txt").text()).contains("seven sacks");
        assertThat(mail.ended().metadata())
                .containsEntry("Message-From", List.of("Ada <ada@gates.example>"))
                .containsEntry("dc:subject", List.of("Қақпа"))
                .containsEntry("emlx:date-received", List.of("2021-05-01T10:00:01Z"))
                .containsEntry("emlx:flag", List.of("read", "answered"))
                .containsEntry("emlx:attachments", List.of("1"))
                .containsEntry("emlx:inner.тұс", List.of("қызыл"))
                .containsEntry("emlx:original-mailbox", List.of("imap://gates@mail.example/INBOX"))
                .doesNotContainKey(Emlx.REPAIRED);
        assertThat(mail.text()).contains("Apple Mail inner.тұс: қызыл");
    }

    @Test
    void noQuoteReachesIntoTheList() {
        RecordedTree.Doc mail = read("1.emlx", emlx(MAIL, LIST)).root();
        int list = mail.text().codePointCount(0, mail.text().indexOf("Apple Mail"));
        assertThat(mail.blocks())
                .filteredOn(block -> block.kind() == BlockKind.QUOTE)
                .isNotEmpty()
                .allSatisfy(block -> assertThat(block.end()).isLessThanOrEqualTo(list));
    }

    @Test
    void anAttachmentThatLiesInAnotherFileIsNamed() {
        String partial = MAIL.replace("filename=ledger.txt\n", "filename=ledger.txt\nX-Apple-Content-Length: 4711\n")
                .replace("seven sacks\n", "");
        RecordedTree tree = read("1234.partial.emlx", emlx(partial, LIST));
        assertThat(tree.root().outcome()).isEqualTo("partly_read/other_volume");
        assertThat(tree.root().listed()).isEqualTo(1);
        assertThat(tree.at("ledger.txt").outcome()).isEqualTo("failed/other_volume");
        assertThat(tree.root().ended().metadata()).containsEntry("mail:attachment-elsewhere", List.of("ledger.txt"));
    }

    @Test
    void aWrongCountIsPutRightAndSaid() {
        for (String count : List.of("3", "99999")) {
            RecordedTree tree = read("1.emlx", count + "\n" + MAIL + LIST);
            assertThat(tree.root().outcome()).isEqualTo("read/none");
            assertThat(tree.at("ledger.txt").text()).contains("seven sacks");
            assertThat(tree.root().ended().metadata())
                    .containsEntry(Emlx.REPAIRED, List.of("emlx-length"))
                    .containsKey("emlx:conversation-id");
        }
    }

    @Test
    void aMailThatIsCutOffIsDamaged() {
        String whole = emlx(MAIL, LIST);
        assertThat(read("1.emlx", whole.substring(0, whole.indexOf("seven")))
                        .root()
                        .outcome())
                .isEqualTo("partly_read/damaged_part");
        RecordedTree.Doc inList =
                read("1.emlx", whole.substring(0, whole.indexOf("<key>flags"))).root();
        assertThat(inList.outcome()).isEqualTo("partly_read/damaged_part");
        assertThat(inList.ended().metadata()).containsKey("emlx:date-received");
    }

    @Test
    void whatStandsBehindTheListIsText() {
        for (String count : List.of("", "9")) {
            String mail = count + emlx(MAIL, LIST + "\n\nthe old қақпа is shut\n");
            RecordedTree.Doc read = read("1.emlx", mail).root();
            assertThat(read.outcome()).isEqualTo("read/none");
            assertThat(read.text()).contains("Behind the property list:", "the old қақпа is shut");
        }
        assertThat(read("1.emlx", emlx(MAIL, LIST + "\n")).root().text()).doesNotContain("Behind");
    }

    @Test
    void aLongNameAroundManyValuesIsSaidOnce() {
        String key = "gate".repeat(200_000);
        String list = LIST.replace("тұс", "a")
                .replace("<key>inner</key>", "<key>" + key + "</key>")
                .replace(
                        "<string>қызыл</string>",
                        "<string>x</string>" + "<key>b</key><string>y</string>".repeat(1_900));
        RecordedTree.Doc read = read("1.emlx", emlx(MAIL, list)).root();
        assertThat(read.outcome()).isEqualTo("read/none");
        assertThat(read.text()).contains("Apple Mail long-name: " + key, "….b: y");
        assertThat(read.text().length()).isLessThan(2_000_000);
    }

    @Test
    void anotherNameMakesItNoPlainText() {
        assertThat(read("mail.txt", emlx(MAIL, LIST)).root().ended().mediaType())
                .isEqualTo("message/x-emlx");
        assertThat(read("titles.srt", "1\n00:00:01,000 --> 00:00:02,000\nthe river\n")
                        .root()
                        .ended()
                        .mediaType())
                .doesNotContain("emlx");
    }

    @Test
    void nothingThatIsWrittenOverThrows() {
        long seed = Long.getLong("daylight.seed", 20_261_125L);
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] whole = emlx(MAIL, LIST).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = whole.clone();
            for (int j = 0; j <= i % 7; j++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            RecordedTree tree = ReadingFixture.read("1.emlx", bytes);
            assertThat(tree.root().reason().code()).isNotEqualTo("reader_bug");
            assertThat(tree.root().listed()).isEqualTo(tree.root().members());
        }
    }
}
