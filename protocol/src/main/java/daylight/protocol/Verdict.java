package daylight.protocol;

/// What a worker says of one document. The desk adds the sixth outcome, *duplicate*, when it reports.
public enum Verdict {
    READ("read"),
    PARTLY_READ("partly_read"),
    ENCRYPTED("encrypted"),
    UNSUPPORTED("unsupported"),
    FAILED("failed");

    private final String code;

    Verdict(String code) {
        this.code = code;
    }

    /// The name in reports and in the facts, snake_case; never changes once released.
    public String code() {
        return code;
    }
}
