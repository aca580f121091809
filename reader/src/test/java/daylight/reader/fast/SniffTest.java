package daylight.reader.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.tika.exception.TikaException;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

class SniffTest {
    private static final byte[] WORDS = "Some words of no format.\nAnd more.\n".getBytes(StandardCharsets.UTF_8);

    private final TikaView tika = new TikaView();
    private final FastView fast = new FastView();

    @Test
    void everyEndingHasTikasTypeTextAndMetadata() throws IOException, SAXException, TikaException {
        for (String ending : Sniff.TEXT_ENDINGS.keySet()) {
            String name = ending.isEmpty() ? "README" : "a." + ending;
            Seen ours = fast.read(WORDS, name).orElseThrow();
            Seen theirs = tika.read(WORDS, name, 0);
            assertThat(ours.type()).as(name).isEqualTo(tika.type(WORDS, name)).isEqualTo(theirs.type());
            assertThat(Seen.collapsed(ours.text())).as(name).isEqualTo(Seen.collapsed(theirs.text()));
            assertThat(theirs.metadata()).as(name).containsAllEntriesOf(ours.metadata());
        }
    }

    @Test
    void tellsAMailFromATextThatBeginsAlike() {
        assertThat(of("Date: today\nFrom: a@example.org\n\nx")).isEqualTo(new Sniff.Mail(0));
        assertThat(of("X-Any: 1\nReceived: from here\n\nx")).isEqualTo(new Sniff.Mail(0));
        assertThat(of("Return-Path: <a@example.org>\n\nx")).isEqualTo(new Sniff.Mail(0));
        assertThat(of("Date: today\nnothing else\n")).isEqualTo(new Sniff.NotMine());
        assertThat(of("Note: today\nFrom: here\n")).isEqualTo(new Sniff.Text("text/plain"));
        assertThat(of("From here on it rains\n")).isEqualTo(new Sniff.NotMine());
        assertThat(of("User-agent: *\nDisallow: /\n")).isEqualTo(new Sniff.NotMine());
        assertThat(of("12345\nFrom: a@example.org\n")).isEqualTo(new Sniff.NotMine());
    }

    private static Sniff of(String text) {
        return Sniff.of(text.getBytes(StandardCharsets.UTF_8), "a.txt");
    }
}
