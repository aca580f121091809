package daylight.extraction;

import daylight.protocol.Reason;
import daylight.protocol.Verdict;

/// What became of a file: exactly one of six. The report's vocabulary.
public sealed interface Outcome {
    /// Read in full.
    record Read() implements Outcome {}

    /// A part was read; the reason says why not all.
    record PartlyRead(Reason reason) implements Outcome {}

    /// The same bytes came in earlier under another path; what was read of them there holds for this one.
    record Duplicate() implements Outcome {}

    record Encrypted(Reason reason) implements Outcome {}

    record Unsupported(Reason reason) implements Outcome {}

    record Failed(Reason reason) implements Outcome {}

    static Outcome of(Verdict verdict, Reason reason) {
        return switch (verdict) {
            case READ -> new Read();
            case PARTLY_READ -> new PartlyRead(reason);
            case ENCRYPTED -> new Encrypted(reason);
            case UNSUPPORTED -> new Unsupported(reason);
            case FAILED -> new Failed(reason);
        };
    }

    /// The name in reports, snake_case.
    default String code() {
        return switch (this) {
            case Read _ -> Verdict.READ.code();
            case PartlyRead _ -> Verdict.PARTLY_READ.code();
            case Duplicate _ -> "duplicate";
            case Encrypted _ -> Verdict.ENCRYPTED.code();
            case Unsupported _ -> Verdict.UNSUPPORTED.code();
            case Failed _ -> Verdict.FAILED.code();
        };
    }
}
