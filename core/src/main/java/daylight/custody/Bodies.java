package daylight.custody;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.protocol.NameBytes;
import daylight.source.Choice;
import daylight.source.FoundFile;
import daylight.source.Held;
import daylight.source.Intake;
import daylight.source.Occurrence;
import daylight.source.Root;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The erasable bodies of custody's own entries: small JSON objects in ASCII, so that they read the same
/// everywhere.
final class Bodies {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(com.fasterxml.jackson.core.json.JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature())
            .build();

    private Bodies() {}

    static String newCase(String title) {
        return text(JSON.createObjectNode().put("title", title));
    }

    /// A single file's name is left to the entry of the file itself, with which it can be erased.
    static String begin(Intake intake, List<Root> roots) {
        ObjectNode body = JSON.createObjectNode()
                .put("intake", intake.n())
                .put("how", intake.how().code());
        var labels = body.putArray("folders");
        roots.stream()
                .filter(Root::folder)
                .forEach(root -> labels.add(root.label().display()));
        body.put("single_files", roots.stream().filter(root -> !root.folder()).count());
        return text(body);
    }

    /// @param which from where to where
    static String unsigned(String which) {
        return text(JSON.createObjectNode().put("entries", which));
    }

    static String choice(Intake intake, Choice choice) {
        ObjectNode body = JSON.createObjectNode().put("intake", intake.n());
        choice.only().forEach(body.putArray("only")::add);
        choice.except().forEach(body.putArray("exclude")::add);
        return text(body);
    }

    static String end(Intake intake, long scanned) {
        return text(JSON.createObjectNode().put("intake", intake.n()).put("scanned", scanned));
    }

    static String file(Intake intake, FoundFile file) {
        return file(file.path(), file.size(), file.modifiedNanos(), file.root().label(), intake.n());
    }

    /// What was written of an occurrence when it was taken.
    static String file(Held held) {
        Occurrence one = held.occurrence();
        return file(one.path(), one.size(), one.modifiedNanos(), held.label(), one.intakeN());
    }

    private static String file(NameBytes path, long size, long modifiedNanos, NameBytes label, long intakeN) {
        ObjectNode body = JSON.createObjectNode();
        String display = path.display();
        body.put("path", display);
        if (!NameBytes.of(display).equals(path)) {
            body.put("path_bytes", HexFormat.of().formatHex(path.bytes()));
        }
        body.put("size", size);
        body.put("modified", Instant.ofEpochSecond(0, modifiedNanos).toString());
        body.put("label", label.display());
        body.put("intake", intakeN);
        return text(body);
    }

    /// The path in the body of a taken file; empty where this is no such body.
    static Optional<NameBytes> pathIn(String body) {
        JsonNode fields = parsed(body);
        if (fields.has("path_bytes")) {
            try {
                return Optional.of(NameBytes.of(
                        HexFormat.of().parseHex(fields.get("path_bytes").asText())));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return fields.has("path") ? Optional.of(NameBytes.of(fields.get("path").asText())) : Optional.empty();
    }

    /// What the body of an intake's end says that its walk counted.
    static Optional<Long> scannedIn(String body) {
        JsonNode scanned = parsed(body).path("scanned");
        return scanned.isIntegralNumber() ? Optional.of(scanned.asLong()) : Optional.empty();
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    static String withdraw(String reason) {
        return text(JSON.createObjectNode().put("reason", reason));
    }

    private static String text(ObjectNode body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a body of plain fields could not be written", e);
        }
    }
}
