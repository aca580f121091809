package daylight.reader.ground;

/// A walk through an original has what it came for. An error, so that no parser swallows it on the way out.
public final class WalkOver extends Error {
    private static final long serialVersionUID = 1L;

    public WalkOver() {
        // No stack trace: this is a signal, and it may be raised several times on the way out.
        super("", null, false, false);
    }
}
