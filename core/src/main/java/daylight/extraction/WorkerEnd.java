package daylight.extraction;

import daylight.protocol.Reason;

/// A worker ended in the middle of a request.
final class WorkerEnd extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String detail;
    private final boolean fromOutside;

    WorkerEnd(Reason reason, String detail) {
        this(reason, detail, false);
    }

    /// @param fromOutside see [#isFromOutside()]
    WorkerEnd(Reason reason, String detail, boolean fromOutside) {
        super(reason.code() + " " + detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
        this.fromOutside = fromOutside;
    }

    /// Whether somebody else than the desk killed it: the kernel on a machine short of memory, a user, a service that
    /// stops programs. That says little of the document.
    boolean isFromOutside() {
        return fromOutside;
    }

    Reason reason() {
        return reason;
    }

    /// For developers: an exit code, an exception's class.
    String detail() {
        return detail;
    }
}
