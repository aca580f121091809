package daylight.desk;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/// The one form in which the desk prints JSON: snake_case names, two spaces, `\n`, and each non-ASCII letter as itself.
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonGenerator.Feature.ESCAPE_NON_ASCII)
            .build();
    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static String text(ObjectNode document) {
        try {
            return MAPPER.writer(PRINTER).writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }

    /// Write an object of which one field is a list too long to be held.
    ///
    /// @param list the name of that field; in the document an empty array holds its place
    /// @param each hands over the elements one by one
    static void write(ObjectNode document, String list, Consumer<Consumer<ObjectNode>> each, PrintStream out) {
        // By way of characters: Jackson's own bytes would escape each half of a surrogate pair.
        Writer characters = new OutputStreamWriter(new Unclosed(out), StandardCharsets.UTF_8);
        try (JsonGenerator json = MAPPER.writer(PRINTER).createGenerator(characters)) {
            // What breaks off must not look whole.
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            json.writeStartObject();
            for (Map.Entry<String, JsonNode> field : document.properties()) {
                json.writeFieldName(field.getKey());
                if (field.getKey().equals(list)) {
                    json.writeStartArray();
                    each.accept(element -> write(json, element));
                    json.writeEndArray();
                } else {
                    json.writeTree(field.getValue());
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println();
        out.flush();
    }

    private static void write(JsonGenerator json, ObjectNode element) {
        try {
            json.writeTree(element);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Standard output outlives the documents that are written to it.
    private static final class Unclosed extends BufferedOutputStream {
        Unclosed(PrintStream out) {
            super(out);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
