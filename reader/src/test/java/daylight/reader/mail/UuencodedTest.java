package daylight.reader.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import daylight.protocol.BlockKind;
import daylight.protocol.Event;
import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import daylight.reader.ground.Evidence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UuencodedTest {
    private static final String HEADER =
            "From: vera@example.org\nDate: Thu, 1 Mar 2018 09:05:07 +0000\nSubject: files\n\n";

    @Test
    void aFileInAMailsTextIsAMemberAndItsNameStaysWhereItStands() {
        String note = "the quernstone lies in the harbour\n".repeat(5);
        String mail = HEADER + "before\n" + encoded("notes.txt", bytes(note), '`') + "after\n"
                + encoded("plan b.txt", bytes("millrace"), ' ') + "last\n";
        for (String end : List.of("\n", "\r\n")) {
            RecordedTree tree = ReadingFixture.read("a.eml", bytes(mail.replace("\n", end)));
            assertThat(tree.root().outcome()).isEqualTo("read/none");
            assertThat(tree.root().text().replace("\r", ""))
                    .isEqualTo("before\nbegin 644 notes.txt\nend\nafter\nbegin 644 plan b.txt\nend\nlast\n");
            assertThat(tree.root().listed()).isEqualTo(2);
            assertThat(tree.membersOf(tree.root()).map(RecordedTree.Doc::path))
                    .containsExactly("notes.txt", "plan b.txt");
            assertThat(tree.at("notes.txt").text()).isEqualTo(note);
            assertThat(tree.at("plan b.txt").text()).isEqualTo("millrace");
            assertThat(marked(tree.root())).containsExactly("notes.txt", "plan b.txt");
        }
    }

    @Test
    void everyLengthComesOutAsItWentIn() throws Exception {
        Random random = new Random(11);
        for (int length = 1; length < 200; length++) {
            byte[] content = new byte[length];
            random.nextBytes(content);
            if (length % 3 == 0) {
                java.util.Arrays.fill(content, (byte) 0);
            }
            for (char zero : new char[] {'`', ' '}) {
                String text = encoded("x", content, zero);
                String stripped = text.lines().map(String::stripTrailing).reduce("", (a, b) -> a + b + "\n");
                for (String each : length % 3 == 0 ? List.of(text) : List.of(text, stripped)) {
                    Uuencoded.Found found = Uuencoded.in(each);
                    assertThat(found.isDamaged()).as(each).isFalse();
                    assertThat(found.files())
                            .as(each)
                            .singleElement()
                            .satisfies(file -> assertThat(file.content()).isEqualTo(content));
                }
            }
        }
    }

    @Test
    void aFileThatBreaksOffStaysTextAndTheMailIsPartlyRead() {
        String whole = encoded("notes.txt", bytes("the quernstone lies in the harbour\n".repeat(5)), '`');
        String[] damaged = {
            whole.substring(0, whole.length() - 20),
            whole.replace("\nend\n", "\n"),
            whole.replaceFirst("(?m)^M(.{10}).", "M$1~"),
            whole.replaceFirst("\n(M.{50})[^\n]*\nM", "\n$1\nM"),
        };
        for (String each : damaged) {
            RecordedTree tree = ReadingFixture.read("a.eml", bytes(HEADER + "before\n" + each + "\nafter\n"));
            boolean isCutInItsFirstLine = each.equals(damaged[2]) || each.equals(damaged[3]);
            assertThat(tree.root().text()).contains(each);
            assertThat(tree.membersOf(tree.root())).isEmpty();
            assertThat(tree.root().outcome())
                    .as(each)
                    .isEqualTo(isCutInItsFirstLine ? "read/none" : "partly_read/damaged_part");
        }
        String later = whole.replaceFirst("(?m)^(M[^\n]*\nM.{10}).", "$1~");
        assertThat(ReadingFixture.read("a.eml", bytes(HEADER + later)).root().outcome())
                .isEqualTo("partly_read/damaged_part");
    }

    @Test
    void wordsThatLookLikeItsFirstLineAreWords() {
        String text = "begin 644 words of a poem\nHELLO\nand all the rest\nend\n"
                + "begin 755 x\n\nend\nbegin 644 y\nend\n> begin 644 z\n> #0V%T\n> `\n> end\nWe begin 644 w\n#0V%T\n`\nend\n";
        RecordedTree tree = ReadingFixture.read("a.eml", bytes(HEADER + text));
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.root().text()).isEqualTo(text);
        assertThat(tree.membersOf(tree.root())).isEmpty();
    }

    @Test
    void aLineAsLongAsTheTextCostsNoMoreThanIt() {
        String spaces = " ".repeat(4_000_000);
        assertTimeout(
                Duration.ofSeconds(20),
                () -> assertThat(Uuencoded.in("begin 644 " + spaces + "x\n" + "begin 644 x\nM" + spaces)
                                .files())
                        .isEmpty());
    }

    @Test
    void aFileWithoutANameGetsItsNumber() throws Exception {
        RecordedTree tree = ReadingFixture.read("a.eml", bytes(HEADER + encoded("", bytes("Cat"), '`')));
        assertThat(tree.at("uuencoded-1").text()).isEqualTo("Cat");
        assertThat(tree.at("uuencoded-1").ended().sha256()).isEqualTo(new Evidence.InMemory(bytes("Cat")).sha256());
    }

    private static List<String> marked(RecordedTree.Doc doc) {
        return doc.blocks().stream()
                .filter(block -> block.kind() == BlockKind.NOTE && block.label().equals("attachment"))
                .map((Event.Block block) -> doc.text().substring(block.start(), block.end()))
                .toList();
    }

    private static String encoded(String name, byte[] content, char zero) {
        StringBuilder text = new StringBuilder("begin 644 " + name + "\n");
        for (int from = 0; from < content.length; from += 45) {
            int length = Math.min(45, content.length - from);
            text.append(letter(length, zero));
            for (int i = 0; i < length; i += 3) {
                int bits = 0;
                for (int j = 0; j < 3; j++) {
                    bits = bits << 8 | (i + j < length ? content[from + i + j] & 0xff : 0);
                }
                for (int shift = 18; shift >= 0; shift -= 6) {
                    text.append(letter(bits >> shift & 0x3f, zero));
                }
            }
            text.append('\n');
        }
        return text.append(zero).append("\nend\n").toString();
    }

    private static char letter(int value, char zero) {
        return value == 0 ? zero : (char) (' ' + value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
