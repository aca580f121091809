package daylight.reader.mail;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import daylight.reader.ground.Evidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        assertThat(tree.at("#1").text()).contains("From here the river is green", ">From there too");
        assertThat(tree.at("#2").text()).contains("second words");
        assertThat(tree.at("#1").ended().mediaType()).isEqualTo("message/rfc822");
    }

    @Test
    void aMessagesBytesAreThoseBetweenTheFromLines() {
        RecordedTree tree = ReadingFixture.read("x.mbox", bytes(TWO));
        int first = TWO.indexOf('\n') + 1;
        assertThat(tree.at("#1").ended().sizeBytes()).isEqualTo(TWO.indexOf("From b@") - first);
    }

    @Test
    void listingAndReadingAgreeOnRandomFilesOfHalfLines() throws IOException {
        List<String> pieces = List.of("From ", "From", "\n", "\n", "\r\n", "\r", ">From ", "x", "F", " ");
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "From x\n" : "");
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            byte[] bytes = bytes(text.toString());
            MboxLines lines = new MboxLines(new java.io.ByteArrayInputStream(bytes));
            int read = 0;
            byte[] piece = new byte[1 + random.nextInt(8)];
            do {
                if (lines.atMessageStart()) {
                    read++;
                }
            } while (lines.next(piece, 0, piece.length) >= 0);
            assertThat(MboxListing.count(new Evidence.InMemory(bytes)))
                    .as("seed " + seed)
                    .isEqualTo(read);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
