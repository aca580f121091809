package daylight.reader.chat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserSequence;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// One value of an export. A large one is not held in memory, and one that has a name twice is no tree: both are read
/// token by token.
///
/// @param tree   where it is small
/// @param tokens the value from its first token on, where there is no tree
record JsonPiece(Optional<JsonNode> tree, JsonParser tokens) {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private static final int TOKENS_MAX = 200_000;
    private static final int CHARS_MAX = 4 * 1024 * 1024;

    static JsonParser parser(InputStream in) throws IOException {
        return JSON.createParser(in);
    }

    /// @param json at the value's first token; at its last where it became a tree
    static JsonPiece of(JsonParser json) throws IOException {
        TokenBuffer held = new TokenBuffer(json);
        int depth = 0;
        int tokens = 0;
        long chars = 0;
        JsonToken token = json.currentToken();
        while (true) {
            if (token == null) {
                throw new IOException("the data break off");
            }
            held.copyCurrentEvent(json);
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            chars += token.isStructStart() || token.isStructEnd() ? 0 : json.getTextLength();
            if (depth == 0) {
                return whole(held);
            }
            if (++tokens >= TOKENS_MAX || chars > CHARS_MAX) {
                return large(JsonParserSequence.createFlattened(false, held.asParser(), json));
            }
            token = json.nextToken();
        }
    }

    private static JsonPiece whole(TokenBuffer held) throws IOException {
        JsonParser tokens = held.asParser();
        try {
            return new JsonPiece(Optional.of(JSON.readTree(held.asParser())), tokens);
        } catch (MismatchedInputException _) {
            return large(tokens);
        }
    }

    private static JsonPiece large(JsonParser tokens) throws IOException {
        tokens.nextToken();
        return new JsonPiece(Optional.empty(), tokens);
    }
}
