package daylight.store;

/// A case cannot be opened, or cannot be written. The message is a sentence for people: the thing, the cause,
/// the next step.
public final class CaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What kind of trouble; the desk turns it into an exit code.
    public enum Kind {
        /// No case is there, or the arguments cannot be meant.
        USAGE,
        /// The case is there and not whole.
        DAMAGED,
        /// Something is missing or in the way: a lock, disk space, rights, a newer format.
        UNAVAILABLE
    }

    private final Kind kind;

    public CaseException(Kind kind, String sentence) {
        super(sentence);
        this.kind = kind;
    }

    public CaseException(Kind kind, String sentence, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
