package daylight.reader.ground;

import daylight.protocol.Reason;
import daylight.protocol.Verdict;

/// How reading one document ended.
///
/// @param detail for developers: an exception's class, never text of the document
public record Ending(Verdict verdict, Reason reason, String detail) {
    public static final Ending READ = new Ending(Verdict.READ, Reason.NONE, "");

    public static Ending of(Verdict verdict, Reason reason) {
        return new Ending(verdict, reason, "");
    }

    public void close(Node node) {
        node.end(verdict, reason, detail);
    }
}
