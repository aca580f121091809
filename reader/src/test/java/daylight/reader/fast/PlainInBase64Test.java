package daylight.reader.fast;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.reader.ReadingFixture;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Texts that are called base64 and are none, or not all of them; and UTF-7 with sums in it.
class PlainInBase64Test {
    private static final String HEADER = "From: a@example.org\nSubject: x\nMIME-Version: 1.0\n";

    private static String text(String fields, String body) {
        byte[] mail = (HEADER + fields + "\n" + body).getBytes(StandardCharsets.ISO_8859_1);
        return ReadingFixture.read("a.eml", mail).root().text();
    }

    private static String base64(String body) {
        return text("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n", body);
    }

    @Test
    void aFirstLineOfLettersAloneStays() {
        assertThat(base64("Hello\n\nThe gate is open, come at nine.\n"))
                .contains("Hello")
                .contains("The gate is open");
        assertThat(base64("Test\nThe gate is open, come at nine.\n"))
                .contains("Test")
                .contains("The gate is open");
    }

    @Test
    void whatAListServerWroteBehindStaysAndTheRestIsUndone() {
        String encoded = Base64.getEncoder().encodeToString("The quernstone depot".getBytes(StandardCharsets.UTF_8));
        assertThat(base64(encoded + "\n\n-- \nThe list of the depot, see its page.\n"))
                .contains("The quernstone depot")
                .contains("The list of the depot");
        assertThat(base64("SGVsbG8=\n-- \nThe list of the depot, see its page.\n"))
                .contains("Hello")
                .contains("The list of the depot");
    }

    @Test
    void aSumInUtf7KeepsItsFigures() {
        String fields = "Content-Type: text/plain; charset=utf-7\n";
        assertThat(text(fields, "1+1=2, a+b-c, +- and caf+AOk- and +AOkA6A-.\nend+\n"))
                .contains("1+1=2, a+b-c, + and caf\u00e9 and \u00e9\u00e8.");
        assertThat(text(fields, "two+2")).contains("two+2");
    }

    @Test
    void manyLinesThatAreNoFieldsCostLittle() {
        Random random = new Random(3);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            lines.append((char) ('a' + random.nextInt(26))).append("\u00e9 words\n");
        }
        String read = text("A field: that is\n" + lines, "The body.\n");
        assertThat(read).contains("The body.").contains("words");
        assertThat(read.lines().filter(line -> line.endsWith("words"))).hasSize(200_000);
    }
}
