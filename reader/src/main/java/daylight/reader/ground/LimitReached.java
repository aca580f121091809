package daylight.reader.ground;

import daylight.protocol.Reason;

/// A limit of the request was reached. Caught at the document it concerns, which ends as partly read.
public final class LimitReached extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public LimitReached(Reason reason) {
        // No stack trace: this is a signal, and parsers may raise it many times on the way out.
        super(reason.code(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
