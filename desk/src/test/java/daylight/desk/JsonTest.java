package daylight.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void whatIsWrittenPieceByPieceIsWhatIsWrittenAtOnce() {
        // Letters of two units, so that some stand on the edge of a buffer whatever its size.
        String text = "x\u0001\"\\\n" + "\ud83d\ude00".repeat(50_001) + "ئۇيغۇر";
        ObjectNode held = Json.object().put("name", "\ud83d\ude00");
        held.putArray("pages").addObject().put("page", 1).put("text", text);
        held.put("after", true);
        ObjectNode frame = Json.object().put("name", "\ud83d\ude00");
        frame.putArray("pages");
        frame.put("after", true);

        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Json.write(
                frame,
                "pages",
                each -> each.accept(
                        Json.object().put("page", 1).putPOJO("text", new LongText(new StringBuilder(text)))),
                new PrintStream(written, true, StandardCharsets.UTF_8));

        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo(Json.text(held) + System.lineSeparator());
    }

    @Test
    void whatBreaksOffIsNoJson() {
        ObjectNode frame = Json.object();
        frame.putArray("pages");
        frame.put("after", true);
        ByteArrayOutputStream written = new ByteArrayOutputStream();

        assertThatThrownBy(() -> Json.write(
                        frame,
                        "pages",
                        each -> {
                            each.accept(Json.object().put("page", 1));
                            throw new IllegalStateException("damaged");
                        },
                        new PrintStream(written, true, StandardCharsets.UTF_8)))
                .hasMessage("damaged");

        assertThatThrownBy(() -> new ObjectMapper().readTree(written.toByteArray()))
                .isInstanceOf(JsonProcessingException.class);
    }
}
