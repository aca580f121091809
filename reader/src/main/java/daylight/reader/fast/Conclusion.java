package daylight.reader.fast;

import daylight.protocol.Reason;
import daylight.protocol.Verdict;

/// How a document that the fast path took ends; the caller hands it to the node's `end`.
public record Conclusion(Verdict verdict, Reason reason, String detail) {
    static final Conclusion READ = new Conclusion(Verdict.READ, Reason.NONE, "");
}
