package daylight.custody;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.protocol.NameBytes;
import daylight.source.FoundFile;
import daylight.source.Intake;
import daylight.source.Root;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// The erasable bodies of custody's own entries: small JSON objects in ASCII, so that they read the same everywhere.
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

    static String end(Intake intake, long scanned) {
        return text(JSON.createObjectNode().put("intake", intake.n()).put("scanned", scanned));
    }

    static String file(Intake intake, FoundFile file) {
        ObjectNode body = JSON.createObjectNode();
        NameBytes path = file.path();
        String display = path.display();
        body.put("path", display);
        if (!NameBytes.of(display).equals(path)) {
            body.put("path_bytes", HexFormat.of().formatHex(path.bytes()));
        }
        body.put("size", file.size());
        body.put("modified", Instant.ofEpochSecond(0, file.modifiedNanos()).toString());
        body.put("label", file.root().label().display());
        body.put("intake", intake.n());
        return text(body);
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
