package daylight.rendition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import daylight.extraction.PageAnswer.Picture;
import daylight.id.Sha256;
import daylight.protocol.Drawing.Placed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is known of a picture, as it stands beside it. docs/formats/case.md describes the fields.
final class RenditionJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WORD_FIELDS = 5;

    private RenditionJson() {}

    static byte[] bytes(Picture picture, Optional<String> laidOutBy, Sha256 png) throws JsonProcessingException {
        ObjectNode node = JSON.createObjectNode()
                .put("png", png.hex())
                .put("pages", picture.drawn().pages())
                .put("width", picture.drawn().width())
                .put("height", picture.drawn().height())
                .put("dpi", picture.drawn().dpi())
                .put("other_fonts", picture.drawn().otherFonts())
                .put("incomplete", picture.drawn().incomplete());
        laidOutBy.ifPresent(program -> node.put("laid_out_by", program));
        ArrayNode words = node.putArray("words");
        for (Placed word : picture.words()) {
            words.addArray()
                    .add(word.text())
                    .add(word.left())
                    .add(word.top())
                    .add(word.right())
                    .add(word.bottom());
        }
        return JSON.writeValueAsBytes(node);
    }

    /// Read it back; empty where it is not what was written for this very PNG.
    static Optional<Rendition> read(byte[] json, PageWish wish, Path file, Sha256 png) {
        JsonNode node;
        try {
            node = JSON.readTree(json);
        } catch (java.io.IOException _) {
            return Optional.empty();
        }
        if (!node.path("png").asText("").equals(png.hex())) {
            return Optional.empty();
        }
        List<Rendition.Word> words = new ArrayList<>();
        for (JsonNode word : node.path("words")) {
            if (word.size() != WORD_FIELDS) {
                return Optional.empty();
            }
            words.add(new Rendition.Word(
                    word.get(0).asText(),
                    word.get(1).asInt(),
                    word.get(2).asInt(),
                    word.get(3).asInt(),
                    word.get(4).asInt()));
        }
        return Optional.of(new Rendition(
                wish.document(),
                file,
                node.path("pages").asInt(),
                wish.page(),
                node.path("width").asInt(),
                node.path("height").asInt(),
                node.path("dpi").asInt(),
                node.path("other_fonts").asBoolean(),
                node.path("incomplete").asBoolean(),
                Optional.ofNullable(node.get("laid_out_by")).map(JsonNode::asText),
                words));
    }
}
