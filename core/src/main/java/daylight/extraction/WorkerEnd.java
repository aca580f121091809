package daylight.extraction;

import daylight.protocol.Reason;

/// A worker ended in the middle of a request.
final class WorkerEnd extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String detail;

    WorkerEnd(Reason reason, String detail) {
        super(reason.code() + " " + detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    Reason reason() {
        return reason;
    }

    /// For developers: an exit code, an exception's class.
    String detail() {
        return detail;
    }
}
