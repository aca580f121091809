package daylight.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    private FactsJson() {}

    static String facts(DocumentFacts facts) {
        ObjectNode out = JSON.createObjectNode();
        out.put("media_type", facts.mediaType());
        out.put("title", facts.title());
        putTexts(out, "authors", facts.authors());
        facts.created().ifPresent(moment -> putMoment(out.putObject("created"), moment));
        facts.modified().ifPresent(moment -> putMoment(out.putObject("modified"), moment));
        facts.sent().ifPresent(moment -> putMoment(out.putObject("sent"), moment));
        putPeople(out, "sender", facts.sender().stream().toList());
        putPeople(out, "recipients", facts.recipients());
        putPeople(out, "cc", facts.cc());
        putPeople(out, "bcc", facts.bcc());
        facts.subject().ifPresent(text -> out.put("subject", text));
        facts.messageId().ifPresent(text -> out.put("message_id", text));
        facts.inReplyTo().ifPresent(text -> out.put("in_reply_to", text));
        putTexts(out, "references", facts.references());
        out.put("language", facts.language().code());
        out.put("language_probability", facts.language().probability());
        facts.application().ifPresent(text -> out.put("application", text));
        facts.pageCount().ifPresent(count -> out.put("page_count", count));
        return text(out);
    }

    static String raw(Map<String, List<String>> raw) {
        ObjectNode out = JSON.createObjectNode();
        new TreeMap<>(raw).forEach((name, values) -> values.forEach(out.putArray(name)::add));
        return text(out);
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
                rawValues);
    }

    private static <T> Optional<T> optional(JsonNode in, String field, BiFunction<JsonNode, String, T> read) {
        return in.has(field) ? Optional.of(read.apply(in, field)) : Optional.empty();
    }

    private static void putTexts(ObjectNode out, String field, List<String> texts) {
        if (!texts.isEmpty()) {
            texts.forEach(out.putArray(field)::add);
        }
    }

    private static void putPeople(ObjectNode out, String field, List<Person> people) {
        if (people.isEmpty()) {
            return;
        }
        ArrayNode array = out.putArray(field);
        for (Person person : people) {
            array.addObject().put("display", person.display()).put("address", person.address());
        }
    }

    private static void putMoment(ObjectNode out, Moment moment) {
        switch (moment) {
            case Moment.Known known -> {
                out.put("at", known.at().toEpochMilli());
                known.offset().ifPresent(offset -> out.put("offset_seconds", offset.getTotalSeconds()));
                out.put("precision", known.precision().name().toLowerCase(Locale.ROOT));
            }
            case Moment.Unreadable _ -> out.put("readable", false);
        }
        out.put("raw", moment.raw());
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

    private static String text(JsonNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts of a document cannot be written as JSON", e);
        }
    }
}
