package daylight.house.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a command said: its exit code and its two streams.
record Answer(int exit, String out, String err) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Standard output as the one JSON document that it holds; without what the run has spent, which differs each time.
    JsonNode json() {
        try {
            JsonNode document = JSON.readTree(out);
            if (document instanceof ObjectNode object) {
                object.remove("spent");
            }
            return document;
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON on standard output; exit " + exit + ", standard error: " + err, e);
        }
    }

    /// What the run has spent: CPU time and the most memory.
    JsonNode spent() {
        try {
            JsonNode spent = JSON.readTree(out).path("spent");
            if (spent.isMissingNode()) {
                throw new AssertionError("the report does not say what the run has spent: " + out);
            }
            return spent;
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON on standard output; exit " + exit + ", standard error: " + err, e);
        }
    }

    /// The document, after the exit code was found right.
    JsonNode json(int expectedExit) {
        expect(expectedExit);
        return json();
    }

    Answer expect(int expectedExit) {
        if (exit != expectedExit) {
            throw new AssertionError("exit " + exit + " instead of " + expectedExit + "\n" + err + out);
        }
        return this;
    }
}
