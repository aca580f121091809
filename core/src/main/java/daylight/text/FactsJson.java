package daylight.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// The facts of a document as JSON text. Fields without a value are left out; the order is fixed, so that equal
/// facts are equal text. `raw` is a text of its own: few readers want it, and it is long.
final class FactsJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// A mail's facts fit; longer ones grow.
    private static final int TEXT_CHARS = 1_024;

    private FactsJson() {}

    static String facts(DocumentFacts facts) {
        return written(out -> {
            out.writeStringField("media_type", facts.mediaType());
            out.writeStringField("title", facts.title());
            writeTexts(out, "authors", facts.authors());
            writeMoment(out, "created", facts.created());
            writeMoment(out, "modified", facts.modified());
            writeMoment(out, "sent", facts.sent());
            writePeople(out, "sender", facts.sender().stream().toList());
            writePeople(out, "recipients", facts.recipients());
            writePeople(out, "cc", facts.cc());
            writePeople(out, "bcc", facts.bcc());
            writeText(out, "subject", facts.subject());
            writeText(out, "message_id", facts.messageId());
            writeText(out, "in_reply_to", facts.inReplyTo());
            writeTexts(out, "references", facts.references());
            out.writeStringField("language", facts.language().code());
            out.writeNumberField("language_probability", facts.language().probability());
            writeText(out, "application", facts.application());
            if (facts.pageCount().isPresent()) {
                out.writeNumberField("page_count", facts.pageCount().get());
            }
            if (facts.confidence().isPresent()) {
                out.writeNumberField("confidence", facts.confidence().get());
            }
        });
    }

    static String raw(Map<String, List<String>> raw) {
        return written(out -> {
            for (Map.Entry<String, List<String>> entry : new TreeMap<>(raw).entrySet()) {
                writeArray(out, entry.getKey(), entry.getValue());
            }
        });
    }

    static DocumentFacts read(String facts, String raw) {
        JsonNode in = tree(facts);
        Map<String, List<String>> rawValues = new TreeMap<>();
        tree(raw).properties().forEach(entry -> rawValues.put(entry.getKey(), texts(entry.getValue())));
        return new DocumentFacts(
                in.path("media_type").asText(),
                in.path("title").asText(),
                texts(in.path("authors")),
                moment(in.path("created")),
                moment(in.path("modified")),
                moment(in.path("sent")),
                people(in.path("sender")).stream().findFirst(),
                people(in.path("recipients")),
                people(in.path("cc")),
                people(in.path("bcc")),
                optional(in, "subject", (node, field) -> node.path(field).asText()),
                optional(in, "message_id", (node, field) -> node.path(field).asText()),
                optional(in, "in_reply_to", (node, field) -> node.path(field).asText()),
                texts(in.path("references")),
                new Language(
                        in.path("language").asText(),
                        in.path("language_probability").asDouble()),
                optional(in, "application", (node, field) -> node.path(field).asText()),
                optional(in, "page_count", (node, field) -> node.path(field).asInt()),
                optional(in, "confidence", (node, field) -> node.path(field).asInt()),
                rawValues);
    }

    private static <T> Optional<T> optional(JsonNode in, String field, BiFunction<JsonNode, String, T> read) {
        return in.has(field) ? Optional.of(read.apply(in, field)) : Optional.empty();
    }

    @FunctionalInterface
    private interface Fields {
        void write(JsonGenerator out) throws IOException;
    }

    /// An object with these fields. Written straight into text: each document passes here.
    private static String written(Fields fields) {
        StringWriter text = new StringWriter(TEXT_CHARS);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            fields.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("facts of a document cannot be written as JSON", e);
        }
        return text.toString();
    }

    private static void writeText(JsonGenerator out, String field, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            out.writeStringField(field, text.get());
        }
    }

    private static void writeTexts(JsonGenerator out, String field, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            writeArray(out, field, texts);
        }
    }

    private static void writeArray(JsonGenerator out, String field, List<String> texts) throws IOException {
        out.writeArrayFieldStart(field);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }

    private static void writePeople(JsonGenerator out, String field, List<Person> people) throws IOException {
        if (people.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart(field);
        for (Person person : people) {
            out.writeStartObject();
            out.writeStringField("display", person.display());
            out.writeStringField("address", person.address());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeMoment(JsonGenerator out, String field, Optional<Moment> moment) throws IOException {
        if (moment.isEmpty()) {
            return;
        }
        out.writeObjectFieldStart(field);
        switch (moment.get()) {
            case Moment.Known known -> {
                out.writeNumberField("at", known.at().toEpochMilli());
                if (known.offset().isPresent()) {
                    out.writeNumberField("offset_seconds", known.offset().get().getTotalSeconds());
                }
                out.writeStringField("precision", known.precision().name().toLowerCase(Locale.ROOT));
            }
            case Moment.Unreadable _ -> out.writeBooleanField("readable", false);
        }
        out.writeStringField("raw", moment.get().raw());
        out.writeEndObject();
    }

    private static Optional<Moment> moment(JsonNode in) {
        if (in.isMissingNode()) {
            return Optional.empty();
        }
        String raw = in.path("raw").asText();
        if (!in.has("at")) {
            return Optional.of(new Moment.Unreadable(raw));
        }
        Optional<ZoneOffset> offset = in.has("offset_seconds")
                ? Optional.of(
                        ZoneOffset.ofTotalSeconds(in.path("offset_seconds").asInt()))
                : Optional.empty();
        return Optional.of(new Moment.Known(
                Instant.ofEpochMilli(in.path("at").asLong()),
                offset,
                Moment.Precision.valueOf(in.path("precision").asText().toUpperCase(Locale.ROOT)),
                raw));
    }

    private static List<Person> people(JsonNode in) {
        List<Person> people = new ArrayList<>();
        in.forEach(person -> people.add(new Person(
                person.path("display").asText(), person.path("address").asText())));
        return people;
    }

    private static List<String> texts(JsonNode in) {
        List<String> texts = new ArrayList<>();
        in.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts of a document are no JSON", e);
        }
    }
}
