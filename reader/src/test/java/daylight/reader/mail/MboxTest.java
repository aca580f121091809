package daylight.reader.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import daylight.protocol.BlockKind;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MboxTest {
    private static final String TWO =
            "From a@example.org Mon Jan  1 00:00:00 2018\nSubject: first\nFrom: a@example.org\n\n"
                    + "first words\nFrom here the river is green\n>From there too\n\n"
                    + "From b@example.org Mon Jan  1 00:00:00 2018\r\nSubject: second\r\nFrom: b@example.org\r\n\r\nsecond words\r\n";

    @Test
    void eachMessageIsAMember() {
        RecordedTree tree = ReadingFixture.read("x.mbox", bytes(TWO));
        assertThat(tree.root().listed()).isEqualTo(2);
        assertThat(tree.membersOf(tree.root()).map(RecordedTree.Doc::path)).containsExactly("#1", "#2");
        assertThat(tree.at("#1").text())
                .contains("From here the river is green", "\nFrom there too")
                .doesNotContain(">From");
        assertThat(tree.at("#2").text()).contains("second words");
        assertThat(tree.at("#1").ended().mediaType()).isEqualTo("message/rfc822");
    }

    @Test
    void aMessagesBytesAreThoseBetweenTheFromLines() {
        RecordedTree tree = ReadingFixture.read("x.mbox", bytes(TWO));
        int first = TWO.indexOf('\n') + 1;
        assertThat(tree.at("#1").ended().sizeBytes()).isEqualTo(TWO.indexOf("From b@") - first - ">".length());
    }

    /// Lines that begin no message, each with what stands behind it.
    private static final List<String> SENTENCES = List.of(
            "From Monday on the quernstone depot is closed.\n",
            "From Monday on the quernstone depot is closed:\n\nby order\n",
            "From 10:30 on the quernstone depot is closed\nNote: bring keys\n",
            "From here on two rules hold for the quernstone depot:\nFirst: be there\nSecond: be quiet\n",
            "From Russia with love\nYear: 1963\n",
            "From quernstone\nhttp://quernstone.example/\n");

    @Test
    void aSentenceThatBeginsWithTheWordStaysInItsMail() {
        for (String sentence : SENTENCES) {
            RecordedTree tree =
                    ReadingFixture.read("x.mbox", bytes(mail("one", "before\n\n" + sentence) + mail("two", "b")));
            assertThat(tree.root().listed()).as(sentence).isEqualTo(2);
            assertThat(tree.membersOf(tree.root())).as(sentence).hasSize(2);
            assertThat(tree.at("#1").text())
                    .contains("before")
                    .contains(sentence.lines().findFirst().orElseThrow());
            assertThat(tree.at("#2").text()).contains("b");
        }
    }

    /// What mail programs write above a message where RFC 4155 wants a sender and a time.
    private static final List<String> STARTS = List.of(
            "From - Sat Mar 01 10:00:00 2014",
            "From -",
            "From - ",
            "From ",
            "From ???@??? Sat Mar 01 10:00:00 2014",
            "From MAILER-DAEMON Sat Mar  1 10:00:00 2014",
            "From MAILER-DAEMON",
            "From 1844347839636459560@xxx",
            "From 1844347839636459560@xxx Sat Mar 01 10:00:00 +0000 2014",
            "From b@example.org \u5468\u516d 3\u6708 01 10:00:00 2014",
            "From daemon \u5468\u516d 3\u6708 01 10:00:00 2014",
            "From b@example.org Sat, 1 Mar 2014 10:00:00 +0100",
            "From b@example.org Sat Mar  1 10:00 GMT 2014",
            "From Somebody Else");

    @Test
    void aMessageBeginsAtEachLineThatMailProgramsWrite() {
        for (String start : STARTS) {
            for (String end : List.of("\n", "\r\n")) {
                String next = start + end + "Received: by mx" + end + "Subject: two" + end + end + "b" + end;
                RecordedTree tree = ReadingFixture.read("x.mbox", bytes(mail("one", "a" + end + end) + next));
                assertThat(tree.root().listed()).as(start).isEqualTo(2);
                assertThat(tree.membersOf(tree.root())).as(start).hasSize(2);
            }
        }
    }

    @Test
    void aMessageWithoutHeaderBeginsWhereTheLineHasATime() {
        String dated = "From daemon Mon Jun 01 10:00:00 2009\n\nTest\n\nFrom daemon Mon Jun 01 11:00:00 2010\n\nTest\n";
        assertThat(count(dated)).isEqualTo(2);
        assertThat(count(dated.replace("10:00:00 2009", "").replace("11:00:00 2010", "")))
                .isEqualTo(1);
    }

    @Test
    void aMessageBeginsWithoutAnEmptyLineWhereLineAndHeaderSaySo() {
        assertThat(count(mail("one", "cut off") + mail("two", "b"))).isEqualTo(2);
        assertThat(count("From - \nFrom: a@example.org\nTo: b@example.org\n\ncut off\n".repeat(3)))
                .isEqualTo(3);
        assertThat(count(mail("one", "cut off\nFrom - \nno header\n"))).isEqualTo(1);
        assertThat(count(mail("one", "Quoted:\nFrom Mon to Tue 2018 10:00:00\nnothing\n")))
                .isEqualTo(1);
    }

    @Test
    void aLengthIsBelievedWhereItLeadsToTheNextMessageOrTheEnd() {
        String within = "forwarded:\n\n" + mail("within", "quernstone\n");
        String exact = lengthened("one", within, 0) + "\n" + lengthened("two", within, 0);
        RecordedTree tree = ReadingFixture.read("x.mbox", bytes(exact));
        assertThat(tree.root().listed()).isEqualTo(2);
        assertThat(tree.at("#1").text()).contains("From a@example.org Mon Jan", "quernstone");
        assertThat(tree.at("#2").text()).contains("From a@example.org Mon Jan", "quernstone");
        for (int wrong : new int[] {-20, 20, 100_000}) {
            String stale = lengthened("one", within, wrong) + "\n" + lengthened("two", within, wrong);
            assertThat(count(stale)).as("wrong by " + wrong).isEqualTo(4);
        }
        String touching = lengthened("one", "a\n", 0) + lengthened("two", "From here\n", 0);
        assertThat(count(touching)).isEqualTo(2);
    }

    private static final String ESCAPED = "a\n\n>From Monday on the depot is closed\n>>From what you wrote\n"
            + ">>>From deeper\n> From a quote\n>Fromage\n>From \n";

    private static final String UNESCAPED = "a\n\nFrom Monday on the depot is closed\n>From what you wrote\n"
            + ">>From deeper\n> From a quote\n>Fromage\nFrom \n";

    @Test
    void theMarkThatAMailProgramPutBeforeTheWordIsTakenOff() throws Exception {
        String header =
                "Received: by mx\nSubject: one\n>From x Mon Jan  1 00:00:00 2018 remote from y\nFrom: a@example.org\n\n";
        String mailbox = "From a@example.org Mon Jan  1 00:00:00 2018\n" + header + ESCAPED;
        for (String end : List.of("\n", "\r\n")) {
            byte[] alone = bytes(mailbox.replace("\n", end));
            RecordedTree one = ReadingFixture.read("x.mbox", alone);
            assertThat(one.root().ended().mediaType()).isEqualTo("message/rfc822");
            assertThat(one.root().text().replace("\r", "")).isEqualTo(UNESCAPED);
            assertThat(one.root().blocks().stream()
                            .filter(block ->
                                    block.kind() == BlockKind.QUOTE && block.start() < UNESCAPED.indexOf(">From")))
                    .isEmpty();
            RecordedTree two = ReadingFixture.read("x.mbox", bytes((mailbox + "\n" + mailbox).replace("\n", end)));
            assertThat(two.at("#1").text().replace("\r", "")).isEqualTo(UNESCAPED + "\n");
            assertThat(two.at("#2").text().replace("\r", "")).isEqualTo(UNESCAPED);
            assertThat(two.at("#2").ended().sha256())
                    .as("the hash of the mail as it was before")
                    .isEqualTo(new Evidence.InMemory(bytes((header + UNESCAPED).replace("\n", end))).sha256());
        }
    }

    private static String lengthened(String subject, String body, int wrong) {
        return "From a@example.org Mon Jan  1 00:00:00 2018\nSubject: " + subject + "\nContent-Length: "
                + (bytes(body).length + wrong) + "\nFrom: a@example.org\n\n" + body;
    }

    private static String mail(String subject, String body) {
        return "From a@example.org Mon Jan  1 00:00:00 2018\nReceived: by mx\nSubject: " + subject
                + "\nFrom: a@example.org\n\n" + body + "\n";
    }

    private static int count(String mailbox) {
        RecordedTree tree = ReadingFixture.read("x.mbox", bytes(mailbox));
        assertThat(tree.membersOf(tree.root())).hasSize(tree.root().listed());
        return tree.root().listed();
    }

    @Test
    void listingAndReadingAgreeOnRandomFilesOfHalfLines() throws IOException {
        List<String> pieces = List.of(
                "From ",
                "From",
                "\n",
                "\n",
                "\n\n",
                "\r\n",
                "\r",
                ">From ",
                "x",
                "F",
                " ",
                "- ",
                "a@b ",
                "\nFrom x\n",
                "\nFrom - \n",
                "Mon ",
                "Mon, ",
                "Monday ",
                "10:00 ",
                "1:5 ",
                "2018",
                "2018x ",
                "\nSubject: x",
                "\nX-y:",
                "\nName: z",
                "\n folded",
                "://",
                ":",
                "\u0085",
                "\nContent-Length: 0\n",
                "\ncontent-length:12 \n\n",
                "\nContent-Length: 25\n\n",
                "-".repeat(2_000),
                "y: ".repeat(3_000));
        int starts = 0;
        for (int seed = 0; seed < 8_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "From x\n" : "");
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
            int read = messagesIn(bytes, 1 + random.nextInt(200));
            starts += Math.max(0, read - 1);
            assertThat(MboxListing.count(new Evidence.InMemory(bytes)))
                    .as("seed " + seed)
                    .isEqualTo(read);
        }
        assertThat(starts).as("starts behind the first").isGreaterThan(200);
    }

    private static int messagesIn(byte[] bytes, int pieceBytes) throws IOException {
        MboxLines lines = new MboxLines(new Evidence.InMemory(bytes), new java.io.ByteArrayInputStream(bytes));
        lines.skipMark();
        int read = 0;
        byte[] piece = new byte[pieceBytes];
        do {
            while (lines.atMessageStart()) {
                read++;
                lines.skipFromLine();
            }
        } while (lines.next(piece, 0, piece.length) >= 0);
        return read;
    }

    @Test
    void linesThatMightBeginAMessageCostLittleHoweverManyTheyAre() {
        for (String each :
                List.of("\nFrom a b c d\nX: y\n", "\nFrom a b c\nFrom: d\n e\n", "From - \n", "\nFrom a@b\n")) {
            byte[] many =
                    bytes("From a@example.org\nContent-Length: 20000000\n\n" + each.repeat(20_000_000 / each.length()));
            assertTimeout(
                    Duration.ofSeconds(30),
                    () -> assertThat(messagesIn(many, 8_192))
                            .isEqualTo(MboxListing.count(new Evidence.InMemory(many))));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
